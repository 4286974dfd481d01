"""Ruled tables: which cells the rules of a frame make, and which text stands in each."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from reportlint.readers.layout import overflow
from reportlint.readers.layout.cells import Rectangle, compacted, rectangles, units
from reportlint.readers.layout.characters import Ink
from reportlint.readers.layout.geometry import Box, Piece
from reportlint.readers.layout.lattice import Lattice, edges_of, slot
from reportlint.readers.layout.lines import cell_text
from reportlint.readers.layout.ruling import Frame, root, unite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.layout.characters import Character

#: Where rules end this far beyond the last edge, the table is open there: it goes on to their end.
_OPEN = 5.0
#: More cells than a table of any report has.
_MAX_UNITS = 20_000
#: A lone column with so many edges and rows so high, in em, may be part of a table.
_STRIP_ROWS = 3
_STRIP_HEIGHT = 3.0


class Cell(NamedTuple):
    """A cell: its top left row and column, how far it reaches, its text and page.

    ``full``: its last line reaches across the cell, so the text may go on over a page break.
    ``doubtful``: the text may be wrong, as it was read from a picture or a number runs over it.
    ``ink`` are the characters of the text, in no order.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    full: bool
    page: int
    doubtful: bool = False
    ink: Ink | None = None


class Table(NamedTuple):
    """A table on one page or, put together, on several: column edges, rows, cells, its box."""

    edges: tuple[float, ...]
    rows: int
    cells: tuple[Cell, ...]
    box: Box
    pages: tuple[int, int]


def table(
    frame: Frame, characters: Sequence[Character], page: int
) -> tuple[Table, list[Character]] | None:
    """Make the table that a frame rules, and say which characters stand in it.

    None where it has no text, or only one column and more than a line in a row: a framed text.
    """
    if not frame.across or not frame.upright:
        return None
    frame = _closed(frame)
    inside = within(bounds(frame), characters)
    xs = edges_of(frame.upright, [(item.left, item.right) for item in inside])
    ys = edges_of(
        frame.across, [(item.baseline, 2 * item.middle - item.baseline) for item in inside]
    )
    units = (len(xs) - 1) * (len(ys) - 1)
    if len(xs) < 2 or len(ys) < 2 or units > _MAX_UNITS or not inside:
        return None
    if len(xs) == 2 and not _is_strip(ys, inside):
        return None
    lattice = Lattice(xs, ys, frame)
    inside = overflow.whole(inside, characters)
    held = set(map(id, inside))
    inside += [each for each in characters if lattice.is_cut_off(each) and id(each) not in held]
    return _filled(lattice, inside, page), inside


def _is_strip(ys: list[float], inside: list[Character]) -> bool:
    """Whether the rows of a single column are low: the first row of a table at a page's end."""
    highest = max(upper - lower for lower, upper in itertools.pairwise(ys))
    return len(ys) <= _STRIP_ROWS and highest < _STRIP_HEIGHT * max(item.size for item in inside)


def regions(frame: Frame) -> list[Box]:
    """Give the boxes of the cells that a frame makes, whatever stands in them, in reading order."""
    frame = _closed(frame)
    xs, ys = edges_of(frame.upright, ()), edges_of(frame.across, ())
    rows, columns = len(ys) - 1, len(xs) - 1
    if not 0 < rows * columns <= _MAX_UNITS:
        return []
    lattice = Lattice(xs, ys, frame)
    tops = [-y for y in lattice.ys]
    return [
        Box(xs[column], tops[row + high], xs[column + wide], tops[row])
        for row, column, high, wide in rectangles(_owners(lattice, rows, columns), columns)
    ]


def bounds(frame: Frame) -> Box:
    """Give the box around a frame."""
    rules, uprights = frame
    return Box(
        min([rule.start for rule in rules] + [rule.at for rule in uprights]),
        min([rule.at for rule in rules] + [rule.start for rule in uprights]),
        max([rule.end for rule in rules] + [rule.at for rule in uprights]),
        max([rule.at for rule in rules] + [rule.end for rule in uprights]),
    )


def within(box: Box, characters: Sequence[Character]) -> list[Character]:
    """Give the characters whose middle lies in a box."""
    left, bottom, right, top = box
    return [
        item
        for item in characters
        if left <= (item.left + item.right) / 2 <= right and bottom <= item.middle <= top
    ]


def _closed(frame: Frame) -> Frame:
    """Add the edges that a table lacks: at a page's end, or where its style leaves sides open."""
    across, upright = list(frame.across), list(frame.upright)
    left, bottom, right, top = bounds(frame)
    lowest, highest = min(rule.at for rule in across), max(rule.at for rule in across)
    first, last = min(rule.at for rule in upright), max(rule.at for rule in upright)
    across += [Piece(bottom, left, right)] if lowest - bottom > _OPEN else []
    across += [Piece(top, left, right)] if top - highest > _OPEN else []
    upright += [Piece(left, bottom, top)] if first - left > _OPEN else []
    upright += [Piece(right, bottom, top)] if right - last > _OPEN else []
    return Frame(across, upright)


def _filled(lattice: Lattice, inside: list[Character], page: int) -> Table:
    """Unite the unit cells that no rule parts, and put every word into its cell."""
    xs, ys = lattice.xs, lattice.ys
    rows, columns = len(ys) - 1, len(xs) - 1
    found = rectangles(_owners(lattice, rows, columns), columns)
    where = {unit: index for index, spot in enumerate(found) for unit in units(spot)}
    texts: list[list[Character]] = [[] for _ in found]

    def cell_at(item: Character, x: float) -> int:
        return where[slot(ys, -item.middle), slot(xs, x)]

    words = overflow.words(inside, cell_at)
    for word in words:
        texts[word.cell] += word.characters
    doubtful = [any(item.doubtful for item in text) for text in texts]
    for crowded in overflow.crowded(words, texts):
        doubtful[crowded] = True
    read = [_read(spot, text, xs) for spot, text in zip(found, texts, strict=True)]
    spots, used = compacted(found)
    cells = [
        Cell(*spot, *text, page, doubt, Ink(held))
        for spot, text, doubt, held in zip(spots, read, doubtful, texts, strict=True)
    ]
    box = Box(xs[0], -ys[-1], xs[-1], -ys[0])
    edges = [xs[column] for column in used] + xs[-1:]
    height = max(spot.row + spot.row_span for spot in spots)
    return Table(tuple(edges), height, tuple(cells), box, (page, page))


def _owners(lattice: Lattice, rows: int, columns: int) -> list[int]:
    parents = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            unit = row * columns + column
            if column + 1 < columns and lattice.open_right(row, column):
                unite(parents, unit, unit + 1)
            if row + 1 < rows and lattice.open_below(row, column):
                unite(parents, unit, unit + columns)
    return [root(parents, unit) for unit in range(rows * columns)]


def _read(spot: Rectangle, characters: list[Character], xs: list[float]) -> tuple[str, bool]:
    return cell_text(characters, xs[spot.column], xs[spot.column + spot.column_span])
