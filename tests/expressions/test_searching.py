"""Patterns are admitted only where the cost of a search has a bound."""

from __future__ import annotations

import re

import pytest

from reportlint.expressions.searching import CostlyPatternError, Search, prepared


@pytest.mark.parametrize(
    ("pattern", "constant", "degree"),
    [
        ("省", 1, 0),
        ("^(.*)省.*厅$", 1, 2),
        ("[0-9]+", 1, 1),
        ("x{2,5}", 4, 0),
        ("ab?c", 2, 0),
        ("(?:aa|bb|cc)d", 3, 0),
        ("(?=a+)b", 1, 1),
        ("(?>a+)b", 1, 1),
        ("(?:aa|b+)c", 2, 1),
        ("(?:ab){3}", 1, 0),
    ],
)
def test_cost(pattern: str, constant: int, degree: int) -> None:
    assert prepared(pattern) == Search(pattern, constant, degree)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("(a*)*", "a repeat of what itself repeats or branches has no bound"),
        ("(?:aa|a)+", "a repeat of what itself repeats or branches has no bound"),
        ("(?:a?){9}", "a repeat of what itself repeats or branches has no bound"),
        (r"(a+)\1", "back references have no bound"),
        ("a*b*c*d*", "the pattern repeats and branches too often"),
        ("a?" * 20, "the pattern repeats and branches too often"),
    ],
)
def test_costly_patterns(pattern: str, message: str) -> None:
    with pytest.raises(CostlyPatternError, match=message):
        prepared(pattern)


def test_broken_patterns() -> None:
    with pytest.raises(re.error, match="missing"):
        prepared("(")
    with pytest.raises(CostlyPatternError, match="too large"):
        prepared("a{99999999999}")


def test_the_cost_grows_with_the_text_and_only_its_beginning_is_searched() -> None:
    search = prepared("a+b")
    assert search.finds("aab")
    assert not search.finds("a" * 2000 + "b")
    assert search.steps("") < search.steps("a" * 100) < search.steps("a" * 1000)
    assert search.steps("a" * 1000) == search.steps("a" * 10**6)
