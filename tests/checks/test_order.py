"""The fewest things that must move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.order import find_out_of_order


@pytest.mark.parametrize(
    ("numbers", "moved"),
    [
        ([], []),
        ([1, 2, 3], []),
        ([2, 1], [1]),
        ([1, 3, 2, 4], [2]),
        ([4, 1, 2, 3], [0]),
        ([1, 2, 2, 3], [2]),
    ],
)
def test_the_fewest_are_named(numbers: list[int], moved: list[int]) -> None:
    assert find_out_of_order(numbers) == moved


@given(st.lists(st.integers(0, 30), max_size=12))
def test_the_rest_rises(numbers: list[int]) -> None:
    moved = set(find_out_of_order(numbers))
    rest = [number for index, number in enumerate(numbers) if index not in moved]
    assert rest == sorted(set(rest))


@given(st.permutations(range(8)), st.integers(0, 7))
def test_one_moved_thing_is_at_most_one(order: list[int], place: int) -> None:
    rising = sorted(order)
    rising.insert(place, rising.pop(0))
    assert len(find_out_of_order(rising)) <= 1


def test_many_rows_take_no_quadratic_time() -> None:
    # NOTE: at n squared this would take hours, not a moment.
    numbers = [n ^ 1 for n in range(100_000)]
    assert find_out_of_order(numbers) == [n for n in range(100_000) if n % 2]
