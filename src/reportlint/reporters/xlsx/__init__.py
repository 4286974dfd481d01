"""The results as an Excel workbook: findings, what was not assessed, the cells read, the files.

Each file's result becomes a line of JSON where it is checked; :mod:`.book` makes the workbook of
all of them, once they are there.
"""

from __future__ import annotations

import json

from reportlint.model.problem import decimal_text
from reportlint.reporters.shared import (
    SEVERITY_WORDS,
    STATUS_WORDS,
    find_table_form,
    format_cell_name,
    format_position,
    name_rule,
)
from reportlint.reporters.shared.explanation import format_basis

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, Finding
    from reportlint.model.run_summary import RunSummary
    from reportlint.reporters.shared import View

SEPARATOR = ""


def render_start(_view: View) -> str:
    """Return nothing."""
    return ""


def render_file(result: FileResult, view: View) -> str:
    """Return one file's rows for every sheet, as a line of JSON."""
    rows = {
        "findings": [_finding(finding, result, view) for finding in result.findings],
        "unassessed": list(_unassessed_rows(result, view)),
        "cells": list(_cells(result, view)),
        "files": [_file(result, view)],
    }
    return json.dumps(rows, ensure_ascii=True) + "\n"


def render_end(_totals: RunSummary, _view: View) -> str:
    """Return nothing."""
    return ""


def _finding(finding: Finding, result: FileResult, view: View) -> list[object]:
    place = finding.location
    advice_lines = [finding.fix.title[view.language]] if finding.fix is not None else []
    doc = view.doc(finding.rule)
    basis = "" if doc is None else format_basis(doc, view.language)
    advice = finding.advice(doc)
    if advice is not None:
        advice_lines.append(advice[view.language])
    return [
        result.path,
        SEVERITY_WORDS[finding.severity][view.language],
        finding.rule,
        name_rule(finding, view.language),
        format_position(place, view.language),
        place.part,
        _cell(place.table, place.row, place.column_key, result, view),
        finding.message,
        place.text,
        "\n".join(advice_lines),
        basis,
        finding.fingerprint,
    ]


def _unassessed_rows(result: FileResult, view: View) -> Iterator[list[object]]:
    for item in result.not_assessed:
        where = _cell(item.table, item.row, item.column_key, result, view)
        yield [result.path, item.rule, where, item.reason]


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


def _cell(
    table: str | None, row: str | None, column: str | None, result: FileResult, view: View
) -> str:
    form = find_table_form(table, result.edition, view.forms)
    return "" if form is None else format_cell_name(form, row, column, view.language)


def _file(result: FileResult, view: View) -> list[object]:
    counts = [result.count(severity) for severity in ("error", "warning", "info")]
    status = STATUS_WORDS[result.status][view.language]
    facts = [result.path, status, result.organ, result.year, result.edition]
    return [*facts, *counts, len(result.not_assessed), result.suppressed, result.error]
