"""Checks an expression before it ever runs: its names and labels, and what goes together.

All faults are found at once; a value after a fault is unknown and causes no further one.
"""

from __future__ import annotations

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
from reportlint.expressions.type_checker import names, operators
from reportlint.expressions.types import NUMBER, TEXT, TRUTH, UNKNOWN, listed, of_sorts, taken
from reportlint.support.errors import ExpressionError
from reportlint.support.localized_text import Bilingual
from reportlint.support.source_errors import guess

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.expressions.trees import Expression
    from reportlint.expressions.types import Sort
    from reportlint.model.form import Form


_TWICE = Bilingual("“{name}”用了两次", '"{name}" is bound twice')
_HIDES = Bilingual(
    "“{name}”与格式或语言自己的词相同", '"{name}" would hide a word of the form or the language'
)
_MIXED = Bilingual("列表以{0}开头，又有{1}", "a list that begins with {0} also holds {1}")
_NO_LIST = Bilingual("“{word}”后面应是列表，不能是{0}", '"{word}" needs a list, not {0}')
_NO_CONDITION = Bilingual("“{word}”后面应是条件，不能是{0}", '"{word}" needs a condition, not {0}')


class Scope:
    """The names that one rule may use under one form, and the faults found so far."""

    def __init__(self, form: Form, bound: Mapping[str, Sort] | None = None) -> None:
        """Start with the names that the rule binds."""
        self.form = form
        self.bound = dict(bound or {})
        self.faults: list[ExpressionError] = []

    def fault(self, at: int, message: Bilingual, hint: str | Bilingual = "") -> Sort:
        """Record a fault; gives the unknown sort."""
        self.faults.append(ExpressionError(message, at, hint))
        return UNKNOWN

    def unknown(self, at: int, message: Bilingual, word: str, words: Iterable[str]) -> Sort:
        """Record a fault about a word, with the nearest of the words that would do."""
        return self.fault(at, message, guess(word, words))

    def bind(self, name: str, sort: Sort, at: int = 0) -> None:
        """Add a name; one that would hide another is a fault."""
        if name in self.bound:
            self.fault(at, _TWICE.format(name=name))
        elif name in taken(self.form):
            self.fault(at, _HIDES.format(name=name))
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
                return names.sort_of(tree, self)
            case Call() | Operation() | Comparison():
                return operators.sort_of(tree, self)

    def _listing(self, tree: Listing) -> Sort:
        sorts = [self.sort(item) for item in tree.items]
        for item, sort in zip(tree.items, sorts, strict=True):
            if sort.known and sorts[0].known and sort.name != sorts[0].name:
                self.fault(start(item), of_sorts(_MIXED, sorts[0], sort))
        return listed(sorts[0] if sorts else UNKNOWN)

    def _quantified(self, tree: Quantified) -> Sort:
        domain = self.sort(tree.domain)
        if domain.known and domain.items is None:
            self.fault(start(tree.domain), of_sorts(_NO_LIST, domain, word=tree.word))
        outer = dict(self.bound)
        self.bind(tree.name, domain.items or UNKNOWN, tree.at)
        body = self.sort(tree.body)
        self.bound = outer
        if body.known and body != TRUTH:
            self.fault(start(tree.body), of_sorts(_NO_CONDITION, body, word=tree.word))
        return TRUTH
