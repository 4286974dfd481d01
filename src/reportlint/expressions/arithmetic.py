"""Exact arithmetic on the values of expressions.

Integers stay integers as long as it comes out even, else Decimal; no float, and no exception:
what cannot be calculated is MISSING.
"""

from __future__ import annotations

from functools import cache

from reportlint.expressions.values import MISSING, Missing, is_number
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Context, Decimal

    from reportlint.expressions.values import Value

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


@cache
def context() -> Context:
    """Return the decimal context of all calculations: 60 digits, never raising."""
    # NOTE: decimal is slow to import and few drafts have a fraction.
    from decimal import ROUND_HALF_UP, Context

    return Context(prec=_PRECISION, rounding=ROUND_HALF_UP, traps=[])


def normalize(value: int | Decimal) -> int | Decimal | Missing:
    """Return the number, or MISSING if it is not finite or out of bounds; -0 is 0."""
    if isinstance(value, int):
        return value if -BOUND < value < BOUND else MISSING
    if not value.is_finite():
        return MISSING
    if not value:
        return 0 if value.is_signed() else value
    return value if -_DIGITS < value.adjusted() < _DIGITS else MISSING


def literal(text: str, *, percent: bool = False) -> Value:
    """Return the number that a literal of the rules spells."""
    if not percent and text.isdigit():
        return normalize(int(text)) if len(text) < _DIGITS else MISSING
    number = context().create_decimal(text)
    return divide(number, 100) if percent else normalize(number)


def add(left: Value, right: Value) -> Value:
    """Return the sum of two numbers."""
    if type(left) is int and type(right) is int:
        return left + right
    return _calculate("add", left, right)


def subtract(left: Value, right: Value) -> Value:
    """Return the difference of two numbers."""
    if type(left) is int and type(right) is int:
        return left - right
    return _calculate("subtract", left, right)


def multiply(left: Value, right: Value) -> Value:
    """Return the product of two numbers."""
    if type(left) is int and type(right) is int:
        if -BOUND < left < BOUND and -BOUND < right < BOUND:
            return normalize(left * right)
        return MISSING
    return _calculate("multiply", left, right)


def divide(left: Value, right: Value) -> Value:
    """Return the quotient: an int where it comes out even, MISSING over zero."""
    if type(left) is int and type(right) is int:
        if right == 0:
            return MISSING
        quotient, rest = divmod(left, right)
        if rest == 0:
            return quotient
    return _calculate("divide", left, right)


def negate(value: Value) -> Value:
    """Return the number with its sign changed."""
    return subtract(0, value)


def add_all(values: tuple[Value, ...] | list[Value]) -> Value:
    """Return the sum of numbers; 0 for none, MISSING if one is no number."""
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
    result: Decimal = getattr(context(), operation)(left, right)
    return normalize(result)


def round_half_up(value: Value, digits: Value = 0) -> Value:
    """Round half up to so many decimals; an int without decimals."""
    if not is_number(value) or type(digits) is not int or not 0 <= digits <= _PRECISION // 2:
        return MISSING
    if isinstance(value, int):
        return value
    whole = context()
    unit = whole.scaleb(whole.create_decimal(1), -digits)
    result = normalize(whole.quantize(value, unit))  # type: ignore[arg-type]
    return int(result) if digits == 0 and not isinstance(result, Missing) else result


def is_close(left: Value, right: Value, tolerance: Tolerance) -> bool | Missing:
    """Whether two numbers agree within the tolerance."""
    gap = subtract(left, right)
    if isinstance(gap, Missing):
        return MISSING
    limits: list[Value] = [0]
    if tolerance.absolute:
        limits.append(literal(tolerance.absolute))
    if tolerance.relative:
        largest = max(_absolute(left), _absolute(right))
        limits.append(multiply(literal(tolerance.relative), largest))
    if tolerance.digits is not None:
        limits.append(context().scaleb(context().create_decimal("0.5"), -tolerance.digits))
    return any(is_number(limit) and _absolute(gap) <= limit for limit in limits)  # type: ignore[operator]


def _absolute(value: Value) -> int | Decimal:
    # NOTE: abs() of a Decimal would round it to the default context.
    return abs(value) if isinstance(value, int) else value.copy_abs()  # type: ignore[union-attr]
