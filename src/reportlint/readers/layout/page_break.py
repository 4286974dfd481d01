"""Tables over page breaks put together: one grid, without repeated heads, no cell cut in two."""

from __future__ import annotations

import itertools

from reportlint.readers.layout.grids import LayoutCell, LayoutTable
from reportlint.readers.layout.lattice import Rectangle, compact, find_rectangles, find_slot
from reportlint.readers.layout.lines import join_texts
from reportlint.readers.layout.ruling import cluster_values
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


#: Both parts are as wide, within this, in points; where they stand on their pages may differ.
_SAME_WIDTH = 8.0
#: Column edges of the parts that differ by less are one.
_SAME_EDGE = 5.0
#: How many rows at the top may come before the rows that are repeated on the next page.
_CAPTION_ROWS = 3
#: A table this long is no report's, and putting it together would take ever longer.
_MAX_ROWS = 400
#: A head names so many columns at least.
_MIN_HEAD_COLUMNS = 2
_ITEM = Pattern(
    r"\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、.．]|\d+\s*[.．、)）])"
)
_VALUE = Pattern(r"[\d.,，%％/／\-—－０-９\s]+")
_WORDS = Pattern(r"[\u4e00-\u9fffA-Za-z]")


def merge_tables(upper: LayoutTable, lower: LayoutTable) -> LayoutTable | None:
    """Return a table that goes on at the top of the next page as one; None where that is another.

    >>> cell = LayoutCell(0, 0, 1, 1, "公开", False, 1)
    >>> upper, lower = [LayoutTable((0, 90), 1, (cell,), Box(0, 0, 90, 9), (n, n)) for n in (1, 2)]
    >>> merge_tables(upper, lower).pages, merge_tables(lower, upper)
    ((1, 2), None)
    """
    follows = upper.pages[1] + 1 == lower.pages[0] and upper.rows < _MAX_ROWS
    (left, _, right, _), (lower_left, _, lower_right, _) = upper.box, lower.box
    as_wide = abs((right - left) - (lower_right - lower_left)) < _SAME_WIDTH
    continues = follows and as_wide and not _begins_anew(upper, lower)
    return _merge_parts(upper, lower) if continues else None


def _begins_anew(upper: LayoutTable, lower: LayoutTable) -> bool:
    """Whether a head with columns of its own follows rows of values: another table's."""
    head = [cell for cell in lower.cells if cell.row == 0 and cell.text]
    if len(head) < _MIN_HEAD_COLUMNS or any(_is_value(cell) for cell in head):
        return False
    if not any(_is_value(cell) for cell in upper.cells if cell.row + cell.row_span == upper.rows):
        return False
    shift = upper.box.left - lower.box.left
    words = {_bare_text(cell) for cell in upper.cells if cell.row < _CAPTION_ROWS}
    return not words.issuperset(map(_bare_text, head)) and any(
        all(abs(edge + shift - other) > _SAME_EDGE for other in upper.edges) for edge in lower.edges
    )


def _bare_text(cell: LayoutCell) -> str:
    return "".join(cell.text.split())


def _merge_parts(upper: LayoutTable, lower: LayoutTable) -> LayoutTable:
    shift = upper.box.left - lower.box.left
    lower_edges = [edge + shift for edge in lower.edges]
    edges = cluster_values([*upper.edges, *lower_edges], _SAME_EDGE)
    above = TablePart(_owners(upper, upper.edges, edges), list(upper.cells))
    below = TablePart(_owners(lower, lower_edges, edges), list(lower.cells))
    del below.owners[: _repeated_rows(above, below)]
    # NOTE: rows at the break that are empty but for cells reaching in are room left on the page.
    while len(above.owners) > 1 and above.starts_nothing(-1):
        del above.owners[-1]
    while len(below.owners) > 1 and below.starts_nothing(0):
        del below.owners[0]
    if below.owners:
        PageBreak(above, below).join_cells()
    return _build_table(edges, above, below, upper, lower)


def _owners(table: LayoutTable, old: Sequence[float], edges: Sequence[float]) -> list[list[int]]:
    """Return for each row and each column between the edges the index of the cell there."""
    slots = [[0] * (len(old) - 1) for _ in range(table.rows)]
    for index, cell in enumerate(table.cells):
        for row, column in Rectangle(*cell[:4]).units():
            slots[row][column] = index
    sources = [find_slot(old, (low + high) / 2) for low, high in itertools.pairwise(edges)]
    return [[row[source] for source in sources] for row in slots]


def _repeated_rows(above: TablePart, below: TablePart) -> int:
    """Count the rows at the top of the lower part that repeat the head of the upper one."""
    heads = [above.texts(row) for row in range(len(above.owners))]
    rows = [below.texts(row) for row in range(len(below.owners))]
    most = 0
    for start in range(min(_CAPTION_ROWS, len(heads))):
        pairs = zip(rows, heads[start:], strict=False)
        most = max(most, len(list(itertools.takewhile(_is_repeated, pairs))))
    return most


def _is_repeated(texts: tuple[list[str], list[str]]) -> bool:
    """Whether a row is another's like, and holds words: values may happen to be equal."""
    row, head = texts
    return row == head and any(map(_WORDS.regex.search, row))


def _build_table(
    edges: list[float], above: TablePart, below: TablePart, upper: LayoutTable, lower: LayoutTable
) -> LayoutTable:
    """Make one table of the parts; cells joined across the seam have one owner in both."""
    owners = [owner for row in above.owners for owner in row]
    offset = len(above.cells)
    owners += [
        below.owner_above.get(owner, owner + offset) for row in below.owners for owner in row
    ]
    source = [*above.cells, *below.cells]
    columns = len(edges) - 1
    spots = find_rectangles(owners, columns)
    compact_spots, starts = compact(spots)
    seen_owners: set[int] = set()
    cells = []
    for spot, place in zip(spots, compact_spots, strict=True):
        owner = owners[spot.row * columns + spot.column]
        cell = source[owner]
        if owner in seen_owners:
            #: An area that is no rectangle becomes several cells; only the first holds the text.
            cell = cell._replace(text="", doubtful=False)
        seen_owners.add(owner)
        cells.append(cell._replace(**place._asdict()))
    rows = max(place.row + place.row_span for place in compact_spots)
    used_edges = (*[edges[column] for column in starts], edges[-1])
    box = lower.box._replace(left=edges[0], right=edges[-1])
    return LayoutTable(used_edges, rows, tuple(cells), box, (upper.pages[0], lower.pages[1]))


class TablePart:
    """A part of a table: the index of the cell at each row and column, and the cells."""

    def __init__(self, owners: list[list[int]], cells: list[LayoutCell]) -> None:
        """Take both; ``owner_above`` then notes cells of the lower part that go on one above."""
        self.owners = owners
        self.cells = cells
        self.owner_above: dict[int, int] = {}

    def texts(self, row: int) -> list[str]:
        """Return the text at each column of a row, without blanks."""
        return [_bare_text(self.cells[owner]) for owner in self.owners[row]]

    def starts_nothing(self, row: int) -> bool:
        """Whether no text starts in the first or last row: it holds parts of other rows' cells."""
        beside = self.owners[1] if row == 0 else self.owners[row - 1]
        here = self.owners[row]
        own = [owner for owner in here if owner not in beside]
        partial = len(own) < len(here) or len(set(own)) == 1
        return partial and not any(self.cells[owner].text for owner in own)

    def extent(self, owner: int) -> int:
        """Count the rows that a cell takes."""
        return sum(owner in row for row in self.owners)


class PageBreak:
    """The last row above a page break and the first below it."""

    def __init__(self, above: TablePart, below: TablePart) -> None:
        """Take the parts, the lower one without repeated heads."""
        self._above = above
        self._below = below
        self._faces = list(zip(above.owners[-1], below.owners[0], strict=True))
        self._pairs = self._facing()
        self._first_value = self._first_value_column()
        self._upper = [above.cells[owner] for owner in above.owners[-1][self._first_value :]]
        self._lower = [below.cells[owner] for owner in below.owners[0][self._first_value :]]

    def join_cells(self) -> None:
        """Join the cells that the break cuts: the upper gets the text, the lower its owner."""
        cut = self._is_row_cut()
        for (upper, lower), column in self._pairs.items():
            if cut or self._continues(upper, lower, column):
                self._join(upper, lower)
        if cut:
            del self._below.owners[0]

    def _facing(self) -> dict[tuple[int, int], int]:
        """Return each pair of cells that face each other and are equally wide, with its column."""
        upper, lower = self._above.owners[-1], self._below.owners[0]
        pairs: dict[tuple[int, int], int] = {}
        for column, (one, other) in enumerate(self._faces):
            together = self._faces.count((one, other))
            if together == upper.count(one) == lower.count(other):
                pairs.setdefault((one, other), column)
        return pairs

    def _first_value_column(self) -> int:
        """Return the column in which the values start: the first with a number alone in it."""
        rows = [(part, row) for part in (self._above, self._below) for row in part.owners]
        for column in range(len(self._faces)):
            if any(_is_value(part.cells[row[column]]) for part, row in rows):
                return column
        return len(self._faces)

    def _is_row_cut(self) -> bool:
        """Whether the two rows are one: no cell speaks against it, and some speak for it."""
        pairs = [
            (self._above.cells[upper], self._below.cells[lower]) for upper, lower in self._pairs
        ]
        if not all(face in self._pairs for face in self._faces):
            return False
        if any(one.text and other.text and not _may_continue(one, other) for one, other in pairs):
            return False
        if self._holds_values():
            # NOTE: two rows of a filled table both have all their values, halves of one do not.
            return not all(cell.text for cell in self._upper + self._lower) and any(
                bool(cell.text) != bool(other.text)
                for cell, other in zip(self._upper, self._lower, strict=True)
            )
        return any(one.text and other.text for one, other in pairs)

    def _holds_values(self) -> bool:
        return any(_is_value(cell) for cell in self._upper + self._lower)

    def _continues(self, upper: int, lower: int, column: int) -> bool:
        """Whether a cell below the break is the rest of a merged one above it."""
        one, other = self._above.cells[upper], self._below.cells[lower]
        if column >= self._first_value:
            return self._head_continues(one, other)
        is_merged = self._above.extent(upper) > 1 or self._below.extent(lower) > 1
        if not other.text:
            return bool(one.text) or is_merged
        own = column + self._below.owners[0].count(lower) >= self._first_value
        return (is_merged or not own) and (not one.text or _may_continue(one, other))

    def _head_continues(self, one: LayoutCell, other: LayoutCell) -> bool:
        """Whether the head of a column is cut: words in both rows, and no values."""
        if self._holds_values():
            return False
        if one.text and other.text:
            return _may_continue(one, other)
        beside = self._lower if one.text else self._upper
        return bool(one.text or other.text) and any(cell.text for cell in beside)

    def _join(self, upper: int, lower: int) -> None:
        one, other = self._above.cells[upper], self._below.cells[lower]
        text = join_texts(one.text, other.text, one.full)
        self._above.cells[upper] = one._replace(
            text=text, full=other.full or not other.text, doubtful=one.doubtful or other.doubtful
        )
        self._below.owner_above[lower] = upper


def _is_value(cell: LayoutCell) -> bool:
    """Whether a cell holds figures or a sign that stands for none, and nothing else."""
    return bool(cell.text.strip()) and _VALUE.regex.fullmatch(cell.text) is not None


def _may_continue(one: LayoutCell, other: LayoutCell) -> bool:
    """Whether a text may go on in another cell: it fills its own, and no new item follows."""
    if _is_value(one) or _is_value(other):
        return one.full and _is_value(one) and _is_value(other)
    return one.full and not _ITEM.regex.match(other.text)
