"""Which of several numbered things stand out of order."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from reportlint.model.prose import numeral
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def order_words(numbers: Iterable[int]) -> Bilingual:
    """Return the numbers of parts as messages list them: an order is told whole."""
    order = tuple(numbers)
    return Bilingual("、".join(map(numeral, order)), ", ".join(map(str, order)))


def find_out_of_order(numbers: Sequence[int]) -> list[int]:
    """Return the places of the fewest numbers that must move for the others to rise.

    Of several choices the earlier numbers stay. The time grows with n log n.
    """
    if all(before < after for before, after in pairwise(numbers)):
        return []
    rising_places = _longest_rise(numbers)
    return [index for index in range(len(numbers)) if index not in rising_places]


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return the places of the longest rising choice of the numbers."""
    # NOTE: classes[n] holds the places at which a rise of n + 1 numbers may end; their numbers
    # fall, so that the first of them below a number is found by halving.
    classes: list[list[int]] = []
    before: list[int | None] = []
    for index, number in enumerate(numbers):
        length = bisect_left(classes, number, key=lambda places: numbers[places[-1]])
        if length == len(classes):
            classes.append([])
        if length:
            shorter = classes[length - 1]
            before.append(
                shorter[bisect_left(shorter, 1 - number, key=lambda place: -numbers[place])]
            )
        else:
            before.append(None)
        classes[length].append(index)
    rising_places: set[int] = set()
    place: int | None = classes[-1][0] if classes else None
    while place is not None:
        rising_places.add(place)
        place = before[place]
    return rising_places
