"""Patterns for paths, as ignore files have them: ``*`` stays within a name, ``**`` does not."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: The part of a pattern that stands for any number of names.
ANY_DEPTH = "**"


def matches(path: str, pattern: str) -> bool:
    """Whether a pattern means a path, or a folder that it lies in.

    A pattern without ``/`` means a name at any depth; with one it is relative to the folder that
    the path is relative to. ``/`` at the end changes nothing. No pattern means that folder itself.
    """
    if path == os.curdir:
        return False
    pattern = pattern.replace("\\", "/").rstrip("/")
    wanted = pattern.removeprefix("./").removeprefix("/").split("/")
    if "/" not in pattern:
        wanted.insert(0, ANY_DEPTH)
    names = path.replace(os.sep, "/").removeprefix("./").split("/")
    return any(len(wanted) in states for states in _states(names, wanted))


def means(path: str, pattern: str) -> bool:
    """Whether a pattern means just that path: both relative to one folder, parted by ``/``."""
    wanted = pattern.removeprefix("./").split("/")
    *_, last = _states(path.split("/"), wanted)
    return len(wanted) in last


def _states(names: list[str], wanted: list[str]) -> Iterator[set[int]]:
    """Yield after each name how many parts of a pattern the names so far may stand for."""
    from fnmatch import fnmatchcase

    states = opened(wanted, 0)
    for name in names:
        stepped: set[int] = set()
        for state in states - {len(wanted)}:
            if wanted[state] == ANY_DEPTH:
                stepped |= opened(wanted, state) | {state + 1}
            elif fnmatchcase(name, wanted[state]):
                stepped |= opened(wanted, state + 1)
        yield stepped
        states = stepped


def opened(parts: Sequence[object], state: int) -> set[int]:
    """Return a state with those that are reached by letting ``**`` stand for nothing."""
    found = {state}
    while state < len(parts) - 1 and parts[state] == ANY_DEPTH:
        state += 1
        found.add(state)
    return found
