"""Comments for reportlint: how they are written, and which words they are about."""

from __future__ import annotations

import pytest

from reportlint.engine import check_draft
from reportlint.model.document import Document, Mark, Span
from reportlint.model.inline_directives import InlineDirective, find_directives, read_directive
from reportlint.readers import docx, html, markdown
from tests.cpu import limit_cpu
from tests.readers.docx_builder import cell, paragraph, row, table, word


def in_markdown(text: str) -> tuple[InlineDirective, ...]:
    return find_directives(markdown.from_text(text, "draft.md"))


#: What a comment says: the rules it names and its reason; no rules where it cannot be understood.
WRITTEN = [
    ("reportlint: ignore N101 已核对", ("N101",), "已核对"),
    ("reportlint:ignore N101已核对", ("N101",), "已核对"),
    ("reportlint：ignore N101：已核对", ("N101",), "已核对"),
    ("  reportlint : ignore N101 — 已核对  ", ("N101",), "已核对"),
    ("reportlint: ignore N101, N102 已核对", ("N101", "N102"), "已核对"),
    ("reportlint: ignore N101、A、已核对", ("N101", "A"), "已核对"),
    ("reportlint: ignore wrong-cell 已核对", ("wrong-cell",), "已核对"),
    ("reportlint: ignore N101, wrong-cell 已核对", ("N101", "wrong-cell"), "已核对"),
    ("reportlint: ignore GD-S101 按省通知", ("GD-S101",), "按省通知"),
    ("reportlint: ignore balance checked, all right", ("balance",), "checked, all right"),
    ("reportlint: ignore N101, checked with the register", ("N101",), "checked with the register"),
    ("reportlint: ignore N101, A register says so", ("N101", "A"), "register says so"),
    ("reportlint: ignore N101\n换行的理由", ("N101",), "换行的理由"),
    ("reportlint: ignore N101", ("N101",), ""),
    ("reportlint: ignore N101 -", ("N101",), ""),
    ("reportlint: ignore", (), ""),
    ("reportlint: ignore 已核对", (), ""),
    ("reportlint: ignored N101 已核对", (), ""),
    ("reportlint: ingore N101 已核对", (), ""),
    ("reportlint: N101", (), ""),
]


@pytest.mark.parametrize(("words", "rules", "reason"), WRITTEN)
def test_what_a_comment_says(words: str, rules: tuple[str, ...], reason: str) -> None:
    (remark,) = in_markdown(f"<!--{words}-->\n全年收到申请4件。\n")
    assert (remark.rules, remark.reason) == (rules, reason)


@pytest.mark.parametrize(
    "words", ["请核对", "见 reportlint 的报告", "reportlint 说得对", "<b>reportlint</b>: ignore A"]
)
def test_a_comment_for_people_is_none_for_reportlint(words: str) -> None:
    assert in_markdown(f"<!--{words}-->\n全年收到申请4件。\n") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("编辑: reportlint: ignore N101 已核", "ignore N101 已核"),
        (": reportlint：ignore N101 已核", "ignore N101 已核"),
        ("reportlint: 应为12", None),
        ("reportlint: ignore N101 已核", None),
        ("编辑: 请核对", None),
    ],
)
def test_in_word_what_stands_after_the_author_counts(text: str, told: str | None) -> None:
    assert read_directive(Mark("comment", Span(0, 0), text), "docx") == told


REMARK = "<!-- reportlint: ignore A 理由 -->"
#: A text in Markdown, and what its only comment is about.
BESIDE = [
    (f"{REMARK}\n第一行。\n第二行。\n\n另一段。\n", "第一行。\n第二行。"),
    (f"上一段。\n\n{REMARK}\n\n\n下一段。\n", "下一段。"),
    (f"上一段。\n{REMARK}\n下一行。\n", "下一行。"),
    (f"上一行。\n这一行。{REMARK}\n下一行。\n", f"这一行。{REMARK}"),
    (f"{REMARK}这一行。\n下一行。\n", f"{REMARK}这一行。"),
    (f"{REMARK}\n# 标题\n\n正文。\n", "标题"),
    (f"{REMARK}\n\n- 第一项\n- 第二项\n", "第一项"),
    (f"{REMARK}\r\n第一段。\r\n\r\n第二段。\r\n", "第一段。"),
    (f"{REMARK}\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n正文。\n",
     "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n"),
    (f"| 甲 | 乙 |\n| --- | --- |\n| 1 {REMARK} | 2 |\n", "1"),
    (f"| 甲 | 乙 |\n| --- | --- |\n| 1 | {REMARK} 2 |\n", "2"),
    (f"| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 {REMARK} |\n", "2"),
    (f"最后一行。\n{REMARK}\n", REMARK),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), BESIDE)
def test_what_a_comment_in_markdown_is_about(text: str, words: str) -> None:
    (remark,) = in_markdown(text)
    assert remark.target.cut(text) == words


def test_a_comment_in_a_row_is_no_end_of_the_table() -> None:
    plain = "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n"
    text = plain.replace("1 |", f"1 {REMARK} |").replace("4 |", f"{REMARK} 4 |")
    grids = [markdown.from_text(t, "a.md") for t in (plain, text)]
    cells = [[cell.span.cut(d.text) for cell in d.blocks[0].cells] for d in grids]  # type: ignore[union-attr]
    assert cells[0] == cells[1] == ["甲", "乙", "1", "2", "3", "4"]


@pytest.mark.parametrize("between", ["", " ", " " * 300])
def test_comments_beside_one_another_have_their_line_for_themselves(between: str) -> None:
    text = f"上一段。\n\n{REMARK}{between}{REMARK}\n正文。\n"
    assert [remark.target.cut(text) for remark in in_markdown(text)] == ["正文。", "正文。"]


def test_a_comment_within_a_sentence_parts_nothing() -> None:
    text = "全年共收到政府信息公开申请5件，办结5件。\n"
    cut = text.replace("申请", f"申请{REMARK}").replace("，", "<!-- 换\n行 -->，")
    reports = [
        check_draft.parse_document(markdown.from_text(written, "a.md")) for written in (text, cut)
    ]
    assert [[p.text for p in report.passages] for report in reports] == [
        ["全年共收到政府信息公开申请5件，办结5件。"]
    ] * 2
    (passage,) = reports[1].passages
    at = passage.text.index("办结")
    assert passage.span(at, at + 2).cut(cut) == "办结"
    assert reports[1].document.text == cut


def test_comments_above_one_another_are_about_the_same_paragraph() -> None:
    text = f"{REMARK}\n<!-- reportlint: ignore N 理由 -->\n正文。\n"
    assert [remark.target.cut(text) for remark in in_markdown(text)] == ["正文。", "正文。"]


HTML = "<!--reportlint: ignore A 理由-->"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (f"<p>甲甲</p>{HTML}<p>乙乙</p>", "乙乙"),
        (f"<p>甲甲{HTML}</p><p>乙乙</p>", "甲甲"),
        (f"<p>{HTML}甲甲</p><p>乙乙</p>", "甲甲"),
        (f"<p>甲{HTML}甲</p><p>乙乙</p>", "甲甲"),
        (f"{HTML}<table><tr><td>甲<td>1<tr><td>乙<td>2</table>", "甲\t1\n乙\t2"),
        (f"<table><tr><td>甲<td>1{HTML}<tr><td>乙<td>2</table>", "1"),
        (f"<table><tr><td>甲<td>1<tr><td>乙<td>{HTML}2</table>", "2"),
    ],
)
def test_what_a_comment_in_a_page_is_about(page: str, words: str) -> None:
    document = html.read(f"<!doctype html><body>{page}</body>".encode(), "draft.html")
    (remark,) = find_directives(document)
    assert remark.target.cut(document.text) == words


def in_word(*body: str) -> Document:
    comment = f'<w:comment w:id="0" w:author="编辑">{paragraph("reportlint: ignore A 理由")}'
    return docx.read(word(*body, comments=f"{comment}</w:comment>"), "draft.docx")


START, END = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
REFERENCE = '<w:r><w:commentReference w:id="0"/></w:r>'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ((paragraph("全年", START, "12件", END, REFERENCE, "。"), paragraph("二")), "12件"),
        ((paragraph("一"), paragraph("全年12件", REFERENCE, "。")), "全年12件。"),
        ((table(row("甲", "乙"), row("1", cell(paragraph("2", REFERENCE)))),), "2"),
    ],
)
def test_what_a_comment_in_word_is_about(body: tuple[str, ...], words: str) -> None:
    document = in_word(*body)
    (remark,) = find_directives(document)
    assert remark.target.cut(document.text) == words


@pytest.mark.parametrize(
    "text",
    [
        f"{REMARK}\n" * 20_000,
        REMARK * 20_000,
        f"| 甲 | 乙 {REMARK} |\n" * 20_000,
        f"正文{REMARK}" * 20_000,
    ],
    ids=["lines", "one line", "rows", "one paragraph"],
)
def test_many_comments_take_no_more_than_linear_time(text: str) -> None:
    document = markdown.from_text(text, "draft.md")
    with limit_cpu(5):
        assert len(find_directives(document)) == 20_000
