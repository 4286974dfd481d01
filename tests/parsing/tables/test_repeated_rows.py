"""A row that stands twice in running text is one too many, by its label, and nothing moves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest

from reportlint.model.report import Table
from reportlint.model.rule_test import DraftSpec
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.runner import build_report
from tests.parsing.sketches import editions, parsed

if TYPE_CHECKING:
    from reportlint.model.rule_test import RowValues

YEARS = {"2019": 2020, "2021": 2024}
ROWS = [
    (form.edition, table.key, row.key)
    for form in editions()
    for table in form.tables
    if not table.single_row
    for row in table.rows
]
#: A label is cut behind its middle, but for an ordinal and two characters of it.
_BEGUN = 5
CUT = [(edition, row) for edition, key, row in ROWS if key == "requests" and "total" not in row]


@dataclass(frozen=True)
class Draft:
    """A draft's text, with the table of which rows are put in again."""

    text: str
    table: Table

    def line(self, place: int) -> str:
        return self.table.rows[place].span.cut(self.text)

    def with_copy(self, place: int, behind: int, *, cut: int = 0) -> str:
        """The draft with a row once more, its label cut around its values behind ``cut`` signs."""
        label = self.table.rows[place].label
        values = self.line(place)[len(label) :]
        copy = f"{label[:cut]}{values}\n{label[cut:]}" if cut else label + values
        end = self.table.rows[behind].span.end
        return f"{self.text[:end]}\n{copy}{self.text[end:]}"


def find_table(text: str, edition: str, key: str) -> Table:
    (table,) = (table for table in parsed(text).tables if table.key == key)
    assert table.form == edition
    return table


@cache
def draft(edition: str, key: str) -> Draft:
    """A draft whose table says 3 in every cell of its third row."""
    (form,) = (form for form in editions() if form.edition == edition)
    filled: dict[str, RowValues] = {
        row.key: (str(number),) * len(row.columns)
        for number, row in enumerate((form.table(key) or form.tables[0]).rows, 1)
    }
    spec = DraftSpec(year=YEARS[edition], tables={key: filled})
    text = build_report(spec, "text", load_builtin_rules()).document.text
    return Draft(text, find_table(text, edition, key))


def assert_one_too_many(made: Draft, text: str, place: int, label: str) -> None:
    table = find_table(text, made.table.form, made.table.key)
    (foreign,) = (row for row in table.rows if row.key is None)
    assert foreign.label == label
    assert foreign.label_span.start == text.rindex(label)
    assert foreign.count == made.table.rows[place].count
    assert {row.key for row in table.rows if row.key} == {row.key for row in made.table.rows}
    numbers = {cell: made.table.cells[cell].raw for cell in made.table.cells}
    assert {cell: table.cells[cell].raw for cell in table.cells} == numbers


@pytest.mark.parametrize(("edition", "key", "row"), ROWS)
def test_a_row_stands_twice_wherever_the_second_is(edition: str, key: str, row: str) -> None:
    made = draft(edition, key)
    place = [each.key for each in made.table.rows].index(row)
    for behind in range(len(made.table.rows)):
        text = made.with_copy(place, behind)
        assert_one_too_many(made, text, place, made.table.rows[place].label)


@pytest.mark.parametrize(("edition", "row"), CUT)
def test_a_row_stands_twice_whose_label_is_cut(edition: str, row: str) -> None:
    made = draft(edition, "requests")
    place = [each.key for each in made.table.rows].index(row)
    label = made.table.rows[place].label
    cut = max(_BEGUN, len(label) // 2)
    for behind in (place, len(made.table.rows) - 1):
        text = made.with_copy(place, behind, cut=cut)
        assert_one_too_many(made, text, place, label[:cut])


@pytest.mark.parametrize("edition", YEARS)
def test_a_label_again_in_another_row_s_place_is_not_that_row_s(edition: str) -> None:
    made = draft(edition, "proactive")
    text = made.text.replace("行政强制", "行政处罚")
    table = find_table(text, edition, "proactive")
    assert [row.label for row in table.rows if row.key is None] == ["行政处罚"]
    assert "coercion" not in {row.key for row in table.rows}
