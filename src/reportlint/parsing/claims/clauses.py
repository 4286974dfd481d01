"""Puts the words of a sentence together to clauses and figures, by ``claims.lark``."""

from __future__ import annotations

from reportlint.parsing.grammar.lalr import Token
from reportlint.parsing.grammar.store import grammar
from reportlint.support.records import Record, quick, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from reportlint.parsing.claims.lexer import Word
    from reportlint.parsing.grammar.lalr import Tree

    Item: TypeAlias = "Word | Bracket"

_DEPTH = 3


@quick
class Figure(Record):
    """A number that counts things, with the words before it."""

    words: tuple[Item, ...]
    count: Word


@quick
class Clause(Record):
    """What stands between two commas; ``tail`` are the words behind the last figure."""

    figures: tuple[Figure, ...]
    tail: tuple[Item, ...]
    comma: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """All words and brackets, numbers left out."""
        return (*[item for figure in self.figures for item in figure.words], *self.tail)


@quick
class Bracket(Record):
    """Clauses in brackets."""

    clauses: tuple[Clause, ...]
    kind: str = "BRACKET"


def plain(items: Iterable[Item]) -> tuple[Word, ...]:
    """Leave out the brackets."""
    return tuple([item for item in items if not isinstance(item, Bracket)])


def flat(clauses: Iterable[Clause]) -> Iterator[Word]:
    """Give all words of clauses, those in brackets too."""
    for clause in clauses:
        for item in clause.items:
            if isinstance(item, Bracket):
                yield from flat(item.clauses)
            else:
                yield item


def clauses(words: Sequence[Word]) -> tuple[Clause, ...]:
    """Give the clauses of a sentence."""
    balanced = _balanced(words)
    tree = grammar("claims").parse_tokens(_tokens(balanced))
    return tuple(_clauses(tree, balanced))


_TERMINALS = {"COMMA": "COMMA", "COUNT": "COUNT", "OPEN": "_OPEN", "CLOSE": "_CLOSE"}


def _tokens(words: Sequence[Word]) -> Iterator[tuple[str, int, int]]:
    """Give the tokens of the grammar; words that follow one another are one of them."""
    begun = 0
    for index, word in enumerate(words):
        kind = _TERMINALS.get(word.kind)
        if kind is None:
            continue
        if begun < index:
            yield "WORD", begun, index
        yield kind, index, index + 1
        begun = index + 1
    if begun < len(words):
        yield "WORD", begun, len(words)


def _balanced(words: Sequence[Word]) -> list[Word]:
    """Make commas of brackets that have no other half, or that nest too deep."""
    made = list(words)
    opened: list[int] = []
    for index, word in enumerate(words):
        if word.kind == "OPEN":
            opened.append(index)
        elif word.kind == "CLOSE":
            if opened:
                first = opened.pop()
                if len(opened) < _DEPTH:
                    continue
                made[first] = replace(words[first], kind="COMMA")
            made[index] = replace(word, kind="COMMA")
    for index in opened:
        made[index] = replace(words[index], kind="COMMA")
    return made


def _clauses(tree: Tree, words: Sequence[Word]) -> Iterator[Clause]:
    """Give the clauses of a tree, each with the comma behind it; an empty one has it too."""
    figures: tuple[Figure, ...] = ()
    tail: tuple[Item, ...] = ()
    for node in tree.children:
        if isinstance(node, Token):
            comma = words[node.start]
            yield Clause(figures, tail, comma.text or "，")
            figures, tail = (), ()
        else:
            figures, tail = _clause(node, words)
    yield Clause(figures, tail)


def _clause(tree: Tree, words: Sequence[Word]) -> tuple[tuple[Figure, ...], tuple[Item, ...]]:
    figures = []
    tail: tuple[Item, ...] = ()
    for node in tree.children:
        assert not isinstance(node, Token)  # noqa: S101 - the grammar has only rules there
        if node.rule == "figure":
            figures.append(_figure(node, words))
        else:
            tail = tuple(_items(node, words))
    return tuple(figures), tail


def _figure(tree: Tree, words: Sequence[Word]) -> Figure:
    *before, count = tree.children
    assert isinstance(count, Token)  # noqa: S101 - the grammar ends a figure in its number
    items = [item for node in before for item in _items(node, words)]
    return Figure(tuple(items), words[count.start])


def _items(tree: Tree | Token, words: Sequence[Word]) -> Iterator[Item]:
    assert not isinstance(tree, Token)  # noqa: S101 - words are a rule
    for node in tree.children:
        if isinstance(node, Token):
            yield from words[node.start : node.end]
        else:
            yield Bracket(tuple(_clauses(node, words)))
