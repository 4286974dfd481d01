"""Tables laid out in rows of slots: the format's own grids, and tables read from lines."""

from __future__ import annotations

from reportlint.display.words import table_form
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.display.flow import Unit
    from reportlint.display.view import View
    from reportlint.document import Grid, GridCell, Span
    from reportlint.forms import Row, TableForm
    from reportlint.report import Table, TableRow


@record
class Slot:
    """A cell as a table in Word has it.

    ``span`` are the words of the draft it stands for, ``text`` is what it shows. ``columns`` is
    how many it takes; ``merged`` is ``restart`` where it goes on below, ``continue`` where it is
    the rest of one above. ``value``: it is no label.
    """

    text: str
    span: Span | None = None
    columns: int = 1
    merged: str = ""
    value: bool = False


def laid_out(unit: Unit, view: View, text: str) -> tuple[tuple[Slot, ...], ...]:
    """Give the rows of a unit's table; ``text`` is the draft's."""
    if unit.grid is not None:
        return tuple(_grid_rows(unit.grid, text))
    table = unit.table
    form = table_form(table.key, table.form, view.forms) if table else None
    if table is None or form is None:
        return ()
    return tuple(_form_rows(table, form))


def _grid_rows(grid: Grid, text: str) -> Iterator[tuple[Slot, ...]]:
    """Give a grid's rows; places that no cell covers become empty cells."""
    begun: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        begun.setdefault(cell.row, []).append(cell)
    hanging: dict[int, tuple[int, int]] = {}
    for row in range(grid.rows):
        fresh = {cell.column: cell for cell in begun.get(row, ())}
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
    """Give what stands at a column; ``hanging``: width and rows left of cells from above."""
    if column in hanging:
        width, left = hanging.pop(column)
        if left > 1:
            hanging[column] = (width, left - 1)
        return Slot("", columns=width, merged="continue")
    cell = fresh.get(column)
    if cell is None:
        return Slot("")
    words = cell.span.cut(text)
    width = max(cell.column_span, 1)
    if cell.row_span > 1:
        hanging[column] = (width, cell.row_span - 1)
    merged = "restart" if cell.row_span > 1 else ""
    return Slot(words, cell.span, width, merged, words.strip().isascii())


def _form_rows(table: Table, form: TableForm) -> Iterator[tuple[Slot, ...]]:
    """Give the rows of a table as the form has them, in the form's words."""
    widest = max(len(row.columns) for row in form.rows)
    found = {row.key: row for row in reversed(table.rows) if row.key is not None}
    columns: tuple[str, ...] = ()
    parent = ""
    for row in form.rows:
        if row.parent not in ("", parent):
            yield (Slot(row.parent, columns=widest + 1),)
        parent = row.parent
        if row.columns != columns:
            columns = row.columns
            heads = (form.column(key) for key in columns)
            labels = [column.label if column else "" for column in heads]
            yield _filled([Slot(""), *map(Slot, labels)], widest)
        values = (table.cells.get((row.key, column)) for column in columns)
        cells = [
            Slot(cell.raw, cell.span, value=True) if cell else Slot("", value=True)
            for cell in values
        ]
        yield _filled([_label(row, found.get(row.key), form), *cells], widest)


def _label(row: Row, found: TableRow | None, form: TableForm) -> Slot:
    """Give a row's label: the form's, unless the draft words it otherwise."""
    statutory = row.ordinal + row.label
    # NOTE: rows that stand side by side on one line have no words of their own there.
    if found is None or form.single_row:
        return Slot(statutory)
    return Slot(statutory if found.wording == "standard" else found.label, found.label_span)


def _filled(slots: list[Slot], widest: int) -> tuple[Slot, ...]:
    """Give a row that reaches as far as the widest: its last slot takes the rest."""
    rest = widest + 1 - len(slots)
    if rest:
        last = slots.pop()
        slots.append(Slot(last.text, last.span, 1 + rest, value=last.value))
    return tuple(slots)
