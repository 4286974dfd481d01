"""The types of values that static checks tell apart, and what expressions may name."""

from __future__ import annotations

from abc import ABC, abstractmethod

from reportlint.expressions.cells import AXES, find_labels, find_table
from reportlint.expressions.functions import FUNCTIONS
from reportlint.expressions.trees import Index, start_offset
from reportlint.support.errors import ExpressionError
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.expressions.trees import Expression
    from reportlint.model.form import Form


class ValueType(Record):
    """A type of values: number, text, date, truth, label, list, or unknown after an error.

    ``items`` is the type of a list's items; ``keys`` are what a label can be, on ``axis`` (row or
    column) of ``table``.
    """

    name: str
    items: ValueType | None = None
    keys: tuple[str, ...] = ()
    axis: str = ""
    table: str = ""

    @property
    def is_known(self) -> bool:
        """Whether it can be judged: not after an error, nor the items of an empty list."""
        return self.name != "unknown" and (self.items is None or self.items.is_known)

    def __str__(self) -> str:
        """Spell it in English."""
        return self.words["en"]

    @property
    def words(self) -> LocalizedText:
        """The words for it in a message."""
        if self.items is not None:
            items = Message(f"expressions.types.plurals.{self.items.name}")
            return Message("expressions.types.list_of", items=items)
        if self.name == "label":
            return Message(f"expressions.types.axis_labels.{self.axis}", table=self.table)
        return Message(f"expressions.types.singulars.{self.name}")


NUMBER, TEXT, DATE, TRUTH, UNKNOWN = map(ValueType, ("number", "text", "date", "truth", "unknown"))
BY_NAME = {sort.name: sort for sort in (NUMBER, TEXT, DATE, TRUTH)}


class Scope(ABC):
    """The names that one rule may use under one form, and the errors found so far."""

    def __init__(self, form: Form, bound_types: Mapping[str, ValueType] | None = None) -> None:
        """Start with the names that the rule binds."""
        self.form = form
        self.bound_types = dict(bound_types or {})
        self.errors: list[ExpressionError] = []

    @property
    def root_names(self) -> tuple[str, ...]:
        """The names that an expression can start from."""
        return ("report", "previous", "claims", *(table.key for table in self.form.tables))

    @property
    def reserved_words(self) -> set[str]:
        """Every word of the form and the language: a rule that bound one would hide it."""
        axes = [find_labels(table, axis) for table in self.form.tables for axis in AXES]
        words = {label.split(".", 1)[0] for labels in axes for label in labels}
        return {*self.root_names, *FUNCTIONS, *words}

    def add_error(
        self, where: Expression | int, message: LocalizedText, hint: str | LocalizedText = ""
    ) -> ValueType:
        """Record an error where a tree begins, or at an offset; return the unknown type."""
        at = where if isinstance(where, int) else start_offset(where)
        self.errors.append(ExpressionError(message, at, hint))
        return UNKNOWN

    def report_error(
        self,
        where: Expression | int,
        name: str,
        /,
        *types: ValueType,
        hint: str | LocalizedText = "",
        **values: object,
    ) -> ValueType:
        """Record the error of that name; its message calls the types first and second."""
        words = dict(zip(("first", "second"), (one.words for one in types), strict=False))
        message = Message(f"expressions.type_checker.{name}", **words, **values)
        return self.add_error(where, message, hint)

    def is_cell(self, tree: Expression) -> bool:
        """Whether a tree names cells of a table."""
        if not isinstance(tree, Index):
            return False
        return find_table(tree.base, self.form, self.bound_types) is not None

    def bind(self, name: str, value_type: ValueType, at: int = 0) -> None:
        """Add a name; one that would hide another is an error."""
        if name in self.bound_types:
            self.report_error(at, "name_bound_twice", name=name)
        elif name in self.reserved_words:
            self.report_error(at, "hidden_word", name=name)
        self.bound_types[name] = value_type

    @abstractmethod
    def infer_type(self, tree: Expression) -> ValueType:
        """Return the type of a tree's value; errors are recorded."""
