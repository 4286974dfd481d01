"""One page of a PDF, read."""

from __future__ import annotations

from reportlint.readers.layout.characters import PageText
from reportlint.readers.layout.geometry import Box
from reportlint.readers.layout.pages import Page, page
from reportlint.readers.pdf import pdfium, scans
from reportlint.readers.pdf.characters import characters
from reportlint.readers.pdf.paths import drawing, objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportlint.readers.layout.budget import Budget


def read_page(document: Any, number: int, budget: Budget) -> Page:
    """Read a page, counted from 1."""
    with pdfium.page(document, number - 1) as handle:
        if handle is None:
            return Page(number, Box(0, 0, 1, 1), [], [], [], True, "", [])
        page_box = pdfium.box(handle)
        # NOTE: before the text: pdfium compares each piece of it with all before.
        shown = objects(handle, budget)
        with pdfium.text_of(handle) as text_page:
            text = characters(text_page, page_box, budget) if text_page else PageText([], 0, "")
        drawn = drawing(shown, text.turn, budget)
        made = page(number, page_box, text, drawn, pdfium.remarks(handle))
        if scans.is_scan(made, text.characters, drawn):
            return scans.read(handle, made, page_box, budget)
        return made
