"""One page of a PDF, read; a scan is drawn and read where the extra for it is installed."""

from __future__ import annotations

import ctypes

from reportlint.model.document import NO_WORDS, OCR_NOT_INSTALLED, TOO_LARGE, TOO_MANY_PAGES
from reportlint.readers import ocr
from reportlint.readers.layout.characters import PageText
from reportlint.readers.layout.drawings import Box
from reportlint.readers.layout.pages import Page, build_page
from reportlint.readers.pdf import pdfium
from reportlint.readers.pdf.content import count_pixels, list_objects, read_characters, read_drawing
from reportlint.readers.pdf.pdfium import raw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportlint.readers.layout import Budget
    from reportlint.readers.layout.characters import Character
    from reportlint.readers.layout.drawings import Drawing, Edges

#: A scan covers this share of its page; programs that scan write no more than so much on it,
#: within this share of the page from its ends.
_COVERS = 0.6
_MOST_WORDS = 60
_MARGIN = 0.1
#: More pixels than the pictures of a page have at 600 dpi; more things drawn than letters.
_MOST_PIXELS = 80_000_000
_MOST_OBJECTS = 20_000
#: The width of what is drawn, in pixels: A4 at 200 dpi, upright and lying.
_WIDTH, _LYING = 1654, 2339
#: No page is drawn with more pixels.
_MOST_DRAWN_PIXELS = 20_000_000
_WHITE = 0xFFFFFFFF


def read_page(document: Any, number: int, budget: Budget) -> Page:
    """Read a page, counted from 1.

    >>> with pdfium.open_document(PDF) as document:
    ...     read_page(document, 1, Budget()).lines[0].text
    '政府信息公开'
    """
    with pdfium.open_page(document, number - 1) as handle:
        if handle is None:
            return Page(number, Box(0, 0, 1, 1), textless=True)
        page_box = pdfium.read_page_box(handle)
        # NOTE: before the text: pdfium compares each piece of it with all before.
        page_objects = list_objects(handle, budget)
        with pdfium.open_text(handle) as text_page:
            text = (
                read_characters(text_page, page_box, budget) if text_page else PageText([], 0, "")
            )
        drawing = read_drawing(page_objects, text.turn, budget)
        page = build_page(number, page_box, text, drawing, pdfium.read_comments(handle))
        if _is_scan(page, text.characters, drawing):
            return _read_scan(handle, page, page_box, budget)
        return page


def _is_scan(page: Page, characters: list[Character], drawing: Drawing) -> bool:
    """Whether a page's words are in a picture: all, or all but what a scanner wrote at its ends."""
    if page.textless:
        return True
    box = page.box
    edge = (box.top - box.bottom) * _MARGIN
    aside = all(
        item.baseline < box.bottom + edge or item.baseline > box.top - edge for item in characters
    )
    largest = max((picture.area for picture in drawing.pictures), default=0.0)
    return largest >= _COVERS * box.area and aside and 0 < len(characters) <= _MOST_WORDS


def _read_scan(handle: Any, page: Page, page_box: Edges, budget: Budget) -> Page:
    """Read a scanned page; it stays without text where that is impossible, and says why."""
    page = page._replace(textless=True, pictures=[])
    if not ocr.is_installed():
        return page._replace(why=OCR_NOT_INSTALLED)
    if budget.scans <= 0:
        return page._replace(why=TOO_MANY_PAGES)
    left, bottom, right, top = page_box
    pixels, objects = count_pixels(handle, budget)
    if right <= left or top <= bottom or pixels > _MOST_PIXELS or objects > _MOST_OBJECTS:
        return page._replace(why=TOO_LARGE)
    budget.scans -= 1
    from reportlint.readers.ocr import pages
    from reportlint.readers.ocr.pictures import Raster

    ocr_page = pages.read_page(Raster(*_render_page(handle, page_box)), page.number)
    if ocr_page is None:
        return page._replace(why=NO_WORDS)
    return ocr_page._replace(comments=page.comments)


def _render_page(handle: Any, box: tuple[float, float, float, float]) -> tuple[int, int, bytes]:
    """Draw a page in grey: its width, its height, and a byte for each pixel, from the top."""
    across, down = box[2] - box[0], box[3] - box[1]
    factor = (_LYING if across > down else _WIDTH) / across
    factor = min(factor, (_MOST_DRAWN_PIXELS / (across * down)) ** 0.5)
    width, height = max(round(across * factor), 1), max(round(down * factor), 1)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, None, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        flags = raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE
        raw.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, flags)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    rows = [data[row * stride : row * stride + width] for row in range(height)]
    return width, height, data if stride == width else b"".join(rows)
