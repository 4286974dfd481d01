"""Files are read whoever made them: LibreOffice, python-docx, or in the manner of Word and WPS."""

from __future__ import annotations

from pathlib import Path

from reportlint.model.document import Document, Grid, Paragraph
from reportlint.readers import docx
from tests.needs import find_sample
from tests.readers.docx_builder import level, lists, style, word

DATA = Path(__file__).parent.parent / "data" / "docx"


def read(name: str) -> Document:
    path = DATA / name
    return docx.read(path.read_bytes(), path.name)


def levels(document: Document) -> list[tuple[int, str]]:
    return [
        (block.level, block.span.cut(document.text))
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]


def table(document: Document) -> tuple[int, int, list[tuple[str, int, int, int, int]]]:
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    cells = [
        (one.span.cut(document.text), one.row, one.column, one.row_span, one.column_span)
        for one in grid.cells
    ]
    return grid.rows, grid.columns, cells


def marks(document: Document) -> list[tuple[str, str, str]]:
    return [(mark.kind, mark.span.cut(document.text), mark.text) for mark in document.marks]


def test_libreoffice() -> None:
    document = read("libreoffice.docx")
    assert levels(document) == [
        (0, "云溪县水务局2024年政府信息公开工作年度报告"),
        (1, "一、总体情况"),
        (0, "本局全年新收申请12件，均已办结。收费为零。"),
        (0, "不含上年结转。"),
        (0, "1.组织领导"),
        (0, "2.监督保障"),
        (0, "框前"),
        (0, "征求意见"),
        (1, "二、收到和处理申请情况"),
        (0, "完"),
    ]
    assert table(document) == (
        4,
        4,
        [
            ("项目", 0, 0, 2, 2),
            ("申请人", 0, 2, 1, 2),
            ("自然人", 1, 2, 1, 1),
            ("总计", 1, 3, 1, 1),
            ("办理结果", 2, 0, 2, 1),
            ("予以公开", 2, 1, 1, 1),
            ("9", 2, 2, 1, 1),
            ("9", 2, 3, 1, 1),
            ("部分公开", 3, 1, 1, 1),
            ("3", 3, 2, 1, 1),
            ("3", 3, 3, 1, 1),
        ],
    )
    assert marks(document) == [
        ("deletion", "", "陈敏"),
        ("insertion", "，均已办结", "陈敏"),
        ("comment", "为零", "李强: 请财务核对"),
        ("header", "", "云溪县水务局"),
    ]
    assert document.metadata.title == "云溪县水务局2024年政府信息公开工作年度报告"


def test_python_docx() -> None:
    document = read("python-docx.docx")
    assert levels(document) == [
        (0, "云溪县水务局2024年政府信息公开工作年度报告"),
        (1, "一、总体情况"),
        (0, "本局全年新收申请12件，均已办结。"),
        (0, "1. 组织领导"),
        (0, "2. 监督保障"),
        (0, "要点"),
        (0, "完"),
    ]
    rows, columns, cells = table(document)
    assert (rows, columns) == (3, 3)
    assert cells[:2] == [("项目", 0, 0, 2, 1), ("申请人", 0, 1, 1, 2)]
    assert marks(document) == [
        ("comment", "12件", "李强: 请核对台账"),
        ("header", "", "云溪县水务局"),
    ]


WORD_BODY = """
<w:p w:rsidR="00A1" w:rsidRDefault="00B2" w14:paraId="1A2B3C4D" xmlns:w14="urn:w14">
 <w:pPr><w:pStyle w:val="1"/><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr>
 <w:bookmarkStart w:id="0" w:name="_Toc1"/>
 <w:r w:rsidRPr="00C3"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>总体</w:t></w:r>
 <w:proofErr w:type="gramStart"/><w:r><w:t>情况</w:t></w:r><w:proofErr w:type="gramEnd"/>
 <w:bookmarkEnd w:id="0"/>
</w:p>
<w:sdt><w:sdtPr><w:alias w:val="概述"/></w:sdtPr><w:sdtContent>
 <w:p><w:r><w:t xml:space="preserve">全年 </w:t></w:r>
  <w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate">
   <w:smartTagPr><w:attr w:name="Year" w:val="2024"/></w:smartTagPr>
   <w:r><w:t>2024</w:t></w:r><w:r><w:t>年</w:t></w:r></w:smartTag>
  <w:r><w:lastRenderedPageBreak/><w:t>。</w:t></w:r></w:p>
</w:sdtContent></w:sdt>
<w:tbl><w:tblPr><w:tblStyle w:val="a3"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>
 <w:tblGrid><w:gridCol w:w="2840"/><w:gridCol w:w="2841"/></w:tblGrid>
 <w:tr w:rsidR="00A1"><w:trPr><w:cantSplit/></w:trPr>
  <w:tc><w:tcPr><w:tcW w:w="2840" w:type="dxa"/><w:textDirection w:val="tbRlV"/></w:tcPr>
   <w:p><w:r><w:t>总</w:t></w:r><w:r><w:t>计</w:t></w:r></w:p></w:tc>
  <w:tc><w:tcPr><w:tcW w:w="2841" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc>
 </w:tr></w:tbl>
"""


def test_the_manner_of_word() -> None:
    styles = style("a", "Normal").replace("<w:style ", '<w:style w:default="1" ') + style(
        "1",
        "heading 1",
        '<w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:outlineLvl w:val="0"/></w:pPr>',
    )
    numbering = lists(level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="1"/>'))
    document = docx.read(word(WORD_BODY, styles=styles, numbering=numbering), "x")
    assert document.text == "一、总体情况\n全年 2024年。\n总计\t12"
    assert levels(document) == [(1, "一、总体情况"), (0, "全年 2024年。")]


WPS_BODY = """
<w:p w14:paraId="4032E3AF" xmlns:w14="urn:w14"><w:pPr><w:pStyle w:val="2"/>
 <w:keepNext w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>
 <w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体"/></w:rPr></w:pPr>
 <w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>总体情况</w:t></w:r></w:p>
<w:tbl><w:tblPr><w:tblStyle w:val="3"/><w:tblLayout w:type="fixed"/></w:tblPr>
 <w:tblGrid><w:gridCol w:w="935"/><w:gridCol w:w="935"/><w:gridCol w:w="935"/></w:tblGrid>
 <w:tr><w:tblPrEx><w:tblBorders><w:top w:val="none" w:sz="0"/></w:tblBorders></w:tblPrEx>
  <w:trPr><w:jc w:val="center"/></w:trPr>
  <w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>
    <w:vAlign w:val="center"/></w:tcPr>
   <w:p><w:r><w:t>（一）予以</w:t></w:r><w:r><w:br w:type="textWrapping"/></w:r>
    <w:r><w:t>公开</w:t></w:r></w:p></w:tc>
  <w:tc><w:tcPr/><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr>
 <w:tr><w:tblPrEx/>
  <w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="continue"/></w:tcPr><w:p/></w:tc>
  <w:tc><w:tcPr/><w:p><w:r><w:t>　</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
"""


def test_the_manner_of_wps() -> None:
    number = level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>')
    document = docx.read(
        word(WPS_BODY, styles=style("2", "heading 1"), numbering=lists(number)), "x"
    )
    assert document.text == "一、总体情况\n（一）予以公开\t3\n　"
    assert levels(document) == [(1, "一、总体情况")]
    assert table(document) == (
        2,
        3,
        [("（一）予以公开", 0, 0, 2, 2), ("3", 0, 2, 1, 1), ("　", 1, 2, 1, 1)],
    )


def test_the_blank_form_of_a_real_file() -> None:
    path = find_sample("wps-template.docx")
    document = docx.read(path.read_bytes(), path.name)
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(grid.rows, grid.columns) for grid in grids] == [(14, 4), (28, 10), (4, 15)]
    assert all(_area(grid) == grid.rows * grid.columns for grid in grids)


def _area(grid: Grid) -> int:
    return sum(one.row_span * one.column_span for one in grid.cells)
