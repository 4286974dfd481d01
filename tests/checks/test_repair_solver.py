"""The smallest changes of cells that make the sums hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.equations import equations
from reportlint.checks.repair_solver import find_repairs
from tests.checks.filled import SUMS, Places, right, shifted, table
from tests.parsing.sketches import editions

CELLS = sorted(right())


def solved(changes: Places) -> tuple[tuple[tuple[tuple[str, str], int], ...], ...]:
    form = editions()[-1].table("requests")
    assert form is not None
    draft = table(changes)
    return find_repairs(equations(draft, form, SUMS)[0], draft)


def test_nothing_is_repaired_where_all_sums_hold() -> None:
    assert solved({}) == ()


def test_no_repair_makes_a_count_negative() -> None:
    # NOTE: the cell is 0 in the draft and would have to be less; the other way round two cells do.
    for repair in solved(shifted(("granted", "total", -2))):
        assert all(right()[place] + change >= 0 for place, change in repair)


@given(
    st.lists(
        st.tuples(st.sampled_from(CELLS), st.integers(1, 9)),
        min_size=1,
        max_size=2,
        unique_by=lambda pair: pair[0],
    )
)
def test_every_repair_makes_all_sums_hold(errors: list[tuple[tuple[str, str], int]]) -> None:
    form = editions()[-1].table("requests")
    assert form is not None
    wrong = {place: right()[place] + by for place, by in errors}
    for repair in solved(wrong):
        mended = {**wrong}
        for place, change in repair:
            mended[place] = mended.get(place, right()[place]) + change
        assert min(mended.values()) >= 0
        sums, _ = equations(table(mended), form, SUMS)
        assert all(equation.difference == 0 for equation in sums)
        assert len(repair) <= len(errors)


@given(st.sampled_from(CELLS), st.sampled_from(CELLS), st.integers(1, 9), st.integers(10, 99))
def test_two_errors_of_different_size_apart_are_found(
    one: tuple[str, str], other: tuple[str, str], small: int, large: int
) -> None:
    if one[0] == other[0] or one[1] == other[1]:
        return
    errors = shifted((*one, small), (*other, large))
    wanted = {(one, -small), (other, -large)}
    assert any(set(repair) == wanted for repair in solved(errors))
