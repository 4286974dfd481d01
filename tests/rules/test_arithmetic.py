"""The sums as rules (A101-A104) and the sums of the form, by which cells are repaired, are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.checks.relation import Relation
from reportlint.expressions.linear import equations
from reportlint.rules.builtin import builtin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.forms import Form, TableForm

    #: The coefficients of an equation by (table, row, column).
    Coefficients = frozenset[tuple[tuple[str, str, str], int]]

RULES = {
    "A101": ("requests", "balance"),
    "A102": ("requests", "results-sum"),
    "A103": ("requests", "row-sum"),
    "A104": ("litigation", "litigation-sum"),
}


def _of_form(table: TableForm, key: str) -> Iterator[Coefficients]:
    [relation] = [found for found in table.relations if found.key == key]
    across = relation.each == "column"
    for line in table.columns if across else table.rows:
        signs = [*((key, 1) for key in relation.left), *((key, -1) for key in relation.right)]
        yield frozenset(
            ((table.key, key, line.key) if across else (table.key, line.key, key), sign)
            for key, sign in signs
        )


@pytest.mark.parametrize("form", builtin().forms, ids=lambda form: form.edition)
@pytest.mark.parametrize("rule", RULES)
def test_rule_and_form_state_the_same_sums(rule: str, form: Form) -> None:
    found = builtin().rules.get(rule)
    assert found is not None
    check = found.check()
    assert isinstance(check, Relation)
    name, key = RULES[rule]
    table = form.table(name)
    assert table is not None
    stated = {frozenset(equation.cells.items()) for equation in equations(check, form)}
    of_form = set(_of_form(table, key))
    opposite = {frozenset((cell, -sign) for cell, sign in sums) for sums in of_form}
    assert stated in (of_form, opposite)
    assert len(stated) == len(table.columns if rule in ("A101", "A102") else table.rows)


@pytest.mark.parametrize("form", builtin().forms, ids=lambda form: form.edition)
def test_findings_stand_at_the_totals(form: Form) -> None:
    places = {}
    for rule in RULES:
        found = builtin().rules.get(rule)
        assert found is not None
        check = found.check()
        assert isinstance(check, Relation)
        places[rule] = {equation.at for equation in equations(check, form)}
    requests, litigation = form.table("requests"), form.table("litigation")
    assert requests is not None
    assert litigation is not None
    totals = {("requests", "processed_total", column.key) for column in requests.columns}
    assert places["A101"] == places["A102"] == totals
    assert places["A103"] == {("requests", row.key, "total") for row in requests.rows}
    assert places["A104"] == {("litigation", row.key, "total") for row in litigation.rows}
