"""Reads a grid whose rows stand side by side on one line: reconsideration and litigation."""

from __future__ import annotations

from reportlint.parsing.tables.alignment import RawValue, ReadRow
from reportlint.parsing.tables.grid_rows import read_grid_rows
from reportlint.parsing.tables.text_rows import build_group, split_groups
from reportlint.parsing.tables.unread_rows import build_unread_rows
from reportlint.support.label_key import label_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.document import Grid, GridCell
    from reportlint.parsing.tables.lexicon import TableLexicon


def read_side_grid_rows(grid: Grid, text: str, lexicon: TableLexicon) -> list[ReadRow]:
    """Read the groups from a grid, by the labels above each column or by their number.

    >>> grid, text = build_grid("1 " * 15, "0 " * 15)
    >>> [len(read.values) for read in read_side_grid_rows(grid, text, LITIGATION)]
    [5, 5, 5]
    """
    grid_reads, _ = read_grid_rows(grid, text, lexicon, {})
    named_rows = [read for read in grid_reads if read.row is not None and read.columns_known]
    if len(named_rows) > 1:
        return named_rows
    cells = _value_cells(grid, text, lexicon)
    raw = [RawValue(cell.span.cut(text), cell.span) for cell in cells]
    heads = [_head(cell, grid, text, lexicon) for cell in cells]
    if cells and all(row is not None and column for row, column in heads):
        return _by_heads(raw, heads, lexicon)
    if len(raw) == sum(len(row.columns) for row in lexicon.table.rows):
        return split_groups(raw, lexicon, grid=True)
    return build_unread_rows(grid.span, lexicon, grid=True)


def _value_cells(grid: Grid, text: str, lexicon: TableLexicon) -> list[GridCell]:
    """Return the cells of the last row that holds values; of the last blank one if none does."""
    blank: list[GridCell] = []
    fewest = min(len(row.columns) for row in lexicon.table.rows)
    for index in range(grid.rows - 1, 0, -1):
        cells = sorted((c for c in grid.cells if c.row == index), key=lambda c: c.column)
        # NOTE: a cell of words stands before the values where no column is named above it.
        while cells and _is_words(cells[0], text) and not _head(cells[0], grid, text, lexicon)[1]:
            cells = cells[1:]
        words = [label_key(cell.span.cut(text)) for cell in cells if _is_words(cell, text)]
        # NOTE: any word that is not of the head stands in place of a number.
        are_heads = any(word in lexicon.columns or word in lexicon.labels for word in words)
        if len(cells) < fewest or len(words) > len(cells) // 2 or are_heads:
            continue
        if any(cell.span.cut(text).strip() for cell in cells):
            return cells
        blank = blank or cells
    return blank


def _is_words(cell: GridCell, text: str) -> bool:
    return sum(character > "\u3400" for character in label_key(cell.span.cut(text))) > 1


def _head(cell: GridCell, grid: Grid, text: str, lexicon: TableLexicon) -> tuple[int | None, str]:
    """Return the group and the column that the cells above name."""
    row: int | None = None
    column = ""
    for above in grid.cells:
        inside = above.column <= cell.column < above.column + above.column_span
        if above.row >= cell.row or not inside:
            continue
        word = label_key(above.span.cut(text))
        label = lexicon.labels.get(word)
        row = label.row if label else row
        column = lexicon.columns.get(word, column)
    return row, column


def _by_heads(
    raw: Iterable[RawValue], heads: Iterable[tuple[int | None, str]], lexicon: TableLexicon
) -> list[ReadRow]:
    groups: dict[int, list[RawValue]] = {}
    for value, (row, column) in zip(raw, heads, strict=True):
        if row is not None:
            groups.setdefault(row, []).append(RawValue(value.text, value.span, column))
    return [build_group(row, values, lexicon, grid=True) for row, values in groups.items()]
