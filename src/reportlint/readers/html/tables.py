"""The rows and columns of a table with merged cells, as a browser lays them out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import NamedTuple

from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.html.tree import PageTree

#: HTML's own limit of ``colspan``; and more columns than any form has.
_MAX_COLUMNS = 1000
_BOGUS_SPAN = 50
_DIGITS = Pattern(r"[0-9]{1,6}")
#: In a table of more rows spans are not worth the work: it is no form.
_MAX_SPANNED_ROWS = 5000


class CellPlace(NamedTuple):
    """A cell: its top left row and column from 0, how far it reaches, its node."""

    row: int
    column: int
    row_span: int
    column_span: int
    node: int


def lay_out_cells(tree: PageTree, table: int) -> tuple[int, int, tuple[CellPlace, ...]]:
    """Return the number of rows and columns of a table, and its cells in reading order.

    >>> lay_out_cells(parse_page("<table><td colspan=2>3<tr><td>4<td>5</table>"), 3)[:2]
    (2, 2)
    """
    sections = _sections(tree, table)
    uses_spans = sum(map(len, sections)) <= _MAX_SPANNED_ROWS
    laid_cells: list[CellPlace] = []
    top = 0
    for rows in sections:
        cells = _lay_out_section(tree, rows, top) if uses_spans else []
        # NOTE: rows whose spans make no sense are laid out as if there were none.
        laid_cells += cells or [
            CellPlace(top + row, column, 1, 1, node)
            for row, nodes in enumerate(rows)
            for column, node in enumerate(nodes)
        ]
        top += len(rows)
    return _trim(laid_cells)


def _sections(tree: PageTree, table: int) -> list[list[list[int]]]:
    """Return the cells of the rows of each row group: merged cells do not reach beyond theirs."""
    return [
        [
            [cell for cell in tree.children(row) if tree.tags[cell] in ("td", "th")]
            for row in tree.children(group)
            # NOTE: Word ends a table whose columns are out of line with a row that no one sees.
            if tree.tags[row] == "tr" and tree.attributes[row].get("height") != "0"
        ]
        for group in tree.children(table)
        if tree.tags[group] in ("thead", "tbody", "tfoot")
    ]


def _lay_out_section(tree: PageTree, rows: Sequence[Sequence[int]], top: int) -> list[CellPlace]:
    """Lay out rows by their spans; give nothing where those make too many columns."""
    slots = _Slots()
    laid_cells = []
    for row, nodes in enumerate(rows):
        column = 0
        for node in nodes:
            column = slots.next_free(row, column)
            if column >= _MAX_COLUMNS:
                return []
            attributes, rows_left = tree.attributes[node], len(rows) - row
            down = min(_parse_span(attributes.get("rowspan")) or rows_left, rows_left)
            across = min(_parse_span(attributes.get("colspan")) or 1, _MAX_COLUMNS)
            across = slots.free_width(row, column, across)
            if down > 1:
                slots.occupy(column, column + across, row + down)
            laid_cells.append(CellPlace(top + row, column, down, across, node))
            column += across
    return laid_cells


def _parse_span(value: str | None) -> int:
    """Read a span as HTML does: leading digits, or 1."""
    match = _DIGITS.regex.match((value or "").lstrip(" \t\n\r\f+"))
    return int(match[0]) if match else 1


class _Slots:
    """The columns that cells of rows above still take."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._extents: dict[int, tuple[int, int]] = {}

    def next_free(self, row: int, column: int) -> int:
        """Return the first column from this one on that no cell above reaches into."""
        while (at := bisect_right(self._starts, column) - 1) >= 0:
            end, until = self._extents[self._starts[at]]
            if until <= row:
                del self._extents[self._starts.pop(at)]
            elif end > column:
                column = end
            else:
                break
        return column

    def free_width(self, row: int, column: int, width: int) -> int:
        """Return how many of the wanted columns are free: bogus spans may not overlap."""
        at = bisect_left(self._starts, column)
        while at < len(self._starts) and self._starts[at] < column + width:
            if self._extents[self._starts[at]][1] > row:
                return self._starts[at] - column
            del self._extents[self._starts.pop(at)]
        return width

    def occupy(self, column: int, end: int, until: int) -> None:
        """Keep the columns up to the row ``until``."""
        insort(self._starts, column)
        self._extents[column] = (end, until)


def _trim(cells: Sequence[CellPlace]) -> tuple[int, int, tuple[CellPlace, ...]]:
    """Take out rows in which no cell begins, and columns on the right that only spans invent."""
    tops = sorted({row for row, *_ in cells})
    width = _count_columns(cells)
    result = []
    for row, column, down, across, node in cells:
        top, bottom = bisect_left(tops, row), bisect_left(tops, row + down)
        result.append(CellPlace(top, column, bottom - top, min(across, width - column), node))
    return len(tops), width, tuple(result)


def _count_columns(cells: Sequence[CellPlace]) -> int:
    """Return the number of columns: those that cells begin in, and more if all rows reach there."""
    own_width = max((cell.column + 1 for cell in cells), default=0)
    row_widths: dict[int, int] = {}
    for top, column, down, across, _ in cells:
        for row in range(top, top + down):
            row_widths[row] = max(row_widths.get(row, 0), column + across)
    common = min(row_widths.values(), default=0)
    return common if own_width < common <= own_width + _BOGUS_SPAN else own_width
