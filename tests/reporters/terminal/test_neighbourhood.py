"""The tables drawn beside findings: no term of the sum is left out."""

from __future__ import annotations

from functools import cache

import pytest

from reportlint import readers
from reportlint.checks.equations import equations
from reportlint.engine.check_draft import check_document
from reportlint.engine.check_options import CheckOptions
from reportlint.model.finding import FileResult, Finding
from reportlint.reporters.common import format_cell_name
from reportlint.reporters.terminal.findings import describe_related
from reportlint.reporters.terminal.neighbourhood import find_neighbourhood
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.rendering import render_text as render
from reportlint.ruletests.skeleton import build_skeleton
from reportlint.support.records import replace
from tests.reporters.writing import view

INDENT = 6
FORM = next(form for form in load_builtin_rules().forms[0].editions if form.edition == "2021")
TABLE = FORM.table("requests")
assert TABLE is not None
COLUMNS = [column.key for column in TABLE.columns]
_FLOWS = ("new", "carried_over", "processed_total", "carried_forward")
RESULTS = [row.key for row in TABLE.rows if row.key not in _FLOWS]


@cache
def checked(rows: int, wrong: tuple[tuple[str, str, int], ...]) -> FileResult:
    """Check a draft with so many outcomes in every column, and with wrong numbers."""
    numbers = {f"requests.{key}": n for n, key in enumerate(RESULTS[:rows], 1)}
    whole = sum(numbers.values())
    numbers |= {"requests.new": whole, "requests.processed_total": whole}
    values = {
        row: {key: str(n * 6 if key == "total" else n) for key in COLUMNS}
        for row, n in numbers.items()
    }
    for row, column, number in wrong:
        values[f"requests.{row}"][column] = str(number)
    text = render(build_skeleton(FORM, 2024, values=values))
    document = readers.read(text.encode(), "draft.txt")
    return check_document(document, CheckOptions(language="zh")).result


def of(result: FileResult, rule: str) -> Finding:
    return next(finding for finding in result.findings if finding.rule == rule)


ONE_CELL = (("processed_total", "research_institution", 999),)
ANOTHER_COLUMN = (
    (RESULTS[11], "research_institution", 16),
    (RESULTS[11], "commercial_enterprise", 8),
)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rows", [3, 9, len(RESULTS)])
@pytest.mark.parametrize("width", [80, 120])
def test_a_wrong_cell_is_drawn_with_every_term(language: str, rows: int, width: int) -> None:
    result = checked(rows, ONE_CELL)
    finding = of(result, "A105")
    known = replace(view(language, width=width), forms=load_builtin_rules().forms[0].editions)
    drawn = find_neighbourhood(finding, result, known, width - INDENT)
    assert drawn is not None
    terms = {
        (place.row, place.column_key)
        for place, value in zip(finding.related, finding.related_values, strict=True)
        if value != "0"
    }
    # Both flows of the column, its outcomes, and the whole row of the total.
    assert len(terms) == rows + 1 + 6
    assert terms <= drawn.cells
    assert not drawn.more
    assert sum(drawn.widths) + 2 * len(drawn.widths) + drawn.label <= width - INDENT


#: Errors beyond two cells; a row and its total off alike, which one cannot tell.
PLAIN = (
    ("new", "natural_person", 999),
    (RESULTS[0], "commercial_enterprise", 555),
    (RESULTS[1], "legal_service_institution", 777),
    ("processed_total", "other", 1),
)
OF_RULES = {"A101": "balance", "A102": "results-sum", "A103": "row-sum"}
ALIKE = (("new", "natural_person", 46), ("new", "total", 271))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("wrong", "rules"), [(PLAIN, ("A101", "A102", "A103")), (ALIKE, ("A105",))]
)
def test_every_term_of_the_sums_that_fail_is_drawn(
    language: str, wrong: tuple[tuple[str, str, int], ...], rules: tuple[str, ...]
) -> None:
    result = checked(9, wrong)
    assert result.report is not None
    table = result.report.table("requests")
    assert table is not None
    assert TABLE is not None
    sums, _ = equations(table, TABLE, ("balance", "results-sum", "row-sum"))
    failing = [equation for equation in sums if equation.difference]
    known = replace(view(language), forms=load_builtin_rules().forms[0].editions)
    findings = [finding for finding in result.findings if finding.rule.startswith("A10")]
    assert {finding.rule for finding in findings} == set(rules)
    for finding in findings:
        sum_key = OF_RULES.get(finding.rule)
        at = (finding.location.row, finding.location.column_key)
        own = [e for e in failing if sum_key is None or (e.key == sum_key and e.at == at)]
        terms = {at for equation in own for at in equation.places if table.cells[at].value}
        drawn = find_neighbourhood(finding, result, known, 80 - INDENT)
        assert drawn is not None
        assert terms <= drawn.cells, (finding.message, terms - drawn.cells)


@pytest.mark.parametrize("width", [40, 50, 60, 70, 80])
@pytest.mark.parametrize("rule", ["A105", "A106"])
def test_what_finds_no_room_in_the_table_is_listed_below_it(width: int, rule: str) -> None:
    result = checked(12, ONE_CELL if rule == "A105" else ANOTHER_COLUMN)
    finding = of(result, rule)
    known = replace(view("zh", width=width), forms=load_builtin_rules().forms[0].editions)
    drawn = find_neighbourhood(finding, result, known, width - INDENT)
    drawn = drawn if width >= 50 else None
    listed = "\n".join(describe_related(finding, result, replace(known, width=200), drawn))
    shown = drawn.cells if drawn else frozenset()
    pairs = zip(finding.related, finding.related_values, strict=True)
    terms = [(place, value) for place, value in pairs if value != "0"]
    assert len(terms) > 12
    for place, value in terms:
        assert TABLE is not None
        name = format_cell_name(TABLE, place.row, place.column_key, "zh")
        assert (place.row, place.column_key) in shown or f"{name} = {value}\n" in f"{listed}\n"
