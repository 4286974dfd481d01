"""Comparing values of one kind, and truth with three values."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import pytest

from reportlint.expressions.values import MISSING, compare, contains, equal, every, invert, some
from reportlint.model.prose import Day

if TYPE_CHECKING:
    from reportlint.expressions.values import Value

_TRUTHS: tuple[Value, ...] = (True, False, MISSING)


def test_missing_says_so() -> None:
    assert repr(MISSING) == "MISSING"


@pytest.mark.parametrize("verdicts", list(product(_TRUTHS, repeat=3)))
def test_every_and_some_are_dual(verdicts: tuple[Value, ...]) -> None:
    assert every(verdicts) is invert(some(map(invert, verdicts)))


def test_one_false_decides_every_and_one_true_decides_some() -> None:
    assert every([MISSING, False]) is False
    assert every([MISSING, True]) is MISSING
    assert some([MISSING, True]) is True
    assert some([MISSING, False]) is MISSING
    assert every([]) is True
    assert some([]) is False
    assert every([1]) is MISSING


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (1, Decimal("1.0"), True),
        (True, 1, MISSING),
        (True, True, True),
        ("a", "a", True),
        ("a", 1, MISSING),
        (Day(2024, 1, 1), Day(2024, 1, 1), True),
        ((1, "a"), (1, "a"), True),
        ((1, "a"), (1, "b"), False),
        ((1,), (1, 2), False),
        ((1, MISSING), (1, 2), MISSING),
        ((2, MISSING), (1, 2), False),
        (MISSING, MISSING, MISSING),
    ],
)
def test_equality(left: Value, right: Value, same: Value) -> None:
    assert equal(left, right) is same
    assert equal(right, left) is same
    assert compare("!=", left, right) is invert(same)


@pytest.mark.parametrize(
    ("operator", "verdicts"),
    [
        ("<", (True, False, False)),
        ("<=", (True, True, False)),
        (">", (False, False, True)),
        (">=", (False, True, True)),
    ],
)
def test_order(operator: str, verdicts: tuple[bool, ...]) -> None:
    for values in ((1, 2, 3), (Day(2023, 12, 31), Day(2024, 1, 1), Day(2024, 1, 2))):
        assert tuple(compare(operator, value, values[1]) for value in values) == verdicts


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a", "b"),
        (1, Day(2024, 1, 1)),
        (Day(2024, 1, None), Day(2024, 1, 1)),
        (True, False),
        (1, MISSING),
    ],
)
def test_what_has_no_order_is_missing(left: Value, right: Value) -> None:
    assert compare("<", left, right) is MISSING


def test_containing() -> None:
    assert contains((1, 2), 2) is True
    assert contains((1, MISSING), 2) is MISSING
    assert contains("江苏省", "省") is True
    assert contains("江苏省", 1) is MISSING
    assert contains(12, 1) is MISSING
