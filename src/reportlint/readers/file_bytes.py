"""The bytes of a file that is to be read: of a pipe within a time, of a device none."""

from __future__ import annotations

import os
import stat

from reportlint.support.errors import UnreadableError, explain_os_error
from reportlint.support.localized_text import Message

#: More bytes than any draft has, with all its pictures.
MAX_FILE_BYTES = 64 * 1024 * 1024
#: How long a named pipe may take to be written, in seconds.
PIPE_SECONDS = 50.0
_PIECE_BYTES = 1 << 20
#: What is neither a file nor a pipe, by what tells it.
_UNREADABLE_TYPES = (
    (stat.S_ISSOCK, Message("readers.file_bytes.socket")),
    (stat.S_ISCHR, Message("readers.file_bytes.device")),
    (stat.S_ISBLK, Message("readers.file_bytes.device")),
)


def load(path: str) -> bytes:
    """Read the bytes of a file; raises UnreadableError where that is impossible."""
    try:
        mode = os.stat(path).st_mode
        for is_type, message in _UNREADABLE_TYPES:
            if is_type(mode):
                raise UnreadableError(
                    message,
                    Message("readers.file_bytes.use_dash_for_stdin"),
                )
        if stat.S_ISFIFO(mode) and hasattr(os, "O_NONBLOCK"):
            return check_size(_read_pipe(path))
        with open(path, "rb") as file:
            return check_size(file.read(MAX_FILE_BYTES + 1))
    except FileNotFoundError:
        raise UnreadableError(
            Message("readers.file_bytes.no_such_file"),
            Message("readers.file_bytes.check_path"),
        ) from None
    except PermissionError:
        raise UnreadableError(
            Message("readers.file_bytes.no_permission"),
            Message("readers.file_bytes.check_permissions"),
        ) from None
    except OSError as error:
        raise UnreadableError(explain_os_error(error)) from error
    except ValueError:
        raise UnreadableError(Message("readers.file_bytes.invalid_name")) from None


def check_size(data: bytes) -> bytes:
    """Return the bytes back; raises UnreadableError where there are more than LIMIT."""
    if len(data) > MAX_FILE_BYTES:
        megabytes = MAX_FILE_BYTES // 1024 // 1024
        raise UnreadableError(
            Message("readers.file_bytes.too_large", megabytes=megabytes),
            Message("readers.archive.check_file"),
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
        Message("readers.file_bytes.pipe_timed_out", seconds=seconds),
        Message("readers.file_bytes.check_writer"),
    )
