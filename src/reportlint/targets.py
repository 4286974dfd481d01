"""Which files a run is about: those named, and those of a known format in the folders named."""

from __future__ import annotations

import os

from reportlint.bilingual import Bilingual
from reportlint.errors import UnreadableError
from reportlint.readers import load, suffixes
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: The path that stands for standard input.
STDIN = "-"


@record
class Target:
    """A file to read. ``named``: on the command line, not met in a folder.

    ``data`` is what it holds if that was read already. ``fault`` is why it cannot be read: it is
    a folder that cannot be listed.
    """

    path: str
    named: bool
    data: bytes | None = None
    fault: UnreadableError | None = None

    def load(self) -> bytes:
        """Give what it holds; raises UnreadableError."""
        if self.fault is not None:
            raise self.fault
        return load(self.path) if self.data is None else self.data


def find(paths: Iterable[str], exclude: Sequence[str] = ()) -> tuple[Target, ...]:
    """Give every file once: paths in the order given, the files of a folder sorted.

    Hidden files and folders, and those that match a pattern of ``exclude``, are left out of
    folders; a file that is named is always taken. Links to folders are not followed.
    """
    found: dict[str, Target] = {}
    for path in paths:
        is_folder = path != STDIN and os.path.isdir(path)
        for target in _folder(path, exclude) if is_folder else (Target(path, named=True),):
            key = path if path == STDIN else os.path.abspath(target.path)
            if key not in found or (target.named and not found[key].named):
                found[key] = target
    return tuple(found.values())


def _folder(top: str, exclude: Sequence[str]) -> Iterator[Target]:
    """Give the files below a folder, depth first without recursion, in a fixed order."""
    known = suffixes()
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Target(folder, named=False, fault=_unlisted(error))
            continue
        kept = [entry for entry in ordered if not _hidden(entry.name)]
        kept = [entry for entry in kept if not _excluded(entry, top, exclude)]
        below = [entry.path for entry in kept if entry.is_dir(follow_symlinks=False)]
        waiting.extend(reversed(below))
        for entry in kept:
            if entry.name.lower().endswith(known) and _is_file(entry):
                yield Target(_plain(entry.path), named=False)


def _unlisted(error: OSError) -> UnreadableError:
    reason = error.strerror or str(error)
    return UnreadableError(
        Bilingual(f"无法列出文件夹：{reason}", f"the folder cannot be listed: {reason}")
    )


def _hidden(name: str) -> bool:
    # NOTE: "~$" is how Word marks that a file is open.
    return name.startswith((".", "~$"))


def _excluded(entry: os.DirEntry[str], top: str, exclude: Sequence[str]) -> bool:
    """Whether a pattern matches the name, or the path below the folder or as a whole."""
    if not exclude:
        return False
    from fnmatch import fnmatchcase

    names = (entry.name, os.path.relpath(entry.path, top), _plain(entry.path))
    return any(
        fnmatchcase(name.replace(os.sep, "/"), pattern.rstrip("/"))
        for name in names
        for pattern in exclude
    )


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Take regular files and links to them; also links to nowhere, which reading then reports."""
    if entry.is_symlink():
        return os.path.isfile(entry.path) or not os.path.exists(entry.path)
    return entry.is_file()


def _plain(path: str) -> str:
    """Give a path below the current folder without ``./``."""
    return path.removeprefix(os.path.join(os.curdir, ""))
