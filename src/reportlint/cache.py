"""Keeps what is slow to make (loaded rules, compiled grammars and patterns) from run to run.

A convenience only: whatever is wrong with the cache, the program works without it, and what does
not belong to exactly these sources and this Python is not used. Values are pickled; as unpickling
runs code, a folder or file that someone else could have written is not read.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_APPLICATION = "reportlint"
_WORLD_WRITABLE = 0o002
_HASH_LENGTH = 8


def folder() -> str:
    """Give the folder of the cache: REPORTLINT_CACHE_DIR, or where the system keeps such.

    Raises FileNotFoundError for a user without a home.
    """
    named = os.environ.get("REPORTLINT_CACHE_DIR")
    if named:
        return named
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        raise FileNotFoundError(home)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, _APPLICATION, "Cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", _APPLICATION)
    general = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(general, _APPLICATION)


def load(name: str, stamp: bytes) -> Any:
    """Give the value stored under that name and stamp; None if there is none to be trusted."""
    try:
        from _pickle import loads

        content = _read(_path(name))
        if content is None or content[:_HASH_LENGTH] != _hash(content[_HASH_LENGTH:]):
            return None
        found, value = loads(content[_HASH_LENGTH:])
    except Exception:  # noqa: BLE001 - a broken cache can fail in any way; it is made anew
        return None
    return value if found == stamp else None


def store(name: str, stamp: bytes, value: object) -> None:
    """Store a value under a name and stamp; does nothing where it cannot."""
    try:
        from _pickle import dumps

        # NOTE: the highest protocol that every supported Python reads; the file's name tells which.
        content = dumps((stamp, value), 5)
        path = _path(name)
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        if _trusted(os.stat(os.path.dirname(path))):
            _write(path, _hash(content) + content)
    except Exception:  # noqa: BLE001 - as above: a full disk or a read-only home is no obstacle
        return


def _path(name: str) -> str:
    """Give the file for this Python and place of installation; new sources replace the old file."""
    place = os.path.dirname(os.path.abspath(__file__))
    made_for = f"{place}\0{sys.implementation.cache_tag}\0{sys.hexversion}"
    return os.path.join(folder(), f"{name}-{_hash(made_for.encode()).hex()}.bin")


def _hash(content: bytes) -> bytes:
    # NOTE: built in, where hashlib and zlib would have to be imported.
    from _imp import source_hash

    return source_hash(0, content)


def _trusted(status: os.stat_result) -> bool:
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & _WORLD_WRITABLE


def _read(path: str) -> bytes | None:
    if not _trusted(os.stat(os.path.dirname(path))):
        return None
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:
        return file.read() if _trusted(os.fstat(handle)) else None


def _write(path: str, content: bytes) -> None:
    """Write the file whole or not at all."""
    beside = f"{path}.{os.getpid()}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(beside, flags, 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(content)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise


def stamp(version: str, files: list[tuple[str, int, int]]) -> bytes:
    """Give a short name for a version and the state of files: (path, size, time of change)."""
    lines = [f"{path}\0{size}\0{changed}" for path, size, changed in files]
    return _hash("\n".join((version, *lines)).encode("utf-8", "surrogatepass"))
