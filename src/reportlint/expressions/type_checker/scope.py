"""What one rule may name under one form, and the errors found while its types are inferred."""

from __future__ import annotations

from abc import ABC, abstractmethod

from reportlint.expressions.types import UNKNOWN, find_reserved_words
from reportlint.support.errors import ExpressionError
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.source_errors import guess_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.expressions.trees import Expression
    from reportlint.expressions.types import ValueType
    from reportlint.model.form import Form


class Scope(ABC):
    """The names that one rule may use under one form, and the errors found so far."""

    def __init__(self, form: Form, bound_types: Mapping[str, ValueType] | None = None) -> None:
        """Start with the names that the rule binds."""
        self.form = form
        self.bound_types = dict(bound_types or {})
        self.errors: list[ExpressionError] = []

    def add_error(
        self, at: int, message: LocalizedText, hint: str | LocalizedText = ""
    ) -> ValueType:
        """Record an error; return the unknown type."""
        self.errors.append(ExpressionError(message, at, hint))
        return UNKNOWN

    def add_unknown_word(
        self, at: int, message: LocalizedText, word: str, words: Iterable[str]
    ) -> ValueType:
        """Record an error about a word, with the nearest of the words that would do."""
        return self.add_error(at, message, guess_word(word, words))

    def bind(self, name: str, value_type: ValueType, at: int = 0) -> None:
        """Add a name; one that would hide another is an error."""
        if name in self.bound_types:
            self.add_error(at, Message("expressions.type_checker.name_bound_twice", name=name))
        elif name in find_reserved_words(self.form):
            self.add_error(at, Message("expressions.type_checker.hidden_word", name=name))
        self.bound_types[name] = value_type

    @abstractmethod
    def infer_type(self, tree: Expression) -> ValueType:
        """Return the type of a tree's value; errors are recorded."""
