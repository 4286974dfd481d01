"""Which drafts an entry is about."""

from __future__ import annotations

import os
from unicodedata import normalize

from reportlint.readers import suffixes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.rules.suppressions import Entry

#: The names of drafts in a folder, as of a time of its change.
_listed: dict[str, tuple[int, tuple[str, ...]]] = {}
#: The draft that an entry alone is about, by where the entry stands.
_alone: dict[tuple[str, int, str | None], tuple[tuple[str, ...], str | None]] = {}


def applies(entry: Entry, path: str) -> bool:
    """Whether an entry is about the draft of that path, or may be."""
    if entry.file is None:
        return True
    pattern, name = _form(entry.file), _form(os.path.basename(path))
    if "/" in pattern and entry.source == "configuration":
        below = os.path.relpath(path, os.path.dirname(os.path.abspath(entry.path)))
        name = _form(below.replace(os.sep, "/"))
    if not _open(pattern):
        return pattern == name
    from fnmatch import fnmatchcase

    return fnmatchcase(name, pattern)


def is_alone(entry: Entry, path: str) -> bool:
    """Whether the draft of that path is the only one that the entry can be about."""
    if entry.file is not None and not _open(entry.file):
        return True
    if entry.source == "configuration":
        return False
    names = _drafts(os.path.dirname(path))
    key = (entry.path, entry.line, entry.file)
    known = _alone.get(key)
    if known is None or known[0] is not names:
        found = [name for name in names if applies(entry, name)][:2]
        known = _alone[key] = names, found[0] if len(found) == 1 else None if found else ""
    return known[1] in ("", os.path.basename(path))


def candidates(entry: Entry) -> Iterator[str]:
    """Give the absolute paths of the drafts on disk that an entry of several may be about."""
    folder = os.path.dirname(os.path.abspath(entry.path))
    waiting = [folder]
    while waiting:
        top = waiting.pop()
        yield from (os.path.join(top, name) for name in _drafts(top) if applies(entry, name))
        if entry.source == "configuration":
            waiting += _folders(top)


def _drafts(folder: str) -> tuple[str, ...]:
    """Give the names of the files in a folder that may be drafts."""
    folder = folder or os.curdir
    try:
        changed = os.stat(folder).st_mtime_ns
        known = _listed.get(folder)
        if known is None or known[0] != changed:
            names = sorted(os.listdir(folder))
            kept = tuple(name for name in names if name.lower().endswith(suffixes()))
            kept = tuple(name for name in kept if not name.startswith((".", "~$")))
            known = _listed[folder] = changed, kept
    except OSError:
        return ()
    return known[1]


def _folders(top: str) -> list[str]:
    try:
        with os.scandir(top) as entries:
            below = [e for e in entries if e.is_dir(follow_symlinks=False)]
    except OSError:
        return []
    return sorted(entry.path for entry in below if not entry.name.startswith("."))


def _open(pattern: str) -> bool:
    """Whether a pattern may match several names."""
    return any(sign in pattern for sign in "*?[")


def _form(name: str) -> str:
    """Give a name in one form: some systems store its accents apart."""
    return normalize("NFC", name)
