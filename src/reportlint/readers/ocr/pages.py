"""A page that is a picture, read: its words where they stand, its ruling lines, as a page."""

from __future__ import annotations

from reportlint.readers.layout.characters import PageText
from reportlint.readers.layout.drawings import Drawing
from reportlint.readers.layout.pages import Page, page
from reportlint.readers.ocr.cells import cells
from reportlint.readers.ocr.engine import engine
from reportlint.readers.ocr.pictures import SCALE
from reportlint.readers.ocr.rules import ruling
from reportlint.readers.ocr.sheets import sheet
from reportlint.readers.ocr.words import Lines
from reportlint.support import time_allowance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.readers.ocr.pictures import Ink, Raster

#: How long a page may take, in seconds: it takes some.
_SECONDS = 120.0


def read(raster: Raster, number: int) -> Page | None:
    """Read a page, counted from 1; None where no text is found on it."""
    time_allowance.ask(_SECONDS)
    reader = engine()
    known = sheet(raster, reader)
    if known is None:
        return None
    rules = ruling(known.ink)
    inside = cells(rules)
    lines = Lines(known.picture, rules, reader)
    for line in inside.lines:
        lines.add_in_cell(line)
    free = rules.rest.copy()
    for box in (*known.boxes, *inside.tables):
        free[box.top : box.bottom, box.left : box.right] = 0
    for box in known.boxes:
        if not any(_within(box, table) for table in inside.tables):
            lines.add_prose(box, free)
    height, width = known.picture.shape
    words = lines.characters()
    if not words:
        return None
    edges = (0.0, 0.0, width / SCALE, height / SCALE)
    drawn = Drawing(rules.across, rules.upright, [], [], 0)
    return page(number, edges, PageText(words, 0, ""), drawn, [])._replace(recognised=True)


def _within(box: Ink, table: Ink) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return table.left < x < table.right and table.top < y < table.bottom
