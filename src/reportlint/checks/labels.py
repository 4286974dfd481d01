"""Names of rows, columns, cells and parts for people, and the places problems point at."""

from __future__ import annotations

from reportlint.model.document import Span
from reportlint.model.problem import Context, Edit, Fix, Key, Place, RelatedPlace, decimal_text
from reportlint.model.prose import numeral
from reportlint.support.localized_text import Bilingual, Message, as_localized

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.form import TableForm
    from reportlint.model.report import Cell, Report, Table


def table_form(table: Table, context: Context) -> TableForm:
    """Return the form that a table of the draft was read by.

    >>> table_form(REPORT.tables[0], CONTEXT).key
    'proactive'
    """
    form = next((form for form in context.forms if form.edition == table.form), context.form)
    form_table = form.table(table.key) or context.form.table(table.key)
    assert form_table is not None, table.key  # noqa: S101 - a table is read by a form that has it
    return form_table


def part_key(number: int) -> Key:
    """Return a part's number as sentences have it: 三 in Chinese, 3 in English.

    >>> part_key(3).title["zh"]
    '三'
    """
    return Key(str(number), Bilingual(numeral(number), str(number)))


def table_key(form: TableForm) -> Key:
    """Return a table's name.

    >>> table_key(WORDS.table).title["en"]
    'the table of requests'
    """
    return Key(form.key, form.title)


def row_key(form: TableForm, row: str) -> Key:
    """Return a row's name; its key where the form does not have it.

    >>> row_key(WORDS.table, "new").title["en"], row_key(WORDS.table, "x").title["en"]
    ('new this year', 'x')
    """
    form_row = form.row(row)
    return Key(row, form_row.title if form_row else as_localized(row))


def column_key(form: TableForm, column: str) -> Key:
    """Return a column's name; its key where the form does not have it.

    >>> column_key(WORDS.table, "total").title["en"]
    'total'
    """
    form_column = form.column(column)
    return Key(column, form_column.title if form_column else as_localized(column))


def cell_key(form: TableForm, row: str, column: str) -> Key:
    """Return a cell's name: its row and column.

    >>> cell_key(WORDS.table, "new", "total").title["en"]
    'new this year / total'
    """
    across, down = row_key(form, row).title, column_key(form, column).title
    form_row = form.row(row)
    if form_row is not None and len(form_row.columns) == 1:
        return Key(f"{row}.{column}", Message("checks.labels.row", row=across))
    return Key(f"{row}.{column}", Message("checks.labels.cell", row=across, column=down))


def cell_place(cell: Cell, table: Table) -> Place:
    """Return the logical place of a cell.

    >>> cell_place(WRONG.cells["new", "total"], WRONG)
    Place(part=3, table='requests', row='new', column='total')
    """
    return Place(table.part, cell.table, cell.row, cell.column)


def related_cell(cell: Cell, table: Table) -> RelatedPlace:
    """Return a cell as a place that bears on a problem, with what stands in it.

    >>> related_cell(WRONG.cells["new", "total"], WRONG).value
    '20'
    """
    value = decimal_text(cell.value) if cell.value is not None else cell.raw
    return RelatedPlace(cell_place(cell, table), cell.span, value)


def rewrite(text: str, *edits: Edit, safety: str = "unsafe") -> Fix:
    """Return the fix that makes edits, which is told as writing a text.

    >>> rewrite("件", Edit(Span(0, 1), "件")).title["en"]
    'write “件”'
    """
    return Fix(safety, Message("checks.labels.rewrite", text=text), edits)


def report_span(report: Report) -> Span:
    """Return where a problem of the whole report points: the title, or the first words.

    >>> report_span(REPORT), report_span(parse_text(""))
    (Span(start=0, end=25), Span(start=0, end=0))
    """
    if report.title is not None:
        return report.title.span
    first = next(iter(report.passages), None)
    return first.whole if first is not None else Span(0, 0)


def part_span(report: Report, number: int) -> Span:
    """Return a part's heading; without it the heading before its place, or the title.

    >>> part_span(REPORT, 2).cut(REPORT.document.text), part_span(parse_text("一、总体情况"), 3)
    ('二、主动公开政府信息情况', Span(start=0, end=6))
    """
    report_part = report.part(number)
    if report_part is not None:
        return report_part.heading.span
    before = [p for p in report.parts if p.number is not None and p.number < number]
    return before[-1].heading.span if before else report_span(report)
