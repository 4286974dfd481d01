"""Tables: the format's own grids as they are, and tables read from lines by the form's rows."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.reporters.html.escaping import lines, words
from reportlint.reporters.html.marking import gravest, kind
from reportlint.reporters.shared.layout import form_lines, headed
from reportlint.reporters.shared.words import table_form
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.document import Grid, GridCell, Span
    from reportlint.model.finding import FileResult
    from reportlint.model.form import Row, TableForm
    from reportlint.model.tables import Cell, Table
    from reportlint.reporters.html.marking import Marking, Numbered
    from reportlint.reporters.shared.flow import Unit
    from reportlint.reporters.shared.layout import FormLine
    from reportlint.reporters.shared.view import View

_SOURCE = Bilingual("原文中的这一段", "these lines of the draft")
_MISSING = Bilingual("没有这一行", "no such row")


class Tables:
    """Draws the tables of one file."""

    def __init__(self, result: FileResult, marking: Marking, anchor: str, view: View) -> None:
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

    def drawn(self, unit: Unit, findings: Sequence[Numbered]) -> str:
        """Give a unit's table with its findings marked."""
        name = self._name(unit.table)
        caption = f"<caption>{words(name)}</caption>" if name else ""
        if unit.grid is not None:
            body = self._grid(unit.grid, unit.table, findings)
        elif unit.table is not None:
            body, rest = self._form(unit.table, findings)
            references = "".join(map(self._marking.reference, rest))
            caption = f"<caption>{words(name)}{references}</caption>"
        else:
            return ""
        label = f' aria-label="{words(name)}"' if name else ""
        blocks = ' class="blocks"' if body.count("<tbody>") > 1 else ""
        table = f"<table{blocks}>{caption}{body}</table>"
        table = f'<div class="wide" role="region" tabindex="0"{label}>{table}</div>'
        return table + (self._source(unit) if unit.grid is None else "")

    def _name(self, table: Table | None) -> str:
        form = table_form(table.key, table.form, self._view.forms) if table else None
        return form.title[self._view.language] if form else ""

    def _source(self, unit: Unit) -> str:
        raw = unit.span.cut(self._text).replace("\r\n", "\n").replace("\r", "\n")
        name = _SOURCE[self._view.language]
        quoted = f'<pre lang="zh-CN">{lines(raw)}</pre>'
        return f'<details class="source"><summary>{name}</summary>{quoted}</details>'

    # The format's own table.

    def _grid(self, grid: Grid, table: Table | None, findings: Sequence[Numbered]) -> str:
        numbers = _numbers(grid, table)
        head = min((grid.cells[index].row for index in numbers), default=0)
        shares = _within([cell.span for cell in grid.cells], findings)
        rows: dict[int, list[str]] = {}
        for index, cell in enumerate(grid.cells):
            drawn = self._grid_cell(cell, numbers.get(index), shares[index], head)
            rows.setdefault(cell.row, []).append(drawn)
        lines = [f"<tr>{''.join(rows.get(row, ()))}</tr>" for row in range(grid.rows)]
        crossed = {
            row for cell in grid.cells for row in range(cell.row + 1, cell.row + cell.row_span)
        }
        if self._alike(table) and head not in crossed:
            return _sections(lines, head, ())
        filled = {grid.cells[index].row for index in numbers}
        begins = (row for row in range(1, grid.rows) if row - 1 in filled and row not in filled)
        return _sections(lines, 0, [row for row in begins if row not in crossed])

    def _alike(self, table: Table | None) -> bool:
        """Whether the same heads stand above all rows of a table."""
        form = table_form(table.key, table.form, self._view.forms) if table else None
        return form is not None and len({row.columns for row in form.rows}) == 1

    def _grid_cell(
        self, cell: GridCell, number: Cell | None, findings: Sequence[Numbered], head: int
    ) -> str:
        spans = ""
        if cell.row_span > 1:
            spans += f' rowspan="{cell.row_span}"'
        if cell.column_span > 1:
            spans += f' colspan="{cell.column_span}"'
        shown = self._marking.marked((cell.span,), findings)
        if number is not None:
            return f"<td{spans}{self._looks(number, findings)}>{shown}</td>"
        bare = not cell.span.cut(self._text).strip()
        if bare or not head:
            return f"<td{spans}{_look('', findings)}>{shown}</td>"
        scope = "col" if cell.row < head else "row"
        return f'<th scope="{scope}"{spans}{_look("", findings)}>{shown}</th>'

    # A table that was read from lines.

    def _form(self, table: Table, findings: Sequence[Numbered]) -> tuple[str, list[Numbered]]:
        """Give the rows of a table, and the findings that belong to none of its cells."""
        form = table_form(table.key, table.form, self._view.forms)
        if form is None:
            return "", list(findings)
        lines = form_lines(table, form)
        share = _Share(table, lines, findings)
        alike = self._alike(table)
        drawn: list[str] = [self._heads(form, form.rows[0].columns)] if alike else []
        columns: tuple[str, ...] = form.rows[0].columns if alike else ()
        begins: list[int] = []
        for heading, line in headed(lines):
            row = line.row
            group = self._group(heading, row) if row is not None and heading else ""
            heads = row is not None and row.columns != columns
            if (group or heads) and not alike:
                begins.append(len(drawn))
            if group:
                drawn.append(group)
            if row is not None and heads:
                columns = row.columns
                drawn.append(self._heads(form, columns))
            drawn.append(self._row(line, table, share, len(columns)))
        return _sections(drawn, int(alike), begins), share.rest

    def _heads(self, form: TableForm, columns: tuple[str, ...]) -> str:
        found = [form.column(key) for key in columns]
        heads = "".join(
            f'<th scope="col">{words(column.title[self._view.language])}</th>'
            for column in found
            if column is not None
        )
        return f"<tr><td></td>{heads}</tr>"

    def _group(self, heading: str, row: Row) -> str:
        """Give the words that several rows share; English titles of rows hold them already."""
        if self._view.language != "zh":
            return ""
        span = len(row.columns) + 1
        return f'<tr><th scope="rowgroup" colspan="{span}" class="group">{words(heading)}</th></tr>'

    def _row(self, line: FormLine, table: Table, share: _Share, width: int) -> str:
        row, found = line.row, line.found
        if found is not None and line.raw:
            told = share.rows.get(found.span.start, ())
            shown = self._marking.marked((found.span,), told)
            return f'<tr><td colspan="{width + 1}"{_look("", told)}>{shown}</td></tr>'
        if row is None:
            return ""
        told = share.rows.get(found.span.start, ()) if found is not None else ()
        references = "".join(map(self._marking.reference, told))
        zh = self._view.language == "zh"
        title = row.ordinal + row.title.zh if zh else row.title.en
        head = f'<th scope="row"{_look("", told)}>{words(title)}{references}</th>'
        known = [table.cells.get((row.key, column)) for column in row.columns]
        if found is None and not any(known):
            missing = words(_MISSING[self._view.language])
            return f'<tr>{head}<td colspan="{len(row.columns)}" class="missing">{missing}</td></tr>'
        drawn = [
            self._form_cell(cell, share.cells.get((row.key, column), ()))
            for column, cell in zip(row.columns, known, strict=True)
        ]
        return f"<tr>{head}{''.join(drawn)}</tr>"

    def _form_cell(self, cell: Cell | None, findings: Sequence[Numbered]) -> str:
        if cell is None:
            return f"<td>{''.join(map(self._marking.reference, findings))}</td>"
        raw = words(cell.raw)
        if findings and raw:
            kinds = sorted({kind(finding) for _, finding in findings})
            raw = f'<mark class="{gravest(kinds)}" data-k="{words(" ".join(kinds))}">{raw}</mark>'
        references = "".join(map(self._marking.reference, findings))
        return f"<td{self._looks(cell, findings)}>{raw}{references}</td>"

    def _looks(self, cell: Cell, findings: Sequence[Numbered]) -> str:
        place = (cell.table, cell.row, cell.column)
        name = words(f"{self._anchor}-{cell.table}-{cell.row}-{cell.column}")
        extra = " operand" if place in self._operands and not findings else ""
        first = self._first.get(cell.table)
        own = first is not None and first.cells.get((cell.row, cell.column)) is cell
        identity = f' id="{name}"' if own else ""
        return identity + _look(f"value{extra}", findings)


def _look(classes: str, findings: Sequence[Numbered]) -> str:
    """Give the classes of a cell, and what it is filtered by if findings stand in it."""
    if not findings:
        return f' class="{classes}"' if classes else ""
    kinds = sorted({kind(finding) for _, finding in findings})
    return (
        f' class="{" ".join(filter(None, (classes, "wrong", gravest(kinds))))}" '
        f'data-k="{words(" ".join(kinds))}"'
    )


def _sections(lines: Sequence[str], head: int, begins: Sequence[int]) -> str:
    """Give rows as the head of a table, which every page repeats, and bodies that begin so."""
    first = f"<thead>{''.join(lines[:head])}</thead>" if head else ""
    starts = [head, *(row for row in begins if row > head)]
    bodies = (lines[start:end] for start, end in zip(starts, (*starts[1:], None), strict=True))
    return first + "".join(f"<tbody>{''.join(body)}</tbody>" for body in bodies if body)


def _numbers(grid: Grid, table: Table | None) -> dict[int, Cell]:
    """Give the number cells of a table of the form, by the index of the grid's cell."""
    starts = [cell.span.start for cell in grid.cells]
    found: dict[int, Cell] = {}
    for cell in table.cells.values() if table else ():
        index = bisect_right(starts, cell.span.start) - 1
        if index >= 0 and cell.span.end <= grid.cells[index].span.end:
            found[index] = cell
    return found


def _within(spans: Sequence[Span], findings: Sequence[Numbered]) -> list[list[Numbered]]:
    """Give each span the findings that begin in it or between it and the next."""
    shares: list[list[Numbered]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for numbered in findings:
        if spans:
            shares[max(bisect_right(starts, numbered[1].span.start) - 1, 0)].append(numbered)
    return shares


class _Share:
    """The findings of a table by where they are drawn: cells, rows, and those of the whole."""

    def __init__(
        self, table: Table, lines: Sequence[FormLine], findings: Sequence[Numbered]
    ) -> None:
        self.cells: dict[tuple[str, str], list[Numbered]] = {}
        #: By where the row begins in the draft.
        self.rows: dict[int, list[Numbered]] = {}
        self.rest: list[Numbered] = []
        self._table = table
        spans = (line.found.span for line in lines if line.found is not None)
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]
        self._keys = {
            line.row.key: line.found.span.start for line in lines if line.row and line.found
        }
        self._raw = {line.row.key for line in lines if line.row and line.raw}
        for numbered in findings:
            self._add(numbered)

    def _add(self, numbered: Numbered) -> None:
        place, span = numbered[1].location, numbered[1].span
        own = place.table == self._table.key
        at = (place.row or "", place.column_key or "")
        if own and at in self._table.cells and place.row not in self._raw:
            self.cells.setdefault(at, []).append(numbered)
            return
        index = bisect_right(self._starts, span.start) - 1
        start: int | None = None
        if index >= 0 and span.start < self._spans[index].end:
            start = self._starts[index]
        elif own:
            start = self._keys.get(place.row or "")
        if start is None:
            self.rest.append(numbered)
        else:
            self.rows.setdefault(start, []).append(numbered)
