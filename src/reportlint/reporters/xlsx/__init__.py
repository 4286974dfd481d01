"""The results as an Excel workbook: findings, what was not assessed, the cells read, the files.

Each file's result becomes a line of JSON where it is checked; :mod:`.book` makes the workbook of
all of them, once they are there.
"""

from __future__ import annotations

import json

from reportlint.model.problem import decimal_text
from reportlint.reporters.shared.explanation import grounds
from reportlint.reporters.shared.words import (
    SEVERITY_WORDS,
    STATUS_WORDS,
    called,
    cell_name,
    position,
    table_form,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, Finding
    from reportlint.model.run_summary import Totals
    from reportlint.reporters.shared.view import View

BETWEEN = ""


def opening(_view: View) -> str:
    """Give nothing."""
    return ""


def entry(result: FileResult, view: View) -> str:
    """Give one file's rows for every sheet, as a line of JSON."""
    rows = {
        "findings": [_finding(finding, result, view) for finding in result.findings],
        "unassessed": list(_unassessed(result, view)),
        "cells": list(_cells(result, view)),
        "files": [_file(result, view)],
    }
    return json.dumps(rows, ensure_ascii=True) + "\n"


def closing(_totals: Totals, _view: View) -> str:
    """Give nothing."""
    return ""


def _finding(finding: Finding, result: FileResult, view: View) -> list[object]:
    place = finding.location
    told = [finding.fix.title[view.language]] if finding.fix is not None else []
    doc = view.doc(finding.rule)
    basis = "" if doc is None else grounds(doc, view.language)
    advice = finding.advice(doc)
    if advice is not None:
        told.append(advice[view.language])
    return [
        result.path,
        SEVERITY_WORDS[finding.severity][view.language],
        finding.rule,
        called(finding, view.language),
        position(place, view.language),
        place.part,
        _cell(place.table, place.row, place.column_key, result, view),
        finding.message,
        place.text,
        "\n".join(told),
        basis,
        finding.fingerprint,
    ]


def _unassessed(result: FileResult, view: View) -> Iterator[list[object]]:
    for item in result.not_assessed:
        where = _cell(item.table, item.row, item.column_key, result, view)
        yield [result.path, item.rule, where, item.reason]


def _cells(result: FileResult, view: View) -> Iterator[list[object]]:
    for table in result.report.tables if result.report else ():
        form = table_form(table.key, table.form, view.forms)
        for cell in table.cells.values():
            names = [table.key, cell.row, cell.column]
            if form is not None:
                names = [
                    form.title[view.language],
                    cell_name(form, cell.row, None, view.language),
                    cell_name(form, None, cell.column, view.language),
                ]
            number = None if cell.value is None else decimal_text(cell.value)
            yield [result.path, *names, cell.raw, number, cell.certain]


def _cell(
    table: str | None, row: str | None, column: str | None, result: FileResult, view: View
) -> str:
    form = table_form(table, result.edition, view.forms)
    return "" if form is None else cell_name(form, row, column, view.language)


def _file(result: FileResult, view: View) -> list[object]:
    counts = [result.count(severity) for severity in ("error", "warning", "info")]
    status = STATUS_WORDS[result.status][view.language]
    known = [result.path, status, result.organ, result.year, result.edition]
    return [*known, *counts, len(result.not_assessed), result.suppressed, result.error]
