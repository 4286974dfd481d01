"""Areas of a lattice of unit cells, as the rectangles that cells of a table are."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Rectangle(NamedTuple):
    """A block of unit cells: its top left row and column, and how far it reaches."""

    row: int
    column: int
    row_span: int
    column_span: int


def find_rectangles(owners: list[int], columns: int) -> list[Rectangle]:
    """Return the rectangles that areas of equal owner make, in reading order.

    ``owners`` names the area of each unit cell, row by row. An area that is no rectangle, since a
    rule is broken somewhere, becomes several.
    """
    areas: list[Rectangle] = []
    #: What ended in the row above and may go on: owner and columns to the index in ``areas``.
    above: dict[tuple[int, int, int], int] = {}
    for row in range(len(owners) // columns):
        here: dict[tuple[int, int, int], int] = {}
        for run in _runs(owners[row * columns : (row + 1) * columns]):
            index = above.get(run)
            if index is None:
                index = len(areas)
                areas.append(Rectangle(row, run[1], 1, run[2]))
            else:
                areas[index] = areas[index]._replace(row_span=areas[index].row_span + 1)
            here[run] = index
        above = here
    return areas


def unit_cells(spot: Rectangle) -> Iterator[tuple[int, int]]:
    """Return row and column of each unit cell of a rectangle."""
    for row in range(spot.row, spot.row + spot.row_span):
        for column in range(spot.column, spot.column + spot.column_span):
            yield row, column


def compact(spots: Sequence[Rectangle]) -> tuple[list[Rectangle], list[int]]:
    """Drop rows and columns in which no rectangle starts; say which columns are kept."""
    rows = sorted({spot.row for spot in spots})
    columns = sorted({spot.column for spot in spots})
    compact_spots = []
    for spot in spots:
        top, bottom = bisect_left(rows, spot.row), bisect_left(rows, spot.row + spot.row_span)
        left = bisect_left(columns, spot.column)
        right = bisect_left(columns, spot.column + spot.column_span)
        compact_spots.append(Rectangle(top, left, bottom - top, right - left))
    return compact_spots, columns


def _runs(owners: list[int]) -> list[tuple[int, int, int]]:
    """Return (owner, first column, number of columns) for each run of one owner in a row."""
    runs: list[tuple[int, int, int]] = []
    for column, owner in enumerate(owners):
        if runs and runs[-1][0] == owner:
            runs[-1] = (owner, runs[-1][1], runs[-1][2] + 1)
        else:
            runs.append((owner, column, 1))
    return runs
