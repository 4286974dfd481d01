"""Which of the rules on sums speaks where several see the same fault, in a whole draft."""

from __future__ import annotations

import pytest

from reportlint import api
from tests.parsing.requests import Sheet, sheet, values
from tests.parsing.sketches import report_text

SUMS = {"A101", "A102", "A103", "A105", "A106"}


def shift(*changes: tuple[str, int, int]) -> Sheet:
    """The table with the values of some cells (row, column from 0) off by so much."""
    made = sheet()
    for row, column, by in changes:
        printed = list(made[row].values)
        printed[column] = str(int(printed[column]) + by)
        made = made.change(row, values=tuple(printed))
    return made


def found(
    draft: Sheet, *, ignore: tuple[str, ...] = ()
) -> list[tuple[str, str | None, str | None]]:
    result = api.check(report_text(texts={3: draft.text}), ignore=ignore)
    return [
        (f.rule, f.location.row, f.location.column_key) for f in result.findings if f.rule in SUMS
    ]


def test_a_right_table_is_silent() -> None:
    assert found(sheet()) == []


def test_one_wrong_cell_replaces_the_sums_it_breaks() -> None:
    assert found(shift(("granted", 0, 3))) == [("A105", "granted", "natural_person")]


def test_without_a105_its_sums_come_back() -> None:
    assert sorted(found(shift(("granted", 0, 3)), ignore=("A105",))) == [
        ("A102", "processed_total", "natural_person"),
        ("A103", "granted", "total"),
    ]


def test_a_misfiled_applicant_replaces_the_balances_of_both_columns() -> None:
    draft = shift(("new", 0, 1), ("new", 5, -1))
    assert found(draft) == [("A106", None, "natural_person")]
    assert {rule for rule, _, _ in found(draft, ignore=("A106",))} == {"A101"}


def test_three_wrong_cells_leave_the_sums() -> None:
    draft = shift(("granted", 0, 1), ("partially_granted", 5, 2), ("unavailable.not_held", 2, 4))
    assert {rule for rule, _, _ in found(draft)} == {"A102", "A103"}
    assert len(found(draft)) == 6


def test_two_wrong_cells_apart_are_two_findings() -> None:
    draft = shift(("granted", 0, 3), ("refused.state_secret", 5, 5))
    assert set(found(draft)) == {
        ("A105", "granted", "natural_person"),
        ("A105", "refused.state_secret", "other"),
    }


@pytest.mark.parametrize("row", ["new", "processed_total", "other.other"])
def test_a_row_that_was_not_read_makes_no_sum_fail(row: str) -> None:
    assert found(sheet().change(row, values=())) == []


def test_values_of_the_repair_are_both_numbers() -> None:
    result = api.check(report_text(texts={3: shift(("granted", 0, 3)).text}), select=["A105"])
    (finding,) = result.findings
    right = values()["granted"][0]
    assert dict(finding.values) == {"found": str(right + 3), "expected": str(right)}
