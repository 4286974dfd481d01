"""Makes the workbook: the only importer of XlsxWriter.

Words are written as words, whatever they begin with: none becomes a formula or a link.
"""

from __future__ import annotations

import io
import json
from datetime import datetime

from reportlint.readers.own_outputs import BOOK, mark_archive
from reportlint.reporters.shared.screen import visible_lines
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, TypeAlias

    from xlsxwriter.workbook import Workbook

    from reportlint.reporters.shared import View

    #: A sheet: its title, its heads with their widths, the heads whose values are numbers.
    Layout: TypeAlias = tuple[LocalizedText, tuple[tuple[LocalizedText, int], ...], tuple[int, ...]]

_PATH = (Message("reporters.html.file"), 30)
#: Every sheet by the key of its rows.
_SHEETS: dict[str, Layout] = {
    "findings": (
        Message("reporters.xlsx.sheets.findings"),
        (
            _PATH,
            (Message("reporters.xlsx.heads.severity"), 8),
            (Message("reporters.xlsx.heads.rule"), 8),
            (Message("reporters.xlsx.heads.rule_name"), 24),
            (Message("reporters.xlsx.heads.position"), 18),
            (Message("reporters.xlsx.heads.part"), 6),
            (Message("reporters.xlsx.heads.table_place"), 30),
            (Message("reporters.xlsx.heads.finding"), 60),
            (Message("reporters.xlsx.heads.words"), 30),
            (Message("reporters.xlsx.heads.remedy"), 50),
            (Message("reporters.xlsx.heads.legal_basis"), 40),
            (Message("reporters.xlsx.heads.fingerprint"), 18),
        ),
        (5,),
    ),
    "unassessed": (
        Message("reporters.xlsx.sheets.not_assessed"),
        (
            _PATH,
            (Message("reporters.xlsx.heads.rule"), 8),
            (Message("reporters.xlsx.heads.table_place"), 30),
            (Message("reporters.xlsx.heads.reason"), 60),
        ),
        (),
    ),
    "cells": (
        Message("reporters.xlsx.sheets.cells"),
        (
            _PATH,
            (Message("reporters.xlsx.heads.table"), 34),
            (Message("reporters.xlsx.heads.row"), 34),
            (Message("reporters.xlsx.heads.column"), 20),
            (Message("reporters.xlsx.heads.as_written"), 14),
            (Message("reporters.xlsx.heads.value"), 12),
            (Message("reporters.xlsx.heads.certain"), 10),
        ),
        (5,),
    ),
    "files": (
        Message("reporters.xlsx.sheets.files"),
        (
            _PATH,
            (Message("reporters.xlsx.heads.status"), 12),
            (Message("reporters.words.organ"), 30),
            (Message("reporters.xlsx.heads.year"), 8),
            (Message("reporters.xlsx.heads.edition"), 8),
            (Message("reporters.xlsx.heads.errors"), 8),
            (Message("reporters.xlsx.heads.warnings"), 9),
            (Message("reporters.xlsx.heads.infos"), 8),
            (Message("reporters.words.not_assessed"), 12),
            (Message("reporters.xlsx.heads.suppressed"), 11),
            (Message("reporters.xlsx.heads.unreadable_reason"), 40),
        ),
        (3, 5, 6, 7, 8, 9),
    ),
}
_YES = {True: Message("reporters.xlsx.yes_value"), False: Message("reporters.xlsx.no_value")}
_FILLS = {"错误": "#F8D7DA", "error": "#F8D7DA", "警告": "#FFF3CD", "warning": "#FFF3CD"}
#: As many rows as a sheet has, and characters as a cell has.
_ROWS, _LONGEST = 1_048_576, 32_767
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same results give the same file


def write_workbook(lines: Iterable[str], view: View, most: int = _ROWS) -> bytes:
    """Return the workbook of all files' lines; a sheet has at most so many rows."""
    from tempfile import TemporaryDirectory

    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    # NOTE: rows go to the disk as they come: ten thousand files have two million cells. The folder
    # goes also where the run is interrupted.
    with TemporaryDirectory(prefix="reportlint-") as folder:
        _write(Workbook(buffer, {**options, "tmpdir": folder}), lines, view, most)
    return mark_archive(buffer.getvalue(), BOOK)


def _write(book: Workbook, lines: Iterable[str], view: View, most: int) -> None:
    book.set_properties({"created": _MADE, "author": "reportlint"})
    sheets = {key: _Sheet(book, layout, view, most) for key, layout in _SHEETS.items()}
    for line in lines:
        for key, rows in json.loads(line).items():
            sheets[key].add(rows)
    for sheet in sheets.values():
        sheet.finish()
    book.close()


class _Sheet:
    """A sheet that is being written."""

    def __init__(self, book: Workbook, layout: Layout, view: View, most: int) -> None:
        title, self._heads, self._numbers = layout
        self._language = view.language
        self._sheet: Any = book.add_worksheet(title[view.language])
        self._wrap_format: Any = book.add_format({"text_wrap": True, "valign": "top"})
        self._fills = {
            word: book.add_format({"bg_color": colour, "valign": "top"})
            for word, colour in _FILLS.items()
        }
        self._row, self._most = 1, most
        self._left_out = 0
        bold = book.add_format({"bold": True, "bg_color": "#D9E2F3"})
        for column, (head, width) in enumerate(self._heads):
            self._sheet.write_string(0, column, head[view.language], bold)
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
        if isinstance(value, bool):
            value = _YES[value][self._language]
        if column in self._numbers:
            self._sheet.write_number(self._row, column, float(str(value)), self._wrap_format)
            return
        words = visible_lines(str(value))[:_LONGEST]
        look = self._fills.get(words, self._wrap_format) if column == 1 else self._wrap_format
        self._sheet.write_string(self._row, column, words, look)

    def finish(self) -> None:
        """Let the heads filter, and say what found no room."""
        if self._left_out:
            words = Message("reporters.xlsx.rows_left_out", count=self._left_out)[self._language]
            self._sheet.write_string(self._row, 0, words)
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._heads) - 1)
