"""Reads a table that the format itself gives as rows and columns, merged cells included."""

from __future__ import annotations

from reportlint.model.document import Grid, GridCell, Span
from reportlint.parsing.tables.alignment import RawValue, ReadRow
from reportlint.support.label_key import label_key
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.parsing.tables.lexicon import Label, TableLexicon

    #: The cells that reach into a row, left to right, each with the key of its words.
    KeyedCells = Sequence[tuple[GridCell, str]]

_ORDINAL = Pattern(r"(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})(?=.{2})")
#: A label must be at least this long to be recognised by a part of it.
_LONG = 4
_ALIKE = 0.8


def read_grid_rows(
    grid: Grid, text: str, lexicon: TableLexicon, columns: dict[int, str]
) -> tuple[list[ReadRow], dict[int, str]]:
    """Read the rows of a grid; also give which grid column is which of the form's.

    ``columns`` are those of the piece before, for a table whose head is not repeated.

    >>> grid, text = build_grid(ROW)
    >>> reads, columns = read_grid_rows(grid, text, WORDS, {})
    >>> [(read.row, [value.text for value in read.values]) for read in reads], columns
    ([(0, ['3', '0', '0', '0', '0', '0', '3'])], {})
    """
    rows = _rows(grid, text)
    heads = [_is_head(row, lexicon) for row in rows]
    rows = list(_drop_repeats(rows, heads, text, lexicon))
    named_columns = _columns((row for row, head in zip(rows, heads, strict=True) if head), lexicon)
    columns = named_columns or (columns if _fit(columns, rows, lexicon) else {})
    has_blocks = len({row.columns for row in lexicon.table.rows}) > 1
    reads = []
    block: dict[int, str] = {}
    for row, head in zip(rows, heads, strict=True):
        if head:
            block = _named_columns(row, lexicon) or block
        elif has_blocks:
            reads.append(_read_in_block(row, text, block, lexicon))
        else:
            reads.append(_read(row, text, columns, lexicon))
    return [read for read in reads if read is not None], columns


def _drop_repeats(
    rows: Sequence[KeyedCells], heads: Sequence[bool], text: str, lexicon: TableLexicon
) -> Iterator[KeyedCells]:
    """Return the rows without the cells that repeat one under a head that is repeated, too."""
    first: dict[int, int] = {}
    block: list[KeyedCells] = []
    for row, head in zip(rows, heads, strict=True):
        if head:
            block.append(row)
            continue
        if block:
            first = _find_repeated_columns(block, lexicon.columns)
        yield from (_without_repeats(each, first, text) for each in (*block, row))
        block = []
    yield from block


def _find_repeated_columns(
    heads: Iterable[KeyedCells], columns: Mapping[str, str]
) -> dict[int, int]:
    """Return the columns (from 0) whose head repeats that of their left neighbour.

    Each is mapped to the first column of its run. ``heads`` are the rows of one head; ``columns``
    maps the key of a column's label to the column.
    """
    rows = [dict(_by_column(row)) for row in heads]
    width = max((column for row in rows for column in row), default=0) + 1
    first: dict[int, int] = {}
    for column in range(1, width):
        pairs = [(row.get(column - 1), row.get(column)) for row in rows]
        if _repeats(pairs, columns):
            first[column] = first.get(column - 1, column - 1)
    return first


def _by_column(row: KeyedCells) -> Iterator[tuple[int, tuple[GridCell, str]]]:
    for cell, word in row:
        for column in range(cell.column, cell.column + cell.column_span):
            yield column, (cell, word)


def _repeats(
    pairs: Iterable[tuple[tuple[GridCell, str] | None, tuple[GridCell, str] | None]],
    columns: Mapping[str, str],
) -> bool:
    """Whether all rows of a head say the same in two columns, one of them in two cells."""
    has_name = False
    for left_cell, right_cell in pairs:
        # NOTE: a blank cell right of a parent's label is what its merged cell left there.
        if left_cell is None or right_cell is None or right_cell[1] not in ("", left_cell[1]):
            return False
        has_name = has_name or (left_cell[0] is not right_cell[0] and right_cell[1] in columns)
    return has_name


def _without_repeats(row: KeyedCells, first: Mapping[int, int], text: str) -> KeyedCells:
    """Return the cells of a row; of those that repeat one under a repeated head, only the first."""
    words: dict[int, set[str]] = {}
    for cell, _ in row if first else ():
        run = first.get(cell.column, cell.column)
        words.setdefault(run, set()).add(cell.span.cut(text).strip())
    return [
        (cell, word)
        for cell, word in row
        if cell.column not in first or len(words[first[cell.column]]) > 1
    ]


def _fit(columns: dict[int, str], rows: Iterable[KeyedCells], lexicon: TableLexicon) -> bool:
    """Whether the columns of the piece before hold values here too, and no label.

    NOTE: a piece whose first rows have one label cell is cut into fewer columns than the rest.
    """
    words = [word for row in rows for cell, word in row if cell.column in columns]
    return not any(word in lexicon.labels or word in lexicon.parents for word in words)


def _read_in_block(
    row: KeyedCells, text: str, block: dict[int, str], lexicon: TableLexicon
) -> ReadRow | None:
    """Read a row of a table whose rows have columns of their own, named by the head above them."""
    _, label = _label(row, {}, lexicon)
    target = lexicon.table.rows[label.row].columns if label else ()
    fits = sorted(block.values()) == sorted(target)
    fits = fits and block.keys() <= {cell.column for cell, _ in row}
    return _read(row, text, block if fits else {}, lexicon)


def _named_columns(row: KeyedCells, lexicon: TableLexicon) -> dict[int, str]:
    """Return the columns that a row of the head names, each at the first cell that names it."""
    first: dict[str, int] = {}
    for cell, word in row:
        if word in lexicon.columns:
            first.setdefault(lexicon.columns[word], cell.column)
    return {column: name for name, column in first.items()}


def _rows(grid: Grid, text: str) -> list[KeyedCells]:
    """Return the cells that reach into each row of a grid, left to right, with their keys."""
    rows: list[list[tuple[GridCell, str]]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        word = label_key(cell.span.cut(text))
        for index in range(cell.row, min(cell.row + cell.row_span, grid.rows)):
            rows[index].append((cell, word))
    return [sorted(row, key=lambda pair: pair[0].column) for row in rows if row]


def _is_head(row: KeyedCells, lexicon: TableLexicon) -> bool:
    """Whether a row is of the table's head: it names two columns, or only heads and legends."""
    words = [word for _, word in row]
    column_count = sum(word in lexicon.columns for word in words)
    if column_count >= 2:
        return True
    first = next((index for index, word in enumerate(words) if word in lexicon.labels), None)
    if first is not None:
        return column_count == 1 and all(
            word in lexicon.columns or word in lexicon.corpus for word in words[first:]
        )
    words = [word for word in words if word]
    are_known = all(word in lexicon.corpus for word in words)
    return bool(words) and are_known and not any(map(str.isdigit, words))


def _columns(heads: Iterable[KeyedCells], lexicon: TableLexicon) -> dict[int, str]:
    """Tell which grid column is which column of the form, where the head names all of them."""
    pairs = [(cell, word) for row in heads for cell, word in row if word in lexicon.columns]
    by_column = {cell.column: lexicon.columns[word] for cell, word in pairs}
    expected = sorted(column.key for column in lexicon.table.columns)
    return by_column if sorted(by_column.values()) == expected else {}


def _read(
    row: KeyedCells, text: str, columns: dict[int, str], lexicon: TableLexicon
) -> ReadRow | None:
    at, label = _label(row, columns, lexicon)
    target = lexicon.table.rows[label.row if label else 0]
    values = _values(row, at, len(target.columns), columns)
    if label is None and not any(word.isdigit() for _, word in values):
        return None
    named = [columns.get(cell.column) for cell, _ in values]
    columns_known = bool(columns) and set(named) == set(target.columns)
    raw = tuple(
        [
            RawValue(cell.span.cut(text), cell.span, name if columns_known else None)
            for (cell, _), name in zip(values, named, strict=True)
        ]
    )
    cell = row[max(at, 0)][0]
    name = " ".join(cell.span.cut(text).split()) if at >= 0 else ""
    span = Span(row[0][0].span.start, max(cell.span.end for cell, _ in row))
    place, wording = (label.row, label.wording) if label else (None, "")
    is_sure = columns_known or len(raw) == len(target.columns)
    return ReadRow(place, name, cell.span, span, wording, raw, is_sure, True)


def _values(
    row: KeyedCells, label: int, expected: int, columns: dict[int, str]
) -> Sequence[tuple[GridCell, str]]:
    """Return the cells that hold a row's values, without blank ones that pad the row."""
    if columns:
        inside = [(cell, word) for cell, word in row if cell.column in columns]
        beyond = [word for cell, word in row if cell.column > max(columns) and word]
        if len(inside) == expected and not beyond:
            return inside
    values = row[label + 1 :]
    surplus = len(values) - expected
    filled = [cell.span.end > cell.span.start for cell, _ in values]
    if surplus > 0 and not any(filled[:surplus]):
        return values[surplus:]
    if surplus > 0 and not any(filled[expected:]):
        return values[:expected]
    return values


def _label(
    row: KeyedCells, columns: dict[int, str], lexicon: TableLexicon
) -> tuple[int, Label | None]:
    """Return the last cell before the values that is a row's label, and which."""
    first_value = min(columns, default=None)
    inside = [
        (index, word)
        for index, (cell, word) in enumerate(row)
        if first_value is None or cell.column < first_value
    ]
    for find in (lexicon.labels.get, lambda word: _partly(word, lexicon)):
        for index, word in reversed(inside):
            label = find(word)
            if label is not None:
                return index, label
    if columns:
        return inside[-1][0] if inside else -1, None
    # NOTE: words before the first number are a label that nobody knows.
    first = next((index for index, (_, word) in enumerate(row) if word.isdigit()), 0)
    return first - 1 if first and row[first - 1][1] else -1, None


def _partly(word: str, lexicon: TableLexicon) -> Label | None:
    """Recognise a label with words added, left out or mistyped; never a merged parent's."""
    match = _ORDINAL.regex.match(word)
    bare = word[match.end() :] if match else word
    if len(bare) < _LONG or word in lexicon.parents or bare.isdigit():
        return None
    exact = lexicon.labels.get(bare)
    if exact is not None:
        return exact
    standard = [entries[0] for entries in lexicon.by_row]
    long = [label for label in standard if len(label.key) >= _LONG]
    inside = [label for label in long if label.key in bare or bare in label.key]
    found = inside[0] if len(inside) == 1 else _alike(bare, standard)
    return replace(found, wording="variant") if found else None


def _alike(bare: str, labels: Sequence[Label]) -> Label | None:
    """Return the one row whose label differs by a slip of the pen."""
    from difflib import SequenceMatcher

    likeness = [SequenceMatcher(None, bare, label.key, autojunk=False).ratio() for label in labels]
    best = max(likeness)
    return labels[likeness.index(best)] if len(bare) < 60 and best >= _ALIKE else None
