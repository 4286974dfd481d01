"""Tables between bars or tabs."""

from __future__ import annotations

import pytest

from reportlint.model.document import Grid, Lines
from reportlint.readers.text_tables import split_tables


def tables(text: str) -> list[list[list[str]]]:
    found = []
    for block in split_tables(text, 0, len(text)):
        if isinstance(block, Grid):
            rows: list[list[str]] = [[] for _ in range(block.rows)]
            for cell in block.cells:
                rows[cell.row].append(cell.span.cut(text))
            found.append(rows)
    return found


RIGHT = [["项目", "数量", "金额"], ["甲", "1", "2"]]


@pytest.mark.parametrize(
    "text",
    [
        "| 项目 | 数量 | 金额 |\n| 甲 | 1 | 2 |\n",
        "| 项目 | 数量 | 金额 |\n| --- | ---: | :--- |\n| 甲 | 1 | 2 |\n",
        "项目 | 数量 | 金额\n甲 | 1 | 2\n",
        "项目\t数量\t金额\n甲\t1\t2\n",
        "| 项目 | 数量 | 金额 |\r\n| 甲 | 1 | 2 |\r\n",
        "┌────┬────┬──┐\n│项目│数量│金额│\n├────┼────┼──┤\n│ 甲 │ 1  │ 2 │\n└────┴────┴──┘\n",
        "+---+---+---+\n| 项目 | 数量 | 金额 |\n+---+---+---+\n| 甲 | 1 | 2 |\n+---+---+---+\n",
        "｜项目｜数量｜金额｜\n｜甲｜1｜2｜\n",
        "| **项目** | `数量` | 金额 |\n| 甲 | **1** | 2 |\n",
    ],
    ids=["bars", "markdown", "unframed", "tabs", "crlf", "drawn", "ascii", "wide", "emphasis"],
)
def test_a_table_is_read_however_it_is_drawn(text: str) -> None:
    assert tables(text) == [RIGHT]


def test_blank_cells_are_there() -> None:
    assert tables("| 甲 |  | 2 |\n| 乙 | 3 |  |\n") == [[["甲", "", "2"], ["乙", "3", ""]]]
    assert tables("甲\t\t2\n乙\t3\t\n") == [[["甲", "", "2"], ["乙", "3", ""]]]


def test_empty_columns_behind_the_last_of_a_spreadsheet_are_none() -> None:
    assert tables("甲\t\t2\t\t\n乙\t3\t\t\t\n") == [[["甲", "", "2"], ["乙", "3", ""]]]
    assert tables("甲\t2\t\n丙\t\t\n") == [[["甲", "2"], ["丙", ""]]]


def test_a_table_in_tabs_that_nobody_filled_in_is_lines() -> None:
    assert tables("甲\t乙\t丙\n丁\t\t\n") == []
    assert tables("甲\t乙\t丙\n丁\t戊\t己\n\t\t\n庚\n") == []
    assert tables("甲\t乙\t丙\n丁\t戊\t己\n") == [[["甲", "乙", "丙"], ["丁", "戊", "己"]]]


def test_cells_of_dashes_are_no_rule() -> None:
    assert tables("| 甲 | - | - |\n| 乙 | — | / |\n") == [[["甲", "-", "-"], ["乙", "—", "/"]]]


def test_a_line_of_prose_ends_a_table() -> None:
    text = "| 甲 | 1 |\n| 乙 | 2 |\n说明。\n| 丙 | 3 |\n| 丁 | 4 |\n"
    assert tables(text) == [[["甲", "1"], ["乙", "2"]], [["丙", "3"], ["丁", "4"]]]


def test_one_row_is_no_table() -> None:
    text = "| 甲 | 1 | 2 |\n正文。\n"
    assert all(isinstance(block, Lines) for block in split_tables(text, 0, len(text)))


def test_single_tabs_begin_no_table() -> None:
    text = "一\t总体情况\n二\t主动公开\n"
    assert tables(text) == []


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "| 甲 | 1 |\n| 乙 | 2 |\n| 丙 | 3 |\n"
    (block,) = split_tables(text, 10, len(text))
    assert isinstance(block, Grid)
    assert block.rows == 2
    assert block.span.start == 10


def test_blocks_cover_every_line_once() -> None:
    text = "甲。\n| 1 | 2 |\n| 3 | 4 |\n\n乙。\n| 5 | 6 |\n丙。"
    blocks = list(split_tables(text, 0, len(text)))
    covered = "".join(block.span.cut(text) for block in blocks)
    assert covered == text
