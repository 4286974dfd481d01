"""What .gitignore files mean, as git reads them: the last pattern that fits decides.

Matching takes time in proportion to pattern and name, whatever they hold: patterns come along with
the folders that are checked.
"""

from __future__ import annotations

import os
import stat

from reportlint.rules.globs import ANY_DEPTH, expand_state
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    #: Whether a character fits; None stands for any number of characters.
    Token = Callable[[str], bool] | None

NAME = ".gitignore"
#: No file of patterns is longer, in bytes and in patterns: of one that is, the rest is not heeded.
_MOST_BYTES, _MOST_PATTERNS = 1 << 18, 2000
_SPACES = Pattern(r"(?<!\\)[ \t]+\Z")
_CLASSES = {
    "alpha": str.isalpha,
    "digit": str.isdigit,
    "alnum": str.isalnum,
    "upper": str.isupper,
    "lower": str.islower,
    "space": str.isspace,
    "punct": lambda sign: sign.isascii() and sign.isprintable() and not sign.isalnum(),
}


class IgnorePattern(Record):
    """One pattern: ``names`` are its parts between slashes. ``where`` gives file, line, words."""

    where: str
    is_negated: bool
    folders_only: bool
    names: tuple[str | tuple[Token, ...], ...]

    def matches(self, path: Sequence[str]) -> bool:
        """Whether it means the path, whose names start from the folder of the pattern."""
        names = self.names
        states = expand_state(names, 0)
        for name in path:
            next_states: set[int] = set()
            for state in states:
                if state == len(names):
                    continue
                part = names[state]
                if part == ANY_DEPTH:
                    next_states |= expand_state(names, state)
                    next_states |= {state + 1} if state + 1 == len(names) else set()
                elif part == name if isinstance(part, str) else _matches(part, name):
                    next_states |= expand_state(names, state + 1)
            states = next_states
        return len(names) in states


class PatternChain(Record):
    """The patterns that hold in a folder, each list with the names from its folder to this one."""

    lists: tuple[tuple[tuple[IgnorePattern, ...], tuple[str, ...]], ...] = ()

    def within(self, folder: str, name: str = "") -> PatternChain:
        """Return the chain of the folder at a path, which is called ``name`` in the one before."""
        lists = [(patterns, (*names, name) if name else names) for patterns, names in self.lists]
        own = tuple(_read_patterns(os.path.join(folder, NAME)))
        return PatternChain((*lists, (own, ()))) if own else PatternChain(tuple(lists))

    def find_match(self, name: str, *, folder: bool) -> str:
        """Return what ignores a file or folder of that name ("file:line: pattern"), "" if none."""
        for patterns, names in reversed(self.lists):
            path = (*names, name)
            for one in reversed(patterns):
                if (folder or not one.folders_only) and one.matches(path):
                    return "" if one.is_negated else one.where
        return ""


def load_chain(folder: str) -> PatternChain:
    """Return the patterns that hold in a folder, those of its repository's upper folders too."""
    path = os.path.abspath(folder)
    above: list[str] = []
    while not os.path.lexists(os.path.join(path, ".git")):
        above.append(path)
        if os.path.dirname(path) == path:
            return PatternChain().within(folder)  # in no repository
        path = os.path.dirname(path)
    patterns = tuple(_read_patterns(os.path.join(path, ".git", "info", "exclude")))
    chain = PatternChain(((patterns, ()),) if patterns else ()).within(path)
    for one in reversed(above):
        chain = chain.within(one, os.path.basename(one))
    return chain


def _read_patterns(path: str) -> Iterator[IgnorePattern]:
    """Return the patterns of a file, none where there is none that can be read."""
    try:
        # NOTE: neither a link nor a pipe, as for git.
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read(_MOST_BYTES).removeprefix("\ufeff").split("\n")
    except OSError:
        return
    for number, line in enumerate(lines[:_MOST_PATTERNS], 1):
        pattern = _parse_pattern(line.rstrip("\r"), f"{_relative_path(path)}:{number}")
        if pattern is not None:
            yield pattern


def _relative_path(path: str) -> str:
    try:
        return os.path.relpath(path)
    except (OSError, ValueError):  # the current folder is gone, or on another drive
        return path


def _parse_pattern(line: str, where: str) -> IgnorePattern | None:
    words = _SPACES.regex.sub("", line)
    if not words or words.startswith("#"):
        return None
    text = words.removeprefix("!")
    bare = text.removesuffix("/")
    if not bare:
        return None
    parts = bare.removeprefix("/").split("/")
    anywhere = "/" not in bare
    names = tuple(_parse_part(part) for part in ((ANY_DEPTH, *parts) if anywhere else parts))
    if any(name is None for name in names):
        return None
    elements = tuple(name for name in names if name is not None)
    return IgnorePattern(f"{where}: {words}", words.startswith("!"), text.endswith("/"), elements)


def _parse_part(part: str) -> str | tuple[Token, ...] | None:
    """Return what a name must be: itself, or signs one by one; None for what fits nothing."""
    if len(part) > 1 and not part.strip("*"):
        return ANY_DEPTH
    if not any(sign in part for sign in "*?[\\"):
        return part
    tokens: list[Token] = []
    index = 0
    while index < len(part):
        token, index = _parse_token(part, index)
        if index < 0:
            return None
        tokens.append(token)
    return tuple(tokens)


def _parse_token(part: str, index: int) -> tuple[Token, int]:
    """Return the token at a place and the place behind it, -1 where the pattern is in error."""
    sign = part[index]
    if sign == "*":
        return None, index + 1
    if sign == "?":
        return (lambda _other: True), index + 1
    if sign == "[":
        return _parse_class(part, index + 1)
    if sign == "\\":
        index += 1
        if index == len(part):
            return None, -1
        sign = part[index]
    return sign.__eq__, index + 1


def _parse_class(part: str, index: int) -> tuple[Token, int]:
    """Read a class of signs, from behind its bracket."""
    is_negated = part[index : index + 1] in ("!", "^")
    start = index = index + is_negated
    tests: list[Callable[[str], bool]] = []
    while index < len(part) and (part[index] != "]" or index == start):
        test, index = _parse_member(part, index)
        tests.append(test)
    if index >= len(part):
        return None, -1
    return (lambda sign: any(test(sign) for test in tests) != is_negated), index + 1


def _parse_member(part: str, index: int) -> tuple[Callable[[str], bool], int]:
    """Read a sign, a range or a named class within brackets."""
    if part.startswith("[:", index) and (end := part.find(":]", index)) > 0:
        return _CLASSES.get(part[index + 2 : end], _match_nothing), end + 2
    first, index = _parse_character(part, index)
    if part[index : index + 1] == "-" and part[index + 1 : index + 2] not in ("]", ""):
        last, index = _parse_character(part, index + 1)
        return (lambda sign: first <= sign <= last), index
    return first.__eq__, index


def _parse_character(part: str, index: int) -> tuple[str, int]:
    index += part[index] == "\\" and index + 1 < len(part)
    return part[index], index + 1


def _match_nothing(_sign: str) -> bool:
    return False


def _matches(tokens: Sequence[Token], name: str) -> bool:
    """Whether the tokens mean the whole name, by all places reached so far at once."""
    states = _skip_stars(tokens, {0})
    for sign in name:
        next_states = set()
        for state in states:
            if state < len(tokens):
                test = tokens[state]
                if test is None:
                    next_states.add(state)
                elif test(sign):
                    next_states.add(state + 1)
        states = _skip_stars(tokens, next_states)
    return len(tokens) in states


def _skip_stars(tokens: Sequence[Token], states: set[int]) -> set[int]:
    reachable = set(states)
    for first in states:
        state = first
        while state < len(tokens) and tokens[state] is None:
            state += 1
            reachable.add(state)
    return reachable
