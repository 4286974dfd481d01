"""Plain text: the file's own characters, and the tables drawn in it."""

from __future__ import annotations

import pytest

from reportlint.model.document import Grid, Lines, Span
from reportlint.readers.plain import from_text, read
from reportlint.support.errors import UnreadableError


def test_the_text_is_the_file_itself() -> None:
    document = read("甲\r\n乙\f丙\n".encode(), "a.txt")
    assert document.text == "甲\r\n乙\f丙\n"
    assert (document.path, document.format) == ("a.txt", "text")
    assert document.blocks == (Lines(Span(0, 7)),)


def test_a_byte_order_mark_is_not_counted() -> None:
    assert read(b"\xef\xbb\xbf" + "甲".encode(), "a.txt").text == "甲"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_chinese_encodings_are_told(encoding: str) -> None:
    words = "望岚县数据局2024年政府信息公开工作年度报告\n本报告由六部分组成。\n"
    assert read(words.encode(encoding), "a.txt").text == words


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableError):
        read(bytes(range(256)) * 8, "a.txt")


def test_the_blocks_cover_the_text_in_order() -> None:
    text = "前文。\n| 甲 | 乙 |\n| 1 | 2 |\n后文。\n"
    blocks = from_text(text, "a.txt").blocks
    assert [type(block) for block in blocks] == [Lines, Grid, Lines]
    assert [block.span.cut(text) for block in blocks] == [
        "前文。\n",
        "| 甲 | 乙 |\n| 1 | 2 |\n",
        "后文。\n",
    ]


def test_a_bar_in_the_prose_is_no_table() -> None:
    blocks = from_text("首页 | 公开 | 年报\n正文。\n", "a.txt").blocks
    assert all(isinstance(block, Lines) for block in blocks)
