"""The values of expressions: numbers, text, dates, truth, lists, and the value that is missing.

Numbers are ``int`` and ``Decimal``, dates are :class:`reportlint.model.prose.Day`, lists are
tuples. Whatever has no value is MISSING: nothing here raises.
"""

from __future__ import annotations

from reportlint.model.prose import Day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from typing import Any, TypeAlias, TypeGuard

    Value: TypeAlias = "int | Decimal | str | Day | bool | tuple[Value, ...] | Missing"


class Missing:
    """The type of MISSING."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Spell it as in the rules' documentation."""
        return "MISSING"


#: The value of what is absent, unread or undefined; comparing or calculating with it gives it.
MISSING = Missing()


def is_number(value: object) -> bool:
    """Whether the value is an int (no bool) or a Decimal."""
    kind = type(value)
    return kind is int or kind.__name__ == "Decimal"


def compare(operator: str, left: Value, right: Value) -> bool | Missing:
    """Compare two values of one kind; MISSING if either is, or their kinds differ."""
    if operator in ("==", "!="):
        same = equal(left, right)
        return same if isinstance(same, Missing) else same is (operator == "==")
    first, second = _sortable(left), _sortable(right)
    if not first or len(first) != len(second):
        return MISSING
    less, more = first < second, first > second
    return {"<": less, ">": more, "<=": not more, ">=": not less}[operator]


def equal(left: Value, right: Value) -> bool | Missing:
    """Whether two values of one kind are the same; lists are compared item by item."""
    if is_number(left) and is_number(right):
        return left == right
    if isinstance(left, Missing) or type(left) is not type(right):
        return MISSING
    if not isinstance(left, tuple) or not isinstance(right, tuple):
        return left == right
    if len(left) != len(right):
        return False
    return every(equal(a, b) for a, b in zip(left, right, strict=True))


def every(verdicts: Iterable[Value]) -> bool | Missing:
    """Return False if one verdict is false, else MISSING if one is not a truth, else True."""
    result: bool | Missing = True
    for verdict in verdicts:
        if verdict is False:
            return False
        if verdict is not True:
            result = MISSING
    return result


def some(verdicts: Iterable[Value]) -> bool | Missing:
    """Return True if one verdict is true, else MISSING if one is not a truth, else False."""
    result: bool | Missing = False
    for verdict in verdicts:
        if verdict is True:
            return True
        if verdict is not False:
            result = MISSING
    return result


def invert(verdict: Value) -> bool | Missing:
    """Return the opposite of a truth."""
    return not verdict if isinstance(verdict, bool) else MISSING


def contains(container: Value, value: Value) -> bool | Missing:
    """Whether a list has an item, or a text a text in it."""
    if isinstance(container, str) and isinstance(value, str):
        return value in container
    if isinstance(container, tuple):
        return some(equal(item, value) for item in container)
    return MISSING


def _sortable(value: Value) -> tuple[Any, ...]:
    """Return what sorts: one item for a number, three for a date, none for anything else."""
    if is_number(value):
        return (value,)
    return (value.year, value.month, value.day) if _is_date(value) else ()


def _is_date(value: Value) -> TypeGuard[Day]:
    return isinstance(value, Day) and value.iso() is not None
