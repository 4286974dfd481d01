"""The part of a table that a finding speaks of, drawn small, with its cell marked."""

from __future__ import annotations

from rich import box
from rich.padding import Padding
from rich.table import Table as Drawing
from rich.text import Text

from reportlint.display.style import SEVERITY_COLOURS
from reportlint.display.width import cut, visible
from reportlint.display.words import table_form

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.display.view import View
    from reportlint.findings import FileResult, Finding
    from reportlint.forms import Column, Row, TableForm
    from reportlint.report import Table

_MOST_ROWS = 8
_LABEL_WIDTH = 26
_RAW_WIDTH = 12
#: Narrower screens get no table.
_NARROWEST = 50


def excerpt(finding: Finding, result: FileResult, view: View) -> Padding | None:
    """Give the rows and columns around the finding's cell; None where it has none."""
    key, row = finding.location.table, finding.location.row
    form = table_form(key, result.edition, view.forms)
    table = result.report.table(key) if result.report and key else None
    if form is None or table is None or view.width < _NARROWEST:
        return None
    rows = _rows(finding, form)
    shown = _columns(finding, rows, table, form)
    if not shown or (row is None and not any(place.row for place in finding.related)):
        return None
    drawing = Drawing(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    drawing.add_column(form.title[view.language], max_width=_LABEL_WIDTH, overflow="fold")
    for column in shown:
        drawing.add_column(column.title[view.language], justify="right", overflow="fold")
    before = None
    for line in rows:
        index = form.rows.index(line)
        if before is not None and index > before + 1:
            drawing.add_row("⋮", *["⋮" for _ in shown])
        before = index
        label = Text(line.title[view.language], "bold" if line.key == row else "")
        drawing.add_row(label, *[_cell(finding, table, line, column) for column in shown])
    return Padding(drawing, (0, 0, 0, 6), expand=False)


def _rows(finding: Finding, form: TableForm) -> list[Row]:
    """Give the cell's row, those of the numbers it is judged by, and its neighbours."""
    own = finding.location.row
    wanted = [own, *(row for row, _ in _operands(finding))]
    keys = [row.key for row in form.rows]
    if own in keys:
        index = keys.index(own)
        wanted += keys[index + 1 : index + 2] + keys[max(index - 1, 0) : index]
    chosen = [key for key in dict.fromkeys(wanted) if key is not None][:_MOST_ROWS]
    found = form.row(own) if own is not None else None
    columns = found.columns if found else None
    return [row for row in form.rows if row.key in chosen and columns in (None, row.columns)]


def _columns(finding: Finding, rows: list[Row], table: Table, form: TableForm) -> list[Column]:
    """Give the marked column and those that hold more than zeros in the rows."""
    marked = {finding.location.column_key, *(column for _, column in _operands(finding))}
    rich = {
        column
        for (row, column), cell in table.cells.items()
        if cell.value != 0 and any(row == line.key for line in rows)
    }
    lawful = {column for row in rows for column in row.columns}
    return [column for column in form.columns if column.key in lawful & (marked | rich)]


def _operands(finding: Finding) -> list[tuple[str | None, str | None]]:
    """Give row and column of the related cells that count for something."""
    pairs = zip(finding.related, finding.related_values, strict=True)
    return [
        (place.row, place.column_key)
        for place, value in pairs
        if place.table == finding.location.table and value != "0"
    ]


def _cell(finding: Finding, table: Table, row: Row, column: Column) -> Text:
    found = table.cells.get((row.key, column.key))
    raw = cut(visible(found.raw.strip()), _RAW_WIDTH) if found else ""
    if (row.key, column.key) == (finding.location.row, finding.location.column_key):
        return Text(f"[{raw}]", f"bold {SEVERITY_COLOURS[finding.severity]}")
    return Text(raw)
