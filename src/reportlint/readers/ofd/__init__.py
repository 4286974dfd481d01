"""OFD, the national format for fixed pages (GB/T 33190): text by place, tables by ruling lines."""

from __future__ import annotations

from itertools import count

from reportlint.readers.archive import meaningful_title
from reportlint.readers.layout import PAGE_CHARACTERS, Budget
from reportlint.readers.layout.assembly import build_document
from reportlint.readers.layout.characters import read_page_text
from reportlint.readers.layout.drawings import UNIT_SQUARE, Drawing, enclosing_box, transform_points
from reportlint.readers.layout.pages import Page, build_page
from reportlint.readers.ofd.elements import (
    element_text,
    find_all,
    is_off,
    parse_box,
    read_glyphs,
    walk_objects,
)
from reportlint.readers.ofd.package import OfdPackage
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    from reportlint.model.document import Document
    from reportlint.readers.layout.characters import Glyph
    from reportlint.readers.layout.drawings import Matrix, Point
    from reportlint.readers.ofd.package import PageParts

    PageObjects: TypeAlias = Sequence[tuple[str, Element, Matrix]]

#: Points in a millimetre.
_SCALE = 72 / 25.4
#: The page of a file that does not tell: A4, in millimetres.
_A4 = (0.0, 0.0, 210.0, 297.0)
_TOKENS = Pattern(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
#: How many numbers follow an operator; the last two are the point that it leads to.
_OPERANDS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
#: A path of more segments than this draws no table.
_MAX_PATH = 20_000


def read(data: bytes, path: str) -> Document:
    r"""Read an OFD file; raises UnreadableError where it is none, damaged, encrypted or a trap.

    >>> read(OFD, "draft.ofd").text
    '政府信息公开\n'
    """
    package = OfdPackage(data)
    budget = Budget()
    pages = [_read_page(parts, number, budget) for number, parts in enumerate(package.pages(), 1)]
    title = meaningful_title(package.title)
    return build_document(path, "ofd", pages, list(package.attachments()), title)[0]


def _read_page(parts: PageParts, number: int, budget: Budget) -> Page:
    """Read a page, counted from 1; raises UnreadableError for more text than any report has."""
    left, top, width, height = parts.box or _A4
    matrix = (_SCALE, 0.0, 0.0, -_SCALE, -left * _SCALE, (top + height) * _SCALE)
    page_box = (0.0, 0.0, width * _SCALE, height * _SCALE)
    page_objects = [
        item
        for content in parts.contents
        for item in walk_objects(content, parts.units, matrix, budget)
    ]
    page_glyphs = _read_glyphs(page_objects, budget)
    # NOTE: a page whose size is not told is as wide as its text.
    text_boxes = () if parts.box else ((g.left, g.bottom, g.right, g.top) for g in page_glyphs)
    text_box = enclosing_box([page_box, *text_boxes])
    text = read_page_text(page_glyphs, text_box)
    across = [words for words in (text.watermark, *parts.watermarks) if words]
    text = text._replace(watermark="".join(dict.fromkeys(across)))
    drawing = _read_drawing(page_objects, text.turn, budget)
    return build_page(number, page_box, text, drawing, parts.comments)


def _read_glyphs(page_objects: PageObjects, budget: Budget) -> list[Glyph]:
    runs = count()
    page_glyphs: list[Glyph] = []
    for kind, element, matrix in page_objects:
        if kind == "TextObject":
            page_glyphs += read_glyphs(element, matrix, runs)
        if len(page_glyphs) > PAGE_CHARACTERS:
            break
    budget.take_characters(len(page_glyphs))
    return page_glyphs


def _read_drawing(page_objects: PageObjects, turn: int, budget: Budget) -> Drawing:
    drawing = Drawing()
    for kind, element, matrix in page_objects:
        drawing.objects += kind != "TextObject"
        if kind == "PathObject":
            outlines = [transform_points(each, matrix, turn) for each in _outlines(element, budget)]
            drawing.add_outlines(outlines, is_stroked=not is_off(element, "Stroke"))
        elif kind == "ImageObject" and (corners := _picture_corners(element)):
            drawing.add_picture(transform_points(corners, matrix, turn))
    return drawing


def _outlines(element: Element, budget: Budget) -> Iterator[list[Point]]:
    """Return the points of each subpath of a path up to the first that makes no sense."""
    is_filled = element.get("Fill", "false").strip().lower() in ("true", "1")
    data = " ".join(element_text(item) for item in find_all(element, "AbbreviatedData"))
    tokens = _TOKENS.regex.findall(data)
    size = sum(token.isalpha() for token in tokens)
    is_drawn = is_filled or not is_off(element, "Stroke")
    if not is_drawn or not 1 < size <= min(_MAX_PATH, budget.segments):
        return
    budget.segments -= size
    points: list[Point] = []
    at = 0
    while at < len(tokens):
        operator = tokens[at]
        count = _OPERANDS.get(operator, 0)
        operands = tokens[at + 1 : at + 1 + count]
        at += 1 + count
        if operator in ("M", "S") and points:
            yield points
            points = []
        if operator == "C" and points:
            points.append(points[0])
        elif count and len(operands) == count and not any(map(str.isalpha, operands)):
            points.append((float(operands[-2]), float(operands[-1])))
        elif operator != "C":
            break
    if points:
        yield points


def _picture_corners(element: Element) -> list[Point]:
    """Return the corners of a picture: of a unit square for its matrix, or of its boundary."""
    if "CTM" in element.attrib:
        return UNIT_SQUARE
    edges = parse_box(element.get("Boundary"))
    return [(x * edges[2], y * edges[3]) for x, y in UNIT_SQUARE] if edges else []
