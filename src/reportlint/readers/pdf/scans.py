"""Scanned pages of a PDF: known as such, drawn, and read where the extra for it is installed."""

from __future__ import annotations

from reportlint.model.document import NO_WORDS, OCR_NOT_INSTALLED, TOO_LARGE, TOO_MANY_PAGES
from reportlint.readers import ocr
from reportlint.readers.pdf import rendering
from reportlint.readers.pdf.paths import count_pixels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportlint.readers.layout.budget import Budget
    from reportlint.readers.layout.characters import Character
    from reportlint.readers.layout.drawings import Drawing
    from reportlint.readers.layout.geometry import Box, Edges
    from reportlint.readers.layout.pages import Page

#: A scan covers this share of its page; programs that scan write no more than so much on it,
#: within this share of the page from its ends.
_COVERS = 0.6
_MOST_WORDS = 60
_MARGIN = 0.1
#: More pixels than the pictures of a page have at 600 dpi; more things drawn than letters.
_MOST_PIXELS = 80_000_000
_MOST_OBJECTS = 20_000


def is_scan(page: Page, characters: list[Character], drawing: Drawing) -> bool:
    """Whether a page's words are in a picture: all, or all but what a scanner wrote at its ends."""
    if page.textless:
        return True
    box = page.box
    edge = (box.top - box.bottom) * _MARGIN
    aside = all(
        item.baseline < box.bottom + edge or item.baseline > box.top - edge for item in characters
    )
    is_covered = max(map(_area, drawing.pictures), default=0.0) >= _COVERS * _area(box)
    return is_covered and aside and 0 < len(characters) <= _MOST_WORDS


def read_scan(handle: Any, page: Page, page_box: Edges, budget: Budget) -> Page:
    """Read a scanned page; it stays without text where that is impossible, and says why."""
    page = page._replace(textless=True, pictures=[])
    if not ocr.is_installed():
        return page._replace(why=OCR_NOT_INSTALLED)
    if budget.scans <= 0:
        return page._replace(why=TOO_MANY_PAGES)
    if not _is_drawable(handle, page_box, budget):
        return page._replace(why=TOO_LARGE)
    budget.scans -= 1
    from reportlint.readers.ocr import pages
    from reportlint.readers.ocr.pictures import Raster

    ocr_page = pages.read_page(Raster(*rendering.render_page(handle, page_box)), page.number)
    return (
        page._replace(why=NO_WORDS)
        if ocr_page is None
        else ocr_page._replace(comments=page.comments)
    )


def _is_drawable(handle: Any, page_box: Edges, budget: Budget) -> bool:
    left, bottom, right, top = page_box
    pictures, objects = count_pixels(handle, budget)
    return right > left and top > bottom and pictures <= _MOST_PIXELS and objects <= _MOST_OBJECTS


def _area(box: Box) -> float:
    return max(box.right - box.left, 0.0) * max(box.top - box.bottom, 0.0)
