"""Arithmetic is exact, bounded, and never raises."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.expressions import values as arithmetic
from reportlint.expressions.values import (
    BOUND,
    MISSING,
    Tolerance,
    is_close,
    literal,
    normalize,
    round_half_up,
)
from reportlint.model.prose import Day

if TYPE_CHECKING:
    from reportlint.expressions.values import Value

_NUMBERS = st.integers(-(10**6), 10**6) | st.decimals("-9999", "9999", places=3)


def _fraction(value: Value) -> Fraction:
    assert isinstance(value, int | Decimal)
    return Fraction(value)


@given(_NUMBERS, _NUMBERS)
def test_sums_differences_and_products_are_exact(left: int | Decimal, right: int | Decimal) -> None:
    a, b = Fraction(left), Fraction(right)
    assert _fraction(arithmetic.add(left, right)) == a + b
    assert _fraction(arithmetic.subtract(left, right)) == a - b
    assert _fraction(arithmetic.multiply(left, right)) == a * b
    assert _fraction(arithmetic.subtract(0, left)) == -a


@given(_NUMBERS, _NUMBERS)
def test_quotients_are_exact_to_fifty_digits(left: int | Decimal, right: int | Decimal) -> None:
    found = arithmetic.divide(left, right)
    if right == 0:
        assert found is MISSING
    else:
        exact = Fraction(left) / Fraction(right)
        assert abs(_fraction(found) - exact) * 10**50 <= abs(exact)


@given(st.integers(), st.integers())
def test_integers_that_divide_give_an_integer(left: int, right: int) -> None:
    product = arithmetic.multiply(left, right)
    assert type(product) is int
    if right:
        assert arithmetic.divide(product, right) == left
        assert type(arithmetic.divide(product, right)) is int


@pytest.mark.parametrize("operation", ["add", "subtract", "multiply", "divide"])
@pytest.mark.parametrize("value", [MISSING, "1", True, (1,), Day(2024, 1, 1)])
def test_only_numbers_are_calculated_with(operation: str, value: Value) -> None:
    run = getattr(arithmetic, operation)
    assert run(value, 1) is MISSING
    assert run(1, value) is MISSING


def test_numbers_have_a_bound() -> None:
    assert arithmetic.multiply(BOUND - 1, 1) == BOUND - 1
    assert arithmetic.multiply(BOUND, 1) is MISSING
    assert arithmetic.multiply(10**600, 10**600) is MISSING
    assert arithmetic.multiply(Decimal("1E+900"), Decimal("1E+900")) is MISSING
    assert normalize(Decimal("Infinity")) is MISSING
    assert normalize(Decimal("1E-2000")) is MISSING
    assert literal("9" * 1500) is MISSING


def test_minus_nought_is_nought() -> None:
    assert str(arithmetic.multiply(Decimal("0.0"), -1)) == "0"


@pytest.mark.parametrize(
    ("values", "whole"),
    [
        ((), 0),
        ((1, 2, 3), 6),
        ((1, Decimal("0.5")), Decimal("1.5")),
        ((Decimal("1E+40"), Decimal("1E-15")), Decimal("1" + 40 * "0" + "." + 14 * "0" + "1")),
        ((1, MISSING), MISSING),
        ((1, "2"), MISSING),
        ((1, True), MISSING),
        (((1, 2),), MISSING),
    ],
)
def test_totals(values: tuple[Value, ...], whole: Value) -> None:
    assert arithmetic.add_all(values) == whole


@pytest.mark.parametrize(
    ("value", "digits", "result"),
    [
        (Decimal("2.5"), 0, 3),
        (Decimal("3.5"), 0, 4),
        (Decimal("-2.5"), 0, -3),
        (Decimal("2.345"), 2, Decimal("2.35")),
        (7, 2, 7),
        (Decimal("2.5"), -1, MISSING),
        (Decimal("2.5"), 99, MISSING),
        ("2.5", 0, MISSING),
        (Decimal("2.5"), MISSING, MISSING),
    ],
)
def test_rounding_is_half_up(value: Value, digits: Value, result: Value) -> None:
    assert round_half_up(value, digits) == result


@pytest.mark.parametrize(
    ("tolerance", "left", "right", "agrees"),
    [
        (Tolerance(), 1, 1, True),
        (Tolerance(), 1, 2, False),
        (Tolerance("2"), 1, 3, True),
        (Tolerance("2"), 1, 4, False),
        (Tolerance("0.5"), Decimal("1.5"), 1, True),
        (Tolerance("", "0.1"), 90, 100, True),
        (Tolerance("", "0.1"), 89, 100, False),
        (Tolerance("", "0.1"), -90, -100, True),
        (Tolerance("", "", 1), Decimal("33.3"), Decimal("33.333"), True),
        (Tolerance("", "", 1), Decimal("33.3"), Decimal("33.36"), False),
        (Tolerance("1", "0.5"), 10, 15, True),
        (Tolerance("1"), MISSING, 1, MISSING),
        (Tolerance("1"), "1", 1, MISSING),
    ],
)
def test_closeness(tolerance: Tolerance, left: Value, right: Value, agrees: Value) -> None:
    assert is_close(left, right, tolerance) is agrees
