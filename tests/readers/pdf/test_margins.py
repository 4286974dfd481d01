"""Page numbers and running heads are no text of the draft; what only looks like them is."""

from __future__ import annotations

import pytest

from reportlint.model.document import Document
from reportlint.readers import pdf as reader
from tests.readers.pdf_builder import Sheet, pdf, prose


def read(*sheets: Sheet) -> Document:
    return reader.read(pdf(*sheets), "draft.pdf")


def pages(count: int, top: str = "", foot: str = "") -> list[Sheet]:
    """Pages of two lines each, with the head and foot given; ``#`` is the page number."""
    sheets = []
    for number in range(1, count + 1):
        sheet = Sheet().text(80, 700, f"第{number}页的正文").text(80, 400, "正文的第二行")
        sheet.text(80, 800, top.replace("#", str(number)), 9) if top else None
        sheet.text(280, 40, foot.replace("#", str(number)), 9) if foot else None
        sheets.append(sheet)
    return sheets


@pytest.mark.parametrize(
    "foot",
    ["#", "- # -", "—#—", "－ # －", "第#页", "第#页 共3页", "共3页，第#页", "#/3", "Page # of 3"],
)
def test_page_numbers_are_dropped(foot: str) -> None:
    document = read(*pages(3, foot=foot))
    assert prose(document) == [
        line for number in (1, 2, 3) for line in (f"第{number}页的正文", "正文的第二行")
    ]
    assert document.marks == ()


def test_the_number_1_of_a_lone_page_is_dropped() -> None:
    assert prose(read(*pages(1, foot="1"))) == ["第1页的正文", "正文的第二行"]


def test_a_number_that_does_not_count_pages_stays() -> None:
    assert prose(read(*pages(1, foot="2024"))) == ["第1页的正文", "正文的第二行", "2024"]


def test_a_page_number_in_the_middle_of_a_page_stays() -> None:
    sheets = [Sheet().text(80, 500, str(number)) for number in (1, 2)]
    assert prose(read(*sheets)) == ["1", "2"]


def test_a_running_head_is_dropped_and_marked_once() -> None:
    document = read(*pages(3, top="松岭县档案局年度报告"))
    assert "松岭县" not in document.text
    assert [(mark.kind, mark.text) for mark in document.marks] == [
        ("header", "松岭县档案局年度报告")
    ]


def test_a_running_foot_with_the_page_number_in_it_is_dropped() -> None:
    document = read(*pages(3, foot="松岭县档案局 #"))
    assert [mark.kind for mark in document.marks] == ["footer"]
    assert "档案局" not in document.text


def test_a_line_at_the_top_of_one_page_stays() -> None:
    sheets = pages(3)
    sheets[0].text(80, 800, "松岭县档案局文件", 9)
    assert prose(read(*sheets))[0] == "松岭县档案局文件"


def test_equal_lines_in_the_middle_of_pages_stay() -> None:
    assert prose(read(*pages(2))).count("正文的第二行") == 2
