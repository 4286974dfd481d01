"""A page that is a picture, read: its words where they stand, its ruling lines, as a page."""

from __future__ import annotations

from reportlint.readers.layout.characters import PageText
from reportlint.readers.layout.drawings import Drawing
from reportlint.readers.layout.pages import Page, build_page
from reportlint.readers.ocr.cells import find_cells
from reportlint.readers.ocr.engine import load_engine
from reportlint.readers.ocr.pictures import SCALE
from reportlint.readers.ocr.rules import find_rules
from reportlint.readers.ocr.sheets import straighten_page
from reportlint.readers.ocr.words import OcrLines
from reportlint.support import time_allowance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.readers.ocr.pictures import PixelBox, Raster

#: How long a page may take, in seconds: it takes some.
_SECONDS = 120.0


def read_page(raster: Raster, number: int) -> Page | None:
    """Read a page, counted from 1; None where no text is found on it."""
    time_allowance.ask(_SECONDS)
    reader = load_engine()
    straight_page = straighten_page(raster, reader)
    if straight_page is None:
        return None
    rules = find_rules(straight_page.ink)
    inside = find_cells(rules)
    lines = OcrLines(straight_page.picture, rules, reader)
    for line in inside.lines:
        lines.add_in_cell(line)
    free = rules.rest.copy()
    for box in (*straight_page.boxes, *inside.tables):
        free[box.top : box.bottom, box.left : box.right] = 0
    for box in straight_page.boxes:
        if not any(_within(box, table) for table in inside.tables):
            lines.add_prose(box, free)
    height, width = straight_page.picture.shape
    words = lines.characters()
    if not words:
        return None
    edges = (0.0, 0.0, width / SCALE, height / SCALE)
    drawing = Drawing(rules.across, rules.upright, [], [], 0)
    return build_page(number, edges, PageText(words, 0, ""), drawing, [])._replace(from_ocr=True)


def _within(box: PixelBox, table: PixelBox) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return table.left < x < table.right and table.top < y < table.bottom
