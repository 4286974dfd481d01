"""Word files by python-docx and docxtpl, and in the manners of Word and WPS, written as XML."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any
from xml.sax.saxutils import escape

from tests.formats.paper import Paper
from tests.readers import docx_builder as build
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Box, Sheet

#: Widths of columns, in twentieths of a point, by table.
_WIDTHS = {
    "proactive": (2600, 2100, 2100, 2100),
    "requests": (900, 1100, 2400, *(640,) * 7),
    "litigation": (590,) * 15,
}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_SESSIONS = itertools.cycle(("00A77B3E", "00C41D02", "00F23A91"))


def python_docx(paper: Paper, *, landscape: bool = False) -> bytes:
    """What python-docx makes: styles for headings, a table grid, a header with a page number."""
    docx = import_module("docx")
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "2024年度"
    for item in paper.items:
        if isinstance(item, Sheet):
            if landscape and item.table == "litigation":
                _turned(made)
            _table(made, item)
        elif item.role == "body":
            made.add_paragraph(item.words)
        else:
            made.add_heading(item.words, 0 if item.role == "title" else 1)
    return _bytes(made)


def _turned(made: Any) -> None:
    section = made.add_section()
    section.orientation = import_module("docx.enum.section").WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _table(made: Any, sheet: Sheet) -> None:
    table = made.add_table(sheet.rows, sheet.columns, style="Table Grid")
    for box in sheet.boxes:
        cell = table.cell(box.row, box.column)
        last = table.cell(box.row + box.rows - 1, box.column + box.columns - 1)
        if last is not cell:
            cell = cell.merge(last)
        cell.text = box.text


def docxtpl(paper: Paper, values: dict[str, str]) -> bytes:
    """What docxtpl fills: a template with fields in place of some words, in text and cells."""
    hidden = paper
    for name, words in values.items():
        hidden = _with_field(hidden, words, "{{ " + name + " }}")
    template = import_module("docxtpl").DocxTemplate(io.BytesIO(python_docx(hidden)))
    template.render(values)
    return _bytes(template)


def _with_field(paper: Paper, words: str, field: str) -> Paper:
    from dataclasses import replace

    changed = [
        replace(item, words=item.words.replace(words, field)) if isinstance(item, Text) else item
        for item in paper.items
    ]
    return Paper(tuple(changed))


def _bytes(made: Any) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def by_word(paper: Paper) -> bytes:
    """As Word writes: every edit a run of its own, marks of proofing, content controls, numbering.

    The headings' 一、 are numbering; the title is in a content control; the preamble has a
    footnote; a field at the foot of the page holds its number.
    """
    noted = False
    blocks = []
    for item in paper.items:
        note = "" if noted or not isinstance(item, Text) or item.role != "body" else _NOTE
        noted = noted or bool(note)
        blocks.append(_by_word(item, note))
    numbering = build.level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>')
    footnotes = f'<w:footnote w:id="2">{build.paragraph("统计口径见编制说明。")}</w:footnote>'
    return build.word(
        *blocks, numbering=build.lists(numbering), footer=_PAGE_NUMBER, footnotes=footnotes
    )


_NOTE = (
    '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
)
_PAGE_NUMBER = build.paragraph(
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_CENTRED = '<w:jc w:val="center"/>'


def _by_word(item: Text | Sheet, note: str) -> str:
    if isinstance(item, Sheet):
        return _grid(item, _word_cell)
    if item.role == "heading":
        numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        return build.paragraph(_edited(item.words[2:]), properties=numbered)
    if item.role == "title":
        inner = build.paragraph(_edited(item.words), properties=_CENTRED)
        control = '<w:sdtPr><w:alias w:val="标题"/></w:sdtPr>'
        return f"<w:sdt>{control}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    first = '<w:ind w:firstLineChars="200"/>'
    return build.paragraph(_edited(item.words), *([note] if note else []), properties=first)


def _edited(words: str) -> str:
    """Cut the words after every few characters, as edits do, with marks of proofing between."""
    pieces = [words[at : at + 7] for at in range(0, len(words), 7)]
    runs = []
    for number, piece in enumerate(pieces):
        made = (
            f'<w:r w:rsidR="{next(_SESSIONS)}"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        )
        if number % 3 == 1:
            made = f'<w:proofErr w:type="gramStart"/>{made}<w:proofErr w:type="gramEnd"/>'
            made += '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
        runs.append(made)
    return "".join(runs)


def _word_cell(box: Box) -> str:
    return build.paragraph(_edited(box.text)) if box.text else build.paragraph()


def _grid(sheet: Sheet, content: Callable[[Box], str], first: int = 0, end: int = 0) -> str:
    """The XML of a table, or of some of its rows; its heads are repeated on every page."""
    rows = []
    for row in range(first, end or sheet.rows):
        head = row < sheet.heads
        own = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else ""
        rows.append(f"<w:tr>{own}{''.join(_cells(sheet, row, content))}</w:tr>")
    return _bordered(sheet, rows)


def _bordered(sheet: Sheet, rows: list[str]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS[sheet.table])
    looks = (
        f'<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    return f"<w:tbl>{looks}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _cells(sheet: Sheet, row: int, content: Callable[[Box], str]) -> Iterator[str]:
    reaching = [box for box in sheet.boxes if box.row <= row < box.row + box.rows]
    for box in sorted(reaching, key=lambda box: box.column):
        merge = None if box.rows == 1 else "restart" if box.row == row else "continue"
        inner = content(box) if box.row == row else build.paragraph()
        width = sum(_WIDTHS[sheet.table][box.column : box.column + box.columns])
        made = build.cell(inner, span=box.columns, merge=merge)
        yield made.replace('w:w="1200"', f'w:w="{width}"', 1)


def by_wps(paper: Paper) -> bytes:
    """As WPS writes: a letterhead in a text box, upright heads as one paragraph a character.

    Blanks between the characters of short labels, thousands set apart, the requests table cut in
    two by hand with its heads again and 续表 between, an empty row at the end of tables.
    """
    blocks = [build.paragraph(_TEXT_BOX)]
    for item in paper.items:
        if isinstance(item, Text):
            properties = _CENTRED if item.role == "title" else ""
            blocks.append(build.paragraph(item.words, properties=properties))
        elif item.table == "requests":
            blocks += [_grid(item, _wps_cell, 0, 12), build.paragraph("续表")]
            blocks.append(_cut_grid(item, 12))
        else:
            blocks.append(_grid(item, _wps_cell))
    return build.word(*blocks)


def _wps_cell(box: Box) -> str:
    upright = box.key is None and box.columns == 1 and len(box.text) == 4 and "（" not in box.text
    if upright:
        return "".join(build.paragraph(sign) for sign in box.text)
    words = "总    计" if box.text == "总计" else box.text
    return build.paragraph(words) if words else build.paragraph()


def _cut_grid(sheet: Sheet, at: int) -> str:
    """The heads of a table, then its rows from one on; merged cells above go on without words."""
    heads = [f"<w:tr>{''.join(_cells(sheet, row, _wps_cell))}</w:tr>" for row in range(sheet.heads)]
    rows = []
    for row in range(at, sheet.rows):
        made = "".join(_cells(sheet, row, _wps_cell))
        # NOTE: what goes on from the table above begins anew here, and is empty.
        rows.append(f"<w:tr>{made.replace(_GOES_ON, _BEGINS) if row == at else made}</w:tr>")
    return _bordered(sheet, heads + rows)


_GOES_ON, _BEGINS = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
_BOXED = "<w:txbxContent><w:p><w:r><w:t>征求意见稿</w:t></w:r></w:p></w:txbxContent>"
_TEXT_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
    f"<a:graphicData><wps:wsp><wps:txbx>{_BOXED}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
    f"{_BOXED}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def reviewed(paper: Paper) -> bytes:
    """With tracked changes: words and values typed over, a row taken out, a comment.

    The final text is the paper's; what was there before are other words and values.
    """
    changed = itertools.count()

    def cell(box: Box) -> str:
        if box.key and next(changed) % 9 == 0:
            old, new = build.run(box.text + "1"), build.run(box.text)
            old = old.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
            return build.paragraph(_revision("del", old), _revision("ins", new))
        return build.paragraph(box.text) if box.text else build.paragraph()

    blocks = []
    for item in paper.items:
        if isinstance(item, Sheet):
            gone = f"<w:tr><w:trPr>{_revision('del', '')}</w:trPr>"
            gone += build.cell(build.paragraph(_revision("del", _DELETED))) + "</w:tr>"
            blocks.append(_grid(item, cell).replace("</w:tbl>", f"{gone}</w:tbl>"))
        elif item.role == "title":
            start, end = build.run(item.words[:-4]), build.run(item.words[-4:])
            old = _revision("del", _DELETED)
            blocks.append(build.paragraph(start, old, _revision("ins", end), properties=_CENTRED))
        else:
            blocks.append(build.paragraph(item.words))
    comment = f'<w:comment w:id="1" w:author="审稿人">{build.paragraph("请核对")}</w:comment>'
    mark = '<w:r><w:commentReference w:id="1"/></w:r>'
    return build.word(*blocks, build.paragraph(mark), comments=comment)


_DELETED = "<w:r><w:delText>年度总结</w:delText></w:r>"


def _revision(kind: str, content: str) -> str:
    return (
        f'<w:{kind} w:id="9" w:author="审稿人" w:date="2025-01-08T10:00:00Z">{content}</w:{kind}>'
    )


def nested(paper: Paper) -> bytes:
    """Everything in one cell of a table for layout, tables within it; text set upright in heads."""

    def cell(box: Box) -> str:
        return build.paragraph(box.text) if box.text else build.paragraph()

    inner = "".join(
        build.paragraph(item.words) if isinstance(item, Text) else _grid(item, cell)
        for item in paper.items
    )
    upright = '<w:textDirection w:val="tbRlV"/>'
    outer = build.cell(inner + build.paragraph()).replace("</w:tcPr>", f"{upright}</w:tcPr>", 1)
    return build.word(build.table(f"<w:tr>{outer}</w:tr>", columns=1))
