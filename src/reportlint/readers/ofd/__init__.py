"""OFD, the national format for fixed pages (GB/T 33190): text by place, tables by ruling lines."""

from __future__ import annotations

from itertools import count

from reportlint.readers.archive import meaningful_title
from reportlint.readers.layout import PAGE_CHARACTERS, Budget
from reportlint.readers.layout.assembly import build_document
from reportlint.readers.layout.characters import read_page_text
from reportlint.readers.layout.drawings import Drawing, enclosing_box
from reportlint.readers.layout.pages import Page, build_page
from reportlint.readers.ofd.elements import add_path, add_picture, read_glyphs, walk_objects
from reportlint.readers.ofd.package import OfdPackage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    from reportlint.model.document import Document
    from reportlint.readers.layout.characters import Glyph
    from reportlint.readers.layout.drawings import Matrix
    from reportlint.readers.ofd.package import PageParts

    PageObjects: TypeAlias = Sequence[tuple[str, Element, Matrix]]

#: Points in a millimetre.
_SCALE = 72 / 25.4
#: The page of a file that does not tell: A4, in millimetres.
_A4 = (0.0, 0.0, 210.0, 297.0)


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
            add_path(drawing, element, (matrix, turn), budget)
        elif kind == "ImageObject":
            add_picture(drawing, element, (matrix, turn))
    return drawing
