"""Tables laid out in rows of slots: the format's own grids, and tables read from lines."""

from __future__ import annotations

from reportlint.model.document import Span
from reportlint.reporters.common import find_table_form
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.document import Grid, GridCell
    from reportlint.model.form import Row, TableForm
    from reportlint.model.report import Table, TableRow
    from reportlint.reporters.common import View
    from reportlint.reporters.common.flow import Unit


class Slot(Record):
    """A cell as a table in Word has it.

    ``span`` are the words of the draft it stands for, ``text`` is what it shows. ``columns`` is
    how many it takes; ``merge`` is ``restart`` where it goes on below, ``continue`` where it is
    the rest of one above. ``value``: it is no label.
    """

    text: str
    span: Span | None = None
    columns: int = 1
    merge: str = ""
    value: bool = False


class FormLine(Record):
    """A row of a table that was read from lines: the form's, what stands in the draft, or both.

    ``raw``: its values could not be placed in columns, or the form has no such row.
    """

    row: Row | None
    table_row: TableRow | None
    raw: bool = False


def lay_out_table(unit: Unit, view: View, text: str) -> tuple[tuple[Slot, ...], ...]:
    """Return the rows of a unit's table; ``text`` is the draft's."""
    if unit.grid is not None:
        return tuple(_grid_rows(unit.grid, text))
    table = unit.table
    form = find_table_form(table.key, table.form, view.forms) if table else None
    if table is None or form is None:
        return ()
    return tuple(_form_rows(table, form, text))


def _grid_rows(grid: Grid, text: str) -> Iterator[tuple[Slot, ...]]:
    """Return a grid's rows; places that no cell covers become empty cells."""
    cells_by_row: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        cells_by_row.setdefault(cell.row, []).append(cell)
    hanging: dict[int, tuple[int, int]] = {}
    for row in range(grid.rows):
        fresh = {cell.column: cell for cell in cells_by_row.get(row, ())}
        slots: list[Slot] = []
        column = 0
        while column < grid.columns:
            slot = _slot(column, fresh, hanging, text)
            slots.append(slot)
            column += slot.columns
        yield tuple(slots)


def _slot(
    column: int, fresh: dict[int, GridCell], hanging: dict[int, tuple[int, int]], text: str
) -> Slot:
    """Return what stands at a column; ``hanging``: width and rows left of cells from above."""
    if column in hanging:
        width, rows_left = hanging.pop(column)
        if rows_left > 1:
            hanging[column] = (width, rows_left - 1)
        return Slot("", columns=width, merge="continue")
    cell = fresh.get(column)
    if cell is None:
        return Slot("")
    words = cell.span.cut(text)
    width = max(cell.column_span, 1)
    if cell.row_span > 1:
        hanging[column] = (width, cell.row_span - 1)
    merge = "restart" if cell.row_span > 1 else ""
    return Slot(words, cell.span, width, merge, words.strip().isascii())


def build_form_lines(table: Table, form: TableForm) -> tuple[FormLine, ...]:
    """Return the rows of a table that was read from lines, in the draft's order.

    Rows of the form that the draft lacks stand behind the row that comes before them.
    """
    every = {row.key: row for row in form.rows}
    lines = [_line(every.get(table_row.key or ""), table_row, table) for table_row in table.rows]
    if not lines:
        # NOTE: a table may be known by its cells alone.
        return tuple(FormLine(row, None) for row in form.rows)
    place = 0
    for row in form.rows:
        position = next((i for i, line in enumerate(lines) if line.row is row), None)
        if position is None:
            lines.insert(place, FormLine(row, None))
            position = place
        place = position + 1
    return tuple(lines)


def attach_headings(lines: Iterable[FormLine]) -> Iterator[tuple[str, FormLine]]:
    """Return each row with the words above it that its group shares, or none if they stood already.

    A total stands below the smaller groups that it sums up, and belongs to the heading above them.
    """
    shown_groups = {""}
    for line in lines:
        group = line.row.parent if line.row is not None else ""
        yield "" if group in shown_groups else group, line
        shown_groups.add(group)


def _line(row: Row | None, table_row: TableRow, table: Table) -> FormLine:
    keys = [(row.key, column) for column in row.columns] if row else []
    cells = [table.cells[key] for key in keys if key in table.cells]
    return FormLine(row, table_row, raw=not cells or any(cell.kind == "unread" for cell in cells))


def find_values_span(table_row: TableRow) -> Span:
    """Return what stands in a row behind its label."""
    return Span(min(table_row.label_span.end, table_row.span.end), table_row.span.end)


def _form_rows(table: Table, form: TableForm, text: str) -> Iterator[tuple[Slot, ...]]:
    """Return the rows of a table as the draft has them, in the form's words."""
    widest = max(len(row.columns) for row in form.rows)
    columns: tuple[str, ...] = ()
    for heading, line in attach_headings(build_form_lines(table, form)):
        row = line.row
        if heading:
            yield (Slot(heading, columns=widest + 1),)
        if row is not None and row.columns != columns:
            columns = row.columns
            heads = (form.column(key) for key in columns)
            labels = [column.label if column else "" for column in heads]
            yield _fill_row([Slot(""), *map(Slot, labels)], widest)
        if line.table_row is not None and line.raw:
            table_row = line.table_row
            rest = find_values_span(table_row)
            values = Slot(rest.cut(text), rest, value=True)
            yield _fill_row([Slot(table_row.label, table_row.label_span), values], widest)
        elif row is not None and (line.table_row is not None or not table.rows):
            yield _fill_row([_label(row, line.table_row, form), *_values(row, table)], widest)


def _values(row: Row, table: Table) -> Iterator[Slot]:
    for column in row.columns:
        cell = table.cells.get((row.key, column))
        yield Slot(cell.raw, cell.span, value=True) if cell else Slot("", value=True)


def _label(row: Row, table_row: TableRow | None, form: TableForm) -> Slot:
    """Return a row's label: the form's, unless the draft words it otherwise."""
    statutory = row.ordinal + row.label
    # NOTE: rows that stand side by side on one line have no words of their own there.
    if table_row is None or form.single_row:
        return Slot(statutory)
    return Slot(
        statutory if table_row.wording == "standard" else table_row.label, table_row.label_span
    )


def _fill_row(slots: list[Slot], widest: int) -> tuple[Slot, ...]:
    """Return a row that reaches as far as the widest: its last slot takes the rest."""
    *others, last = slots
    return (*others, replace(last, columns=widest + 1 - len(others)))
