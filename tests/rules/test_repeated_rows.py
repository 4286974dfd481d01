"""T105 tells every row of the form that stands twice, in text and with cells, and no other rule."""

from __future__ import annotations

import pytest

from reportlint.engine.evaluation import evaluate
from reportlint.model.rule_test import DraftSpec
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.formats import ALL, TEXT
from reportlint.ruletests.runner import build_context, build_report

YEARS = {"2019": 2020, "2021": 2024}
CELLS = tuple(form for form in ALL if form != TEXT)
ROWS = [
    (form.edition, f"{table.key}.{row.key}", row.ordinal + row.label)
    for form in load_builtin_rules().forms[0].editions
    for table in form.tables
    if not table.single_row
    for row in table.rows
]


@pytest.mark.parametrize(
    ("number", "edition", "row", "label"),
    [(number, *each) for number, each in enumerate(ROWS)],
    ids=[f"{edition}-{row}" for edition, row, _ in ROWS],
)
def test_a_row_that_stands_twice_is_told(number: int, edition: str, row: str, label: str) -> None:
    known, spec = load_builtin_rules(), DraftSpec(year=YEARS[edition], twice=(row,))
    for form in (TEXT, CELLS[number % len(CELLS)]):
        report = build_report(spec, form, known)
        found = evaluate(
            report,
            [rule for rule in known.rules if rule.default],
            build_context(report, spec, known),
        ).findings
        assert [each.rule for each in found] == ["T105"], form
        assert f"“{label}”" in found[0].message, form
