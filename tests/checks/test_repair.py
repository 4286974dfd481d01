"""The cell that explains the failing sums, or the applicant who was entered twice over."""

from __future__ import annotations

import pytest

from reportlint.checks.repair import WrongCell
from reportlint.model.problem import CheckedCount, UnassessedPlace
from tests import small
from tests.checks import prose
from tests.checks.filled import SUMS, misfiled, named, report, right, shifted, table, wrong_cells
from tests.parsing.requests import COLUMNS, ROWS
from tests.parsing.sketches import editions


def test_a_consistent_table_has_no_fault() -> None:
    assert wrong_cells({}) == []
    assert misfiled({}) == []


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("by", [1, -1, 40])
def test_every_single_error_is_named(row: str, by: int) -> None:
    cells = right()
    for column in COLUMNS:
        if cells[row, column] + by < 0:
            continue
        found = wrong_cells(shifted((row, column, by)))
        assert named(found) == [(row, column)]
        assert dict(found[0].values) == {
            "found": str(cells[row, column] + by),
            "expected": str(cells[row, column]),
        }
        assert found[0].params["variant"] == "one"
        assert misfiled(shifted((row, column, by))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("granted", "natural_person", 3), ("refused.state_secret", "other", 5)),
        (("new", "commercial_enterprise", 2), ("unavailable.not_held", "natural_person", -1)),
        (("processed_total", "other", 7), ("granted", "total", 4)),
        (("carried_forward", "total", 2), ("not_processed.repeated", "research_institution", 9)),
    ],
)
def test_two_errors_of_different_size_apart_are_two_findings(
    one: tuple[str, str, int], other: tuple[str, str, int]
) -> None:
    found = wrong_cells(shifted(one, other))
    assert set(named(found)) == {one[:2], other[:2]}
    cells = right()
    assert {p.values["expected"] for p in found} == {str(cells[c[:2]]) for c in (one, other)}
    assert all(problem.params["variant"] == "one" for problem in found)


def test_two_errors_of_one_row_are_one_finding_with_the_other_beside_it() -> None:
    found = wrong_cells(shifted(("granted", "natural_person", 3), ("granted", "other", 5)))
    assert len(found) == 1
    assert found[0].params["variant"] == "pair"
    assert named(found)[0] in {("granted", "natural_person"), ("granted", "other")}
    places = [(r.place.row, r.place.column) for r in found[0].related]
    assert {named(found)[0], places[0]} == {("granted", "natural_person"), ("granted", "other")}


def test_an_equal_pair_is_told_with_its_alternatives() -> None:
    found = wrong_cells(
        shifted(("granted", "natural_person", 2), ("refused.state_secret", "other", 2))
    )
    assert [problem.params["variant"] for problem in found] == ["ambiguous"]
    places = {(r.place.row, r.place.column) for r in found[0].related} | set(named(found))
    assert places >= {
        ("granted", "natural_person"),
        ("granted", "other"),
        ("refused.state_secret", "natural_person"),
        ("refused.state_secret", "other"),
    }


def test_three_errors_are_left_to_the_plain_sums() -> None:
    changes = shifted(
        ("granted", "natural_person", 1),
        ("partially_granted", "other", 2),
        ("unavailable.not_held", "research_institution", 4),
    )
    assert wrong_cells(changes) == []


def test_the_operands_stand_beside_and_the_plain_findings_are_covered() -> None:
    (found,) = wrong_cells(shifted(("granted", "natural_person", 1)))
    covered = {(place.row, place.column) for place in found.covers}
    assert covered == {
        ("granted", "natural_person"),
        ("granted", "total"),
        ("processed_total", "natural_person"),
    }


@pytest.mark.parametrize("content", ["blank", "placeholder"])
def test_a_blank_counts_as_0(content: str) -> None:
    (found,) = wrong_cells({("granted", "natural_person"): content})
    assert named([found]) == [("granted", "natural_person")]
    assert found.values == {"found": "0", "expected": "1"}
    assert found.params["blanks"] == 2


def test_a_blank_where_0_belongs_is_no_fault() -> None:
    assert right()["carried_over", "research_institution"] == 0
    assert wrong_cells({("carried_over", "research_institution"): "blank"}) == []


@pytest.mark.parametrize("content", ["unread", "uncertain", "text"])
def test_sums_with_a_cell_that_was_not_read_are_left_out(content: small.Content) -> None:
    changes = {("granted", "natural_person"): content}
    assert wrong_cells(changes) == []
    beside = {**changes, **shifted(("refused.state_secret", "other", 3))}
    assert named(wrong_cells(beside)) == [("refused.state_secret", "other")]


def test_a_table_of_which_nothing_was_read_is_not_assessed() -> None:
    nothing: dict[tuple[str, str], small.Content] = dict.fromkeys(right(), "unread")
    check = WrongCell("requests", SUMS)
    outcome = list(check.run(report(nothing), prose.context()))
    assert [type(item) for item in outcome] == [UnassessedPlace]


def test_a_missing_row_leaves_its_sums_out() -> None:
    draft = small.report(table(missing=("carried_over",)), form=editions()[-1])
    outcome = list(WrongCell("requests", SUMS).run(draft, prose.context()))
    assert outcome == [CheckedCount(24 + 7)]


@pytest.mark.parametrize("row", ["new", "carried_over", "granted", "carried_forward"])
def test_a_repair_below_0_is_none(row: str) -> None:
    cells = right()
    empty = dict.fromkeys(cells, 0)
    found = wrong_cells({**empty, (row, "natural_person"): 1})
    assert named(found) == [(row, "natural_person")]


@pytest.mark.parametrize("surplus", ["natural_person", "other"])
def test_an_applicant_entered_in_another_column_is_misfiled(surplus: str) -> None:
    short = "other" if surplus == "natural_person" else "natural_person"
    changes = shifted(("new", surplus, 1), ("new", short, -1))
    assert wrong_cells(changes) == []
    (found,) = misfiled(changes)
    assert (found.place.row, found.place.column) == (None, surplus)
    # The other column, then all cells of both sums.
    beside = [(related.place.row, related.place.column) for related in found.related]
    assert beside[0] == (None, short)
    assert {column for _, column in beside} == {surplus, short}
    assert len(set(beside)) == len(beside)
    assert found.params["difference"] == 1


def test_an_outcome_entered_in_another_column_is_misfiled() -> None:
    changes = shifted(("granted", "natural_person", 1), ("granted", "other", -1))
    assert wrong_cells(changes) == []
    (found,) = misfiled(changes)
    assert (found.place.row, found.place.column) == (None, "natural_person")


def test_a_total_that_takes_part_is_no_misfiled_applicant() -> None:
    changes = shifted(("new", "natural_person", 1), ("new", "total", -1))
    assert misfiled(changes) == []


@pytest.mark.parametrize(
    ("by", "against"), [((2, -1), 2), ((1, 1), 2)], ids=["other sizes", "same sign"]
)
def test_differences_that_do_not_cancel_are_no_misfiled_applicant(
    by: tuple[int, int], against: int
) -> None:
    changes = shifted(("new", "natural_person", by[0]), ("new", "other", by[1]))
    assert len(changes) == against
    assert misfiled(changes) == []
