"""Who wins where two rules speak of the same thing."""

from __future__ import annotations

from reportlint.model.document import Span
from reportlint.model.problem import Place, Problem
from reportlint.model.rule import Rule
from reportlint.rules.precedence import drop_superseded, sort_winners_first
from reportlint.support.localized_text import Bilingual

HERE, THERE = Span(0, 5), Span(10, 15)
COLUMN = Place(3, "requests", None, "other")
CELL = Place(3, "requests", "granted", "other")


def rule(identity: str, **yields_to: str) -> Rule:
    pairs = tuple(yields_to.items())
    return Rule(identity, "", "error", Bilingual("", ""), "", (), {}, yields_to=pairs)


def left(*rules: Rule, **problems: Problem) -> list[str]:
    return sorted(drop_superseded(rules, {name: (problem,) for name, problem in problems.items()}))


def test_a_winner_silences_what_it_covers() -> None:
    rules = rule("A"), rule("B", A="place")
    at_cell, at_column = Problem(THERE, CELL), Problem(HERE, COLUMN)
    assert left(*rules, A=at_column, B=at_cell) == ["A"]
    assert left(*rules, A=at_cell, B=at_column) == ["A", "B"]
    elsewhere = Problem(HERE, Place(4), covers=(COLUMN,))
    assert left(*rules, A=elsewhere, B=at_cell) == ["A"]


def test_a_winner_silences_what_speaks_of_the_same_words() -> None:
    rules = rule("A"), rule("B", A="words")
    one, other = Problem(Span(0, 5), CELL), Problem(Span(4, 9), Place(1))
    assert left(*rules, A=one, B=other) == ["A"]
    assert left(*rules, A=one, B=Problem(Span(5, 9), CELL)) == ["A", "B"]


def test_a_winner_anywhere_silences_all() -> None:
    rules = rule("A"), rule("B", A="anywhere")
    assert left(*rules, A=Problem(HERE, Place(1)), B=Problem(THERE, CELL)) == ["A"]


def test_without_the_winner_the_others_come_back() -> None:
    assert left(rule("B", A="place"), B=Problem(HERE, CELL)) == ["B"]


def test_a_silenced_rule_silences_nobody() -> None:
    rules = rule("C", B="place"), rule("B", A="place"), rule("A")
    b_and_c = Problem(HERE, COLUMN), Problem(HERE, CELL)
    assert left(*rules, B=b_and_c[0], C=b_and_c[1]) == ["B"]
    assert left(*rules, A=Problem(HERE, COLUMN), B=b_and_c[0], C=b_and_c[1]) == ["A", "C"]


def test_each_problem_is_judged_by_itself() -> None:
    silenced, other = Problem(HERE, CELL), Problem(HERE, Place(4))
    found = drop_superseded(
        (rule("A"), rule("B", A="place")),
        {"A": (Problem(THERE, COLUMN),), "B": (silenced, other)},
    )
    assert found["B"] == (other,)


def test_winners_come_first_and_circles_apart() -> None:
    yielding = {"C": (("B", "place"),), "B": (("A", "words"),), "A": (), "X": (("X", "place"),)}
    assert sort_winners_first(yielding) == (("A", "B", "C"), ("X",))
