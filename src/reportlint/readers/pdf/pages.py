"""One page of a PDF, read."""

from __future__ import annotations

from reportlint.readers.layout.characters import PageText
from reportlint.readers.layout.geometry import Box
from reportlint.readers.layout.pages import Page, build_page
from reportlint.readers.pdf import pdfium, scans
from reportlint.readers.pdf.characters import read_characters
from reportlint.readers.pdf.paths import list_objects, read_drawing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportlint.readers.layout.budget import Budget


def read_page(document: Any, number: int, budget: Budget) -> Page:
    """Read a page, counted from 1."""
    with pdfium.open_page(document, number - 1) as handle:
        if handle is None:
            return Page(number, Box(0, 0, 1, 1), [], [], [], True, "", [])
        page_box = pdfium.read_page_box(handle)
        # NOTE: before the text: pdfium compares each piece of it with all before.
        page_objects = list_objects(handle, budget)
        with pdfium.open_text(handle) as text_page:
            text = (
                read_characters(text_page, page_box, budget) if text_page else PageText([], 0, "")
            )
        drawing = read_drawing(page_objects, text.turn, budget)
        page = build_page(number, page_box, text, drawing, pdfium.read_comments(handle))
        if scans.is_scan(page, text.characters, drawing):
            return scans.read_scan(handle, page, page_box, budget)
        return page
