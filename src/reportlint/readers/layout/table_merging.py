"""Tables over page breaks put together: one grid, without repeated heads, no cell cut in two."""

from __future__ import annotations

import itertools

from reportlint.readers.layout.cells import compact, find_rectangles
from reportlint.readers.layout.grids import LayoutCell, LayoutTable
from reportlint.readers.layout.page_break import PageBreak, TablePart, is_value
from reportlint.readers.layout.ruling import cluster_values

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


def continues_table(upper: LayoutTable, lower: LayoutTable) -> bool:
    """Whether a table at the top of a page may go on one at the bottom of the page before."""
    follows = upper.pages[1] + 1 == lower.pages[0] and upper.rows < _MAX_ROWS
    as_wide = abs(_width(upper) - _width(lower)) < _SAME_WIDTH
    return follows and as_wide and not _begins_anew(upper, lower)


def _begins_anew(upper: LayoutTable, lower: LayoutTable) -> bool:
    """Whether a head with columns of its own follows rows of values: another table's."""
    head = [cell for cell in lower.cells if cell.row == 0 and cell.text]
    if len(head) < _MIN_HEAD_COLUMNS or any(is_value(cell) for cell in head):
        return False
    if not any(is_value(cell) for cell in upper.cells if cell.row + cell.row_span == upper.rows):
        return False
    shift = upper.box.left - lower.box.left
    words = {_bare_text(cell) for cell in upper.cells if cell.row < _CAPTION_ROWS}
    return not words.issuperset(map(_bare_text, head)) and any(
        all(abs(edge + shift - other) > _SAME_EDGE for other in upper.edges) for edge in lower.edges
    )


def _bare_text(cell: LayoutCell) -> str:
    return "".join(cell.text.split())


def merge_tables(upper: LayoutTable, lower: LayoutTable) -> LayoutTable:
    """Put two parts of a table together."""
    shift = upper.box.left - lower.box.left
    lower_edges = [edge + shift for edge in lower.edges]
    edges = cluster_values([*upper.edges, *lower_edges], _SAME_EDGE)
    above = TablePart(_owners(upper, upper.edges, edges), list(upper.cells))
    below = TablePart(_owners(lower, lower_edges, edges), list(lower.cells))
    below = TablePart(below.owners[_repeated_rows(above, below) :], below.cells)
    _drop_slivers(above, below)
    if below.owners:
        PageBreak(above, below).join_cells()
    return _build_table(edges, above, below, upper, lower)


def _width(table: LayoutTable) -> float:
    return table.box.right - table.box.left


def _owners(table: LayoutTable, old: Sequence[float], edges: Sequence[float]) -> list[list[int]]:
    """Return for each row and each column between the edges the index of the cell there."""
    slots = [[0] * (len(old) - 1) for _ in range(table.rows)]
    for index, cell in enumerate(table.cells):
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                slots[row][column] = index
    middles = [(low + high) / 2 for low, high in itertools.pairwise(edges)]
    sources = [
        min(max(sum(edge <= middle for edge in old) - 1, 0), len(old) - 2) for middle in middles
    ]
    return [[row[source] for source in sources] for row in slots]


def _repeated_rows(above: TablePart, below: TablePart) -> int:
    """Count the rows at the top of the lower part that repeat the head of the upper one."""
    heads = [above.texts(row) for row in range(len(above.owners))]
    most = 0
    for start in range(min(_CAPTION_ROWS, len(heads))):
        count = 0
        while (
            count < len(below.owners)
            and start + count < len(heads)
            and below.texts(count) == heads[start + count]
            and below.has_words(count)
        ):
            count += 1
        most = max(most, count)
    return most


def _drop_slivers(above: TablePart, below: TablePart) -> None:
    """Drop rows at the break that are empty but for cells reaching in: room left on the page."""
    while len(above.owners) > 1 and above.starts_nothing(-1):
        del above.owners[-1]
    while len(below.owners) > 1 and below.starts_nothing(0):
        del below.owners[0]


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
        #: An area that is no rectangle becomes several cells; only the first holds the text.
        text = "" if owner in seen_owners else cell.text
        doubtful = cell.doubtful and owner not in seen_owners
        seen_owners.add(owner)
        cells.append(LayoutCell(*place, text, cell.full, cell.page, doubtful, cell.ink))
    rows = max(place.row + place.row_span for place in compact_spots)
    used_edges = (*[edges[column] for column in starts], edges[-1])
    box = lower.box._replace(left=edges[0], right=edges[-1])
    return LayoutTable(used_edges, rows, tuple(cells), box, (upper.pages[0], lower.pages[1]))
