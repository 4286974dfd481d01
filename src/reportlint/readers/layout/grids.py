"""Ruled tables: which cells the rules of a frame make, and which words stand in each."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from reportlint.readers.layout.characters import Ink, characters_in
from reportlint.readers.layout.drawings import Box, LineSegment
from reportlint.readers.layout.lattice import (
    Lattice,
    Rectangle,
    compact,
    find_edges,
    find_rectangles,
    find_slot,
)
from reportlint.readers.layout.lines import cell_text, is_wide
from reportlint.readers.layout.ruling import Frame, find_roots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.readers.layout.characters import Character

#: Where rules end this far beyond the last edge, the table is open there: it goes on to their end.
_OPEN = 5.0
#: More cells than a table of any report has.
_MAX_UNITS = 20_000
#: A lone column with so many edges and rows so high, in em, may be part of a table.
_STRIP_ROWS = 3
_STRIP_HEIGHT = 3.0
#: Figures of one number start no farther apart than this, in em.
_TIGHT = 0.7
_FIGURES = "0123456789.,"
#: Chinese characters of a text that is set solid lie no farther apart than this, in em; where
#: each is an object of its own, one ends where the next begins.
_SET_SOLID, _SET_EXACTLY = 0.15, 0.06


class LayoutCell(NamedTuple):
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


class CellWord(NamedTuple):
    """A word, the cell it belongs to, and the cells it stands in, from left to right."""

    characters: list[Character]
    cell: int
    crossed_cells: tuple[int, ...]


class LayoutTable(NamedTuple):
    """A table on one page or, put together, on several: column edges, rows, cells, its box."""

    edges: tuple[float, ...]
    rows: int
    cells: tuple[LayoutCell, ...]
    box: Box
    pages: tuple[int, int]


def build_table(
    frame: Frame, characters: Sequence[Character], page: int
) -> tuple[LayoutTable, list[Character]] | None:
    """Make the table that a frame rules, and say which characters stand in it.

    None where it has no text, or only one column and more than a line in a row: a framed text.

    >>> rows, columns = ([LineSegment(at, 0, 40) for at in (0, 20, 40)] for _ in range(2))
    >>> table, _ = build_table(Frame(rows, columns), [Character("3", 4, 9, 6, 9, False, 0, 0)], 1)
    >>> table.rows, table.cells[2].text
    (2, '3')
    """
    if not frame.across or not frame.upright:
        return None
    frame = _close_frame(frame)
    inside = characters_in(frame.bounds, characters)
    xs = find_edges(frame.upright, [(item.left, item.right) for item in inside])
    ys = find_edges(
        frame.across, [(item.baseline, 2 * item.middle - item.baseline) for item in inside]
    )
    units = (len(xs) - 1) * (len(ys) - 1)
    if len(xs) < 2 or len(ys) < 2 or units > _MAX_UNITS or not inside:
        return None
    # NOTE: rows of a single column are low in the first row of a table at a page's end.
    highest = max(upper - lower for lower, upper in itertools.pairwise(ys))
    is_low = highest < _STRIP_HEIGHT * max(item.size for item in inside)
    if len(xs) == 2 and not (len(ys) <= _STRIP_ROWS and is_low):
        return None
    lattice = Lattice(xs, ys, frame)
    inside = _complete_words(inside, characters)
    inside_ids = set(map(id, inside))
    inside += [
        each for each in characters if lattice.is_cut_off(each) and id(each) not in inside_ids
    ]
    return _fill_cells(lattice, inside, page), inside


def cell_regions(frame: Frame) -> list[Box]:
    """Return boxes of the cells that a frame makes, whatever stands in them, in reading order.

    >>> rows, columns = ([LineSegment(at, 0, 40) for at in (0, 20, 40)] for _ in range(2))
    >>> cell_regions(Frame(rows, columns))[0]
    Box(left=0.0, bottom=20.0, right=20.0, top=40.0)
    """
    frame = _close_frame(frame)
    xs, ys = find_edges(frame.upright, ()), find_edges(frame.across, ())
    if not 0 < (len(ys) - 1) * (len(xs) - 1) <= _MAX_UNITS:
        return []
    tops = ys[::-1]
    return [
        Box(xs[column], tops[row + high], xs[column + wide], tops[row])
        for row, column, high, wide in _find_areas(Lattice(xs, ys, frame))
    ]


def _close_frame(frame: Frame) -> Frame:
    """Add the edges that a table lacks: at a page's end, or where its style leaves sides open."""

    def is_lacking(at: float, rules: Sequence[LineSegment]) -> bool:
        return all(abs(rule.at - at) > _OPEN for rule in rules)

    left, bottom, right, top = frame.bounds
    flat = [LineSegment(at, left, right) for at in (bottom, top) if is_lacking(at, frame.across)]
    tall = [LineSegment(at, bottom, top) for at in (left, right) if is_lacking(at, frame.upright)]
    return Frame(frame.across + flat, frame.upright + tall)


def _fill_cells(lattice: Lattice, inside: list[Character], page: int) -> LayoutTable:
    """Unite the unit cells that no rule parts, and put every word into its cell."""
    xs, ys = lattice.xs, lattice.ys
    areas = _find_areas(lattice)
    where = {unit: index for index, area in enumerate(areas) for unit in area.units()}
    texts: list[list[Character]] = [[] for _ in areas]

    def cell_at(item: Character, x: float) -> int:
        return where[find_slot(ys, -item.middle), find_slot(xs, x)]

    words = [_place_word(characters, cell_at) for characters in _group_characters(inside)]
    for word in words:
        texts[word.cell] += word.characters
    doubtful = [any(item.doubtful for item in text) for text in texts]
    for cell_index in _find_ambiguous_cells(words, texts):
        doubtful[cell_index] = True
    spots, kept_columns = compact(areas)
    cells = []
    for area, spot, text, doubt in zip(areas, spots, texts, doubtful, strict=True):
        words_and_full = cell_text(text, xs[area.column], xs[area.column + area.column_span])
        cells.append(LayoutCell(*spot, *words_and_full, page, doubt, Ink(text)))
    box = Box(xs[0], -ys[-1], xs[-1], -ys[0])
    edges = [xs[column] for column in kept_columns] + xs[-1:]
    height = max(spot.row + spot.row_span for spot in spots)
    return LayoutTable(tuple(edges), height, tuple(cells), box, (page, page))


def _find_areas(lattice: Lattice) -> list[Rectangle]:
    """Return the rectangles that the unit cells make which no rule parts."""
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    return find_rectangles(find_roots(rows * columns, lattice.open_pairs()), columns)


def _find_ambiguous_cells(
    words: Sequence[CellWord], texts: Sequence[Sequence[Character]]
) -> Iterator[int]:
    """Return the cells that a number runs over so that nobody can tell whose it is.

    That is where its middle is in a cell that has words of its own, or where a cell before that
    one is empty: it may have begun there; and where two numbers in neighbouring cells meet: they
    may be one that was written piece by piece. ``texts`` are those of all cells.
    """
    for word in words:
        before = word.crossed_cells[: word.crossed_cells.index(word.cell)]
        full = len(texts[word.cell]) > len(word.characters)
        if len(word.crossed_cells) > 1 and (full or not all(texts[cell] for cell in before)):
            yield from word.crossed_cells
    for word, after in itertools.pairwise(words):
        if word.cell != after.cell and _meet(word.characters, after.characters):
            yield from (word.cell, after.cell)


def _complete_words(
    inside: Sequence[Character], characters: Sequence[Character]
) -> list[Character]:
    """Return the characters inside a table, and those outside that go on words inside."""
    inside_ids = set(map(id, inside))
    for before, item in itertools.pairwise(characters):
        if id(before) in inside_ids and _continues(before, item):
            inside_ids.add(id(item))
    for item, before in itertools.pairwise(reversed(characters)):
        if id(item) in inside_ids and _continues(before, item):
            inside_ids.add(id(before))
    return [item for item in characters if id(item) in inside_ids]


def _place_word(
    characters: list[Character], cell_at: Callable[[Character, float], int]
) -> CellWord:
    """Keep together what is set together; a number belongs where its middle is, others begin.

    ``cell_at`` gives the cell on a character's line at a distance from the left.
    """
    if not _is_number(characters):
        cell = cell_at(characters[0], (characters[0].left + characters[0].right) / 2)
        return CellWord(characters, cell, (cell,))
    width = characters[-1].right - characters[-1].left
    if len(characters) > 1:
        # NOTE: a substitute font may be too wide; figures are as wide as their steps.
        width = min(width, (characters[-1].left - characters[0].left) / (len(characters) - 1))
    cell = cell_at(characters[0], (characters[0].left + characters[-1].left + width) / 2)
    cells = [cell_at(item, item.left + width / 2) for item in characters]
    # NOTE: a cell narrower than a figure may hold the middle of a number and no figure's.
    return CellWord(characters, cell, tuple(dict.fromkeys([*cells, cell])))


def _is_number(characters: Sequence[Character]) -> bool:
    return characters[0].text in _FIGURES


def _group_characters(inside: Sequence[Character]) -> list[list[Character]]:
    groups: list[list[Character]] = []
    solid: list[Character] = []
    for item in inside:
        # NOTE: where words run over a number in the next cell, the number may stand amid them.
        last = solid if is_wide(item.text) else groups[-1] if groups else []
        if last and _continues(last[-1], item):
            last.append(item)
            continue
        groups.append([item])
        solid = groups[-1] if is_wide(item.text) else solid
    return groups


def _continues(before: Character, item: Character) -> bool:
    if item.baseline != before.baseline:
        return False
    if is_wide(before.text) and is_wide(item.text):
        room = _SET_SOLID if item.run == before.run else _SET_EXACTLY
        return abs(item.left - before.right) < item.size * room
    figures = before.text in _FIGURES and item.text in _FIGURES
    close = 0 < item.left - before.left < item.size * _TIGHT
    return item.run == before.run and not item.has_space_before and figures and close


def _meet(word: Sequence[Character], after: Sequence[Character]) -> bool:
    if not (_is_number(word) and _is_number(after)) or word[-1].baseline != after[0].baseline:
        return False
    return abs(after[0].left - word[-1].right) < after[0].size * _SET_EXACTLY
