"""The sums as rules (A101-A104) and the sums of the form, by which cells are repaired, are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.equations import equations
from reportlint.model.form import Form, TableForm
from reportlint.model.problem import Context, Problem
from reportlint.rules.builtin import load_builtin_rules
from tests import small

RULES = {
    "A101": ("requests", "balance"),
    "A102": ("requests", "results-sum"),
    "A103": ("requests", "row-sum"),
    "A104": ("litigation", "litigation-sum"),
}
every_form = pytest.mark.parametrize(
    "form", load_builtin_rules().forms[0].editions, ids=lambda form: form.edition
)


def form_of(form: Form, name: str) -> TableForm:
    table = form.table(name)
    assert table is not None
    return table


def found_by_rule(rule: str, form: Form, cells: dict[tuple[str, str], int]) -> list[Problem]:
    found = load_builtin_rules().rules.get(rule)
    assert found is not None
    table = small.table(form_of(form, RULES[rule][0]), cells, edition=form.edition)
    report = small.report(table, form=form)
    context = Context(
        form,
        load_builtin_rules().forms[0].editions,
        load_builtin_rules().forms[0].vocabulary,
        form.first_year,
    )
    return [
        result for result in found.build_check().run(report, context) if isinstance(result, Problem)
    ]


@every_form
@pytest.mark.parametrize("rule", RULES)
@given(data=st.data())
def test_rule_and_form_find_the_same_sums_wrong(rule: str, form: Form, data: st.DataObject) -> None:
    name, key = RULES[rule]
    table = form_of(form, name)
    places = [(row.key, column.key) for row in table.rows for column in table.columns]
    cells = data.draw(st.dictionaries(st.sampled_from(places), st.integers(0, 2), max_size=12))
    problems = found_by_rule(rule, form, cells)
    sums, unread = equations(small.table(table, cells, edition=form.edition), table, (key,))
    assert unread == []
    assert len(sums) == len(table.columns if rule in ("A101", "A102") else table.rows)
    told = {(p.place.row, p.place.column): (p.values["left"], p.values["right"]) for p in problems}
    assert told == {
        equation.at: (str(equation.total_left), str(equation.total_right))
        for equation in sums
        if equation.difference
    }


@every_form
def test_findings_stand_at_the_totals(form: Form) -> None:
    requests = form_of(form, "requests")
    wrong = {("new", column.key): 1 for column in requests.columns}
    totals = {("processed_total", column.key) for column in requests.columns}
    assert {(p.place.row, p.place.column) for p in found_by_rule("A101", form, wrong)} == totals
    wrong = {("granted", column.key): 1 for column in requests.columns}
    assert {(p.place.row, p.place.column) for p in found_by_rule("A102", form, wrong)} == totals
    wrong = {(row.key, "total"): 1 for row in requests.rows}
    assert {(p.place.row, p.place.column) for p in found_by_rule("A103", form, wrong)} == set(wrong)
