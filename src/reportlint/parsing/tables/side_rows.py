"""Reads a table whose rows stand side by side on one line: reconsideration and litigation."""

from __future__ import annotations

from itertools import groupby

from reportlint.model.document import Span
from reportlint.parsing.tables.alignment import RawValue, ReadRow
from reportlint.parsing.tables.pieces import with_stray_values
from reportlint.parsing.tables.text_rows import read_text_rows, without_page_numbers
from reportlint.support.label_key import label_key
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.model.document import Grid, GridCell
    from reportlint.parsing.tables.lexicon import TableLexicon
    from reportlint.parsing.tables.pieces import TextRow


def read_side_text_rows(rows: Sequence[TextRow], text: str, lexicon: TableLexicon) -> list[ReadRow]:
    """Read the groups from lines: all values in one run, or a run behind each group's label."""
    total = sum(len(row.columns) for row in lexicon.table.rows)
    rows = without_page_numbers(rows, total)
    rows = [replace(row, pieces=tuple(with_stray_values(row.pieces))) for row in rows]
    values = [piece for row in rows for piece in row.pieces if piece.value]
    if len(values) == total and _one_run(rows) and _in_order(rows, lexicon):
        raw = [RawValue(piece.text, Span(piece.start, piece.end)) for piece in values]
        groups = _split(raw, lexicon, grid=False)
        if values[0].line == values[-1].line:
            return groups
        from reportlint.parsing.tables.value_places import may_be_cut, to_be_confirmed

        return [*map(to_be_confirmed, groups)] if may_be_cut(raw, text) else groups
    by_label = read_text_rows(rows, text, lexicon)
    named_rows = [read for read in by_label if read.row is not None and read.columns_known]
    if len(named_rows) == len(lexicon.table.rows):
        return named_rows
    from reportlint.parsing.tables.unread_rows import build_unread_rows

    return build_unread_rows(Span(values[0].start, values[-1].end), lexicon)


def _one_run(rows: Sequence[TextRow]) -> bool:
    """Whether no word stands between the first value and the last."""
    values = [piece.value for row in rows for piece in row.pieces]
    return sum(value for value, _ in groupby(values)) == 1


def _in_order(rows: Sequence[TextRow], lexicon: TableLexicon) -> bool:
    """Whether the head names the groups in the form's order, as far as it can be read."""
    words = "".join([row.key for row in rows])
    positions = [words.find(entries[0].key) for entries in lexicon.by_row]
    known_positions = [position for position in positions if position >= 0]
    return known_positions == sorted(known_positions)


def read_side_grid_rows(grid: Grid, text: str, lexicon: TableLexicon) -> list[ReadRow]:
    """Read the groups from a grid, by the labels above each column or by their number."""
    from reportlint.parsing.tables.grid_rows import read_grid_rows

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
        return _split(raw, lexicon, grid=True)
    from reportlint.parsing.tables.unread_rows import build_unread_rows

    return build_unread_rows(grid.span, lexicon, grid=True)


def _value_cells(grid: Grid, text: str, lexicon: TableLexicon) -> list[GridCell]:
    """Return the cells of the last row that holds values; of the last blank one if none does."""
    blank: list[GridCell] = []
    for index in range(grid.rows - 1, 0, -1):
        cells = sorted((c for c in grid.cells if c.row == index), key=lambda c: c.column)
        while cells and _leads(cells[0], grid, text, lexicon):
            cells = cells[1:]
        words = [cell for cell in cells if _is_words(cell.span.cut(text))]
        if len(cells) <= 4 or len(words) > len(cells) // 2 or _are_heads(words, text, lexicon):
            continue
        if any(cell.span.cut(text).strip() for cell in cells):
            return cells
        blank = blank or cells
    return blank


def _leads(cell: GridCell, grid: Grid, text: str, lexicon: TableLexicon) -> bool:
    """Whether a cell of words stands before the values: no column is named above it."""
    return _is_words(cell.span.cut(text)) and not _head(cell, grid, text, lexicon)[1]


def _are_heads(words: Iterable[GridCell], text: str, lexicon: TableLexicon) -> bool:
    """Whether one of the cells is of the head; any other word stands in place of a number."""
    keys = [label_key(cell.span.cut(text)) for cell in words]
    return any(word in lexicon.columns or word in lexicon.labels for word in keys)


def _is_words(text: str) -> bool:
    return sum(character > "\u3400" for character in label_key(text)) > 1


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
    return [_group(row, values, lexicon, grid=True) for row, values in groups.items()]


def _split(raw: Sequence[RawValue], lexicon: TableLexicon, *, grid: bool) -> list[ReadRow]:
    rows = []
    start = 0
    for index, row in enumerate(lexicon.table.rows):
        values = raw[start : start + len(row.columns)]
        start += len(row.columns)
        rows.append(_group(index, values, lexicon, grid=grid))
    return rows


def _group(index: int, values: Sequence[RawValue], lexicon: TableLexicon, *, grid: bool) -> ReadRow:
    """Return a group's row; its columns are known by their heads, if any, else by their number."""
    row = lexicon.table.rows[index]
    span = Span(min(v.span.start for v in values), max(v.span.end for v in values))
    named = [value.column for value in values if value.column]
    columns_known = not named or sorted(named) == sorted(row.columns)
    return ReadRow(index, row.label, span, span, "standard", tuple(values), columns_known, grid)
