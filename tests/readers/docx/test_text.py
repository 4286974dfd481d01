"""What Word shows is text, once, and nothing else is."""

from __future__ import annotations

import pytest

from reportlint.model.document import Anchor, Document, Lines, Paragraph, Span
from reportlint.readers import docx
from tests.readers.docx_builder import (
    archive,
    members,
    paragraph,
    row,
    run,
    style,
    styled,
    table,
    word,
)

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr/>'
    "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>"
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>"
    "<w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)

FRACTION = (
    "<m:oMath><m:f><m:fPr/><m:num><m:r><m:t>1</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
)


def read(*body: str, **parts: str) -> Document:
    return docx.read(word(*body, **parts), "draft.docx")


def text(*content: str, **parts: str) -> str:
    return read(paragraph(*content), **parts).text


def words(document: Document) -> list[str]:
    return [block.span.cut(document.text) for block in document.blocks]


def test_paragraphs_are_lines_and_blocks() -> None:
    document = read(paragraph("标题"), paragraph(), paragraph("正文。"))
    assert document.text == "标题\n\n正文。"
    assert document.blocks == (Paragraph(Span(0, 2)), Paragraph(Span(4, 7)))
    assert document.anchors == (
        Anchor(0, paragraph=1),
        Anchor(3, paragraph=2),
        Anchor(4, paragraph=3),
    )
    assert (document.path, document.format, document.marks) == ("draft.docx", "docx", ())


def test_a_document_without_text_is_empty() -> None:
    document = read()
    assert (document.text, document.blocks, document.anchors) == ("", (), ())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("全年") + '<w:proofErr w:type="gramStart"/>' + run("办结"), "全年办结"),
        ("<w:smartTag><w:smartTagPr/>" + run("2024年") + "</w:smartTag>", "2024年"),
        ('<w:hyperlink r:id="rId9">' + run("链接") + "</w:hyperlink>", "链接"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>", "控件"),
        ('<w:customXml w:element="x">' + run("标记") + "</w:customXml>", "标记"),
        ('<w:bookmarkStart w:id="0"/>' + run("书签") + '<w:bookmarkEnd w:id="0"/>', "书签"),
        ('<w:bdo w:val="ltr">' + run("方向") + "</w:bdo>", "方向"),
        (
            "<w:r><w:ruby><w:rubyPr/><w:rt>" + run("xin") + "</w:rt><w:rubyBase>" + run("信")
            + "</w:rubyBase></w:ruby></w:r>",
            "信",
        ),
        ("<m:oMath><m:r><m:t>3+4</m:t></m:r></m:oMath>", "3+4"),
        (
            FRACTION,
            "1/2",
        ),
    ],
)  # fmt: skip
def test_whatever_wraps_runs_is_looked_into(content: str, expected: str) -> None:
    assert text(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t></w:r>", "一\t二"),
        ("<w:r><w:t>一</w:t><w:ptab/><w:t>二</w:t></w:r>", "一\t二"),
        ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>", "1-2"),
        ("<w:r><w:t>公</w:t><w:softHyphen/><w:t>开</w:t></w:r>", "公开"),
        ("<w:r><w:t>一</w:t><w:lastRenderedPageBreak/><w:t>二</w:t></w:r>", "一二"),
        ("<w:r><w:t>  3 </w:t></w:r>", "3"),
        ('<w:r><w:t xml:space="preserve"> 3 </w:t></w:r>', " 3 "),
        ("<w:r><w:t>一\n 二</w:t></w:r>", "一  二"),
        ("<w:r><w:t/></w:r>", ""),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "\uf04a"),
        ('<w:r><w:sym w:font="宋体" w:char="25A1"/></w:r>', "□"),
        ('<w:r><w:sym w:font="宋体" w:char="F041"/></w:r>', "A"),
        ('<w:r><w:sym w:font="宋体" w:char="D800"/></w:r>', ""),
        ('<w:r><w:sym w:font="宋体" w:char="方"/></w:r>', ""),
    ],
)
def test_signs_of_their_own_become_characters(content: str, expected: str) -> None:
    assert text(content) == expected


def test_blanks_are_kept_where_the_whole_document_says_so() -> None:
    parts = members(paragraph("<w:r><w:t>  3 </w:t></w:r>"))
    whole = str(parts["word/document.xml"]).replace(
        "<w:document", '<w:document xml:space="preserve"'
    )
    assert docx.read(archive({**parts, "word/document.xml": whole}), "x").text == "  3 "


@pytest.mark.parametrize("sign", ["<w:br/>", "<w:cr/>", '<w:br w:type="page"/>'])
def test_a_paragraph_broken_by_hand_is_a_stretch_of_lines(sign: str) -> None:
    document = read(paragraph("<w:r>", "一、总体情况", f"{sign}</w:r>", "本年"))
    assert document.text == "一、总体情况\n本年"
    assert document.blocks == (Lines(Span(0, 9)),)


def test_a_heading_broken_by_hand_stays_one_heading() -> None:
    document = read(styled("1", run("政府信息公开"), "<w:r><w:br/></w:r>", run("年度报告")),
                    styles=style("1", "heading 1"))  # fmt: skip
    assert document.blocks == (Paragraph(Span(0, 11), 1),)


def test_breaks_at_the_ends_of_a_paragraph_are_none() -> None:
    sign = '<w:r><w:br w:type="page"/></w:r>'
    assert text(sign, run("本年"), sign) == "本年"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<w:vanish/>", "前后"),
        ('<w:vanish w:val="1"/>', "前后"),
        ('<w:vanish w:val="0"/>', "前隐后"),
        ('<w:rStyle w:val="secret"/>', "前后"),
        ('<w:rStyle w:val="secret"/><w:vanish w:val="false"/>', "前隐后"),
        ("<w:webHidden/>", "前隐后"),
    ],
)
def test_hidden_text_is_no_text(properties: str, expected: str) -> None:
    styles = style("secret", "Secret", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    assert text(run("前"), run("隐", properties), run("后"), styles=styles) == expected


def test_a_paragraph_of_a_hidden_style_has_no_text() -> None:
    styles = style("h", "Hidden", "<w:rPr><w:vanish/></w:rPr>")
    assert read(styled("h", "隐"), paragraph("显"), styles=styles).text == "\n显"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    one, other = BOX.format(paragraph("框中")), BOX.format(paragraph("又一框"))
    document = read(paragraph("前", one, "后"), paragraph("下段", other))
    assert words(document) == ["前后", "框中", "下段", "又一框"]
    assert document.text == "前后\n框中\n下段\n又一框"
    assert [anchor.paragraph for anchor in document.anchors] == [1, 1, 2, 2]


def test_a_text_box_in_a_cell_is_text_of_the_cell() -> None:
    document = read(table(row("甲", paragraph("1", BOX.format(paragraph("注"))))))
    assert document.text == "甲\t1 注"


def test_a_table_in_a_text_box_is_a_table() -> None:
    document = read(paragraph(BOX.format(table(row("甲", "1")))))
    assert words(document) == ["甲\t1"]


def test_word_art_is_a_text_box() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="年度报告"/></v:shape></w:pict></w:r>'
    assert words(read(paragraph("正文", art))) == ["正文", "年度报告"]


def test_the_first_version_with_text_is_read() -> None:
    both = (
        '<mc:AlternateContent><mc:Choice Requires="x"><w:r/></mc:Choice>'
        f"<mc:Fallback>{run('后备')}</mc:Fallback></mc:AlternateContent>"
    )
    assert text(both) == "后备"


def test_versions_of_whole_paragraphs_and_what_was_deleted_are_told_apart() -> None:
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="x">{paragraph("一")}</mc:Choice>'
        f"<mc:Fallback>{paragraph('二')}</mc:Fallback></mc:AlternateContent>"
    )
    none = "<mc:AlternateContent/>"
    gone = f'<w:moveFrom w:id="1" w:author="陈">{paragraph("三")}</w:moveFrom>'
    assert words(read(both, none, gone, paragraph("四"))) == ["一", "四"]


@pytest.mark.parametrize("name", ["toc 1", "TOC 2", "目录 1", "Contents 3", "WPSOffice手动目录 1"])
def test_entries_of_the_table_of_contents_are_left_out(name: str) -> None:
    contents = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    document = read(
        paragraph("目录"),
        styled("11", contents, run("一、总体情况"), "<w:r><w:tab/></w:r>", run("1")),
        styled("11", "二、主动公开政府信息情况"),
        paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        paragraph("一、总体情况"),
        styles=style("11", name),
    )
    assert document.text == "目录\n\n一、总体情况"
    assert document.anchors[-1] == Anchor(4, paragraph=5)


@pytest.mark.parametrize(
    ("extra", "level"),
    [
        ("", 0),
        ('<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', 2),
        ('<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', 0),
        ('<w:basedOn w:val="2"/>', 1),
        ('<w:basedOn w:val="own"/>', 0),
        ('<w:basedOn w:val="missing"/>', 0),
    ],
)
def test_the_level_of_a_heading_comes_through_its_style(extra: str, level: int) -> None:
    # NOTE: WPS names styles by numbers, and writes the built-in names in small letters.
    styles = style("2", "heading 1") + style("own", "公文标题", extra)
    (block,) = read(styled("own", "总体情况"), styles=styles).blocks
    assert block == Paragraph(Span(0, 4), level)


@pytest.mark.parametrize(
    ("name", "level"), [("heading 2", 2), ("Heading 3", 3), ("标题 1", 1), ("heading", 0)]
)
def test_built_in_headings_are_known_by_name(name: str, level: int) -> None:
    (block,) = read(styled("a", "总体情况"), styles=style("a", name)).blocks
    assert block == Paragraph(Span(0, 4), level)


def test_a_paragraph_may_set_its_own_level() -> None:
    heading = styled("1", "正文", properties='<w:outlineLvl w:val="9"/>')
    other = paragraph("总体情况", properties='<w:outlineLvl w:val="0"/>')
    document = read(heading, other, styles=style("1", "heading 1"))
    assert [getattr(block, "level", None) for block in document.blocks] == [0, 1]


def test_text_between_paragraphs_is_a_paragraph() -> None:
    formula = "<m:oMathPara><m:oMath><m:r><m:t>3=1+2</m:t></m:r></m:oMath></m:oMathPara>"
    assert words(read(paragraph("前"), formula, paragraph("后"))) == ["前", "3=1+2", "后"]


@pytest.mark.parametrize(("how", "shown"), [("superscript", "18注¹件"), ("subscript", "18注₁件")])
def test_raised_and_lowered_figures_are_no_part_of_a_number(how: str, shown: str) -> None:
    shifted = run("注1", f'<w:vertAlign w:val="{how}"/>')
    assert text(run("18"), shifted, run("件")) == shown
    assert text(run("18"), run("1", '<w:vertAlign w:val="baseline"/>')) == "181"
