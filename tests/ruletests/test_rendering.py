"""The plain and right draft, as text and read again."""

from __future__ import annotations

import pytest

from reportlint.model.form import Form
from reportlint.model.report import Report
from reportlint.parsing import parse
from reportlint.readers.plain import from_text
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.rendering import render_text as render
from reportlint.ruletests.skeleton import build_skeleton

FORMS = {form.edition: form for form in load_builtin_rules().forms[0].editions}


def read(text: str) -> Report:
    return parse(from_text(text, "draft.txt"), load_builtin_rules().forms)


@pytest.mark.parametrize("bars", [False, True])
@pytest.mark.parametrize(("edition", "year"), [("2021", 2024), ("2021", 2021), ("2019", 2020)])
def test_what_is_written_is_read_again(edition: str, year: int, *, bars: bool) -> None:
    form: Form = FORMS[edition]
    report = read(render(build_skeleton(form, year, "示例县青石镇人民政府"), bars=bars))
    assert (report.edition, report.year, report.organ) == (edition, year, "示例县青石镇人民政府")
    assert [part.number for part in report.parts] == [1, 2, 3, 4, 5, 6]
    assert {part.heading.wording for part in report.parts} == {"standard"}
    (period,) = report.periods
    assert period.start is not None
    assert period.start.iso() == f"{year}-01-01"
    for table in form.tables:
        found = report.table(table.key)
        assert found is not None
        assert found.part == table.part
        assert {row.wording for row in found.rows} == {"standard"}
        assert {cell.value for cell in found.cells.values()} == {0}
        assert all(cell.certain for cell in found.cells.values())
        assert len(found.cells) == sum(len(row.columns) for row in table.rows)


@pytest.mark.parametrize("bars", [False, True])
def test_every_value_is_read_where_it_was_put(*, bars: bool) -> None:
    form = FORMS["2021"]
    numbers = iter(range(1, 1000))
    values = {
        f"{table.key}.{row.key}": {column: str(next(numbers)) for column in row.columns}
        for table in form.tables
        for row in table.rows
    }
    report = read(render(build_skeleton(form, 2024, values=values), bars=bars))
    read_again = {
        f"{table.key}.{row}": {
            column: cell.raw for (key, column), cell in table.cells.items() if key == row
        }
        for table in report.tables
        for row in {key for key, _ in table.cells}
    }
    assert read_again == values


def test_a_blank_cell_shows_between_bars() -> None:
    form = FORMS["2021"]
    values = {"requests.new": {"other": ""}}
    report = read(render(build_skeleton(form, 2024, values=values), bars=True))
    table = report.table("requests")
    assert table is not None
    assert [place for place, cell in table.cells.items() if cell.empty] == [("new", "other")]


def test_the_plain_draft_is_clean_and_leaves_nothing_unassessed() -> None:
    from reportlint.engine.evaluation import evaluate
    from reportlint.model.problem import Context

    for edition, year in (("2021", 2024), ("2019", 2020)):
        for bars in (False, True):
            report = read(render(build_skeleton(FORMS[edition], year), bars=bars))
            context = Context(
                FORMS[edition],
                load_builtin_rules().forms[0].editions,
                load_builtin_rules().forms[0].vocabulary,
                None,
            )
            # NOTE: what packs switch on asks for more than a plain draft has.
            rules = [rule for rule in load_builtin_rules().rules if rule.default]
            outcome = evaluate(report, rules, context)
            assert [finding.message for finding in outcome.findings] == []
            assert outcome.not_assessed == ()
            assert outcome.notes.rule_errors == ()
