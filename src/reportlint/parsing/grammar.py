"""Runs a compiled Lark grammar without importing lark.

Lark builds the LALR(1) tables and the terminals once (:mod:`reportlint.parsing.grammar_compiler`);
they are kept in the cache as plain values. This module is the small machine that runs them: a
contextual lexer and a shift-reduce loop, both linear in the length of the text.
"""

from __future__ import annotations

from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias


@generate_init
class Token(Record):
    """A terminal and the stretch of text it matched."""

    kind: str
    start: int
    end: int


@generate_init
class ParseTree(Record):
    """A rule of the grammar and what it matched, in order."""

    rule: str
    children: list[Node]

    def tokens(self) -> Iterator[Token]:
        """Return every token below, in order."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, Token):
                yield node
            else:
                stack.extend(reversed(node.children))


if TYPE_CHECKING:
    Node: TypeAlias = ParseTree | Token


class ParseError(Exception):
    """Text that the grammar does not accept: where, and which terminals could have followed."""

    def __init__(self, offset: int, expected: tuple[str, ...]) -> None:
        """Keep the offset and the expected terminals."""
        super().__init__(f"at {offset}: expected one of {', '.join(expected)}")
        self.offset = offset
        self.expected = expected


@generate_init
class Production(Record):
    """One expansion of a rule: its symbols, which are kept, whether a lone child replaces it."""

    rule: str
    node: str
    length: int
    keep: tuple[bool, ...]
    inline_single: bool


class Scanner(Record):
    """The terminals that may come next, as one pattern; keywords are told by their text."""

    pattern: str
    flags: int
    keywords: dict[str, dict[str, str]]


class Grammar(Record):
    """A compiled grammar: ``states`` map a symbol to a state to shift to (>= 0) or ~production."""

    name: str
    start: int
    end: int
    states: tuple[dict[str, int], ...]
    productions: tuple[Production, ...]
    scanners: tuple[Scanner, ...]
    scanner_of: tuple[int, ...]
    ignored_terminals: frozenset[str]

    def parse(self, text: str, offset: int = 0, end: int | None = None) -> ParseTree:
        """Parse text[offset:end] whole; raises ParseError."""
        machine = _Machine(self)
        limit = len(text) if end is None else end
        position = offset
        while position < limit:
            scanner = self.scanners[self.scanner_of[machine.states[-1]]]
            pattern = compile_pattern(scanner.pattern, scanner.flags)
            match = pattern.match(text, position, limit)
            if match is None or match.end() == position:
                raise ParseError(position, machine.expected())
            kind: str = match.lastgroup  # type: ignore[assignment]
            if kind not in self.ignored_terminals:
                word = scanner.keywords.get(kind, {}).get(match.group(), kind)
                machine.feed(word, position, match.end())
            position = match.end()
        return machine.finish(limit)

    def parse_tokens(self, tokens: Iterable[tuple[str, int, int]]) -> ParseTree:
        """Parse tokens (kind, start, end) that the caller made; raises ParseError."""
        machine = _Machine(self)
        last = 0
        for kind, start, end in tokens:
            machine.feed(kind, start, end)
            last = end
        return machine.finish(last)


class _Machine:
    """The shift-reduce loop over one input."""

    __slots__ = ("_grammar", "_values", "states")

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self.states = [grammar.start]
        self._values: list[Node] = []

    def expected(self) -> tuple[str, ...]:
        return tuple(sorted(k for k in self._grammar.states[self.states[-1]] if k.isupper()))

    def feed(self, kind: str, start: int, end: int) -> None:
        tables = self._grammar.states
        states = self.states
        while True:
            action = tables[states[-1]].get(kind)
            if action is None:
                raise ParseError(start, self.expected())
            if action >= 0:
                states.append(action)
                self._values.append(Token(kind, start, end))
                return
            self._reduce(self._grammar.productions[~action])

    def finish(self, offset: int) -> ParseTree:
        states = self.states
        while states[-1] != self._grammar.end:
            action = self._grammar.states[states[-1]].get("$END", 0)
            if action >= 0:
                raise ParseError(offset, self.expected())
            self._reduce(self._grammar.productions[~action])
        root = self._values[-1]
        return root if isinstance(root, ParseTree) else ParseTree("start", [root])

    def _reduce(self, production: Production) -> None:
        states, values = self.states, self._values
        count = production.length
        children: list[Node] = []
        if count:
            for keep, child in zip(production.keep, values[-count:], strict=True):
                if not keep:
                    continue
                if isinstance(child, ParseTree) and child.rule[0] == "_":
                    # NOTE: a repetition hands its list on; copying it each time were quadratic.
                    if children:
                        children.extend(child.children)
                    else:
                        children = child.children
                else:
                    children.append(child)
            del states[-count:], values[-count:]
        if production.inline_single and len(children) == 1:
            values.append(children[0])
        else:
            values.append(ParseTree(production.node, children))
        states.append(self._grammar.states[states[-1]][production.rule])
