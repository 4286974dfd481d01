"""Files that Typst, fpdf2 and ReportLab set."""

from __future__ import annotations

import io
import json
from importlib import import_module

from tests.formats.paper import Paper
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Box, Sheet

ZENHEI = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
_WIDTHS = {
    "proactive": (40, 40, 40, 40),
    "requests": (14, 18, 48, *(12,) * 6, 14),
    "litigation": (11,) * 15,
}


def typst(paper: Paper, preamble: str, options: str = "", *, repeat: bool = False) -> bytes:
    """What Typst makes: ``preamble`` are set rules, ``options`` go into each table."""
    parts = [preamble]
    for item in paper.items:
        if isinstance(item, Text):
            parts.append(_typst_text(item))
        else:
            parts.append(_typst_table(item, options, repeat))
    made: bytes = import_module("typst").compile("\n".join(parts).encode())
    return made


def _typst_text(item: Text) -> str:
    words = json.dumps(item.words, ensure_ascii=False)
    if item.role == "title":
        return f"#align(center, text(size: 16pt, {words}))\n"
    if item.role == "heading":
        return f"#block(text(size: 13pt, {words}))\n"
    return f"#par({words})\n"


def _typst_table(sheet: Sheet, options: str, repeat: bool) -> str:
    widths = ", ".join(f"{width}fr" for width in _WIDTHS[sheet.table])
    heads, cells = _typst_rows(sheet, 0, sheet.heads), _typst_rows(sheet, sheet.heads, sheet.rows)
    if heads and repeat:
        heads = [f"table.header({', '.join(heads)})"]
    cells = heads + cells
    return f"#table(columns: ({widths}), {options} {', '.join(cells)})\n"


def _typst_rows(sheet: Sheet, first: int, end: int) -> list[str]:
    return [_typst_cell(box) for row in range(first, end) for box in sheet.starting(row)]


def _typst_cell(box: Box) -> str:
    words = json.dumps(box.text, ensure_ascii=False)
    return f"table.cell(rowspan: {box.rows}, colspan: {box.columns}, {words})"


def fpdf2(paper: Paper, *, landscape: bool = False, repeat: bool = True) -> bytes:
    """What fpdf2 makes with its tables."""
    made = import_module("fpdf").FPDF(orientation="landscape" if landscape else "portrait")
    made.add_font("zenhei", fname=ZENHEI)
    made.set_auto_page_break(True, 18)
    made.add_page()
    for item in paper.items:
        if isinstance(item, Text):
            made.set_font("zenhei", size=15 if item.role == "title" else 11)
            align = "C" if item.role == "title" else "J"
            indent = "　　" if item.role == "body" else ""
            made.multi_cell(0, 7, indent + item.words, align=align, new_x="LMARGIN", new_y="NEXT")
        else:
            made.set_font("zenhei", size=7)
            _fpdf_table(made, item, repeat)
    return bytes(made.output())


def _fpdf_table(made: object, sheet: Sheet, repeat: bool) -> None:
    fonts = import_module("fpdf.fonts")
    plain = fonts.FontFace(emphasis=None)
    heads = sheet.heads if repeat else 0
    options = {
        "col_widths": _WIDTHS[sheet.table],
        "headings_style": plain,
        "num_heading_rows": heads,
        "first_row_as_headings": heads > 0,
    }
    with made.table(**options) as table:  # type: ignore[attr-defined]
        for row in range(sheet.rows):
            line = table.row()
            for box in sheet.starting(row):
                line.cell(box.text, colspan=box.columns, rowspan=box.rows)


def reportlab(paper: Paper, *, landscape: bool = False) -> bytes:
    """What ReportLab makes: a font from a file, cells that are paragraphs, heads repeated."""
    platypus, pages = import_module("reportlab.platypus"), import_module("reportlab.lib.pagesizes")
    fonts = import_module("reportlab.pdfbase.pdfmetrics")
    fonts.registerFont(import_module("reportlab.pdfbase.ttfonts").TTFont("zenhei", ZENHEI))
    styles = import_module("reportlab.lib.styles")
    prose = styles.ParagraphStyle(
        "prose", fontName="zenhei", fontSize=11, leading=17, wordWrap="CJK"
    )
    small = styles.ParagraphStyle(
        "cell", fontName="zenhei", fontSize=7.5, leading=9, wordWrap="CJK"
    )
    flow = []
    for item in paper.items:
        if isinstance(item, Text):
            flow.append(platypus.Paragraph(item.words, prose))
        else:
            flow.append(_reportlab_table(platypus, item, small))
    buffer = io.BytesIO()
    size = pages.landscape(pages.A3) if landscape else pages.B5
    platypus.SimpleDocTemplate(buffer, pagesize=size, leftMargin=36, rightMargin=36).build(flow)
    return buffer.getvalue()


def _reportlab_table(platypus: object, sheet: Sheet, style: object) -> object:
    cells: list[list[object]] = [[""] * sheet.columns for _ in range(sheet.rows)]
    rules: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.4, (0, 0, 0)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for box in sheet.boxes:
        cells[box.row][box.column] = platypus.Paragraph(box.text, style)  # type: ignore[attr-defined]
        end = (box.column + box.columns - 1, box.row + box.rows - 1)
        rules.append(("SPAN", (box.column, box.row), end))
    widths = [width * 2.4 for width in _WIDTHS[sheet.table]]
    return platypus.Table(cells, widths, style=rules, repeatRows=sheet.heads)  # type: ignore[attr-defined]
