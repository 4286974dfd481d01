"""The rows and columns of a table with merged cells, as a browser lays them out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from reportlint.readers.html.tree import children
from reportlint.support.records import Record, quick

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from reportlint.readers.html.tree import Attributes, Tree

    #: Row, column, rows and columns that it reaches over, node.
    _Laid: TypeAlias = tuple[int, int, int, int, int]

#: HTML's own limit of ``colspan``; and more columns than any form has.
_MOST_COLUMNS = 1000
_BOGUS_SPAN = 50
#: In a table of more rows spans are not worth the work: it is no form.
_MOST_SPANNED_ROWS = 5000


@quick
class Place(Record):
    """A cell: its top left row and column from 0, how far it reaches, its node."""

    row: int
    column: int
    row_span: int
    column_span: int
    node: int


def places(tree: Tree, table: int) -> tuple[int, int, tuple[Place, ...]]:
    """Give the number of rows and columns of a table, and its cells in reading order."""
    sections = _sections(tree, table)
    spanned = sum(map(len, sections)) <= _MOST_SPANNED_ROWS
    found: list[_Laid] = []
    top = 0
    for rows in sections:
        found += (spanned and _section(tree, rows, top)) or _plain_section(rows, top)
        top += len(rows)
    return _trimmed(found)


def captions(tree: Tree, table: int) -> Iterator[int]:
    """Give the nodes of the table's captions."""
    return (node for node in children(tree, table) if tree.tags[node] == "caption")


def _sections(tree: Tree, table: int) -> list[list[list[int]]]:
    """Give the cells of the rows of each row group: merged cells do not reach beyond theirs."""
    return [
        [_cells(tree, row) for row in children(tree, group) if _is_row(tree, row)]
        for group in children(tree, table)
        if tree.tags[group] in ("thead", "tbody", "tfoot")
    ]


def _is_row(tree: Tree, node: int) -> bool:
    # NOTE: Word ends a table whose columns are out of line with a row that no one sees.
    return tree.tags[node] == "tr" and tree.attributes[node].get("height") != "0"


def _cells(tree: Tree, row: int) -> list[int]:
    return [node for node in children(tree, row) if tree.tags[node] in ("td", "th")]


def _plain_section(rows: Sequence[Sequence[int]], top: int) -> list[_Laid]:
    """Lay out rows whose spans make no sense as if there were none."""
    return [
        (top + row, column, 1, 1, node)
        for row, nodes in enumerate(rows)
        for column, node in enumerate(nodes)
    ]


def _section(tree: Tree, rows: Sequence[Sequence[int]], top: int) -> list[_Laid]:
    """Lay out rows by their spans; give nothing where those make too many columns."""
    slots = _Slots()
    found = []
    for row, nodes in enumerate(rows):
        column = 0
        for node in nodes:
            column = slots.free(row, column)
            if column >= _MOST_COLUMNS:
                return []
            down, across = _spans(tree.attributes[node], len(rows) - row)
            across = slots.room(row, column, across)
            if down > 1:
                slots.take(column, column + across, row + down)
            found.append((top + row, column, down, across, node))
            column += across
    return found


def _spans(attributes: Attributes, rows_left: int) -> tuple[int, int]:
    down = _number(attributes.get("rowspan"))
    across = _number(attributes.get("colspan"))
    down = rows_left if down == 0 else min(down, rows_left)
    return down, min(across or 1, _MOST_COLUMNS)


def _number(value: str | None) -> int:
    """Read a span as HTML does: leading digits, or 1."""
    digits = ""
    for character in (value or "").lstrip(" \t\n\r\f+")[:6]:
        if not "0" <= character <= "9":
            break
        digits += character
    return int(digits) if digits else 1


class _Slots:
    """The columns that cells of rows above still take."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._taken: dict[int, tuple[int, int]] = {}

    def free(self, row: int, column: int) -> int:
        """Give the first column from this one on that no cell above reaches into."""
        while True:
            at = bisect_right(self._starts, column) - 1
            if at < 0:
                return column
            end, until = self._taken[self._starts[at]]
            if until <= row:
                del self._taken[self._starts.pop(at)]
            elif end > column:
                column = end
            else:
                return column

    def room(self, row: int, column: int, wanted: int) -> int:
        """Give how many of the wanted columns are free: bogus spans may not overlap."""
        while True:
            at = bisect_left(self._starts, column)
            if at == len(self._starts) or self._starts[at] >= column + wanted:
                return wanted
            if self._taken[self._starts[at]][1] > row:
                return self._starts[at] - column
            del self._taken[self._starts.pop(at)]

    def take(self, column: int, end: int, until: int) -> None:
        """Keep the columns up to the row ``until``."""
        insort(self._starts, column)
        self._taken[column] = (end, until)


def _trimmed(cells: Sequence[_Laid]) -> tuple[int, int, tuple[Place, ...]]:
    """Take out rows in which no cell begins, and columns on the right that only spans invent."""
    tops = sorted({row for row, *_ in cells})
    width = _width(cells)
    result = []
    for row, column, down, across, node in cells:
        top = bisect_left(tops, row)
        rows = bisect_left(tops, row + down) - top if down > 1 else 1
        result.append(Place(top, column, rows, min(across, width - column), node))
    return len(tops), width, tuple(result)


def _width(cells: Sequence[_Laid]) -> int:
    """Give the number of columns: those that cells begin in, and more if all rows reach there."""
    begun = 0
    reached: dict[int, int] = {}
    for top, column, down, across, _ in cells:
        begun = max(begun, column + 1)
        for row in range(top, top + down):
            reached[row] = max(reached.get(row, 0), column + across)
    common = min(reached.values(), default=0)
    return common if begun < common <= begun + _BOGUS_SPAN else begun
