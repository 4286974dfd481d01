"""Parses as much of a text as a grammar accepts, where no mark says how far that is."""

from __future__ import annotations

from reportlint.parsing.grammars import grammar
from reportlint.parsing.lalr import ParseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.parsing.lalr import Tree


def parse_whole(name: str, text: str, start: int, end: int) -> Tree | None:
    """Parse ``text[start:end]``, all of it; None where the grammar does not accept it."""
    try:
        return grammar(name).parse(text, start, end)
    except ParseError:
        return None


def parse_first(name: str, text: str, start: int, end: int) -> tuple[Tree, int] | None:
    """Parse the beginning of ``text[start:end]``: give the tree and where it ends.

    It ends where the first token is that cannot follow; there is no second guess, so the cost is
    that of two parses.
    """
    try:
        return grammar(name).parse(text, start, end), end
    except ParseError as error:
        stop = error.offset
    tree = parse_whole(name, text, start, stop) if start < stop < end else None
    return None if tree is None else (tree, stop)
