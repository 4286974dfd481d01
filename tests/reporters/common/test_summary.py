"""Tests of the last words of a run: what passed, what was left out, and what it is part of."""

from __future__ import annotations

import pytest

from reportlint.model.finding import RunSummary
from reportlint.reporters.common.summary import render_summary
from tests.reporters.writing import view


@pytest.mark.parametrize(
    ("totals", "zh", "en"),
    [
        (
            RunSummary(files=3, judged_files=1, unreadable_files=1, foreign_files=1),
            "通过：1 个文件，没有错误和警告。\n另有：1 个文件无法读取；1 个文件不是年度报告。\n",
            "Passed: 1 file, no errors or warnings.\nAlso: 1 unreadable file; 1 other document.\n",
        ),
        (
            RunSummary(files=3, judged_files=2, unreadable_files=1, errors=2),
            "3 个文件：2 个错误。\n其中：1 个文件无法读取。\n",
            "3 files: 2 errors.\nAmong them: 1 unreadable file.\n",
        ),
        (
            RunSummary(files=2, unreadable_files=2),
            "没有检查任何年度报告。\n2 个文件无法读取。\n",
            "No annual report was checked.\n2 unreadable files.\n",
        ),
        (
            RunSummary(files=3, judged_files=2, unreadable_files=1, errors=2, unchecked_files=7),
            "3 个文件：2 个错误。\n其中：1 个文件无法读取。\n已中断：还有 7 个文件没有检查。\n",
            "3 files: 2 errors.\nAmong them: 1 unreadable file.\nInterrupted: 7 not checked.\n",
        ),
        (
            RunSummary(files=1, foreign_files=1, infos=1),
            "通过：1 个文件，没有错误和警告，1 个提示。\n另有：1 个文件不是年度报告。\n",
            "Passed: 1 file, no errors or warnings, 1 info.\nAlso: 1 other document.\n",
        ),
    ],
)
def test_files_that_were_left_out_have_not_passed(totals: RunSummary, zh: str, en: str) -> None:
    assert render_summary(totals, view("zh")) == zh
    assert render_summary(totals, view("en")) == en
