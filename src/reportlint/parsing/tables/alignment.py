"""What rows are read into, and which rows of the form they are."""

from __future__ import annotations

from functools import lru_cache

from reportlint.model.document import Span
from reportlint.model.report import Cell, Table, TableRow
from reportlint.parsing.numbers.cell_numbers import parse_cell_number
from reportlint.support.records import Record, generate_init, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal
    from typing import TypeAlias

    from reportlint.model.form import Row, TableForm
    from reportlint.parsing.tables.lexicon import TableLexicon

    #: Cells as (row, column).
    Places: TypeAlias = tuple[tuple[str, str], ...]


@generate_init
class RawValue(Record):
    """The text of a value as it stands in the draft, possibly empty, and where.

    ``column`` is the form's column where the format itself tells it, else None (by order).
    """

    text: str
    span: Span
    column: str | None = None


@generate_init
class ReadRow(Record):
    """A row in the draft's order.

    ``row`` is the place in the form of the row that the label names, None for a label the form
    does not have (``label`` says it) or for values without a label (``label`` is empty).
    ``columns_known``: the values' columns are known, by a grid or because their number is right;
    ``columns_guessed``: by where they stand on the line or in a run of several rows, to be
    confirmed;
    ``is_wrapped``: there are more than the row has columns, and they stand on several lines.
    """

    row: int | None
    label: str
    label_span: Span
    span: Span
    wording: str
    values: tuple[RawValue, ...]
    columns_known: bool
    grid: bool
    columns_guessed: bool = False
    is_wrapped: bool = False


#: Numbers this short come again in every report; what is longer is not kept.
_SHORT = 12
_short = lru_cache(maxsize=4096)(parse_cell_number)


@generate_init
class RowAssignment(Record):
    """A row that was read, and the form's row it is (None: none); ``is_inferred``: by position."""

    read: ReadRow
    row: int | None
    is_inferred: bool


def assign_rows(reads: Sequence[ReadRow], lexicon: TableLexicon) -> list[RowAssignment]:
    """Return each row its place in the form; unnamed rows by position where only one way fits.

    >>> [row.row for row in assign_rows(READS, WORDS)]
    [0]
    """
    rows: list[RowAssignment] = []
    taken_rows: set[int] = set()
    for read in [read for read in reads if read.values or read.grid]:
        row = read.row if read.row not in taken_rows else None
        if row is not None:
            taken_rows.add(row)
        rows.append(RowAssignment(read, row, read.columns_guessed and row is not None))
    for start, stop in _unnamed_runs(rows):
        before = _row_at(rows, start - 1, -1)
        after = _row_at(rows, stop, len(lexicon.table.rows))
        if after - before - 1 != stop - start:
            continue
        for offset, index in enumerate(range(start, stop)):
            row = before + 1 + offset
            columns = lexicon.table.rows[row].columns
            if row not in taken_rows and len(rows[index].read.values) == len(columns):
                taken_rows.add(row)
                rows[index] = RowAssignment(rows[index].read, row, True)
    # NOTE: of some rows the labels are there and the values are lost.
    lost = [read for read in reads if not read.values and not read.grid]
    first = {read.row: read for read in reversed(lost) if read.row not in {None, *taken_rows}}
    rows += [RowAssignment(read, row, False) for row, read in reversed(first.items())]
    return sorted(rows, key=lambda row: row.read.span.start)


def _unnamed_runs(rows: Sequence[RowAssignment]) -> Iterator[tuple[int, int]]:
    start = None
    for index, row in enumerate([*rows, None]):
        is_unnamed = row is not None and row.row is None and row.read.row is None
        if is_unnamed and start is None:
            start = index
        elif not is_unnamed and start is not None:
            yield start, index
            start = None


def _row_at(rows: Sequence[RowAssignment], index: int, beyond: int) -> int:
    row = rows[index].row if 0 <= index < len(rows) else None
    return beyond if row is None else row


def count_mismatches(rows: Iterable[RowAssignment], lexicon: TableLexicon) -> tuple[int, int]:
    """Return how many rows are foreign to the form and how many are missing: how badly it fits.

    >>> count_mismatches([], WORDS) == (0, len(WORDS.table.rows))
    True
    """
    present = {row.row for row in rows}
    foreign = sum(row.row is None and _has_words(row.read) for row in rows)
    return foreign, sum(index not in present for index in range(len(lexicon.table.rows)))


def _has_words(read: ReadRow) -> bool:
    """Whether a row has a label, or words of the form that are no row's: a merged cell's."""
    if read.label or read.grid or not read.values:
        return bool(read.label)
    return read.span.start < read.values[0].span.start


def build_table(
    rows: Sequence[RowAssignment], lexicon: TableLexicon, part: int | None, span: Span
) -> Table:
    """Make the table: every cell of every form row that is present.

    >>> table = build_table(assign_rows(READS, WORDS), WORDS, 3, READS[0].span)
    >>> table.cells["new", "total"].value
    3
    """
    form = lexicon.table
    cells: dict[tuple[str, str], Cell] = {}
    inferred_rows: set[str] = set()
    for row in rows:
        if row.row is not None:
            target = form.rows[row.row]
            cells.update(_cells(row.read, target, form))
            if row.is_inferred:
                inferred_rows.add(target.key)
    if inferred_rows:
        doubtful = inferred_rows - _confirmed_rows(inferred_rows, cells, form)
        for place, cell in cells.items():
            if place[0] in doubtful:
                cells[place] = replace(cell, certain=False)
    named_rows = [row for row in rows if row.row is not None or row.read.label]
    table_rows = tuple([_table_row(row, form) for row in named_rows])
    grid = all(row.read.grid for row in rows)
    is_wrapped = any(row.read.is_wrapped for row in rows)
    where = (form.key, lexicon.form, part, span)
    return Table(*where, grid, table_rows, cells, has_wrapped_rows=is_wrapped)


def _table_row(row: RowAssignment, form: TableForm) -> TableRow:
    read = row.read
    target = form.rows[row.row] if row.row is not None else None
    expected = len(target.columns) if target else len(form.rows[0].columns)
    wording = read.wording or ("variant" if read.label else "standard")
    key = target.key if target else None
    label = (read.label, read.label_span)
    return TableRow(key, *label, read.span, len(read.values), expected, wording)


def _cells(read: ReadRow, target: Row, form: TableForm) -> Iterator[tuple[tuple[str, str], Cell]]:
    kinds = {column.key: column.kind for column in form.columns}
    for index, column in enumerate(target.columns):
        place = (target.key, column)
        if not read.columns_known:
            raw = read.values[index].text if index < len(read.values) else ""
            yield place, Cell(form.key, *place, raw, None, "unread", read.span, False)
            continue
        value = _value_for(read.values, index, column)
        yield place, _cell(form.key, place, value, kinds[column])


def _value_for(values: Sequence[RawValue], index: int, column: str) -> RawValue:
    if index < len(values) and values[index].column in (None, column):
        return values[index]
    match = next((value for value in values if value.column == column), None)
    return match or values[index]


def _cell(table: str, place: tuple[str, str], value: RawValue, kind: str) -> Cell:
    raw = value.text.strip()
    span = value.span
    if raw and raw != value.text:
        start = span.start + len(value.text) - len(value.text.lstrip())
        span = Span(start, start + len(raw))
    amount = kind != "count"
    number = _short(raw, amount) if len(raw) <= _SHORT else parse_cell_number(raw, amount)
    what = "number" if number.kind == "negative" and kind == "change" else number.kind
    return Cell(table, *place, raw, number.value, what, span, True, number.forms)


def _confirmed_rows(
    inferred_rows: set[str], cells: Mapping[tuple[str, str], Cell], form: TableForm
) -> set[str]:
    """Return the rows of those inferred that their relations confirm: all or none of these hold.

    A row of nothing but zeros is confirmed by none: its relations hold in any order.
    """
    proved_rows: set[str] = set()
    for left_cells, right_cells in list_relation_cells(form):
        places = [place for place in (*left_cells, *right_cells) if place[0] in inferred_rows]
        if places and subtract_sides(left_cells, right_cells, cells) != 0:
            return set()
        proved_rows.update([row for row, column in places if cells[row, column].value])
    return proved_rows


def list_relation_cells(form: TableForm) -> Iterator[tuple[Places, Places]]:
    """Return both sides of every relation of the form as cells (row, column).

    >>> left_cells, right_cells = next(list_relation_cells(WORDS.table))
    >>> left_cells
    (('new', 'natural_person'), ('carried_over', 'natural_person'))
    """
    for relation in form.relations:
        is_down = relation.each == "column"
        for line in form.columns if is_down else form.rows:
            left, right = (
                tuple([(key, line.key) if is_down else (line.key, key) for key in side])
                for side in (relation.left, relation.right)
            )
            yield left, right


def subtract_sides(
    left_cells: Places, right_cells: Places, cells: Mapping[tuple[str, str], Cell]
) -> int | Decimal | None:
    """Return left minus right, cells that are empty being 0; None where one cannot be read.

    >>> total, persons = ("new", "total"), ("new", "natural_person")
    >>> subtract_sides((total,), (persons,), REPORT.table("requests").cells)
    4
    """
    total: int | Decimal = 0
    for sign, places in ((1, left_cells), (-1, right_cells)):
        for place in places:
            cell = cells.get(place)
            if cell is None or (cell.value is None and not cell.empty):
                return None
            total += sign * (cell.value or 0)
    return total
