"""Checks an expression before it ever runs: its names and labels, and what goes together.

All errors are found at once; a value after an error is unknown and causes no further one.
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
    Quantifier,
    TextLiteral,
)
from reportlint.expressions.type_checker import names, operators
from reportlint.expressions.types import NUMBER, TEXT, TRUTH, UNKNOWN, Scope, list_type
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.trees import Expression
    from reportlint.expressions.types import ValueType


class TypeInference(Scope):
    """Infers the type of every kind of expression."""

    def infer_type(self, tree: Expression) -> ValueType:
        """Return the type of a tree's value; errors are recorded."""
        match tree:
            case NumberLiteral():
                return NUMBER
            case TextLiteral():
                return TEXT
            case Listing():
                return self._listing(tree)
            case Quantifier():
                return self._quantifier(tree)
            case Name() | Member() | Index():
                return names.infer_type(tree, self)
            case Call() | Operation() | Comparison():
                return operators.infer_type(tree, self)

    def _listing(self, tree: Listing) -> ValueType:
        value_types = [self.infer_type(item) for item in tree.items]
        for item, value_type in zip(tree.items, value_types, strict=True):
            if (
                value_type.is_known
                and value_types[0].is_known
                and value_type.name != value_types[0].name
            ):
                self.add_error(
                    item,
                    Message(
                        "expressions.type_checker.mixed_list",
                        first=value_types[0].words,
                        second=value_type.words,
                    ),
                )
        return list_type(value_types[0] if value_types else UNKNOWN)

    def _quantifier(self, tree: Quantifier) -> ValueType:
        domain = self.infer_type(tree.domain)
        if domain.is_known and domain.items is None:
            self.add_error(
                tree.domain,
                Message(
                    "expressions.type_checker.list_expected", first=domain.words, word=tree.word
                ),
            )
        outer = dict(self.bound_types)
        self.bind(tree.name, domain.items or UNKNOWN, tree.at)
        body = self.infer_type(tree.body)
        self.bound_types = outer
        if body.is_known and body != TRUTH:
            self.add_error(
                tree.body,
                Message(
                    "expressions.type_checker.condition_expected", first=body.words, word=tree.word
                ),
            )
        return TRUTH
