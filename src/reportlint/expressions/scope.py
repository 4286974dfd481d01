"""Checks an expression before it ever runs: its names and labels, and what goes together.

All faults are found at once; a value after a fault is unknown and causes no further one.
"""

from __future__ import annotations

from reportlint.errors import ExpressionError
from reportlint.expressions import combining, naming
from reportlint.expressions.sorts import NUMBER, TEXT, TRUTH, UNKNOWN, listed, taken
from reportlint.expressions.trees import (
    Call,
    Comparison,
    Index,
    Listing,
    Member,
    Name,
    NumberLiteral,
    Operation,
    Quantified,
    TextLiteral,
    start,
)
from reportlint.faults import suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.expressions.sorts import Sort
    from reportlint.expressions.trees import Expression
    from reportlint.forms import Form


class Scope:
    """The names that one rule may use under one form, and the faults found so far."""

    def __init__(self, form: Form, bound: Mapping[str, Sort] | None = None) -> None:
        """Start with the names that the rule binds."""
        self.form = form
        self.bound = dict(bound or {})
        self.faults: list[ExpressionError] = []

    def fault(self, at: int, message: str, hint: str = "") -> Sort:
        """Record a fault; gives the unknown sort."""
        self.faults.append(ExpressionError(message, at, hint))
        return UNKNOWN

    def unknown(self, at: int, message: str, word: str, words: Iterable[str]) -> Sort:
        """Record a fault about a word, with the nearest of the words that would do."""
        return self.fault(at, message, suggestion(word, words).removeprefix(", "))

    def bind(self, name: str, sort: Sort, at: int = 0) -> None:
        """Add a name; one that would hide another is a fault."""
        if name in self.bound:
            self.fault(at, f'"{name}" is bound twice')
        elif name in taken(self.form):
            self.fault(at, f'"{name}" would hide a word of the form or the language')
        self.bound[name] = sort

    def sort(self, tree: Expression) -> Sort:
        """Give the sort of a tree's value; faults are recorded."""
        match tree:
            case NumberLiteral():
                return NUMBER
            case TextLiteral():
                return TEXT
            case Listing():
                return self._listing(tree)
            case Quantified():
                return self._quantified(tree)
            case Name() | Member() | Index():
                return naming.sort_of(tree, self)
            case Call() | Operation() | Comparison():
                return combining.sort_of(tree, self)

    def _listing(self, tree: Listing) -> Sort:
        sorts = [self.sort(item) for item in tree.items]
        for item, sort in zip(tree.items, sorts, strict=True):
            if sort.known and sorts[0].known and sort.name != sorts[0].name:
                self.fault(start(item), f"a list that begins with {sorts[0]} also holds {sort}")
        return listed(sorts[0] if sorts else UNKNOWN)

    def _quantified(self, tree: Quantified) -> Sort:
        domain = self.sort(tree.domain)
        if domain.known and domain.items is None:
            self.fault(start(tree.domain), f'"{tree.word}" needs a list, not {domain}')
        outer = dict(self.bound)
        self.bind(tree.name, domain.items or UNKNOWN, tree.at)
        body = self.sort(tree.body)
        self.bound = outer
        if body.known and body != TRUTH:
            self.fault(start(tree.body), f'"{tree.word}" needs a condition, not {body}')
        return TRUTH
