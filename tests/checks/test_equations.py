"""The sums of a table with the draft's numbers in them."""

from __future__ import annotations

from reportlint.checks.equations import Equation, equations
from tests.checks.filled import SUMS, Places, right, shifted, table
from tests.parsing.requests import COLUMNS, ROWS
from tests.parsing.sketches import editions


def sums(changes: Places = {}) -> list[Equation]:  # noqa: B006 - read only
    form = editions()[-1].table("requests")
    assert form is not None
    found, _ = equations(table(changes), form, SUMS)
    return found


def unread(changes: Places) -> set[tuple[str, str]]:
    form = editions()[-1].table("requests")
    assert form is not None
    return set(equations(table(changes), form, SUMS)[1])


def test_there_are_39_sums_and_all_hold() -> None:
    found = sums()
    assert len(found) == 2 * len(COLUMNS) + len(ROWS)
    assert all(equation.difference == 0 for equation in found)


def test_a_cell_changes_the_sums_it_is_part_of_by_its_sign() -> None:
    for place in right():
        for before, after in zip(sums(), sums(shifted((*place, 5))), strict=True):
            assert after.difference - before.difference == 5 * before.sign(place)


def test_a_sum_is_reported_at_its_total() -> None:
    at = {equation.key: equation.at for equation in sums() if equation.line in ("total", "new")}
    assert at == {
        "balance": ("processed_total", "total"),
        "results-sum": ("processed_total", "total"),
        "row-sum": ("new", "total"),
    }


def test_a_cell_that_was_not_read_leaves_its_sums_out() -> None:
    assert unread({("granted", "other"): "unread"}) == {
        ("results-sum", "other"),
        ("row-sum", "granted"),
    }


def test_blanks_are_counted() -> None:
    blank = sums({("granted", "other"): "blank", ("granted", "total"): "placeholder"})
    assert {(e.key, e.line): e.blanks for e in blank if e.blanks} == {
        ("results-sum", "other"): 1,
        ("results-sum", "total"): 1,
        ("row-sum", "granted"): 2,
    }


def test_a_sum_is_told_in_words_with_both_totals() -> None:
    form = editions()[-1].table("requests")
    assert form is not None
    (failing,) = [e for e in sums(shifted(("new", "total", 3))) if e.difference and e.each == "row"]
    told = failing.describe(form)
    total = right()["new", "total"]
    assert f"总计 {total + 3}" in told["zh"]
    assert f"各列之和 {total}" in told["zh"]
    assert f"columns add to {total}" in told["en"]
