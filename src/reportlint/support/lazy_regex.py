"""Regular expressions that are compiled on first use and remembered across runs.

Compiling the project's patterns takes longer than checking a draft, so their compiled code is part
of the cache (:mod:`reportlint.support.cache`). The code is the interpreter's own, private to its
version: the cache is keyed by the version, and whatever does not load is compiled anew.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Any

#: By source and flags, as ``re`` keeps its own; kept here so that they can be stored for next time.
_compiled_patterns: dict[tuple[str, int], re.Pattern[str]] = {}
_codes: dict[tuple[str, int], tuple[Any, ...]] = {}
_fresh: set[tuple[str, int]] = set()


def compile_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the compiled pattern; raises ``re.error`` where it is none."""
    key = (source, flags)
    pattern = _compiled_patterns.get(key)
    if pattern is None:
        pattern = _compiled_patterns[key] = _load(key) or _compile(key)
    return pattern


class Pattern:
    """A pattern that is compiled when it is first used."""

    __slots__ = ("flags", "regex", "source")
    #: The compiled pattern: the slot is empty until it is asked for.
    regex: re.Pattern[str]

    def __init__(self, source: str, flags: int = 0) -> None:
        """Keep the source; nothing is compiled yet."""
        self.source = source
        self.flags = flags

    def __getattr__(self, name: str) -> re.Pattern[str]:
        """Fill the slot; raise ``re.error`` where the source is no pattern."""
        if name != "regex":
            raise AttributeError(name)
        pattern = self.regex = compile_pattern(self.source, self.flags)
        return pattern


def _compile(key: tuple[str, int]) -> re.Pattern[str]:
    """Compile a pattern anew and keep its code; the long way where Python hides how it does it."""
    # NOTE: the module that compiles takes as long to import as a tenth of a clean check.
    import re

    try:
        _codes[key] = _make_code(*key)
    except (ImportError, AttributeError, TypeError):
        return re.compile(*key)
    _fresh.add(key)
    return _load(key) or re.compile(*key)


def _make_code(source: str, flags: int) -> tuple[Any, ...]:
    """Return what :func:`_load` makes a pattern of: what ``re.compile`` does, which hides it."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(source, flags)
    state = tree.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = _pack([int(word) for word in _compiler._code(tree, flags)])  # noqa: SLF001
    groups = (state.groups - 1, dict(state.groupdict), tuple(names))
    return (source, flags | state.flags, code, *groups)


def _load(key: tuple[str, int]) -> re.Pattern[str] | None:
    code = _codes.get(key)
    if code is None:
        return None
    source, flags, words, *rest = code
    try:
        pattern: re.Pattern[str] = _sre.compile(source, flags, _unpack(words), *rest)
    except (TypeError, ValueError, RuntimeError, OverflowError):
        return None
    return pattern


def load_codes(codes: dict[tuple[str, int], tuple[Any, ...]]) -> None:
    """Take over the compiled codes of an earlier run."""
    _codes.update(codes)


def has_new_patterns() -> bool:
    """Whether patterns were compiled that no earlier run had left."""
    return bool(_fresh)


def collect_codes() -> dict[tuple[str, int], tuple[Any, ...]]:
    """Return the codes of all patterns used so far, to be stored; empty where Python hides them."""
    _fresh.clear()
    return dict(_codes)


def _pack(words: list[int]) -> bytes:
    """Pack a code: as bytes it loads at once, and is unpacked only if its pattern is used."""
    from array import array

    return array("I", words).tobytes()


def _unpack(words: bytes) -> list[int]:
    return memoryview(words).cast("I").tolist()
