"""Makes one pattern of the word list, sorted by the characters that words begin with.

A sentence is looked through character by character: where hundreds of entries were tried at each,
reading would take many times as long. It is made once, when the word list is loaded.
"""

from __future__ import annotations

import re
from itertools import groupby
from re import _parser

from reportlint.parsing.claims.terms import NAMES, PATTERN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

#: How entries of the word list are named.
PREFIX = "claims/"
_MARK = "[，、；：,;（【(）】)]"
_QUOTED = "《[^《》]*》|“[^“”]*”|〈[^〈〉]*〉|「[^「」]*」|〔[^〔〕]*〕"
_ALWAYS = ((_MARK, "MARK"), (_QUOTED, "OTHER"))
_BUCKETS = 16
#: A character with its backslash, a class, a bracket, a bar.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|.", re.DOTALL)
_DIGITS = frozenset("0123456789")


def compose_pattern(patterns: Mapping[str, str]) -> dict[str, str]:
    """Return the pattern and its groups' names, one a line; nothing where there is no word list.

    >>> compose_pattern({})
    {}
    """
    word_entries = [
        (patterns[key], key[len(PREFIX) :]) for key in patterns if key.startswith(PREFIX)
    ]
    if not word_entries:
        return {}
    entries = [
        (way, name) for words, name in (*_ALWAYS, *word_entries) for way in _alternatives(words)
    ]
    beginning = [find_first_characters(words) for words, _ in entries]
    names: list[str] = []
    branches = []
    for characters in _buckets(beginning):
        bucket_entries = [entries[i] for i, firsts in enumerate(beginning) if firsts & characters]
        groups = [
            (name, "|".join([words for words, _ in ways]))
            for name, ways in groupby(bucket_entries, key=lambda entry: entry[1])
        ]
        names += [name for name, _ in groups]
        words = "|".join([f"({words})" for _, words in groups])
        branches.append(f"(?=[{_set(characters)}])(?:{words})")
    all_characters = _set(frozenset().union(*beginning))
    pattern = f"(?=[{all_characters}])(?:{'|'.join(branches)})"
    return {PATTERN: pattern, NAMES: "\n".join(names)}


def _alternatives(pattern: str) -> list[str]:
    """Split a pattern at the bars outside its brackets."""
    ways = [""]
    depth = 0
    for piece in _PIECE.findall(pattern):
        if piece == "|" and not depth:
            ways.append("")
            continue
        depth += {"(": 1, ")": -1}.get(piece, 0)
        ways[-1] += piece
    return ways


def _set(characters: Iterable[str]) -> str:
    return "".join(sorted(re.escape(character) for character in characters))


def _buckets(beginning: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Put characters together that begin much the same entries."""
    characters = sorted(frozenset().union(*beginning))
    entry_indexes = {
        c: tuple(i for i, firsts in enumerate(beginning) if c in firsts) for c in characters
    }
    sorted_characters = sorted(characters, key=lambda c: entry_indexes[c])
    size = -(-len(sorted_characters) // _BUCKETS)
    return [
        frozenset(sorted_characters[i : i + size]) for i in range(0, len(sorted_characters), size)
    ]


def has_first_characters(pattern: str) -> bool:
    """Whether all matches of a pattern begin with one of certain characters.

    >>> has_first_characters("收到|受理"), has_first_characters(".到")
    (True, False)
    """
    try:
        return bool(find_first_characters(pattern))
    except ValueError:
        return False


def find_first_characters(pattern: str) -> frozenset[str]:
    """Return characters with which matches of a pattern may begin; raises ValueError for any.

    >>> sorted(find_first_characters("收到|受理"))
    ['受', '收']
    """
    characters, _ = _firsts(_parser.parse(pattern))
    return characters


def _firsts(items: Iterable[Any]) -> tuple[frozenset[str], bool]:
    """Return the first characters of a sequence, and whether it may match nothing."""
    characters: frozenset[str] = frozenset()
    for name, value in items:
        more, empty = _first(str(name), value)
        characters |= more
        if not empty:
            return characters, False
    return characters, True


def _first(name: str, value: Any) -> tuple[frozenset[str], bool]:
    if name == "LITERAL":
        return frozenset(chr(value)), False
    if name == "IN":
        return frozenset().union(*[_members(str(kind), member) for kind, member in value]), False
    if name == "BRANCH":
        ways = [_firsts(way) for way in value[1]]
        return frozenset().union(*[way for way, _ in ways]), any(empty for _, empty in ways)
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        characters, empty = _firsts(value[2])
        return characters, empty or value[0] == 0
    if name == "SUBPATTERN":
        return _firsts(value[-1])
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return frozenset(), True
    raise ValueError(f"no word of the list may begin with {name}")


def _members(kind: str, value: Any) -> frozenset[str]:
    if kind == "LITERAL":
        return frozenset(chr(value))
    if kind == "RANGE":
        return frozenset(map(chr, range(value[0], value[1] + 1)))
    if kind == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
        return _DIGITS
    raise ValueError(f"no word of the list may begin with {kind} {value}")
