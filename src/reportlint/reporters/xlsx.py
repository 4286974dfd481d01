"""The results as an Excel workbook: findings, what was not assessed, cells, figures, the files.

Each file's result becomes a line of JSON where it is checked; the workbook is made of all of them,
once they are there. Words are written as words, whatever they begin with: none becomes a formula or
a link.
"""

from __future__ import annotations

import io
import json
from datetime import datetime

from reportlint.model.document import LineIndex
from reportlint.model.problem import decimal_text
from reportlint.readers.own_outputs import BOOK, mark_archive
from reportlint.reporters.common import (
    Reporter,
    find_table_form,
    format_cell_name,
    format_position,
    name_cell,
    name_figure_status,
    name_rule,
    name_severity,
    name_status,
)
from reportlint.reporters.common.explanation import format_basis
from reportlint.reporters.common.screen import visible_lines
from reportlint.support.localized_text import Message, localize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from xlsxwriter.workbook import Workbook

    from reportlint.model.finding import FileResult, Finding
    from reportlint.reporters.common import View

#: Every sheet by its key: its heads, with the widths of their columns.
_SHEETS = {
    "findings": {
        "file": 30, "severity": 8, "rule": 8, "rule_name": 24, "position": 18, "part": 6,
        "table_place": 30, "finding": 60, "words": 30, "remedy": 50, "legal_basis": 40,
        "fingerprint": 18,
    },
    "not_assessed": {"file": 30, "rule": 8, "table_place": 30, "reason": 60},
    "cells": {
        "file": 30, "table": 34, "row": 34, "column": 20, "as_written": 14, "value": 12,
        "certain": 10,
    },
    "figures": {
        "file": 30, "position": 10, "figure": 20, "value": 12, "unit": 8, "status": 14,
        "quantity": 34, "figure_reason": 50,
    },
    "files": {
        "file": 30, "status": 12, "organ": 30, "year": 8, "edition": 8, "errors": 8, "warnings": 9,
        "infos": 8, "unassessed": 12, "suppressed": 11, "unreadable_reason": 40,
    },
}  # fmt: skip
#: The heads of columns that hold numbers.
_NUMBERS = ("part", "value", "year", "errors", "warnings", "infos", "unassessed", "suppressed")
_FILLS = {"error": "#F8D7DA", "warning": "#FFF3CD"}
#: As many rows as a sheet has, and characters as a cell has.
_ROWS, _LONGEST = 1_048_576, 32_767
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same results give the same file


def _render_file(result: FileResult, view: View) -> str:
    """Return one file's rows for every sheet, as a line of JSON."""
    rows = {
        "findings": [_finding(finding, result, view) for finding in result.findings],
        "not_assessed": list(_unassessed_rows(result, view)),
        "cells": list(_cells(result, view)),
        "figures": list(_figures(result, view.language)),
        "files": [_file(result, view)],
    }
    return json.dumps(rows, ensure_ascii=True) + "\n"


def _finding(finding: Finding, result: FileResult, view: View) -> list[object]:
    place = finding.location
    advice_lines = [finding.fix.title[view.language]] if finding.fix is not None else []
    doc = view.doc(finding.rule)
    advice = finding.advice(doc)
    if advice is not None:
        advice_lines.append(advice[view.language])
    return [
        result.path,
        name_severity(finding.severity, view.language),
        finding.rule,
        name_rule(finding, view.language),
        format_position(place, view.language),
        place.part,
        name_cell(place, result, view),
        finding.message,
        place.text,
        "\n".join(advice_lines),
        "" if doc is None else format_basis(doc, view.language),
        finding.fingerprint,
    ]


def _unassessed_rows(result: FileResult, view: View) -> Iterator[list[object]]:
    for item in result.not_assessed:
        yield [result.path, item.rule, name_cell(item, result, view), item.reason]


def _figures(result: FileResult, language: str) -> Iterator[list[object]]:
    if result.report is None or result.status != "checked":
        return
    positions = LineIndex(result.report.document)
    for figure in result.report.figures:
        line, column = positions.line_and_column(figure.span.start)
        yield [
            *(result.path, f"{line}:{column}", figure.text),
            *(None if figure.value is None else decimal_text(figure.value), figure.unit or None),
            *(name_figure_status(figure.status, language), figure.quantity),
            None if figure.reason is None else localize(figure.reason, language),
        ]


def _cells(result: FileResult, view: View) -> Iterator[list[object]]:
    for table in result.report.tables if result.report else ():
        form = find_table_form(table.key, table.form, view.forms)
        for cell in table.cells.values():
            names = [table.key, cell.row, cell.column]
            if form is not None:
                names = [
                    form.title[view.language],
                    format_cell_name(form, cell.row, None, view.language),
                    format_cell_name(form, None, cell.column, view.language),
                ]
            number = None if cell.value is None else decimal_text(cell.value)
            yield [result.path, *names, cell.raw, number, cell.certain]


def _file(result: FileResult, view: View) -> list[object]:
    counts = [result.count(severity) for severity in ("error", "warning", "info")]
    status = name_status(result.status, view.language)
    facts = [result.path, status, result.organ, result.year, result.edition]
    return [*facts, *counts, len(result.not_assessed), result.suppressed, result.error]


def write_workbook(lines: Iterable[str], view: View, most: int = _ROWS) -> bytes:
    """Return the workbook of all files' lines; a sheet has at most so many rows."""
    from tempfile import TemporaryDirectory

    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    # NOTE: rows go to the disk as they come: ten thousand files have two million cells. The folder
    # goes also where the run is interrupted.
    with TemporaryDirectory(prefix="reportlint-") as folder:
        book = Workbook(buffer, {**options, "tmpdir": folder})
        book.set_properties({"created": _MADE, "author": "reportlint"})
        sheets = {key: _Sheet(book, key, view.language, most) for key in _SHEETS}
        for line in lines:
            for key, rows in json.loads(line).items():
                sheets[key].add(rows)
        for sheet in sheets.values():
            sheet.finish()
        book.close()
    return mark_archive(buffer.getvalue(), BOOK)


REPORTER = Reporter(_render_file, assemble=write_workbook)


class _Sheet:
    """A sheet that is being written."""

    def __init__(self, book: Workbook, key: str, language: str, most: int) -> None:
        self._heads = tuple(_SHEETS[key])
        self._language = language
        title = Message(f"reporters.xlsx.sheets.{key}")[language]
        self._sheet: Any = book.add_worksheet(title)
        self._wrap_format: Any = book.add_format({"text_wrap": True, "valign": "top"})
        self._fills = {
            name_severity(severity, language): book.add_format({"bg_color": fill, "valign": "top"})
            for severity, fill in _FILLS.items()
        }
        self._row, self._most = 1, most
        self._left_out = 0
        bold = book.add_format({"bold": True, "bg_color": "#D9E2F3"})
        for column, (head, width) in enumerate(_SHEETS[key].items()):
            words = Message(f"reporters.xlsx.heads.{head}")[language]
            self._sheet.write_string(0, column, words, bold)
            self._sheet.set_column(column, column, width)
        self._sheet.freeze_panes(1, 1)

    def add(self, rows: Sequence[Sequence[object]]) -> None:
        """Write rows; those beyond what a sheet can hold are counted."""
        room = max(self._most - 1 - self._row, 0)
        self._left_out += len(rows[room:])
        for row in rows[:room]:
            for column, value in enumerate(row):
                if value is not None:
                    self._write(column, value)
            self._row += 1

    def _write(self, column: int, value: object) -> None:
        if self._heads[column] in _NUMBERS:
            self._sheet.write_number(self._row, column, float(str(value)), self._wrap_format)
            return
        if isinstance(value, bool):
            word = Message("reporters.xlsx.yes_value" if value else "reporters.xlsx.no_value")
            value = word[self._language]
        words = visible_lines(str(value))[:_LONGEST]
        look = self._fills.get(words, self._wrap_format) if column == 1 else self._wrap_format
        self._sheet.write_string(self._row, column, words, look)

    def finish(self) -> None:
        """Let the heads filter, and say what found no room."""
        if self._left_out:
            words = Message("reporters.xlsx.rows_left_out", count=self._left_out)[self._language]
            self._sheet.write_string(self._row, 0, words)
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._heads) - 1)
