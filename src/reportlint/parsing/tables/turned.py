"""Tables that a draft prints turned: its rows are the form's columns, its columns the rows.

A grid is turned back. In text, or where cells are missing, nothing is read: which value is whose
shows in the number of values of a row, and there it does not.
"""

from __future__ import annotations

from reportlint.parsing.tables.labels import FEWEST
from reportlint.parsing.tables.rows import ReadRow
from reportlint.support.label_key import label_key
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Grid, GridCell, Span
    from reportlint.parsing.tables.lexicon import TableLexicon


def turn_upright(grid: Grid, text: str, lexicon: TableLexicon) -> Grid | None:
    """Return a grid with the form's rows as rows; None for a turned one that lacks cells."""
    # NOTE: the rows of a table of one line stand side by side; there the columns tell.
    single = lexicon.table.single_row
    known_words = lexicon.columns if single else lexicon.labels
    across: dict[int, set[str]] = {}
    down: dict[int, set[str]] = {}
    for cell in grid.cells:
        word = label_key(cell.span.cut(text))
        if word in known_words:
            across.setdefault(cell.row, set()).add(word)
            down.setdefault(cell.column, set()).add(word)
    widest = max(map(len, across.values()), default=0)
    longest = max(map(len, down.values()), default=0)
    own, other = (widest, longest) if single else (longest, widest)
    if other <= own or other < FEWEST:
        return grid
    area = sum(cell.row_span * cell.column_span for cell in grid.cells)
    return _turn_grid(grid) if area == grid.rows * grid.columns else None


def build_unread_rows(span: Span, lexicon: TableLexicon) -> list[ReadRow]:
    """Return the form's rows, none of them read."""
    return [
        ReadRow(index, row.label, span, span, "standard", (), False, False)
        for index, row in enumerate(lexicon.table.rows)
    ]


def _turn_grid(grid: Grid) -> Grid:
    cells = tuple(sorted(_cells(grid), key=lambda cell: (cell.row, cell.column)))
    return replace(grid, rows=grid.columns, columns=grid.rows, cells=cells)


def _cells(grid: Grid) -> Iterator[GridCell]:
    for cell in grid.cells:
        yield replace(
            cell,
            row=cell.column,
            column=cell.row,
            row_span=cell.column_span,
            column_span=cell.row_span,
        )
