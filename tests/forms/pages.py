"""A draft as a PDF file: lines of text, and tables with ruled cells."""

from __future__ import annotations

from reportlint.ruletests.draft import Draft, TableText, build_rows
from tests.readers import pdf_builder

_LEFT, _TOP, _LEADING, _CELL = 60, 780, 24, 110


def render_pdf(draft: Draft) -> bytes:
    """Return one page that holds the draft."""
    sheet = pdf_builder.Sheet()
    y = _TOP
    for text in (draft.title, draft.preamble + draft.period):
        y = _write(sheet, text, y)
    for part in draft.parts:
        for text in (part.heading, *part.paragraphs):
            y = _write(sheet, text, y)
        for table in part.tables:
            y = _draw(sheet, table, y) - _LEADING
    return pdf_builder.pdf(sheet)


def _write(sheet: pdf_builder.Sheet, text: str, y: int) -> int:
    if text:
        sheet.text(_LEFT, y, text)
        y -= _LEADING
    return y


def _draw(sheet: pdf_builder.Sheet, table: TableText, y: int) -> int:
    for row in build_rows(table):
        for index, cell in enumerate(row):
            x = _LEFT + index * _CELL
            sheet.box(x, y - 8, _CELL, _LEADING)
            sheet.text(x + 4, y, cell)
        y -= _LEADING
    return y
