"""Keeps what is slow to make (loaded rules, compiled grammars and patterns) from run to run.

A convenience only: whatever is wrong with the cache, the program works without it, and what does
not belong to exactly these sources and this Python is not used.

Values are pickled, and read by a reader that knows nothing but words, numbers, collections and the
program's own records: no file can make it import or call anything else. A folder or file that
someone else could have written is not read at all, see :mod:`reportlint.support.paths`.
"""

from __future__ import annotations

import os
import sys
from _io import BytesIO
from _pickle import Unpickler, dumps

from reportlint.support import paths
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_HASH_LENGTH = 8
#: The highest protocol that every supported Python reads; the file's name tells which it is.
_PROTOCOL = 5
_PACKAGE = "reportlint."
#: What values are made of besides records.
_NUMBERS = ("decimal", "Decimal")
_SUFFIX = ".bin"
_TAG_FILE = "CACHEDIR.TAG"
#: The first line is that of https://bford.info/cachedir/.
_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# Rules, grammars and patterns that reportlint has loaded and compiled, for the next start.
# Everything here may be deleted: it is made anew. No draft and no finding is in it.
# reportlint 编译好的规则、语法和模式，供下次启动使用；可以随时删除，会自动重新生成。
"""


def find_refused_folder() -> tuple[str, paths.Refusal] | None:
    """Return the folder that was asked for but is not used, and why; None if there is none."""
    try:
        path = paths.cache_folder()
    except OSError:
        return None
    refusal = paths.cache_refusals.get(path)
    return None if refusal is None else (path, refusal)


def load(name: str, stamp: bytes) -> Any:
    """Return the value stored under that name and stamp; None if there is none to be trusted."""
    try:
        content = _read(_path(name))
        return None if content is None else _open(content, name, stamp)
    except Exception:  # noqa: BLE001 - a broken cache can fail in any way; it is made anew
        return None


def load_bundled(path: str, name: str, make_stamp: Callable[[], bytes]) -> Any:
    """Return the value in a file of the program's own, which is trusted as its code is.

    None if there is no such file, if it is damaged or made of other sources.
    """
    try:
        with open(path, "rb") as file:
            content = file.read()
        return _open(content, name, make_stamp())
    except Exception:  # noqa: BLE001 - as above
        return None


def seal(name: str, stamp: bytes, value: object) -> bytes:
    """Return what a file holds; raises where the value is none that can be loaded."""
    return serialize((name, stamp, value))


def _open(content: bytes, name: str, stamp: bytes) -> Any:
    """Return the value in a file; None if it is another's or of other sources."""
    found_name, found_stamp, value = deserialize(content)
    return value if (found_name, found_stamp) == (name, stamp) else None


def store(name: str, stamp: bytes, value: object) -> None:
    """Store a value under a name and stamp; does nothing where it cannot."""
    try:
        content = seal(name, stamp, value)
        path = _path(name)
        if _prepare_folder(os.path.dirname(path)):
            from reportlint.support.atomic_write import write_file

            write_file(path, content, mode=0o600)
    except Exception:  # noqa: BLE001 - as above: a full disk or a read-only home is no obstacle
        return


def serialize(value: object) -> bytes:
    """Return a value as bytes that :func:`loaded` takes; raises where it holds what that cannot."""
    content = dumps(value, _PROTOCOL)
    return _hash(content) + content


def deserialize(content: bytes) -> Any:
    """Return the value that was dumped; raises ValueError for damaged content.

    It cannot do anything but make values: names that stand for other things raise ValueError.
    """
    if content[:_HASH_LENGTH] != _hash(memoryview(content)[_HASH_LENGTH:]):
        raise ValueError(content[:_HASH_LENGTH])
    stream = BytesIO(content)
    stream.seek(_HASH_LENGTH)
    return _Reader(stream).load()


class _Reader(Unpickler):
    """Reads what values are dumped as."""

    def find_class(self, module: str, name: str) -> Callable[..., Any]:
        """Return what makes values of a class: not the class, which could be changed."""
        constructor: Callable[..., Any] = type.__call__.__get__(_class(module, name))
        return constructor


def _class(module: str, name: str) -> type:
    """Return a class that may occur in values; raises ValueError for everything else."""
    from reportlint.support.lazy import fetch

    if (module, name) == _NUMBERS:
        return fetch("decimal:Decimal")  # type: ignore[no-any-return]
    candidate = fetch(f"{module}:{name}") if module.startswith(_PACKAGE) else None
    if isinstance(candidate, type) and issubclass(candidate, Record):
        return candidate
    raise ValueError(f"{module}:{name}")


def _folder() -> str:
    """Return the folder of the cache; raises PermissionError where it is not to be trusted."""
    path = paths.cache_folder()
    refusals = paths.cache_refusals
    if path not in refusals:
        refusals[path] = paths.find_cache_refusal(path)
    if refusals[path] is not None:
        raise PermissionError(path)
    return path


def _path(name: str) -> str:
    """Return the file for this Python and installation; new sources replace the old one."""
    place = os.path.dirname(os.path.abspath(__file__))
    made_for = f"{place}\0{sys.implementation.cache_tag}\0{sys.hexversion}"
    return os.path.join(_folder(), f"{name}-{_hash(made_for.encode()).hex()}{_SUFFIX}")


def _hash(content: bytes | memoryview) -> bytes:
    # NOTE: built in, where hashlib and zlib would have to be imported.
    from _imp import source_hash

    return source_hash(0, content)


def _is_trusted(status: os.stat_result) -> bool:
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & paths.OTHERS_WRITE


def _read(path: str) -> bytes | None:
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:
        return file.read() if _is_trusted(os.fstat(handle)) else None


def _prepare_folder(path: str) -> bool:
    """Make the folder unless it is there, with a word on what it is; say if it can be trusted."""
    os.makedirs(path, mode=0o700, exist_ok=True)
    if not _is_trusted(os.stat(path)):
        return False
    names = os.listdir(path)
    # NOTE: backups leave out a folder with this file: it must hold nothing else than our own.
    if _TAG_FILE not in names and all(name.endswith(_SUFFIX) for name in names):
        from reportlint.support.atomic_write import write_file

        write_file(os.path.join(path, _TAG_FILE), _TAG.encode())
    return True


def make_stamp(version: str, files: list[tuple[str, int, int]]) -> bytes:
    """Return a short name for a version and the state of files: (path, size, time of change)."""
    lines = [f"{path}\0{size}\0{mtime}" for path, size, mtime in files]
    return _hash("\n".join((version, *lines)).encode("utf-8", "surrogatepass"))


def make_content_stamp(version: str, files: list[tuple[str, bytes]]) -> bytes:
    """Return a short name for a version and what is in files, wherever and whenever it was put."""
    parts = [f"{version}\0{[(name, len(content)) for name, content in files]}".encode()]
    return _hash(b"".join(parts + [content for _, content in files]))
