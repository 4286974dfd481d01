"""Values of a form's tables that hold its sums, and drafts of them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from reportlint.engine.evaluation import evaluate
from reportlint.model.form import Form, FormRelation, StatutoryForm, TableForm
from reportlint.model.problem import build_context
from reportlint.model.report import Report
from reportlint.model.rule_test import DraftSpec
from reportlint.parsing import parse
from reportlint.rules.builtin import BuiltinRules
from reportlint.ruletests.formats import ALL, build_document

#: Values by row and column.
Cells = dict[tuple[str, str], int]


def year_of(edition: Form) -> int:
    """Return a report year of an edition."""
    return min(max(edition.first_year, 2023), edition.last_year)


def spec(form: StatutoryForm, edition: Form, values: dict[str, Cells]) -> DraftSpec:
    """Return a draft with these values, by table."""
    tables: dict[str, dict[str, dict[str, str] | tuple[str, ...]]] = {}
    for key, cells in values.items():
        rows: dict[str, dict[str, str] | tuple[str, ...]] = {}
        for row in dict.fromkeys(row for row, _ in cells):
            rows[row] = {column: str(n) for (own, column), n in cells.items() if own == row}
        tables[key] = rows
    return DraftSpec(form=form.key, year=year_of(edition), tables=tables)


@st.composite
def filled(draw: st.DrawFn, edition: Form) -> dict[str, Cells]:
    """Return values that hold the sums of the tables."""
    values = {}
    for table in edition.tables:
        cells = {
            (row.key, column): draw(st.integers(0, 999))
            for row in table.rows
            for column in row.columns
        }
        for relation in table.relations:
            for total, summands in sums(table, relation):
                cells[total] = sum(cells[cell] for cell in summands)
        values[table.key] = cells
    return values


def sums(
    table: TableForm, relation: FormRelation
) -> list[tuple[tuple[str, str], list[tuple[str, str]]]]:
    """Return the cell of each total that a relation tells of, and the cells that make it."""
    total = relation.left[0]
    if relation.each == "row":
        rows = [row.key for row in table.rows]
        return [((row, total), [(row, one) for one in relation.right]) for row in rows]
    columns = [column.key for column in table.columns]
    return [((total, one), [(row, one) for row in relation.right]) for one in columns]


def assert_read_and_judged(
    data: st.DataObject, form: StatutoryForm, edition: Form, known: BuiltinRules
) -> None:
    """A draft of the form is read as it is written; a changed total is found at its cell."""
    values = data.draw(filled(edition))
    layout = data.draw(st.sampled_from(ALL))
    editions = (edition, *(other for other in form.editions if other is not edition))

    def read() -> Report:
        document = build_document(spec(form, edition, values), layout, editions)
        return parse(document, known.forms)

    report = read()
    assert (report.form, report.edition) == (form.key, edition.edition)
    for table in report.tables:
        found = {place: cell.value for place, cell in table.cells.items()}
        assert found == {place: Decimal(value) for place, value in values[table.key].items()}
    summed = data.draw(st.sampled_from([table for table in edition.tables if table.relations]))
    total, _ = data.draw(st.sampled_from(sums(summed, summed.relations[0])))
    values[summed.key][total] += data.draw(st.sampled_from((1, 10)))
    wrong = read()
    rules = [rule for rule in known.rules if rule.default and rule.severity == "error"]
    outcome = evaluate(wrong, rules, build_context(wrong, known.forms, None))
    places = [(f.location.table, f.location.row, f.location.column_key) for f in outcome.findings]
    assert places == [(summed.key, *total)]
