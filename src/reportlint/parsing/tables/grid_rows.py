"""Reads a table that the format itself gives as rows and columns, merged cells included."""

from __future__ import annotations

from reportlint.model.document import Span
from reportlint.parsing.tables.alignment import RawValue, ReadRow
from reportlint.parsing.tables.joined_values import find_repeated_columns, without_repeats
from reportlint.support.label_key import label_key
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.model.document import Grid, GridCell
    from reportlint.parsing.tables.lexicon import Label, TableLexicon

_ORDINAL = Pattern(r"(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})(?=.{2})")
#: A label must be at least this long to be recognised by a part of it.
_LONG = 4
_ALIKE = 0.8


class _GridRow(Record):
    """The cells that reach into one row of a grid, left to right, with their keys."""

    cells: tuple[GridCell, ...]
    keys: tuple[str, ...]


def read_grid_rows(
    grid: Grid, text: str, lexicon: TableLexicon, columns: dict[int, str]
) -> tuple[list[ReadRow], dict[int, str]]:
    """Read the rows of a grid; also give which grid column is which of the form's.

    ``columns`` are those of the piece before, for a table whose head is not repeated.
    """
    rows = _rows(grid, text)
    heads = [_is_head(row, lexicon) for row in rows]
    rows = list(_drop_repeats(rows, heads, text, lexicon))
    named_columns = _columns((row for row, head in zip(rows, heads, strict=True) if head), lexicon)
    columns = named_columns or (columns if _fit(columns, rows, lexicon) else {})
    if len({row.columns for row in lexicon.table.rows}) > 1:
        return list(_by_blocks(rows, heads, text, lexicon)), columns
    reads = [
        _read(row, text, columns, lexicon)
        for row, head in zip(rows, heads, strict=True)
        if not head
    ]
    return [read for read in reads if read is not None], columns


def _drop_repeats(
    rows: Sequence[_GridRow], heads: Sequence[bool], text: str, lexicon: TableLexicon
) -> Iterator[_GridRow]:
    """Return the rows without the cells that repeat one under a head that is repeated, too."""
    first: dict[int, int] = {}
    block: list[_GridRow] = []
    for row, head in zip(rows, heads, strict=True):
        if head:
            block.append(row)
            continue
        if block:
            yield from _without(block, first := _find_repeats(block, lexicon), text)
            block = []
        yield from _without([row], first, text)
    yield from block


def _find_repeats(block: Iterable[_GridRow], lexicon: TableLexicon) -> dict[int, int]:
    return find_repeated_columns(
        [tuple(zip(r.cells, r.keys, strict=True)) for r in block], lexicon.columns
    )


def _without(rows: Iterable[_GridRow], first: dict[int, int], text: str) -> Iterator[_GridRow]:
    for row in rows:
        if not first:
            yield row
            continue
        kept_cells = without_repeats(tuple(zip(row.cells, row.keys, strict=True)), first, text)
        yield _GridRow(
            tuple([cell for cell, _ in kept_cells]), tuple([word for _, word in kept_cells])
        )


def _fit(columns: dict[int, str], rows: Iterable[_GridRow], lexicon: TableLexicon) -> bool:
    """Whether the columns of the piece before hold values here too, and no label.

    NOTE: a piece whose first rows have one label cell is cut into fewer columns than the rest.
    """
    return not any(
        cell.column in columns and (word in lexicon.labels or word in lexicon.parents)
        for row in rows
        for cell, word in zip(row.cells, row.keys, strict=True)
    )


def _by_blocks(
    rows: Sequence[_GridRow], heads: Sequence[bool], text: str, lexicon: TableLexicon
) -> Iterable[ReadRow]:
    """Read a table whose rows have columns of their own, named by the head above them."""
    block: dict[int, str] = {}
    for row, head in zip(rows, heads, strict=True):
        if head:
            block = _named_columns(row, lexicon) or block
            continue
        _, label = _label(row, {}, lexicon)
        target = lexicon.table.rows[label.row].columns if label else ()
        fits = sorted(block.values()) == sorted(target)
        fits = fits and block.keys() <= {cell.column for cell in row.cells}
        read = _read(row, text, block if fits else {}, lexicon)
        if read is not None:
            yield read


def _named_columns(row: _GridRow, lexicon: TableLexicon) -> dict[int, str]:
    """Return the columns that a row of the head names, each at the first cell that names it."""
    first: dict[str, int] = {}
    for cell, word in zip(row.cells, row.keys, strict=True):
        if word in lexicon.columns:
            first.setdefault(lexicon.columns[word], cell.column)
    return {column: name for name, column in first.items()}


def _rows(grid: Grid, text: str) -> list[_GridRow]:
    inside: list[list[GridCell]] = [[] for _ in range(grid.rows)]
    keys = {cell: label_key(cell.span.cut(text)) for cell in grid.cells}
    for cell in grid.cells:
        for index in range(cell.row, min(cell.row + cell.row_span, grid.rows)):
            inside[index].append(cell)
    result = []
    for cells in inside:
        sorted_cells = tuple(sorted(cells, key=lambda cell: cell.column))
        if sorted_cells:
            result.append(_GridRow(sorted_cells, tuple([keys[cell] for cell in sorted_cells])))
    return result


def _is_head(row: _GridRow, lexicon: TableLexicon) -> bool:
    """Whether a row is of the table's head: it names two columns, or only heads and legends."""
    column_count = sum(word in lexicon.columns for word in row.keys)
    if column_count >= 2:
        return True
    first = next((index for index, word in enumerate(row.keys) if word in lexicon.labels), None)
    if first is not None and column_count == 0:
        return False
    if column_count == 1 and first is not None:
        return all(word in lexicon.columns or word in lexicon.corpus for word in row.keys[first:])
    words = [word for word in row.keys if word]
    return bool(words) and all(word in lexicon.corpus for word in words) and not _has_digit(words)


def _has_digit(words: Iterable[str]) -> bool:
    return any(word.isdigit() for word in words)


def _columns(heads: Iterable[_GridRow], lexicon: TableLexicon) -> dict[int, str]:
    """Tell which grid column is which column of the form, where the head names all of them."""
    by_column: dict[int, str] = {}
    for row in heads:
        for cell, word in zip(row.cells, row.keys, strict=True):
            if word in lexicon.columns:
                by_column[cell.column] = lexicon.columns[word]
    column_keys = {column.key for column in lexicon.table.columns}
    return (
        by_column
        if set(by_column.values()) == column_keys and len(by_column) == len(column_keys)
        else {}
    )


def _read(
    row: _GridRow, text: str, columns: dict[int, str], lexicon: TableLexicon
) -> ReadRow | None:
    at, label = _label(row, columns, lexicon)
    target = lexicon.table.rows[label.row if label else 0]
    values = _values(row, at, len(target.columns), columns)
    if label is None and not any(_has_digit([word]) for _, word in values):
        return None
    raw = tuple([_value(cell, text, columns) for cell, _ in values])
    columns_known = bool(columns) and {value.column for value in raw} == set(target.columns)
    if not columns_known:
        raw = tuple([RawValue(value.text, value.span) for value in raw])
    cell = row.cells[max(at, 0)]
    name = cell.span.cut(text) if at >= 0 else ""
    return ReadRow(
        label.row if label else None,
        " ".join(name.split()),
        cell.span,
        Span(row.cells[0].span.start, max(c.span.end for c in row.cells)),
        label.wording if label else "",
        raw,
        columns_known or len(raw) == len(target.columns),
        True,
    )


def _values(
    row: _GridRow, label: int, expected: int, columns: dict[int, str]
) -> list[tuple[GridCell, str]]:
    """Return the cells that hold a row's values, without blank ones that pad the row."""
    pairs = list(zip(row.cells, row.keys, strict=True))
    if columns:
        inside = [(cell, word) for cell, word in pairs if cell.column in columns]
        beyond = [word for cell, word in pairs if cell.column > max(columns) and word]
        if len(inside) == expected and not beyond:
            return inside
    values = pairs[label + 1 :]
    surplus = len(values) - expected
    if surplus <= 0:
        return values
    if not any(cell.span.end > cell.span.start for cell, _ in values[:surplus]):
        return values[surplus:]
    if not any(cell.span.end > cell.span.start for cell, _ in values[expected:]):
        return values[:expected]
    return values


def _value(cell: GridCell, text: str, columns: dict[int, str]) -> RawValue:
    return RawValue(cell.span.cut(text), cell.span, columns.get(cell.column))


def _label(
    row: _GridRow, columns: dict[int, str], lexicon: TableLexicon
) -> tuple[int, Label | None]:
    """Return the last cell before the values that is a row's label, and which."""
    first_value = min(columns, default=None)
    inside = [
        (index, word)
        for index, (cell, word) in enumerate(zip(row.cells, row.keys, strict=True))
        if first_value is None or cell.column < first_value
    ]
    for find in (_exact, _partly):
        for index, word in reversed(inside):
            label = find(word, lexicon)
            if label is not None:
                return index, label
    return (inside[-1][0] if inside else -1) if columns else _before_values(row.keys), None


def _before_values(words: Sequence[str]) -> int:
    """Return the last cell of words before the first number, as a label nobody knows; else -1."""
    first = next((index for index, word in enumerate(words) if word.isdigit()), 0)
    return first - 1 if first and words[first - 1] else -1


def _exact(word: str, lexicon: TableLexicon) -> Label | None:
    return lexicon.labels.get(word)


def _partly(word: str, lexicon: TableLexicon) -> Label | None:
    """Recognise a label with words added, left out or mistyped; never a merged parent's."""
    match = _ORDINAL.regex.match(word)
    bare = word[match.end() :] if match else word
    if len(bare) < _LONG or word in lexicon.parents or bare.isdigit():
        return None
    exact = lexicon.labels.get(bare)
    if exact is not None:
        return exact
    inside = [
        entries[0]
        for entries in lexicon.by_row
        if len(entries[0].key) >= _LONG and (entries[0].key in bare or bare in entries[0].key)
    ]
    return _variant(inside[0]) if len(inside) == 1 else _alike(bare, lexicon.by_row)


def _alike(bare: str, by_row: Sequence[tuple[Label, ...]]) -> Label | None:
    """Return the one row whose label differs by a slip of the pen."""
    from difflib import SequenceMatcher

    def likeness(entries: tuple[Label, ...]) -> float:
        return SequenceMatcher(None, bare, entries[0].key, autojunk=False).ratio()

    by_likeness = sorted(by_row, key=likeness, reverse=True)
    return (
        _variant(by_likeness[0][0])
        if len(bare) < 60 and likeness(by_likeness[0]) >= _ALIKE
        else None
    )


def _variant(label: Label) -> Label:
    from reportlint.support.records import replace

    return replace(label, wording="variant")
