"""Files and pieces of pages for the examples in docstrings of readers."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from reportlint.readers.html import tree
from reportlint.readers.layout import Budget
from reportlint.readers.layout.characters import Character, PageText
from reportlint.readers.layout.drawings import Box, Drawing, LineSegment
from reportlint.readers.layout.lines import TextLine
from reportlint.readers.layout.pages import Page
from reportlint.readers.pdf.pdfium import open_document, open_page, open_text
from tests.readers.docx_builder import DECLARATIONS, paragraph, row, table, word
from tests.readers.ofd_builder import ofd, page, text_object
from tests.readers.pdf_builder import Sheet, pdf


def read_xml(text: str) -> ET.Element:
    """Return an element that is written with the prefixes of Word files, or with none."""
    return ET.fromstring(f"<all {DECLARATIONS}>{text}</all>")[0]  # noqa: S314 - our own


#: A line and a table of two cells in Word's format, the line in others, a picture of one pixel.
DOCX = word(paragraph("政府信息公开"), table(row("申请", "3")))
OFD = ofd(page(text_object("政府信息公开", 20, 30)))
PDF = pdf(Sheet().text(90, 700, "政府信息公开"))
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63f80f00010101001bb6ee560000000049454e44ae426082"
)
PIECES = (
    Box, Budget, Character, Drawing, LineSegment, Page, PageText, TextLine, open_document,
    open_page, open_text, read_xml,
)  # fmt: skip
#: What the examples of readers use without saying where it is from.
NAMES = {
    "DOCX": DOCX,
    "OFD": OFD,
    "PDF": PDF,
    "PNG": PNG,
    "parse_page": tree.parse,
    **{piece.__name__: piece for piece in PIECES},
}
