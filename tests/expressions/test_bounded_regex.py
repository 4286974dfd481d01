"""Patterns are admitted only where the cost of a search has a bound."""

from __future__ import annotations

import re

import pytest

from reportlint.expressions.bounded_regex import (
    BoundedSearch,
    CostlyPatternError,
    bound_repeats,
    prepare_search,
)
from tests.cpu import limit_cpu


@pytest.mark.parametrize(
    ("pattern", "constant", "degree"),
    [
        ("省", 1, 0),
        ("^(.*)省.*厅$", 1, 2),
        ("[0-9]+", 1, 1),
        ("x{2,5}", 4, 0),
        ("x{2,5}y", 1, 0),
        ("x{2,5}+x", 1, 0),
        ("(?:甲|乙[^丙]{0,9}+丙)*丁", 1, 1),
        ("x{2,5}x", 4, 0),
        ("ab?c", 1, 0),
        ("ab?bc", 2, 0),
        ("ab?.c", 2, 0),
        ("(?:aa|bb|cc)d", 1, 0),
        ("(?:aa|bb|.c)d", 3, 0),
        ("(?:ab|AB)", 2, 0),
        ("(?=a+)b", 1, 1),
        ("(?>a+)b", 1, 1),
        ("(?:aa|b+)c", 2, 1),
        ("(?:ab){3}", 1, 0),
        ("(?:a?){3}", 8, 0),
        ("(?:a?b){0,2}", 3, 0),
        (r"(a)\1", 1, 1),
    ],
)
def test_cost(pattern: str, constant: int, degree: int) -> None:
    assert prepare_search(pattern) == BoundedSearch(pattern, constant, degree)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("(a*)*", "a repeat without end of what itself repeats or branches has no bound"),
        ("(?:aa|a)+", "a repeat without end of what itself repeats or branches has no bound"),
        ("(?:a?){20}", "the pattern repeats and branches too often"),
        ("(?:aa|a){20}", "the pattern repeats and branches too often"),
        ("(?i)(?:ab|AB){20}c", "the pattern repeats and branches too often"),
        ("a*b*c*d*", "the pattern repeats and branches too often"),
        ("a?" * 20, "the pattern repeats and branches too often"),
        ("a{20000,}", "too large"),
        ("(" * 5000 + ")" * 5000, "too large"),
    ],
)
def test_costly_patterns(pattern: str, message: str) -> None:
    with pytest.raises(CostlyPatternError, match=message):
        prepare_search(pattern)


def test_broken_patterns() -> None:
    with pytest.raises(re.error, match="missing"):
        prepare_search("(")
    with pytest.raises(CostlyPatternError, match="too large"):
        prepare_search("a{99999999999}")


def test_the_cost_grows_with_the_text_and_only_its_beginning_is_searched() -> None:
    search = prepare_search("a+b")
    assert search.finds("aab")
    assert not search.finds("a" * 2000 + "b")
    assert search.steps("") < search.steps("a" * 100) < search.steps("a" * 1000)
    assert search.steps("a" * 1000) == search.steps("a" * 10**6)


@pytest.mark.parametrize(
    ("pattern", "ended"),
    [
        ("省[厅局]", "省[厅局]"),
        ("a+b", "a{1,1000}b"),
        ("a*?b", "a{0,1000}?b"),
        ("a*+b", "a{0,1000}+b"),
        ("a{3,}b", "a{3,1000}b"),
        ("a{,}b", "a{,1000}b"),
        ("a{2,5}+b?+c??", "a{2,5}+b?+c??"),
        (r"[*+]\*\+(?P<n>x)(?=y)z+", r"[*+]\*\+(?P<n>x)(?=y)z{1,1000}"),
        ("[]*+]+", "[]*+]{1,1000}"),
        ("[^]a]*b+", "[^]a]{0,100}b{1,100}"),
    ],
)
def test_every_repeat_gets_an_end(pattern: str, ended: str) -> None:
    assert bound_repeats(pattern) == ended
    re.compile(ended)


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:[^甲乙]+)+甲",
        "(?:[^甲乙]+)+甲(?:[^甲乙]+)+乙",
        "(?:[^甲]{1,9}){1,9}甲",
        ".{0,400}.{0,400}甲",
        ".*.*.*.*甲",
        "(?:a|b|ab){0,40}c",
    ],
)
def test_patterns_for_texts_of_any_length_are_refused_where_they_cost_too_much(
    pattern: str,
) -> None:
    with pytest.raises(CostlyPatternError):
        bound_repeats(pattern)


@pytest.mark.parametrize("pattern", ["[^甲]*甲", "[^甲]*[^甲]*甲", "[^甲]{0,200}[^甲]{0,200}甲"])
def test_the_dearest_patterns_end_soon(pattern: str) -> None:
    with limit_cpu(30):
        assert re.search(bound_repeats(pattern), "乙" * 20_000) is None
