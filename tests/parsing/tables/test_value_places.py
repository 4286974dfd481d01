"""Numbers that go on on other lines than their rows': neither they nor rows beside are certain."""

from __future__ import annotations

import pytest

from tests.parsing.requests import COLUMNS, ROWS, read, sheet, values, wrong
from tests.parsing.sketches import parsed, report_text

DISCLOSED = """第二十条第（一）项
信息内容 本年制发件数 本年废止件数 现行有效件数
规章 0 0 0
行政规范性文件 {documents}
第二十条第（五）项
信息内容 本年处理决定数量
行政许可 462
第二十条第（六）项
信息内容 本年处理决定数量
行政处罚 27
行政强制 5"""


def wrapped(row: str) -> str:
    """The rest of a row whose numbers are cut behind their first figure."""
    return "  ".join(str(value)[1:] for value in values()[row] if value > 9)


@pytest.mark.parametrize("row", ["granted", "refused.internal_affairs", "processed_total"])
def test_a_row_whose_numbers_are_wrapped_is_not_read(row: str) -> None:
    first = tuple(str(value)[0] for value in values()[row])
    table = sheet().change(row, values=first, rest=wrapped(row)).table
    assert read(table, row) == [None] * len(COLUMNS)
    assert wrong(table) == {}


def test_rows_that_stand_apart_from_it_are_read() -> None:
    row = "refused.internal_affairs"
    first = tuple(str(value)[0] for value in values()[row])
    table = sheet().change(row, values=first, rest=wrapped(row)).table
    at = ROWS.index(row)
    for other in (*ROWS[: at - 1], *ROWS[at + 2 :]):
        assert read(table, other) == values()[other]


@pytest.mark.parametrize("documents", ["37 24 13\n02 68 57 4", "3 2 13\n68", "3 2 1 1"])
def test_rows_of_columns_of_their_own_are_none_the_better(documents: str) -> None:
    table = parsed(report_text(texts={2: DISCLOSED.format(documents=documents)})).table("proactive")
    assert table is not None
    cells = [cell for (row, _), cell in table.cells.items() if row == "normative_documents"]
    assert not any(cell.certain for cell in cells)
    assert table.has_wrapped_rows == ("\n" in documents)


@pytest.mark.parametrize("documents", ["3 2\n13", "3\n2 13"])
def test_the_right_number_of_values_may_be_so_by_chance_on_several_lines(documents: str) -> None:
    table = parsed(report_text(texts={2: DISCLOSED.format(documents=documents)})).table("proactive")
    assert table is not None
    cells = [cell for (row, _), cell in table.cells.items() if row == "normative_documents"]
    assert not any(cell.certain for cell in cells)
    assert not table.has_wrapped_rows


@pytest.mark.parametrize("documents", ["3 2 13", "3\n2\n13", "0 0\n0"])
def test_values_on_one_line_or_one_a_line_and_zeros_are_whole(documents: str) -> None:
    table = parsed(report_text(texts={2: DISCLOSED.format(documents=documents)})).table("proactive")
    assert table is not None
    cells = [cell for (row, _), cell in table.cells.items() if row == "normative_documents"]
    assert [str(cell.value) for cell in cells if cell.certain] == documents.split()


@pytest.mark.parametrize("row", ["granted", "refused.internal_affairs", "processed_total"])
def test_a_total_that_fits_confirms_values_on_several_lines(row: str) -> None:
    figures = tuple(map(str, values()[row]))
    table = sheet().change(row, values=figures[:4], rest="  ".join(figures[4:])).table
    assert read(table, row) == values()[row]


def test_a_number_too_many_among_values_one_a_line_is_the_drafts_own() -> None:
    lines = DISCLOSED.format(documents="3 2 1 1").replace(" ", "\n")
    table = parsed(report_text(texts={2: lines})).table("proactive")
    assert table is not None
    assert not table.has_wrapped_rows
