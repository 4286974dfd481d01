"""Puts the words of a sentence together to clauses and figures, by ``claims.lark``."""

from __future__ import annotations

from reportlint.parsing.grammar import Token
from reportlint.parsing.grammar_store import load_grammar
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from reportlint.parsing.claims.lexer import ClaimWord
    from reportlint.parsing.grammar import ParseTree

    Item: TypeAlias = "ClaimWord | Bracket"

_DEPTH = 3


class CountPhrase(Record):
    """A number that counts things, with the words before it."""

    words: tuple[Item, ...]
    count: ClaimWord


class Clause(Record):
    """What stands between two commas; ``tail`` are the words behind the last figure."""

    figures: tuple[CountPhrase, ...]
    tail: tuple[Item, ...]
    comma: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """All words and brackets, numbers left out."""
        return (*[item for figure in self.figures for item in figure.words], *self.tail)


class Bracket(Record):
    """Clauses in brackets."""

    clauses: tuple[Clause, ...]
    kind: str = "BRACKET"


def without_brackets(items: Iterable[Item]) -> tuple[ClaimWord, ...]:
    """Leave out the brackets.

    >>> [clause] = parse_clauses(cut_words("收到（含结转）申请5件"))
    >>> [word.text for word in without_brackets(clause.figures[0].words)]
    ['收到', '申请']
    """
    return tuple([item for item in items if not isinstance(item, Bracket)])


def flatten_words(clauses: Iterable[Clause]) -> Iterator[ClaimWord]:
    """Return all words of clauses, those in brackets too.

    >>> [word.text for word in flatten_words(parse_clauses(cut_words("收到申请5件")))]
    ['收到', '申请']
    """
    for clause in clauses:
        for item in clause.items:
            if isinstance(item, Bracket):
                yield from flatten_words(item.clauses)
            else:
                yield item


def parse_clauses(words: Sequence[ClaimWord]) -> tuple[Clause, ...]:
    """Return the clauses of a sentence.

    >>> [len(clause.figures) for clause in parse_clauses(cut_words("收到申请5件，办结3件"))]
    [1, 1]
    """
    balanced_words = _balance_brackets(words)
    tree = load_grammar("claims").parse_tokens(_tokens(balanced_words))
    return tuple(_clauses(tree, balanced_words))


_TERMINALS = {"COMMA": "COMMA", "COUNT": "COUNT", "OPEN": "_OPEN", "CLOSE": "_CLOSE"}


def _tokens(words: Sequence[ClaimWord]) -> Iterator[tuple[str, int, int]]:
    """Return the tokens of the grammar; words that follow one another are one of them."""
    start = 0
    for index, word in enumerate(words):
        kind = _TERMINALS.get(word.kind)
        if kind is None:
            continue
        if start < index:
            yield "WORD", start, index
        yield kind, index, index + 1
        start = index + 1
    if start < len(words):
        yield "WORD", start, len(words)


def _balance_brackets(words: Sequence[ClaimWord]) -> list[ClaimWord]:
    """Make commas of brackets that have no other half, or that nest too deep."""
    result = list(words)
    open_indexes: list[int] = []
    for index, word in enumerate(words):
        if word.kind == "OPEN":
            open_indexes.append(index)
        elif word.kind == "CLOSE":
            if open_indexes:
                first = open_indexes.pop()
                if len(open_indexes) < _DEPTH:
                    continue
                result[first] = replace(words[first], kind="COMMA")
            result[index] = replace(word, kind="COMMA")
    for index in open_indexes:
        result[index] = replace(words[index], kind="COMMA")
    return result


def _clauses(tree: ParseTree, words: Sequence[ClaimWord]) -> Iterator[Clause]:
    """Return the clauses of a tree, each with the comma behind it; an empty one has it too."""
    figures: tuple[CountPhrase, ...] = ()
    tail: tuple[Item, ...] = ()
    for node in tree.children:
        if isinstance(node, Token):
            comma = words[node.start]
            yield Clause(figures, tail, comma.text or "，")
            figures, tail = (), ()
        else:
            figures, tail = _clause(node, words)
    yield Clause(figures, tail)


def _clause(
    tree: ParseTree, words: Sequence[ClaimWord]
) -> tuple[tuple[CountPhrase, ...], tuple[Item, ...]]:
    figures = []
    tail: tuple[Item, ...] = ()
    for node in tree.children:
        assert not isinstance(node, Token)  # noqa: S101 - the grammar has only rules there
        if node.rule == "figure":
            figures.append(_figure(node, words))
        else:
            tail = tuple(_items(node, words))
    return tuple(figures), tail


def _figure(tree: ParseTree, words: Sequence[ClaimWord]) -> CountPhrase:
    *before, count = tree.children
    assert isinstance(count, Token)  # noqa: S101 - the grammar ends a figure in its number
    items = [item for node in before for item in _items(node, words)]
    return CountPhrase(tuple(items), words[count.start])


def _items(tree: ParseTree | Token, words: Sequence[ClaimWord]) -> Iterator[Item]:
    assert not isinstance(tree, Token)  # noqa: S101 - words are a rule
    for node in tree.children:
        if isinstance(node, Token):
            yield from words[node.start : node.end]
        else:
            yield Bracket(tuple(_clauses(node, words)))
