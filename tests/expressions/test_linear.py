"""The linear form of an equation agrees with its evaluation, cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.expressions.clauses import Clauses
from reportlint.expressions.environment import Environment
from reportlint.expressions.evaluation import Setting, evaluate
from reportlint.expressions.linear import LinearEquation, equations, linear
from reportlint.expressions.trees import Call, Comparison, Listing, NumberLiteral, Operation
from reportlint.parsing.expressions import parse
from tests.expressions.strategies import CELL, operations
from tests.small import FORM_2019, FORM_2021, FORMS, report, requests

if TYPE_CHECKING:
    from random import Random

    from reportlint.expressions.linear import Binding
    from reportlint.expressions.trees import Expression
    from reportlint.forms import Form

_LITERAL = st.integers(0, 3).map(lambda number: NumberLiteral(str(number)))


def _sums(depth: int) -> st.SearchStrategy[Expression]:
    """Give sums of cells: every one of them is linear."""
    if depth == 0:
        return CELL
    inner = _sums(depth - 1)
    products = st.tuples(_LITERAL, inner).map(lambda pair: Operation("*", pair))
    spread = st.sampled_from(["requests[results, c]", "requests[r, applicants]"]).map(parse)
    lists = st.lists(st.one_of(inner, spread), max_size=3).map(lambda items: Listing(tuple(items)))
    return st.one_of(
        inner,
        operations(["+", "-"], inner),
        products,
        products.map(lambda tree: Operation("*", tree.operands[::-1])),
        inner.map(lambda tree: Operation("minus", (tree,))),
        st.one_of(spread, lists).map(lambda tree: Call("sum", (tree,))),
    )


@given(_sums(3), _sums(2), st.sampled_from(FORMS), st.randoms(use_true_random=False))
def test_the_coefficients_give_the_difference_of_the_sides(
    left: Expression, right: Expression, form: Form, random: Random
) -> None:
    labels: dict[str, Binding] = {"r": "granted", "c": "other"}
    table = form.table("requests")
    assert table is not None
    values = {
        (row.key, column): random.randint(0, 99) for row in table.rows for column in row.columns
    }
    env = Environment(report(requests(values, form=form)), form)
    env.bind({"r": "granted", "c": "other"})
    difference = Operation("-", (left, right))
    expected = evaluate(difference, Setting(form, frozenset(labels)), env)
    found = linear(Comparison(("==",), (left, right)), labels, form)
    total = sum(count * values[row, column] for (_, row, column), count in (found or {}).items())
    assert total == expected
    assert 0 not in (found or {}).values()


def _cells(source: str, **bindings: Binding) -> dict[str, int] | None:
    found = linear(parse(source), bindings, FORM_2021)
    return (
        None if found is None else {f"{row}.{column}": n for (_, row, column), n in found.items()}
    )


def test_labels_and_lets_are_replaced() -> None:
    source = "in == requests[processed_total, c] + sum(requests[refused, c])"
    assert _cells(
        source, c="total", **{"in": parse("2 * requests[new, c] - requests[granted, c]")}
    ) == {
        "new.total": 2,
        "granted.total": -1,
        "processed_total.total": -1,
        "refused.state_secret.total": -1,
        "refused.prohibited_by_law.total": -1,
    }


def test_constants_may_cancel_out() -> None:
    assert _cells("requests[new, total] + 1 == 1") == {"new.total": 1}
    assert _cells("sum([1, requests[new, total]]) == 1 + 2 * requests[new, total]") == {
        "new.total": -1
    }


@pytest.mark.parametrize(
    "source",
    [
        "requests[new, total] == 1",
        "requests[new, total] == requests[new, total]",
        "requests[new, total] <= requests[granted, total]",
        "requests[new, total] == requests[granted, total] == requests[new, other]",
        "requests[new, total] and requests[granted, total]",
        "requests[new, total] * requests[new, total] == requests[new, other]",
        "requests[new, total] / 2 == requests[new, other]",
        "0.5 * requests[new, total] == requests[new, other]",
        "50% * requests[new, total] == requests[new, other]",
        "max(requests[refused, total]) == requests[new, other]",
        "(requests[new, total] ?? 0) == requests[new, other]",
        "requests[refused, total] == requests[new, other]",
        "requests[nwe, total] == requests[new, other]",
        "previous.requests[new, total] == requests[new, other]",
        "sum(requests[nwe, total], 1) == requests[new, other]",
        "sum([requests[nwe, total]]) == requests[new, other]",
        "unknown == requests[new, other]",
        "report.year == requests[new, other]",
        "a == requests[new, other]",
    ],
)
def test_what_is_not_linear_has_no_form(source: str) -> None:
    assert _cells(source, a=parse("a + requests[new, total]")) is None


def test_a_let_can_double_without_end_but_costs_nothing() -> None:
    lets: dict[str, Binding] = {"x0": parse("requests[new, total]")}
    for number in range(1, 60):
        lets[f"x{number}"] = parse(f"x{number - 1} + x{number - 1}")
    assert linear(parse("x59 == 0"), lets, FORM_2021) == {("requests", "new", "total"): 2**59}


def test_the_equations_of_a_rule() -> None:
    clauses = Clauses(
        parse("requests[r, total] == added"),
        for_each=(("r", parse("requests.rows[refused]")),),
        let=(("added", parse("sum(requests[r, applicants])")),),
        at=parse("requests[r, total]"),
    )
    rows = ("refused.state_secret", "refused.prohibited_by_law")
    assert equations(clauses, FORM_2019) == tuple(
        LinearEquation(
            ("requests", row, "total"),
            {
                ("requests", row, "total"): 1,
                ("requests", row, "natural_person"): -1,
                ("requests", row, "other"): -1,
            },
        )
        for row in rows
    )


def test_rules_without_equations() -> None:
    cell, other = "requests[new, total]", "requests[granted, total]"
    assert (
        equations(Clauses(parse(f"{cell} == {other}"), when=parse(f"{cell} > 0")), FORM_2021) == ()
    )
    assert equations(Clauses(parse(f"{cell} <= {other}")), FORM_2021) == ()
    for domain in ("[1, 2]", "requests.rows[nwe]"):
        looped = Clauses(parse(f"{cell} == {other}"), for_each=(("x", parse(domain)),))
        assert equations(looped, FORM_2021) == ()
    assert equations(Clauses(parse(f"{cell} == {other}")), FORM_2021)[0].at is None
