"""Which drafts an entry is about."""

from __future__ import annotations

import os
from unicodedata import normalize

from reportlint.readers import suffixes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.rules.suppressions import SuppressionEntry

#: The names of drafts in a folder, as of a time of its change.
_drafts_by_folder: dict[str, tuple[int, tuple[str, ...]]] = {}
#: The draft that an entry alone is about, by where the entry stands.
_single_drafts: dict[tuple[str, int, str | None], tuple[tuple[str, ...], str | None]] = {}


def applies(entry: SuppressionEntry, path: str) -> bool:
    """Whether an entry is about the draft of that path, or may be."""
    if entry.file is None:
        return True
    pattern, name = _normalise(entry.file), _normalise(os.path.basename(path))
    if "/" in pattern and entry.source == "configuration":
        below = os.path.relpath(path, os.path.dirname(os.path.abspath(entry.path)))
        name = _normalise(below.replace(os.sep, "/"))
    if not _is_pattern(pattern):
        return pattern == name
    from fnmatch import fnmatchcase

    return fnmatchcase(name, pattern)


def is_alone(entry: SuppressionEntry, path: str) -> bool:
    """Whether the draft of that path is the only one that the entry can be about."""
    if entry.file is not None and not _is_pattern(entry.file):
        return True
    if entry.source == "configuration":
        return False
    names = _list_drafts(os.path.dirname(path))
    key = (entry.path, entry.line, entry.file)
    cache_entry = _single_drafts.get(key)
    if cache_entry is None or cache_entry[0] is not names:
        matches = [name for name in names if applies(entry, name)][:2]
        single = matches[0] if len(matches) == 1 else None if matches else ""
        cache_entry = _single_drafts[key] = names, single
    return cache_entry[1] in ("", os.path.basename(path))


def candidates(entry: SuppressionEntry) -> Iterator[str]:
    """Return the absolute paths of the drafts on disk that an entry of several may be about."""
    folder = os.path.dirname(os.path.abspath(entry.path))
    waiting = [folder]
    while waiting:
        top = waiting.pop()
        yield from (os.path.join(top, name) for name in _list_drafts(top) if applies(entry, name))
        if entry.source == "configuration":
            waiting += _list_folders(top)


def _list_drafts(folder: str) -> tuple[str, ...]:
    """Return the names of the files in a folder that may be drafts."""
    folder = folder or os.curdir
    try:
        mtime = os.stat(folder).st_mtime_ns
        cache_entry = _drafts_by_folder.get(folder)
        if cache_entry is None or cache_entry[0] != mtime:
            names = sorted(os.listdir(folder))
            drafts = tuple(name for name in names if name.lower().endswith(suffixes()))
            drafts = tuple(name for name in drafts if not name.startswith((".", "~$")))
            cache_entry = _drafts_by_folder[folder] = mtime, drafts
    except OSError:
        return ()
    return cache_entry[1]


def _list_folders(top: str) -> list[str]:
    try:
        with os.scandir(top) as entries:
            below = [e for e in entries if e.is_dir(follow_symlinks=False)]
    except OSError:
        return []
    return sorted(entry.path for entry in below if not entry.name.startswith("."))


def _is_pattern(pattern: str) -> bool:
    """Whether a pattern may match several names."""
    return any(sign in pattern for sign in "*?[")


def _normalise(name: str) -> str:
    """Return a name in one form: some systems store its accents apart."""
    return normalize("NFC", name)
