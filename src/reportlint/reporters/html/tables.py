"""Tables: the format's own grids as they are, and tables read from lines by the form's rows."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.reporters.common import find_table_form
from reportlint.reporters.common.flow import share_out
from reportlint.reporters.common.layout import attach_headings, build_form_lines
from reportlint.reporters.html.marking import filter_key, find_gravest, mark_words, to_html
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.document import Grid, GridCell
    from reportlint.model.finding import FileResult
    from reportlint.model.form import Row, TableForm
    from reportlint.model.report import Cell, Table
    from reportlint.reporters.common import View
    from reportlint.reporters.common.flow import Unit
    from reportlint.reporters.common.layout import FormLine
    from reportlint.reporters.html.marking import FindingMarker, NumberedFinding


class TableRenderer:
    """Draws the tables of one file."""

    def __init__(self, result: FileResult, marking: FindingMarker, anchor: str, view: View) -> None:
        """Take the file's result, what marks its words, and its name on the page."""
        self._result = result
        self._marking = marking
        self._anchor = anchor
        self._view = view
        self._text = result.report.document.text if result.report else ""
        tables = result.report.tables if result.report else ()
        #: The first table of each key: its cells have names on the page.
        self._first = {table.key: table for table in reversed(tables)}
        #: The cells that some finding is judged by.
        self._operands = {
            (place.table, place.row, place.column_key)
            for finding in result.findings
            for place, value in zip(finding.related, finding.related_values, strict=True)
            if value not in ("", "0")
        }

    def render_table(self, unit: Unit, findings: Sequence[NumberedFinding]) -> str:
        """Return a unit's table with its findings marked."""
        name = self._name(unit.table)
        caption = f"<caption>{to_html(name)}</caption>" if name else ""
        if unit.grid is not None:
            body = self._grid(unit.grid, unit.table, findings)
        elif unit.table is not None:
            body, rest = self._form(unit.table, findings)
            references = "".join(map(self._marking.render_reference, rest))
            caption = f"<caption>{to_html(name)}{references}</caption>"
        else:
            return ""
        label = f' aria-label="{to_html(name)}"' if name else ""
        blocks = ' class="blocks"' if body.count("<tbody>") > 1 else ""
        table = f"<table{blocks}>{caption}{body}</table>"
        table = f'<div class="wide" role="region" tabindex="0"{label}>{table}</div>'
        return table + (self._source(unit) if unit.grid is None else "")

    def _name(self, table: Table | None) -> str:
        form = find_table_form(table.key, table.form, self._view.forms) if table else None
        return form.title[self._view.language] if form else ""

    def _source(self, unit: Unit) -> str:
        raw = unit.span.cut(self._text).replace("\r\n", "\n").replace("\r", "\n")
        lines = "\n".join(map(to_html, raw.split("\n")))
        name = Message("reporters.html.source_lines")[self._view.language]
        quote = f'<pre lang="zh-CN">{lines}</pre>'
        return f'<details class="source"><summary>{name}</summary>{quote}</details>'

    # The format's own table.

    def _grid(self, grid: Grid, table: Table | None, findings: Sequence[NumberedFinding]) -> str:
        numbers = _numbers(grid, table)
        head = min((grid.cells[index].row for index in numbers), default=0)
        shares = share_out(findings, [cell.span for cell in grid.cells])
        rows: dict[int, list[str]] = {}
        for index, cell in enumerate(grid.cells):
            markup = self._grid_cell(cell, numbers.get(index), shares[index], head)
            rows.setdefault(cell.row, []).append(markup)
        lines = [f"<tr>{''.join(rows.get(row, ()))}</tr>" for row in range(grid.rows)]
        spanned_rows = {
            row for cell in grid.cells for row in range(cell.row + 1, cell.row + cell.row_span)
        }
        if self._alike(table) and head not in spanned_rows:
            return _sections(lines, head, ())
        number_rows = {grid.cells[index].row for index in numbers}
        begins = (
            row for row in range(1, grid.rows) if row - 1 in number_rows and row not in number_rows
        )
        return _sections(lines, 0, [row for row in begins if row not in spanned_rows])

    def _alike(self, table: Table | None) -> bool:
        """Whether the same heads stand above all rows of a table."""
        form = find_table_form(table.key, table.form, self._view.forms) if table else None
        return form is not None and len({row.columns for row in form.rows}) == 1

    def _grid_cell(
        self, cell: GridCell, number: Cell | None, findings: Sequence[NumberedFinding], head: int
    ) -> str:
        spans = ""
        if cell.row_span > 1:
            spans += f' rowspan="{cell.row_span}"'
        if cell.column_span > 1:
            spans += f' colspan="{cell.column_span}"'
        markup = self._marking.mark_spans((cell.span,), findings)
        if number is not None:
            return f"<td{spans}{self._looks(number, findings)}>{markup}</td>"
        bare = not cell.span.cut(self._text).strip()
        if bare or not head:
            return f"<td{spans}{_look('', findings)}>{markup}</td>"
        scope = "col" if cell.row < head else "row"
        return f'<th scope="{scope}"{spans}{_look("", findings)}>{markup}</th>'

    # A table that was read from lines.

    def _form(
        self, table: Table, findings: Sequence[NumberedFinding]
    ) -> tuple[str, list[NumberedFinding]]:
        """Return the rows of a table, and the findings that belong to none of its cells."""
        form = find_table_form(table.key, table.form, self._view.forms)
        if form is None:
            return "", list(findings)
        lines = build_form_lines(table, form)
        share = _Share(table, lines, findings)
        alike = self._alike(table)
        row_markup: list[str] = [self._heads(form, form.rows[0].columns)] if alike else []
        columns: tuple[str, ...] = form.rows[0].columns if alike else ()
        begins: list[int] = []
        for heading, line in attach_headings(lines):
            row = line.row
            group = self._group(heading, row) if row is not None and heading else ""
            heads = row is not None and row.columns != columns
            if (group or heads) and not alike:
                begins.append(len(row_markup))
            if group:
                row_markup.append(group)
            if row is not None and heads:
                columns = row.columns
                row_markup.append(self._heads(form, columns))
            row_markup.append(self._row(line, table, share, len(columns)))
        return _sections(row_markup, int(alike), begins), share.rest

    def _heads(self, form: TableForm, columns: tuple[str, ...]) -> str:
        definitions = [form.column(key) for key in columns]
        heads = "".join(
            f'<th scope="col">{to_html(column.title[self._view.language])}</th>'
            for column in definitions
            if column is not None
        )
        return f"<tr><td></td>{heads}</tr>"

    def _group(self, heading: str, row: Row) -> str:
        """Return the words that several rows share; English titles of rows hold them already."""
        if self._view.language != "zh":
            return ""
        span = len(row.columns) + 1
        text = to_html(heading)
        return f'<tr><th scope="rowgroup" colspan="{span}" class="group">{text}</th></tr>'

    def _row(self, line: FormLine, table: Table, share: _Share, width: int) -> str:
        row, table_row = line.row, line.table_row
        if table_row is not None and line.raw:
            row_findings = share.rows.get(table_row.span.start, ())
            markup = self._marking.mark_spans((table_row.span,), row_findings)
            return f'<tr><td colspan="{width + 1}"{_look("", row_findings)}>{markup}</td></tr>'
        if row is None:
            return ""
        row_findings = share.rows.get(table_row.span.start, ()) if table_row is not None else ()
        references = "".join(map(self._marking.render_reference, row_findings))
        zh = self._view.language == "zh"
        title = row.ordinal + row.title.zh if zh else row.title.en
        head = f'<th scope="row"{_look("", row_findings)}>{to_html(title)}{references}</th>'
        cells = [table.cells.get((row.key, column)) for column in row.columns]
        if table_row is None and not any(cells):
            missing = to_html(Message("reporters.html.no_such_row")[self._view.language])
            return f'<tr>{head}<td colspan="{len(row.columns)}" class="missing">{missing}</td></tr>'
        cell_markup = [
            self._form_cell(cell, share.cells.get((row.key, column), ()))
            for column, cell in zip(row.columns, cells, strict=True)
        ]
        return f"<tr>{head}{''.join(cell_markup)}</tr>"

    def _form_cell(self, cell: Cell | None, findings: Sequence[NumberedFinding]) -> str:
        if cell is None:
            return f"<td>{''.join(map(self._marking.render_reference, findings))}</td>"
        raw = to_html(cell.raw)
        if findings and raw:
            raw = mark_words(raw, {filter_key(finding) for _, finding in findings})
        references = "".join(map(self._marking.render_reference, findings))
        return f"<td{self._looks(cell, findings)}>{raw}{references}</td>"

    def _looks(self, cell: Cell, findings: Sequence[NumberedFinding]) -> str:
        place = (cell.table, cell.row, cell.column)
        name = to_html(f"{self._anchor}-{cell.table}-{cell.row}-{cell.column}")
        extra = " operand" if place in self._operands and not findings else ""
        first = self._first.get(cell.table)
        own = first is not None and first.cells.get((cell.row, cell.column)) is cell
        identity = f' id="{name}"' if own else ""
        return identity + _look(f"value{extra}", findings)


def _look(classes: str, findings: Sequence[NumberedFinding]) -> str:
    """Return the classes of a cell, and what it is filtered by if findings stand in it."""
    if not findings:
        return f' class="{classes}"' if classes else ""
    kinds = sorted({filter_key(finding) for _, finding in findings})
    return (
        f' class="{" ".join(filter(None, (classes, "wrong", find_gravest(kinds))))}" '
        f'data-k="{to_html(" ".join(kinds))}"'
    )


def _sections(lines: Sequence[str], head: int, begins: Sequence[int]) -> str:
    """Return rows as the head of a table, which every page repeats, and bodies that begin so."""
    first = f"<thead>{''.join(lines[:head])}</thead>" if head else ""
    starts = [head, *(row for row in begins if row > head)]
    bodies = (lines[start:end] for start, end in zip(starts, (*starts[1:], None), strict=True))
    return first + "".join(f"<tbody>{''.join(body)}</tbody>" for body in bodies if body)


def _numbers(grid: Grid, table: Table | None) -> dict[int, Cell]:
    """Return the number cells of a table of the form, by the index of the grid's cell."""
    starts = [cell.span.start for cell in grid.cells]
    cells_by_index: dict[int, Cell] = {}
    for cell in table.cells.values() if table else ():
        index = bisect_right(starts, cell.span.start) - 1
        if index >= 0 and cell.span.end <= grid.cells[index].span.end:
            cells_by_index[index] = cell
    return cells_by_index


class _Share:
    """The findings of a table by where they are drawn: cells, rows, and those of the whole."""

    def __init__(
        self, table: Table, lines: Sequence[FormLine], findings: Sequence[NumberedFinding]
    ) -> None:
        self.cells: dict[tuple[str, str], list[NumberedFinding]] = {}
        #: By where the row begins in the draft.
        self.rows: dict[int, list[NumberedFinding]] = {}
        self.rest: list[NumberedFinding] = []
        self._table = table
        spans = (line.table_row.span for line in lines if line.table_row is not None)
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]
        self._keys = {
            line.row.key: line.table_row.span.start for line in lines if line.row and line.table_row
        }
        self._raw = {line.row.key for line in lines if line.row and line.raw}
        for pair in findings:
            self._add(pair)

    def _add(self, pair: NumberedFinding) -> None:
        place, span = pair[1].location, pair[1].span
        own = place.table == self._table.key
        at = (place.row or "", place.column_key or "")
        if own and at in self._table.cells and place.row not in self._raw:
            self.cells.setdefault(at, []).append(pair)
            return
        index = bisect_right(self._starts, span.start) - 1
        start: int | None = None
        if index >= 0 and span.start < self._spans[index].end:
            start = self._starts[index]
        elif own:
            start = self._keys.get(place.row or "")
        if start is None:
            self.rest.append(pair)
        else:
            self.rows.setdefault(start, []).append(pair)
