"""What is tracked, commented, embedded or printed around the text is marked on it."""

from __future__ import annotations

import pytest

from reportlint.model.document import Document, Mark, Paragraph, Span
from reportlint.readers import docx
from tests.readers.docx_builder import cell, paragraph, row, run, table, word


def read(*body: str, title: str = "", **parts: str | list[str]) -> Document:
    return docx.read(word(*body, title=title, **parts), "draft.docx")


def tracked(tag: str, content: str, author: str = "陈") -> str:
    return f'<w:{tag} w:id="1" w:author="{author}">{content}</w:{tag}>'


def deleted(text: str) -> str:
    return tracked("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


def mark_changed(tag: str) -> str:
    return f'<w:rPr><w:{tag} w:id="1" w:author="陈"/></w:rPr>'


@pytest.mark.parametrize("tag", ["ins", "moveTo"])
def test_insertions_are_text(tag: str) -> None:
    document = read(paragraph("全年", tracked(tag, run("新收")), "12件"))
    assert document.text == "全年新收12件"
    assert document.marks == (Mark("insertion", Span(2, 4), "陈"),)


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_deletions_are_not(tag: str) -> None:
    document = read(paragraph("全年", tracked(tag, run("新收")), "12件"))
    assert document.text == "全年12件"
    assert document.marks == (Mark("deletion", Span(2, 2), "陈"),)


def test_what_goes_on_is_one_insertion_and_another_author_another() -> None:
    document = read(
        paragraph(tracked("ins", run("甲")), tracked("ins", run("乙")),
                  tracked("ins", run("丙"), "李"), properties=mark_changed("ins")),
        paragraph(deleted("旧"), deleted("旧"), "新"),
    )  # fmt: skip
    assert document.marks == (
        Mark("insertion", Span(0, 2), "陈"),
        Mark("insertion", Span(2, 3), "李"),
        Mark("insertion", Span(3, 3), "陈"),
        Mark("deletion", Span(4, 4), "陈"),
    )


def test_paragraphs_whose_mark_is_deleted_run_on() -> None:
    document = read(
        paragraph("全年新收", properties=mark_changed("del")),
        paragraph("12件。"),
        paragraph(deleted("整段删除"), properties=mark_changed("del")),
        paragraph("下段"),
    )
    assert document.text == "全年新收12件。\n下段"
    assert document.blocks == (Paragraph(Span(0, 8)), Paragraph(Span(9, 11)))
    assert [one.paragraph for one in document.anchors] == [1, 2, 4]


def test_a_heading_may_run_on_into_its_text() -> None:
    joined = '<w:outlineLvl w:val="0"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>'
    document = read(paragraph("总体情况。", properties=joined), paragraph("本年"))
    assert document.text == "总体情况。本年"
    assert document.blocks == (Paragraph(Span(0, 7), 1),)


def test_a_paragraph_whose_mark_is_deleted_may_come_before_a_table() -> None:
    document = read(paragraph("表", properties=mark_changed("del")), table(row("甲", "1")))
    assert document.text == "表\n甲\t1"


def test_rows_are_inserted_and_deleted_too() -> None:
    changed = '<w:{} w:id="1" w:author="陈"/>'
    document = read(
        table(
            row("甲", "1"),
            row("乙", "2", properties=changed.format("del")),
            row("丙", "3", properties=changed.format("ins")),
        )
    )
    assert document.text == "甲\t1\n丙\t3"
    assert document.marks == (
        Mark("deletion", Span(0, 0), "陈"),
        Mark("insertion", Span(4, 7), "陈"),
    )


def test_comments_stand_on_what_they_are_about() -> None:
    body = paragraph(
        "全年", '<w:commentRangeStart w:id="0"/>', "12件", '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>', "。",
        '<w:r><w:commentReference w:id="1"/></w:r>',
    )  # fmt: skip
    comments = (
        f'<w:comment w:id="0" w:author="李">{paragraph("请核对")}{paragraph("数字")}</w:comment>'
        f'<w:comment w:id="1" w:author="王">{paragraph("同意")}</w:comment>'
        f'<w:comment w:id="7" w:author="王">{paragraph("无处")}</w:comment>'
    )
    document = read(body, comments=comments)
    assert document.text == "全年12件。"
    assert document.marks == (
        Mark("comment", Span(2, 5), "李: 请核对 数字"),
        Mark("comment", Span(6, 6), "王: 同意"),
        Mark("comment", Span(0, 0), "王: 无处"),
    )


def test_a_comment_may_begin_and_end_between_paragraphs() -> None:
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    comment = f'<w:comment w:id="0" w:author="李">{paragraph("整段")}</w:comment>'
    document = read(paragraph("一"), start, paragraph("二"), end, comments=comment)
    (mark,) = document.marks
    assert mark.span.cut(document.text) == "二"


def test_headers_and_footers_stay_beside_the_text() -> None:
    number = f'<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>'
    document = read(
        paragraph("正文"),
        header=[paragraph("云溪县水务局"), paragraph("云溪县水务局"), paragraph()],
        footer=[paragraph("— ", number, " —"), paragraph("内部资料")],
    )
    assert document.text == "正文"
    assert document.marks == (
        Mark("header", Span(0, 0), "云溪县水务局"),
        Mark("footer", Span(2, 2), "内部资料"),
    )


def test_a_watermark_is_words_of_the_header() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="征求意见稿"/></v:shape></w:pict></w:r>'
    assert read(header=paragraph(art)).marks == (Mark("header", Span(0, 0), "征求意见稿"),)


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    body = [
        paragraph("收费", '<w:r><w:footnoteReference w:id="2"/></w:r>', "为零"),
        paragraph("申请", '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        paragraph(
            "其他", *[f'<w:r><w:footnoteReference w:id="{index}"/></w:r>' for index in (2, 9)]
        ),
    ]
    separator = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    )
    back = '<w:r><w:footnoteRef/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{paragraph(back, "单位：万元。")}</w:footnote>'
    document = read(
        *body,
        footnotes=separator + note,
        endnotes=f'<w:endnote w:id="2">{paragraph("含上年。")}</w:endnote>',
    )
    assert document.text == "收费为零\n单位：万元。\n申请\n含上年。\n其他"
    assert len(document.blocks) == 5
    assert [one.paragraph for one in document.anchors] == [1, 1, 2, 2, 3]


def test_pictures_and_embedded_files_are_marked_where_they_stand() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="流程图"/><a:graphic><a:graphicData>'
        "<pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    old = '<w:r><w:pict><v:shape><v:imagedata r:id="rId5"/></v:shape></w:pict></w:r>'
    chart = picture.replace("<pic:pic/>", '<c:chart r:id="rId7"/>').replace(' descr="流程图"', "")
    sheet = (
        '<w:r><w:object><v:shape><v:imagedata r:id="rId5"/></v:shape>'
        '<o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    )
    document = read(paragraph("前", picture, old), paragraph(chart, sheet))
    assert document.text == "前\n"
    assert document.marks == (
        Mark("picture", Span(1, 1), "流程图"),
        Mark("picture", Span(1, 1)),
        Mark("picture", Span(2, 2)),
        Mark("attachment", Span(2, 2), "Excel.Sheet.12"),
    )


def test_marks_within_cells_lie_on_their_text() -> None:
    document = read(table(row("甲", cell(paragraph("1", tracked("ins", run("2")))))))
    (mark,) = document.marks
    assert (mark.span.cut(document.text), document.text) == ("2", "甲\t12")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "云溪县水务局2024年政府信息公开工作年度报告",
            "云溪县水务局2024年政府信息公开工作年度报告",
        ),
        ("  云溪县\n年度报告 ", "云溪县 年度报告"),
        ("", None),
        ("文档1", None),
        ("无标题", None),
        ("新建 Microsoft Word 文档", None),
        ("Microsoft Word - 年报定稿.doc", None),
        ("PowerPoint Presentation", None),
        ("年报" * 200, None),
    ],
)
def test_a_title_among_the_properties_counts_if_somebody_wrote_it(
    title: str, expected: str | None
) -> None:
    assert read(paragraph("正文"), title=title).metadata.title == expected
