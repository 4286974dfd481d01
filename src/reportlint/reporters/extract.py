"""What was read of a draft: as JSON ``reportlint-extract/1``, its cells as CSV, or its text."""

from __future__ import annotations

from reportlint.model.document import LineIndex
from reportlint.model.problem import decimal_text
from reportlint.reporters.common import Reporter, find_table_form
from reportlint.reporters.common.machine_text import dumps, indent_entry, write_csv, write_heads
from reportlint.support.localized_text import Message, localize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportlint.model.document import Span
    from reportlint.model.finding import FileResult, RunSummary
    from reportlint.model.form import Form, Row, TableForm
    from reportlint.model.prose import Claim, Figure, Period
    from reportlint.model.report import Part, Report, Table
    from reportlint.reporters.common import View

SCHEMA = "reportlint-extract/1"
_NOTHING: dict[str, object] = {
    **dict.fromkeys(("title", "organ", "year", "published", "period")),
    "parts": [],
    "tables": {},
    "cells": [],
    "claims": [],
    "figures": [],
}
#: The heads of the cells' columns.
_HEADS = (
    "path", "organ", "year", "table", "row", "column_key", "raw", "value", "certain", "line",
    "column", "page",
)  # fmt: skip
#: The heads of the figures' columns.
_FIGURE_HEADS = (
    "path", "organ", "year", "figure", "value", "unit", "exact", "figure_status", "quantity",
    "scope", "reason", "line", "column", "page",
)  # fmt: skip


def _render_start(_view: View) -> str:
    """Return the head, up to the list of files."""
    return dumps({"schema": SCHEMA, "files": []}).removesuffix("]\n}")


def _render_file(result: FileResult, view: View) -> str:
    """Return one file as an object of the list."""
    return indent_entry(_file(result, view))


def _render_end(totals: RunSummary, _view: View) -> str:
    """Return the end of the list."""
    return "\n  ]\n}\n" if totals.files else "]\n}\n"


JSON = Reporter(_render_file, _render_start, _render_end, ",")


def _file(result: FileResult, view: View) -> dict[str, object]:
    report = result.report
    tables = dict.fromkeys(_list_tables(view.forms, report.form if report else None))
    known = {**_NOTHING, "tables": tables}
    if report is not None:
        known = _report(report, view.forms, view.language)
    return {
        "path": result.path,
        "format": result.format,
        "status": result.status,
        "error": result.error,
        "document": result.document,
        "edition": result.edition,
        **known,
    }


def _report(report: Report, forms: Sequence[Form], language: str) -> dict[str, object]:
    positions = LineIndex(report.document)
    return {
        "title": report.title.text if report.title else None,
        "organ": report.organ,
        "year": report.year,
        "published": report.document.metadata.published,
        "period": _period(report.periods[0], positions) if report.periods else None,
        "parts": [_part(part, positions) for part in report.parts],
        "tables": {
            key: _table(report.table(key), forms) for key in _list_tables(forms, report.form)
        },
        "cells": list(_cells(report, forms, positions)),
        "claims": [
            _claim(claim, quantity, positions)
            for claim in report.claims
            for quantity in _quantities(claim)
        ],
        "figures": [_figure(figure, positions, language) for figure in report.figures],
    }


def _list_tables(forms: Sequence[Form], form: str | None) -> dict[str, None]:
    """Return the keys of a form's tables, of whatever edition; of the first where it is not known.

    A table that is absent from the draft is null.
    """
    own_editions = (edition for edition in forms if edition.form == (form or forms[0].form))
    return dict.fromkeys(table.key for edition in own_editions for table in edition.tables)


def _place(span: Span, positions: LineIndex) -> dict[str, object]:
    line, column = positions.line_and_column(span.start)
    return {"line": line, "column": column}


def _period(period: Period, positions: LineIndex) -> dict[str, object]:
    return {
        "start": period.start.iso() if period.start else None,
        "end": period.end.iso() if period.end else None,
        "text": period.text,
        **_place(period.span, positions),
    }


def _part(part: Part, positions: LineIndex) -> dict[str, object]:
    return {
        "number": part.number,
        "key": part.key,
        "heading": part.heading.text,
        "line": positions.line_and_column(part.heading.span.start)[0],
        "text": "\n".join(passage.text for passage in part.passages),
    }


def _table(table: Table | None, forms: Sequence[Form]) -> dict[str, object] | None:
    """Return the values by row and column, for every row of the table's own edition."""
    form = find_table_form(table.key, table.form, forms) if table else None
    if table is None or form is None:
        return None
    return {row.key: _row(row, table, form) for row in form.rows}


def _row(row: Row, table: Table, form: TableForm) -> dict[str, object] | None:
    cells = {column: table.cells.get((row.key, column)) for column in row.columns}
    if not any(cells.values()):
        return None
    return {
        column: _value(cell.value if cell else None, column, form) for column, cell in cells.items()
    }


def _value(value: int | Decimal | None, column: str, form: TableForm | None) -> int | str | None:
    """Return a count as an integer, and what may have decimals as a decimal string."""
    definition = form.column(column) if form else None
    if isinstance(value, int) and (definition is None or definition.kind != "amount"):
        return value
    return None if value is None else decimal_text(value)


def _cells(
    report: Report, forms: Sequence[Form], positions: LineIndex
) -> Iterator[dict[str, object]]:
    for table in report.tables:
        form = find_table_form(table.key, table.form, forms)
        for cell in table.cells.values():
            yield {
                "table": cell.table,
                "row": cell.row,
                "column_key": cell.column,
                "raw": cell.raw,
                "value": _value(cell.value, cell.column, form),
                "certain": cell.certain,
                **_place(cell.span, positions),
                "page": positions.anchor_at(cell.span.start).page,
                **({"ocr": True} if cell.is_recognised else {}),
            }


def _quantities(claim: Claim) -> tuple[str, ...]:
    """Return what a claim is about: of a sum that is nothing, each cell; none with a scope."""
    if claim.scope:
        return ()
    none = claim.value == 0 and "-" not in claim.quantity
    return tuple(claim.quantity.split("+")) if none else (claim.quantity,)


def _claim(claim: Claim, quantity: str, positions: LineIndex) -> dict[str, object]:
    return {
        "quantity": quantity,
        "value": claim.value if isinstance(claim.value, int) else decimal_text(claim.value),
        "unit": claim.unit,
        "exact": claim.exact,
        "text": claim.text,
        "skipped": [words.text for words in claim.skipped_words],
        **_place(claim.span, positions),
    }


def _figure(figure: Figure, positions: LineIndex, language: str) -> dict[str, object]:
    value = figure.value
    return {
        "text": figure.text,
        "value": value if value is None or isinstance(value, int) else decimal_text(value),
        "unit": figure.unit,
        "exact": figure.exact,
        "status": figure.status,
        "quantity": figure.quantity,
        "scope": figure.scope or None,
        "reason": None if figure.reason is None else localize(figure.reason, language),
        "skipped": [words.text for words in figure.skipped_words],
        **_place(figure.span, positions),
        "page": positions.anchor_at(figure.span.start).page,
    }


def _render_cells(result: FileResult, view: View) -> str:
    """Return one file's cells, a line each; none of a file that cannot be read."""
    return write_csv(_rows(result, result.report, view.language)) if result.report else ""


CELLS = Reporter(_render_cells, lambda view: write_heads(_HEADS, view.language))


def _render_figures(result: FileResult, view: View) -> str:
    """Return one file's figures, a line each; none of a file that cannot be read."""
    return write_csv(_figure_rows(result, result.report, view.language)) if result.report else ""


FIGURES = Reporter(_render_figures, lambda view: write_heads(_FIGURE_HEADS, view.language))


def _figure_rows(result: FileResult, report: Report, language: str) -> Iterator[tuple[object, ...]]:
    positions = LineIndex(report.document)
    for figure in report.figures:
        line, column = positions.line_and_column(figure.span.start)
        exact = Message(
            "reporters.extract.certain" if figure.exact else "reporters.extract.uncertain"
        )
        yield (
            *(result.path, report.organ, report.year, figure.text, decimal_text(figure.value)),
            *(figure.unit, exact[language], figure.status, figure.quantity, figure.scope or None),
            None if figure.reason is None else localize(figure.reason, language),
            *(line, column, positions.anchor_at(figure.span.start).page),
        )


def _rows(result: FileResult, report: Report, language: str) -> Iterator[tuple[object, ...]]:
    positions = LineIndex(report.document)
    for table in report.tables:
        for cell in table.cells.values():
            line, column = positions.line_and_column(cell.span.start)
            certain = Message(
                "reporters.extract.certain" if cell.certain else "reporters.extract.uncertain"
            )
            yield (
                *(result.path, report.organ, report.year),
                *(cell.table, cell.row, cell.column, cell.raw, decimal_text(cell.value)),
                *(certain[language], line, column, positions.anchor_at(cell.span.start).page),
            )


#: Exactly what positions refer to.
TEXT = Reporter(lambda result, _view: result.report.document.text if result.report else "")
