"""The workbook, read back by another library."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from reportlint.model.finding import FileResult
from reportlint.reporters.xlsx import write_workbook
from reportlint.support.records import replace
from tests.reporters.outcomes import outcomes
from tests.reporters.writing import render_all, view


def made(results: tuple[FileResult, ...], language: str) -> bytes:
    known = view(language)
    return write_workbook(render_all("xlsx", results, known).splitlines(), known)


def sheets(results: tuple[FileResult, ...], language: str = "zh") -> dict[str, list[Any]]:
    """The rows of every sheet, heads first."""
    book = openpyxl.load_workbook(io.BytesIO(made(results, language)))
    return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in book}


def test_there_is_a_sheet_for_everything() -> None:
    found = sheets(outcomes("zh"))
    assert [*found] == ["问题", "未判定", "表格数据", "正文数字", "文件"]
    heads = dict(zip(found["问题"][0], found["问题"][4], strict=True))
    assert heads == {
        "文件": "drafts/shuju-2024.txt",
        "级别": "错误",
        "规则": "A105",
        "规则名称": "单元格填错",
        "行:列": heads["行:列"],
        "部分": 3,
        "表格位置": "办理结果总计 · 自然人",
        "问题": outcomes("zh")[0].findings[3].message,
        "原文": "3",
        "怎么改": "核对该单元格的原始数据。",
        "依据": "国办公开办函〔2021〕30号 格式；GB/T 15834—2011",
        "指纹": outcomes("zh")[0].findings[3].fingerprint,
    }
    assert len(found["问题"]) == 6
    assert found["未判定"][1][1] == "A104"
    assert [row[0] for row in found["文件"][1:]] == [result.path for result in outcomes("zh")]
    assert {row[1] for row in found["文件"][1:]} == {"已检查", "无法读取", "不是年度报告"}
    report = outcomes("zh")[0].report
    assert report is not None
    # The clean draft has the same cells and figures.
    figures = found["正文数字"]
    assert len(figures) == 1 + 2 * len(report.figures)
    assert [row[5] for row in figures[1:5]] == ["日期、编号等", "与表格核对", "文内核对", "未读懂"]
    assert figures[4][1:4] == ("4:74", "1件", 1)
    assert len(found["表格数据"]) == 1 + 2 * sum([len(table.cells) for table in report.tables])


def test_a_fix_is_offered_before_the_advice() -> None:
    rows = {row[2]: row for row in sheets(outcomes("zh"))["问题"][1:]}
    fixed = next(one for one in outcomes("zh")[0].findings if one.fix is not None)
    assert fixed.fix is not None
    told = str(rows[fixed.rule][9]).split("\n")
    assert told[0] == fixed.fix.title["zh"]
    assert len(told) <= 2


def test_values_are_numbers_and_words_are_words() -> None:
    rows = sheets(outcomes("en"), "en")["cells"]
    assert rows[0] == ("file", "table", "row", "column", "as written", "value", "certain")
    values = {(row[2], row[3]): row[4:] for row in rows[1:]}
    assert values["processed in total", "natural persons"] == ("3", 3, "yes")
    assert values["refused: state secret", "total"][:2] == ("/", None)


@pytest.mark.parametrize(
    "words", ["=1+1", "@SUM(A1)", "http://example.cn", "{=1}", "-", "\x1b[31m"]
)
def test_no_words_become_a_formula_or_a_link(words: str) -> None:
    found = outcomes("zh")[0]
    finding = replace(found.findings[0], message=words)
    data = made((replace(found, findings=(finding,)),), "zh")
    sheet = openpyxl.load_workbook(io.BytesIO(data))["问题"]
    cell = sheet.cell(2, 8)
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert str(cell.value).replace("\u241b", "\x1b") == words


def test_the_same_results_give_the_same_bytes() -> None:
    assert made(outcomes("zh"), "zh") == made(outcomes("zh"), "zh")


def test_without_findings_the_heads_stay() -> None:
    assert [len(rows) for rows in sheets(()).values()] == [1, 1, 1, 1, 1]


def test_words_beyond_what_a_cell_holds_are_cut() -> None:
    found = outcomes("zh")[0]
    finding = replace(found.findings[0], message="长" * 40_000)
    rows = sheets((replace(found, findings=(finding,)),))["问题"]
    assert rows[1][7] == "长" * 32_767


def test_rows_beyond_what_a_sheet_holds_are_counted() -> None:
    known = view("zh")
    data = write_workbook(render_all("xlsx", outcomes("zh"), known).splitlines(), known, most=4)
    rows = [*openpyxl.load_workbook(io.BytesIO(data))["问题"].iter_rows(values_only=True)]
    assert [row[2] for row in rows] == ["规则", "N101", "W305", None]
    assert rows[3][0] == "另有 3 行放不下：用 csv 输出"
