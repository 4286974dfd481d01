"""The bytes of a file that is to be read: of a pipe within a time, of a device none."""

from __future__ import annotations

import os
import stat

from reportlint.support.errors import UnreadableError, explain_os_error
from reportlint.support.localized_text import Bilingual

#: More bytes than any draft has, with all its pictures.
MAX_FILE_BYTES = 64 * 1024 * 1024
#: How long a named pipe may take to be written, in seconds.
PIPE_SECONDS = 50.0
_PIECE_BYTES = 1 << 20
#: What is neither a file nor a pipe, by what tells it.
_UNREADABLE_TYPES = (
    (stat.S_ISSOCK, Bilingual("这是一个套接字，不是文件", "it is a socket, not a file")),
    (stat.S_ISCHR, Bilingual("这是一个设备，不是文件", "it is a device, not a file")),
    (stat.S_ISBLK, Bilingual("这是一个设备，不是文件", "it is a device, not a file")),
)


def load(path: str) -> bytes:
    """Read the bytes of a file; raises UnreadableError where that is impossible."""
    try:
        mode = os.stat(path).st_mode
        for is_type, message in _UNREADABLE_TYPES:
            if is_type(mode):
                raise UnreadableError(
                    message,
                    Bilingual("用 - 读取标准输入", "use - to read standard input"),
                )
        if stat.S_ISFIFO(mode) and hasattr(os, "O_NONBLOCK"):
            return check_size(_read_pipe(path))
        with open(path, "rb") as file:
            return check_size(file.read(MAX_FILE_BYTES + 1))
    except FileNotFoundError:
        raise UnreadableError(
            Bilingual("没有这个文件", "no such file"),
            Bilingual("检查路径和文件名", "check the path and the name"),
        ) from None
    except PermissionError:
        raise UnreadableError(
            Bilingual("没有读取权限", "no permission to read it"),
            Bilingual("检查文件的访问权限", "check who may read the file"),
        ) from None
    except (OSError, ValueError) as error:
        raise UnreadableError(explain_os_error(error)) from error


def check_size(data: bytes) -> bytes:
    """Return the bytes back; raises UnreadableError where there are more than LIMIT."""
    if len(data) > MAX_FILE_BYTES:
        megabytes = MAX_FILE_BYTES // 1024 // 1024
        raise UnreadableError(
            Bilingual(f"文件超过 {megabytes} MB", f"the file is larger than {megabytes} MB"),
            Bilingual("这不像一份年度报告，检查文件", "no annual report is: check the file"),
        )
    return data


def _read_pipe(path: str) -> bytes:
    """Read a named pipe until its writer closes it, or its time is up."""
    import select
    import time

    deadline = time.monotonic() + PIPE_SECONDS
    # NOTE: opened so, it is not waited for a writer that may never come.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    pieces, size = [], 0
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        while size <= MAX_FILE_BYTES:
            seconds_left = deadline - time.monotonic()
            if seconds_left <= 0 or not poll.poll(seconds_left * 1000):
                raise _timeout_error()
            piece = os.read(handle, _PIECE_BYTES)
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
    finally:
        os.close(handle)
    return b"".join(pieces)


def _timeout_error() -> UnreadableError:
    seconds = int(PIPE_SECONDS)
    return UnreadableError(
        Bilingual(
            f"这是一个管道，{seconds} 秒内没有写完",
            f"it is a pipe that was not written within {seconds} s",
        ),
        Bilingual("检查写入它的程序，或者先存成文件", "check who writes it, or save a file first"),
    )
