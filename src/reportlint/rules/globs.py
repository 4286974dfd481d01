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

    >>> matches('2024/draft.docx', '*.docx'), matches('2024/draft.docx', '*/draft')
    (True, False)
    """
    if path == os.curdir:
        return False
    pattern = pattern.replace("\\", "/").rstrip("/")
    parts = pattern.removeprefix("./").removeprefix("/").split("/")
    if "/" not in pattern:
        parts.insert(0, ANY_DEPTH)
    names = path.replace(os.sep, "/").removeprefix("./").split("/")
    return any(len(parts) in states for states in _states(names, parts))


def matches_exactly(path: str, pattern: str) -> bool:
    """Whether a pattern means just that path: both relative to one folder, parted by ``/``.

    >>> matches_exactly('rules/a.yaml', 'rules/*.yaml')
    True
    """
    parts = pattern.removeprefix("./").split("/")
    *_, last = _states(path.split("/"), parts)
    return len(parts) in last


def _states(names: list[str], parts: list[str]) -> Iterator[set[int]]:
    """Yield after each name how many parts of a pattern the names so far may stand for."""
    from fnmatch import fnmatchcase

    states = expand_state(parts, 0)
    for name in names:
        next_states: set[int] = set()
        for state in states - {len(parts)}:
            if parts[state] == ANY_DEPTH:
                next_states |= expand_state(parts, state) | {state + 1}
            elif fnmatchcase(name, parts[state]):
                next_states |= expand_state(parts, state + 1)
        yield next_states
        states = next_states


def expand_state(parts: Sequence[object], state: int) -> set[int]:
    """Return a state with those that are reached by letting ``**`` stand for nothing."""
    states = {state}
    while state < len(parts) - 1 and parts[state] == ANY_DEPTH:
        state += 1
        states.add(state)
    return states
