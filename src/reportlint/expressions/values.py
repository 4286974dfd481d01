"""The values of expressions: numbers, text, dates, truth, lists, and the value that is missing.

Numbers are ``int`` and ``Decimal``, dates are :class:`reportlint.model.prose.Day`, lists are
tuples. Whatever has no value is MISSING: nothing here raises.
"""

from __future__ import annotations

from functools import cache

from reportlint.model.prose import Day
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Context, Decimal
    from typing import Any, TypeAlias

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
    """Whether the value is an int (no bool) or a Decimal.

    >>> is_number(1), is_number(True), is_number("1")
    (True, False, False)
    """
    kind = type(value)
    return kind is int or kind.__name__ == "Decimal"


def compare(operator: str, left: Value, right: Value) -> bool | Missing:
    """Compare two values of one kind; MISSING if either is, or their kinds differ.

    >>> compare('<', 1, 2), compare('<', 1, 'a')
    (True, MISSING)
    """
    if operator in ("==", "!="):
        same = equal(left, right)
        return same if isinstance(same, Missing) else same is (operator == "==")
    first, second = _sortable(left), _sortable(right)
    if not first or len(first) != len(second):
        return MISSING
    less, more = first < second, first > second
    return {"<": less, ">": more, "<=": not more, ">=": not less}[operator]


def equal(left: Value, right: Value) -> bool | Missing:
    """Whether two values of one kind are the same; lists are compared item by item.

    >>> equal((1, 2), (1, 2)), equal(1, "1")
    (True, MISSING)
    """
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
    """Return False if one verdict is false, else MISSING if one is not a truth, else True.

    >>> every([True, MISSING]), every([True, MISSING, False])
    (MISSING, False)
    """
    result: bool | Missing = True
    for verdict in verdicts:
        if verdict is False:
            return False
        if verdict is not True:
            result = MISSING
    return result


def some(verdicts: Iterable[Value]) -> bool | Missing:
    """Return True if one verdict is true, else MISSING if one is not a truth, else False.

    >>> some([False, MISSING]), some([False, MISSING, True])
    (MISSING, True)
    """
    return invert(every(map(invert, verdicts)))


def invert(verdict: Value) -> bool | Missing:
    """Return the opposite of a truth.

    >>> invert(True), invert(MISSING)
    (False, MISSING)
    """
    return not verdict if isinstance(verdict, bool) else MISSING


def contains(container: Value, value: Value) -> bool | Missing:
    """Whether a list has an item, or a text a text in it.

    >>> contains((1, 2), 2), contains('年度报告', '年度')
    (True, True)
    """
    if isinstance(container, str) and isinstance(value, str):
        return value in container
    if isinstance(container, tuple):
        return some(equal(item, value) for item in container)
    return MISSING


def _sortable(value: Value) -> tuple[Any, ...]:
    """Return what sorts: one item for a number, three for a date, none for anything else."""
    if is_number(value):
        return (value,)
    is_date = isinstance(value, Day) and value.iso() is not None
    return (value.year, value.month, value.day) if is_date else ()  # type: ignore[union-attr]


#: Numbers from here on are taken for damage: MISSING. It also bounds what a product can cost.
BOUND = 10**1000
_DIGITS = 1000
_PRECISION = 60


class Tolerance(Record):
    """How far apart ``~=`` takes two numbers for equal; decimal strings, "" where not given.

    ``absolute``: their difference; ``relative``: it as a share of the larger; ``digits``: half a
    unit of that decimal place. One that holds is enough.
    """

    absolute: str = ""
    relative: str = ""
    digits: int | None = None

    KEYS = {"absolute": "abs", "relative": "rel"}  # noqa: RUF012 - records are frozen


@cache
def _context() -> Context:
    """Return the decimal context of all calculations: 60 digits, never raising."""
    # NOTE: decimal is slow to import and few drafts have a fraction.
    from decimal import ROUND_HALF_UP, Context

    return Context(prec=_PRECISION, rounding=ROUND_HALF_UP, traps=[])


def normalize(value: int | Decimal) -> int | Decimal | Missing:
    """Return the number, or MISSING if it is not finite or out of bounds; -0 is 0.

    >>> normalize(10**1000), normalize(5)
    (MISSING, 5)
    """
    if isinstance(value, int):
        return value if -BOUND < value < BOUND else MISSING
    if not value.is_finite():
        return MISSING
    if not value:
        return 0 if value.is_signed() else value
    return value if -_DIGITS < value.adjusted() < _DIGITS else MISSING


def literal(text: str, *, percent: bool = False) -> Value:
    """Return the number that a literal of the rules spells.

    >>> literal('12'), literal('2.5'), literal('50', percent=True)
    (12, Decimal('2.5'), Decimal('0.5'))
    """
    if not percent and text.isdigit():
        return normalize(int(text)) if len(text) < _DIGITS else MISSING
    number = _context().create_decimal(text)
    return divide(number, 100) if percent else normalize(number)


def add(left: Value, right: Value) -> Value:
    """Return the sum of two numbers.

    >>> add(1, literal("0.5")), add(1, MISSING)
    (Decimal('1.5'), MISSING)
    """
    if type(left) is int and type(right) is int:
        return left + right
    return _calculate("add", left, right)


def subtract(left: Value, right: Value) -> Value:
    """Return the difference of two numbers.

    >>> subtract(1, 3)
    -2
    """
    if type(left) is int and type(right) is int:
        return left - right
    return _calculate("subtract", left, right)


def multiply(left: Value, right: Value) -> Value:
    """Return the product of two numbers.

    >>> multiply(2, literal("1.5"))
    Decimal('3.0')
    """
    if type(left) is int and type(right) is int:
        if -BOUND < left < BOUND and -BOUND < right < BOUND:
            return normalize(left * right)
        return MISSING
    return _calculate("multiply", left, right)


def divide(left: Value, right: Value) -> Value:
    """Return the quotient: an int where it comes out even, MISSING over zero.

    >>> divide(6, 3), divide(1, 4), divide(1, 0)
    (2, Decimal('0.25'), MISSING)
    """
    if type(left) is int and type(right) is int:
        if right == 0:
            return MISSING
        quotient, rest = divmod(left, right)
        if rest == 0:
            return quotient
    return _calculate("divide", left, right)


def add_all(values: tuple[Value, ...] | list[Value]) -> Value:
    """Return the sum of numbers; 0 for none, MISSING if one is no number.

    >>> add_all([1, 2, 3]), add_all([]), add_all([1, MISSING])
    (6, 0, MISSING)
    """
    try:
        whole = sum(values)  # type: ignore[arg-type]
    except TypeError:
        return MISSING
    if type(whole) is int and bool not in map(type, values):
        return whole
    result: Value = 0
    for value in values:
        result = add(result, value)
    return result


def _calculate(operation: str, left: Value, right: Value) -> Value:
    if not (is_number(left) and is_number(right)):
        return MISSING
    return normalize(getattr(_context(), operation)(left, right))


def round_half_up(value: Value, digits: Value = 0) -> Value:
    """Round half up to so many decimals; an int without decimals.

    >>> round_half_up(literal('2.5')), round_half_up(literal('0.125'), 2)
    (3, Decimal('0.13'))
    """
    if not is_number(value) or type(digits) is not int or not 0 <= digits <= _PRECISION // 2:
        return MISSING
    if isinstance(value, int):
        return value
    whole = _context()
    unit = whole.scaleb(whole.create_decimal(1), -digits)
    result = normalize(whole.quantize(value, unit))  # type: ignore[arg-type]
    return int(result) if digits == 0 and not isinstance(result, Missing) else result


def is_close(left: Value, right: Value, tolerance: Tolerance) -> bool | Missing:
    """Whether two numbers agree within the tolerance.

    >>> is_close(100, 101, Tolerance(absolute='1')), is_close(100, 102, Tolerance(relative='0.01'))
    (True, False)
    """
    gap = subtract(left, right)
    if isinstance(gap, Missing):
        return MISSING
    largest = max(_absolute(left), _absolute(right))
    limits = [literal(tolerance.absolute or "0")]
    limits.append(multiply(literal(tolerance.relative or "0"), largest))
    if tolerance.digits is not None:
        limits.append(_context().scaleb(_context().create_decimal("0.5"), -tolerance.digits))
    return any(is_number(limit) and _absolute(gap) <= limit for limit in limits)  # type: ignore[operator]


def _absolute(value: Value) -> int | Decimal:
    # NOTE: abs() of a Decimal would round it to the default context.
    return abs(value) if isinstance(value, int) else value.copy_abs()  # type: ignore[union-attr]
