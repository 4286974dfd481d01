"""Areas of a lattice of unit cells, as the rectangles that cells of a table are."""

from __future__ import annotations

from typing import NamedTuple


class Rectangle(NamedTuple):
    """A block of unit cells: its top left row and column, and how far it reaches."""

    row: int
    column: int
    row_span: int
    column_span: int


def rectangles(owners: list[int], columns: int) -> list[Rectangle]:
    """Give the rectangles that areas of equal owner make, in reading order.

    ``owners`` names the area of each unit cell, row by row. An area that is no rectangle, since a
    rule is broken somewhere, becomes several.
    """
    found: list[Rectangle] = []
    #: What ended in the row above and may go on: owner and columns to the index in ``found``.
    above: dict[tuple[int, int, int], int] = {}
    for row in range(len(owners) // columns):
        here: dict[tuple[int, int, int], int] = {}
        for run in _runs(owners[row * columns : (row + 1) * columns]):
            index = above.get(run)
            if index is None:
                index = len(found)
                found.append(Rectangle(row, run[1], 1, run[2]))
            else:
                found[index] = found[index]._replace(row_span=found[index].row_span + 1)
            here[run] = index
        above = here
    return found


def _runs(owners: list[int]) -> list[tuple[int, int, int]]:
    """Give (owner, first column, number of columns) for each run of one owner in a row."""
    runs: list[tuple[int, int, int]] = []
    for column, owner in enumerate(owners):
        if runs and runs[-1][0] == owner:
            runs[-1] = (owner, runs[-1][1], runs[-1][2] + 1)
        else:
            runs.append((owner, column, 1))
    return runs
