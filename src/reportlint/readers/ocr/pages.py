"""A page that is a picture, set upright and straight and read: its words, its ruling lines."""

from __future__ import annotations

from typing import NamedTuple

from reportlint.readers.layout.characters import PageText
from reportlint.readers.layout.drawings import Drawing
from reportlint.readers.layout.pages import Page, build_page
from reportlint.readers.ocr.cells import find_cells
from reportlint.readers.ocr.engine import load_engine
from reportlint.readers.ocr.pictures import (
    SCALE,
    PixelBox,
    find_ink,
    halve_page,
    scale_page,
    smooth_noise,
    straighten,
    to_colour,
    turn_quarters,
)
from reportlint.readers.ocr.rules import find_rules
from reportlint.readers.ocr.words import OcrLines
from reportlint.support import time_allowance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.ocr.engine import Engine
    from reportlint.readers.ocr.pictures import Picture, Points, Raster

#: How long a page may take, in seconds: it takes some.
_SECONDS = 120.0
#: A line is so many times as long as it is high, at least, to tell which way the page lies.
_LONG = 2.5
#: So many of the longest lines are read to tell which way is up, and how well an upright page's
#: are read at least.
_LINES = 4
_WELL = 0.85
#: A page with less ink, in pixels, is blank.
_LEAST_INK = 60


class StraightPage(NamedTuple):
    """A straight page: its picture, its ink, and boxes around its lines."""

    picture: Picture
    ink: Picture
    boxes: list[PixelBox]


def read_page(raster: Raster, number: int) -> Page | None:
    """Read a page, counted from 1; None where no text is found on it.

    >>> from reportlint.readers.ocr.pictures import Raster
    >>> read_page(Raster(100, 100, bytes([255]) * 10_000), 1) is None
    True
    """
    time_allowance.ask(_SECONDS)
    reader = load_engine()
    straight_page = _straighten_page(raster, reader)
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
        if not any(table.holds(box) for table in inside.tables):
            lines.add_prose(box, free)
    height, width = straight_page.picture.shape
    words = lines.characters()
    if not words:
        return None
    edges = (0.0, 0.0, width / SCALE, height / SCALE)
    drawing = Drawing(rules.across, rules.upright)
    return build_page(number, edges, PageText(words, 0, ""), drawing, [])._replace(from_ocr=True)


def _straighten_page(raster: Raster, engine: Engine) -> StraightPage | None:
    """Set a page right; None where there is no line of text on it."""
    source = smooth_noise(raster.picture)
    page = scale_page(source)
    if int(find_ink(page).sum()) < _LEAST_INK:
        return None
    lines = _find_lines(page, engine)
    if _is_sideways(lines):
        page = scale_page(turn_quarters(source, 1))
        lines = _find_lines(page, engine)
    if not lines:
        return None
    page, lines = straighten(page, lines)
    if _is_upside_down(page, lines, engine):
        page = turn_quarters(page, 2)
        height, width = page.shape
        lines = [(width, height) - points for points in lines]
    return StraightPage(page, find_ink(page), [_box(points, page) for points in lines])


def _find_lines(page: Picture, engine: Engine) -> list[Points]:
    return [points * 2 for points in engine.lines(halve_page(page))]


def _is_sideways(lines: Sequence[Points]) -> bool:
    """Whether more of the text runs up or down the page than across."""
    across = upright = 0.0
    for points in lines:
        width, height = points.max(axis=0) - points.min(axis=0)
        if width > _LONG * height:
            across += width
        elif height > _LONG * width:
            upright += height
    return upright > across


def _is_upside_down(page: Picture, lines: Sequence[Points], engine: Engine) -> bool:
    """Whether the longest lines are read better when they are turned over."""
    longest = sorted(lines, key=lambda points: -float(points[:, 0].max() - points[:, 0].min()))
    boxes = [_box(points, page) for points in longest[:_LINES]]
    crops = [page[top:bottom, left:right] for left, top, right, bottom in boxes]
    upright = _reading_score(crops, engine)
    if upright >= _WELL:
        return False
    return _reading_score([turn_quarters(crop, 2) for crop in crops], engine) > upright


def _reading_score(crops: Sequence[Picture], engine: Engine) -> float:
    return sum(engine.read(to_colour(crop)).score for crop in crops) / max(len(crops), 1)


def _box(points: Points, page: Picture) -> PixelBox:
    height, width = page.shape
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    left, top = min(max(int(left), 0), width - 1), min(max(int(top), 0), height - 1)
    right, bottom = min(max(int(right), left + 1), width), min(max(int(bottom), top + 1), height)
    return PixelBox(left, top, right, bottom)
