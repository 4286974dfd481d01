"""The lattice of a table: edges of rows and columns, which are drawn, and the cells they make."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from reportlint.readers.layout.drawings import group_runs
from reportlint.readers.layout.ruling import cluster_values, merge_intervals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.readers.layout.characters import Character
    from reportlint.readers.layout.drawings import LineSegment
    from reportlint.readers.layout.ruling import Frame

#: Rules closer than this are one edge.
_SAME_EDGE = 3.0
#: Rows and columns thinner than this and without text are the gap of a double line.
_DOUBLE_LINE = 6.5
#: An edge between two cells is there if this share of it is drawn.
_DRAWN = 0.6
#: How far text runs out of a table whose last row a page break cuts, in em.
_OVERFLOW = 1.6


def find_edges(rules: Iterable[LineSegment], extents: Sequence[tuple[float, float]]) -> list[float]:
    """Return where rules lie; of two that lie close, with no character between them, the middle.

    >>> find_edges([LineSegment(0, 0, 9), LineSegment(5, 0, 9), LineSegment(40, 0, 9)], ())
    [2.5, 40.0]
    """

    def is_double(run: list[float], edge: float) -> bool:
        low, high = run[-1] - 0.5, edge + 0.5
        has_text = any(low < start and end < high for start, end in extents)
        return edge - run[-1] < _DOUBLE_LINE and not has_text

    runs = group_runs(cluster_values([rule.at for rule in rules], _SAME_EDGE), is_double)
    return [sum(run) / len(run) for run in runs]


class Lattice:
    """The edges of a table and which stretches of each are drawn."""

    def __init__(self, xs: list[float], ys: list[float], frame: Frame) -> None:
        """Take the column edges, the row edges from the bottom up, and the rules."""
        self.xs = xs
        #: From the top down, negated, so that they ascend like the rows.
        self.ys = [-y for y in reversed(ys)]
        across = [rule._replace(at=-rule.at) for rule in frame.across]
        self._across = _find_drawn_stretches(self.ys, across)
        self._upright = _find_drawn_stretches(self.xs, frame.upright)

    def open_pairs(self) -> Iterator[tuple[int, int]]:
        """Yield the unit cells side by side that no rule parts, by their numbers row by row."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        for unit, (row, column) in enumerate(itertools.product(range(rows), range(columns))):
            height, width = (
                (-self.ys[row + 1], -self.ys[row]),
                (self.xs[column], self.xs[column + 1]),
            )
            if column + 1 < columns and not _is_drawn(self._upright[column + 1], *height):
                yield unit, unit + 1
            if row + 1 < rows and not _is_drawn(self._across[row + 1], *width):
                yield unit, unit + columns

    def is_cut_off(self, item: Character) -> bool:
        """Whether a character stands right below or above the table, where no rule closes it."""
        centre = (item.left + item.right) / 2
        if not self.xs[0] < centre < self.xs[-1]:
            return False
        below, above = self.ys[-1] + item.middle, -item.middle - self.ys[0]
        edge = -1 if below < 0 else 0
        if not -_OVERFLOW * item.size < min(below, above) < 0:
            return False
        column = find_slot(self.xs, centre)
        return not _is_drawn(self._across[edge], self.xs[column], self.xs[column + 1])


def _find_drawn_stretches(
    edges: list[float], rules: list[LineSegment]
) -> list[list[tuple[float, float]]]:
    stretches: list[list[tuple[float, float]]] = [[] for _ in edges]
    for rule in rules:
        nearest = min(range(len(edges)), key=lambda index: abs(edges[index] - rule.at))
        stretches[nearest].append((rule.start, rule.end))
    return [merge_intervals(intervals, _SAME_EDGE) for intervals in stretches]


def _is_drawn(stretches: list[tuple[float, float]], start: float, end: float) -> bool:
    drawn_length = sum(max(0.0, min(end, high) - max(start, low)) for low, high in stretches)
    return drawn_length >= _DRAWN * (end - start)


def find_slot(edges: Sequence[float], value: float) -> int:
    """Return the index of the gap between edges that a value lies in, or lies nearest to.

    >>> find_slot([0.0, 10.0, 20.0], 12.0)
    1
    """
    return min(max(bisect_right(edges, value) - 1, 0), len(edges) - 2)


class Rectangle(NamedTuple):
    """A block of unit cells: its top left row and column, and how far it reaches."""

    row: int
    column: int
    row_span: int
    column_span: int

    def units(self) -> Iterator[tuple[int, int]]:
        """Yield row and column of each unit cell."""
        rows = range(self.row, self.row + self.row_span)
        return itertools.product(rows, range(self.column, self.column + self.column_span))


def find_rectangles(owners: list[int], columns: int) -> list[Rectangle]:
    """Return the rectangles that areas of equal owner make, in reading order.

    ``owners`` names the area of each unit cell, row by row. An area that is no rectangle, since a
    rule is broken somewhere, becomes several.

    >>> find_rectangles([0, 0, 1, 2], 2)[0]
    Rectangle(row=0, column=0, row_span=1, column_span=2)
    """
    areas: list[Rectangle] = []
    #: What ended in the row above and may go on: owner and columns to the index in ``areas``.
    above: dict[tuple[int, int, int], int] = {}
    for row in range(len(owners) // columns):
        here: dict[tuple[int, int, int], int] = {}
        column = 0
        for owner, run in itertools.groupby(owners[row * columns : (row + 1) * columns]):
            width = len(list(run))
            index = above.get((owner, column, width), len(areas))
            if index == len(areas):
                areas.append(Rectangle(row, column, 0, width))
            areas[index] = areas[index]._replace(row_span=areas[index].row_span + 1)
            here[owner, column, width] = index
            column += width
        above = here
    return areas


def compact(spots: Sequence[Rectangle]) -> tuple[list[Rectangle], list[int]]:
    """Drop rows and columns in which no rectangle starts; say which columns are kept.

    >>> compact([Rectangle(0, 0, 2, 1), Rectangle(0, 3, 2, 1)])[1]
    [0, 3]
    """
    rows, columns = (sorted({spot[axis] for spot in spots}) for axis in (0, 1))
    compact_spots = []
    for row, column, row_span, column_span in spots:
        top, bottom = bisect_left(rows, row), bisect_left(rows, row + row_span)
        left, right = bisect_left(columns, column), bisect_left(columns, column + column_span)
        compact_spots.append(Rectangle(top, left, bottom - top, right - left))
    return compact_spots, columns
