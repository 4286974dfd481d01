"""Patterns for paths, as ignore files have them: ``*`` stays within a name, ``**`` does not."""

from __future__ import annotations

import os

_ANY = "**"


def matches(path: str, pattern: str) -> bool:
    """Whether a pattern means a path, or a folder that it lies in.

    A pattern without ``/`` means a name at any depth; with one it is relative to the folder that
    the path is relative to. ``/`` at the end changes nothing. No pattern means that folder itself.
    """
    if path == os.curdir:
        return False
    from fnmatch import fnmatchcase

    pattern = pattern.replace("\\", "/").rstrip("/")
    wanted = pattern.removeprefix("./").removeprefix("/").split("/")
    if "/" not in pattern:
        wanted.insert(0, _ANY)
    states = _opened(wanted, 0)
    for name in path.replace(os.sep, "/").removeprefix("./").split("/"):
        stepped: set[int] = set()
        for state in states:
            if wanted[state] == _ANY:
                stepped |= _opened(wanted, state) | {state + 1}
            elif fnmatchcase(name, wanted[state]):
                stepped |= _opened(wanted, state + 1)
        if len(wanted) in stepped:
            return True
        states = stepped
    return False


def _opened(wanted: list[str], state: int) -> set[int]:
    """Give a state with those that are reached by letting ``**`` stand for nothing."""
    found = {state}
    while state < len(wanted) - 1 and wanted[state] == _ANY:
        state += 1
        found.add(state)
    return found
