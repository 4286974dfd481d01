"""Makes the workbook: the only importer of XlsxWriter.

Words are written as words, whatever they begin with: none becomes a formula or a link.
"""

from __future__ import annotations

import io
import json
from datetime import datetime

from reportlint.readers.own_outputs import BOOK, mark_archive
from reportlint.reporters.shared.width import visible_lines
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, TypeAlias

    from xlsxwriter.workbook import Workbook

    from reportlint.reporters.shared.view import View

    #: A sheet: its title, its heads with their widths, the heads whose values are numbers.
    Layout: TypeAlias = tuple[Bilingual, tuple[tuple[Bilingual, int], ...], tuple[int, ...]]

_PATH = (Bilingual("文件", "file"), 30)
#: Every sheet by the key of its rows.
_SHEETS: dict[str, Layout] = {
    "findings": (
        Bilingual("问题", "findings"),
        (
            _PATH,
            (Bilingual("级别", "severity"), 8),
            (Bilingual("规则", "rule"), 8),
            (Bilingual("规则名称", "rule name"), 24),
            (Bilingual("行:列", "line:column"), 18),
            (Bilingual("部分", "part"), 6),
            (Bilingual("表格位置", "place in the table"), 30),
            (Bilingual("问题", "finding"), 60),
            (Bilingual("原文", "words"), 30),
            (Bilingual("怎么改", "what to do"), 50),
            (Bilingual("依据", "legal basis"), 40),
            (Bilingual("指纹", "fingerprint"), 18),
        ),
        (5,),
    ),
    "unassessed": (
        Bilingual("未判定", "not assessed"),
        (
            _PATH,
            (Bilingual("规则", "rule"), 8),
            (Bilingual("表格位置", "place in the table"), 30),
            (Bilingual("原因", "reason"), 60),
        ),
        (),
    ),
    "cells": (
        Bilingual("表格数据", "cells"),
        (
            _PATH,
            (Bilingual("表", "table"), 34),
            (Bilingual("行", "row"), 34),
            (Bilingual("列", "column"), 20),
            (Bilingual("原文", "as written"), 14),
            (Bilingual("数值", "value"), 12),
            (Bilingual("是否确定", "certain"), 10),
        ),
        (5,),
    ),
    "files": (
        Bilingual("文件", "files"),
        (
            _PATH,
            (Bilingual("状态", "status"), 12),
            (Bilingual("机关", "organ"), 30),
            (Bilingual("年度", "year"), 8),
            (Bilingual("版本", "edition"), 8),
            (Bilingual("错误", "errors"), 8),
            (Bilingual("警告", "warnings"), 9),
            (Bilingual("提示", "infos"), 8),
            (Bilingual("未判定", "not assessed"), 12),
            (Bilingual("已抑制", "suppressed"), 11),
            (Bilingual("原因", "why it is unreadable"), 40),
        ),
        (3, 5, 6, 7, 8, 9),
    ),
}
_YES = {True: Bilingual("是", "yes"), False: Bilingual("否", "no")}
_FILLS = {"错误": "#F8D7DA", "error": "#F8D7DA", "警告": "#FFF3CD", "warning": "#FFF3CD"}
_LEFT_OUT = Bilingual(
    "另有 {count} 行放不下：用 csv 输出", "{count} more rows find no room: use csv"
)
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
            words = _LEFT_OUT.format(count=self._left_out)[self._language]
            self._sheet.write_string(self._row, 0, words)
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._heads) - 1)
