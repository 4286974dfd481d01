"""Evaluation agrees with the reference, always ends in a value, and knows the cells it read."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from reportlint.expressions.environment import Environment
from reportlint.expressions.evaluation import CompileContext
from reportlint.expressions.trees import Name, Operation
from reportlint.expressions.values import MISSING, Tolerance
from reportlint.model.document import Span
from reportlint.model.prose import Claim, Day
from reportlint.parsing.expressions import parse
from tests.expressions.reference import evaluate, value_of
from tests.expressions.strategies import BOUND, any_trees, numbers, truths, worlds
from tests.small import FORM_2019, FORM_2021, period, report, requests

if TYPE_CHECKING:
    from reportlint.expressions.trees import Expression
    from reportlint.expressions.values import Value
    from tests.expressions.reference import World


def _setting(world: World) -> CompileContext:
    return CompileContext(world.form, frozenset(BOUND))


@given(numbers(3), worlds())
def test_numbers_agree_with_the_reference(
    tree: Expression, found: tuple[World, Environment]
) -> None:
    world, env = found
    assert evaluate(tree, _setting(world), env) == value_of(tree, world)


@given(truths(2), worlds())
def test_truths_agree_with_the_reference(
    tree: Expression, found: tuple[World, Environment]
) -> None:
    world, env = found
    assert evaluate(tree, _setting(world), env) is value_of(tree, world)


@given(any_trees(), worlds())
def test_every_tree_ends_in_a_value(tree: Expression, found: tuple[World, Environment]) -> None:
    world, env = found
    value = evaluate(tree, _setting(world), env)
    assert isinstance(value, int | Decimal | str | Day | tuple) or value is MISSING


@given(any_trees())
def test_trees_survive_pickling(tree: Expression) -> None:
    assert pickle.loads(pickle.dumps(tree)) == tree  # noqa: S301


def _value(source: str, env: Environment | None = None, **names: Value) -> Value:
    found = env or Environment(report(requests()), FORM_2021)
    found.bind(names)
    return evaluate(
        parse(source), CompileContext(FORM_2021, frozenset(names), Tolerance("0.5")), found
    )


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("1 + 2 * 3 - 4", 3),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("12 / 4", 3),
        ("12 / 5", Decimal("2.4")),
        ("1 / 0", MISSING),
        ("1 / 0 ?? 7", 7),
        ("5%", Decimal("0.05")),
        ("200%", Decimal(2)),
        ("-2 - -3", 1),
        ("0.1 + 0.2 == 0.3", True),
        ("1 < 2 < 3", True),
        ("1 < 3 < 2", False),
        ("1 == 1.0", True),
        ("1 ~= 1.5", True),
        ("1 ~= 1.6", False),
        ("2 in [1, 2]", True),
        ("2 in [1, 3]", False),
        ("1 / 0 in [1]", MISSING),
        ('"省" in "江苏省"', True),
        ('"江苏省" matches "省$"', True),
        ('"江苏省厅" matches "省$"', False),
        ("1 == 2 implies 1 / 0 == 1", True),
        ("1 == 1 implies 1 / 0 == 1", MISSING),
        ("1 == 2 and 1 / 0 == 1", False),
        ("1 == 1 or 1 / 0 == 1", True),
        ("not 1 / 0 == 1", MISSING),
        ("every x in [1, 2]: x < 3", True),
        ("every x in []: x < 3", True),
        ("some x in []: x < 3", False),
        ("no x in [1, 2]: x > 1", False),
        ("some x in [1, 2]: every x in [2]: x == 2", True),
        ("[1, 2] == [1, 2]", True),
        ("[1, 2] == [1, 1 / 0]", MISSING),
        ("[1, 2] == [1]", False),
        ('date("2024-03-01") > date("2024-02-29")', True),
        ('1 == "1"', MISSING),
        ('1 < "2"', MISSING),
        ("len(requests.rows)", 9),
        ("len(requests.rows[refused, new])", 3),
        ("requests.columns", ("natural_person", "other", "total")),
        ("nowhere", MISSING),
        ("nothing(1)", MISSING),
        ("abs(1, 2)", MISSING),
        ("requests", MISSING),
        ("report.nothing", MISSING),
        ("previous.year", MISSING),
        ("present(previous.requests[new, total])", False),
        ("requests[nwe, total]", MISSING),
        ("sum(requests[[nwe, new], total])", MISSING),
        ("sum(requests[nwe, [other, total]])", MISSING),
        ("blank(1)", MISSING),
        ("blank(requests[nwe, total])", MISSING),
        ("1 / 0 ?? 2 / 0", MISSING),
        ('1 matches "1"', MISSING),
    ],
)
def test_values(source: str, value: Value) -> None:
    assert _value(source) == value


def test_integers_stay_integers() -> None:
    assert type(_value("6 / 3 + 2 * 4 - 1")) is int


def test_a_set_of_labels_gives_a_list_and_a_key_goes_before_a_set() -> None:
    cells = {("other", "total"): 4}
    old = Environment(report(requests(cells, form=FORM_2019), form=FORM_2019), FORM_2019)
    assert evaluate(parse("requests[other, total]"), CompileContext(FORM_2019), old) == 4
    assert evaluate(parse("sum(requests[other, total])"), CompileContext(FORM_2019), old) == 4
    assert _value("requests[other, total]") == (0, 0)


def test_a_bound_name_goes_before_a_label() -> None:
    env = Environment(report(requests({("granted", "total"): 5})), FORM_2021)
    assert _value("requests[new, total]", env, new="granted") == 5


def test_what_was_read_is_known_in_order_and_once() -> None:
    env = Environment(report(requests({("granted", "total"): 5}, missing=["new"])), FORM_2021)
    _value(
        "sum(requests[refused, total]) + requests[granted, total] + requests[granted, total]", env
    )
    assert [place for _, place in env.read] == [
        ("refused.state_secret", "total"),
        ("refused.prohibited_by_law", "total"),
        ("granted", "total"),
    ]
    assert env.obstacle is None
    _value("requests[granted, total] + requests[new, total] + requests[new, other]", env)
    assert env.obstacle == ("requests", ("new", "total"))
    assert env.read["requests", ("new", "total")] is None


@pytest.mark.parametrize(
    ("content", "blank", "value", "present"),
    [
        (3, "missing", 3, True),
        ("blank", "missing", MISSING, False),
        ("blank", "zero", 0, True),
        ("placeholder", "zero", 0, True),
        ("text", "zero", MISSING, False),
        ("unread", "zero", MISSING, False),
        ("uncertain", "zero", MISSING, False),
        (10**1001, "zero", MISSING, False),
        (Decimal("1E+2000"), "zero", MISSING, False),
        (Decimal("NaN"), "zero", MISSING, False),
    ],
)
def test_what_a_cell_gives(
    content: int | Decimal | str, blank: str, value: Value, present: bool
) -> None:
    env = Environment(report(requests({("new", "total"): content})), FORM_2021, blank=blank)
    assert _value("requests[new, total]", env) == value
    assert _value("present(requests[new, total])", env) is present


def test_a_table_of_another_edition_is_not_read() -> None:
    env = Environment(report(requests({("new", "total"): 3}, form=FORM_2019)), FORM_2021)
    assert _value("requests[new, total]", env) is MISSING


def test_attributes_of_the_report_and_of_last_years() -> None:
    stated = period(Day(2024, 1, 1), Day(2024, 12, None))
    last = report(requests({("new", "total"): 8}), year=2023)
    env = Environment(report(year=2024, periods=(stated,)), FORM_2021, previous=last)
    assert _value("report.year - previous.year", env) == 1
    assert _value('report.period.start == date("2024-01-01")', env) is True
    assert _value("report.period.end", env) is MISSING
    assert _value("report.organ", env) == "某局"
    assert _value("report.title", env) == "某局2024年年报"
    assert _value("report.edition", env) == "2021"
    assert _value("previous.requests[new, total]", env) == 8
    assert _value("report.year", Environment(report(year=None, title=None), FORM_2021)) is MISSING


def test_claims_are_the_exact_ones_of_the_organ() -> None:
    claims = (
        Claim("requests.new.total", 3, "件", True, "", "3件", Span(0, 1)),
        Claim("requests.new.total", 4, "件", False, "", "4余件", Span(0, 1)),
        Claim("requests.new.total", 5, "件", True, "network", "5件", Span(0, 1)),
        Claim("requests.received", 6, "件", True, "", "6件", Span(0, 1)),
    )
    env = Environment(report(claims=claims), FORM_2021)
    assert _value('claims["requests.new.total"]', env) == (3,)
    assert _value("claims[1]", env) is MISSING


def test_too_many_steps_end_in_missing() -> None:
    source = "every a in requests.rows: " * 8 + "1 == 1"
    assert _value(source) is MISSING
    assert _value("every a in requests.rows: every b in requests.rows: 1 == 1") is True


def test_an_expensive_search_is_given_up() -> None:
    assert _value(f'"{"a" * 900}" matches "a*a*a*b"') is MISSING
    assert _value('"aaab" matches "a*a*a*b"') is True
    assert _value('"a" matches "(a*)*"') is MISSING
    assert _value('"a" matches n', n="a") is MISSING


def test_a_deep_tree_evaluates() -> None:
    tree: Expression = Name("n")
    for _ in range(55):
        tree = Operation("minus", (tree,))
    env = Environment(report(), FORM_2021)
    env.bind({"n": 1})
    assert evaluate(tree, CompileContext(FORM_2021, frozenset("n")), env) == -1
