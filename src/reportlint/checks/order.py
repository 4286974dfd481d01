"""Which of several numbered things stand out of order."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def out_of_order(numbers: Sequence[int]) -> list[int]:
    """Give the places of the fewest numbers that must move for the others to rise."""
    runs: list[tuple[int, ...]] = []
    for index, number in enumerate(numbers):
        before = [run for run in runs if numbers[run[-1]] < number]
        runs.append((*_longest(before), index))
    kept = set(_longest(runs))
    return [index for index in range(len(numbers)) if index not in kept]


def _longest(runs: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return max(runs, key=len) if runs else ()
