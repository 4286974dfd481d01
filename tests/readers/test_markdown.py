"""Markdown: its marks are no words, positions are those of the file."""

from __future__ import annotations

import pytest

from reportlint.model.document import Grid, Lines, Paragraph
from reportlint.readers.markdown import from_text, read
from tests.cpu import limit_cpu


def words(text: str) -> list[tuple[int, str]]:
    """The blocks' level (-1 for lines) and words."""
    return [
        (block.level if isinstance(block, Paragraph) else -1, block.span.cut(text).strip())
        for block in from_text(text, "a.md").blocks
        if not isinstance(block, Grid)
    ]


def test_headings_have_their_level_and_no_marks() -> None:
    text = "# 年度报告\n## 一、总体情况 ##\n正文。\n"
    assert words(text) == [(1, "年度报告"), (2, "一、总体情况"), (-1, "正文。")]


@pytest.mark.parametrize("mark", ["- ", "* ", "+ ", "> ", "> - "])
def test_items_and_quotations_are_stretches_of_their_own(mark: str) -> None:
    assert words(f"上文。\n{mark}甲。\n{mark}乙。\n") == [
        (-1, "上文。"),
        (-1, "甲。"),
        (-1, "乙。"),
    ]


def test_rules_are_left_out() -> None:
    assert words("甲。\n\n---\n\n***\n乙。\n") == [(-1, "甲。"), (-1, ""), (-1, "乙。")]


def test_a_comment_is_a_mark_and_no_words() -> None:
    text = "甲。\n<!-- 待\n核对 -->\n乙。\n"
    document = from_text(text, "a.md")
    assert [(mark.kind, mark.text) for mark in document.marks] == [("comment", "<!-- 待\n核对 -->")]
    assert all("核对" not in said for _, said in words(text))


def test_a_pipe_table_is_a_grid() -> None:
    text = "## 二、主动公开政府信息情况\n\n| 信息内容 | 数量 |\n|---|---|\n| 规章 | 0 |\n"
    grids = [block for block in from_text(text, "a.md").blocks if isinstance(block, Grid)]
    assert [(grid.rows, grid.columns) for grid in grids] == [(2, 2)]


def test_the_text_is_the_file_itself() -> None:
    document = read("# 甲\n\n**乙**\n".encode(), "a.md")
    assert document.text == "# 甲\n\n**乙**\n"
    assert document.format == "markdown"


def test_text_without_any_mark_is_lines() -> None:
    (block,) = from_text("甲\n乙\n", "a.md").blocks
    assert isinstance(block, Lines)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## 一、总体情况", "一、总体情况"),
        ("##一、总体情况", "一、总体情况"),
        ("## 一、总体情况 ##  ", "一、总体情况"),
        ("##\u3000一、总体情况\t", "一、总体情况"),
        ("##", ""),
        ("## #", ""),
    ],
)
def test_a_heading_is_freed_of_its_marks(line: str, words: str) -> None:
    (block,) = from_text(line, "draft.md").blocks
    assert isinstance(block, Paragraph)
    assert (block.span.cut(line), block.level) == (words, 2)


def test_blanks_without_end_take_no_time() -> None:
    for line in ("# 年" + " " * 500_000 + "报", "- " * 200_000, ">" * 200_000, "-" + " " * 500_000):
        with limit_cpu(2):
            from_text(line, "draft.md")


@pytest.mark.parametrize("unit", ["<!--", "<!-- -", "<!---->", "<!-- 甲 -->\n", "<!"])
def test_comments_take_linear_time(unit: str) -> None:
    with limit_cpu(10):
        document = from_text(unit * 60_000, "x.md")
        assert len(document.marks) == (unit.count("-->") * 60_000)
