"""One page of an OFD file, read."""

from __future__ import annotations

from itertools import count

from reportlint.readers.layout.budget import PAGE_CHARACTERS
from reportlint.readers.layout.drawings import nothing
from reportlint.readers.layout.glyphs import page_text
from reportlint.readers.layout.pages import Page, page
from reportlint.readers.ofd.objects import objects
from reportlint.readers.ofd.paths import add_path, add_shown
from reportlint.readers.ofd.texts import glyphs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    from reportlint.readers.layout.budget import Budget
    from reportlint.readers.layout.drawings import Drawing
    from reportlint.readers.layout.geometry import Edges, Matrix
    from reportlint.readers.layout.glyphs import Glyph
    from reportlint.readers.ofd.parts import Parts

    Shown: TypeAlias = Sequence[tuple[str, Element, Matrix]]

#: Points in a millimetre.
_SCALE = 72 / 25.4
#: The page of a file that does not tell: A4, in millimetres.
_A4 = (0.0, 0.0, 210.0, 297.0)


def read_page(parts: Parts, number: int, budget: Budget) -> Page:
    """Read a page, counted from 1; raises UnreadableError for more text than any report has."""
    left, top, width, height = parts.box or _A4
    matrix = (_SCALE, 0.0, 0.0, -_SCALE, -left * _SCALE, (top + height) * _SCALE)
    page_box = (0.0, 0.0, width * _SCALE, height * _SCALE)
    shown = [
        item for content in parts.contents for item in objects(content, parts.units, matrix, budget)
    ]
    found = _glyphs(shown, budget)
    text = page_text(found, page_box if parts.box else _holding(page_box, found))
    across = [words for words in (text.watermark, *parts.watermarks) if words]
    text = text._replace(watermark="".join(dict.fromkeys(across)))
    return page(number, page_box, text, _drawing(shown, text.turn, budget), parts.remarks)


def _glyphs(shown: Shown, budget: Budget) -> list[Glyph]:
    runs = count()
    found: list[Glyph] = []
    for kind, element, matrix in shown:
        if kind == "TextObject":
            found += glyphs(element, matrix, runs)
        if len(found) > PAGE_CHARACTERS:
            break
    budget.take_characters(len(found))
    return found


def _holding(page_box: Edges, found: Sequence[Glyph]) -> Edges:
    """Widen a page whose size is not told, so that all of its text stands on it."""
    left, bottom, right, top = page_box
    return (
        min([left, *(item.left for item in found)]),
        min([bottom, *(item.bottom for item in found)]),
        max([right, *(item.right for item in found)]),
        max([top, *(item.top for item in found)]),
    )


def _drawing(shown: Shown, turn: int, budget: Budget) -> Drawing:
    drawn = nothing()
    drawings = 0
    for kind, element, matrix in shown:
        drawings += kind != "TextObject"
        if kind == "PathObject":
            add_path(drawn, element, (matrix, turn), budget)
        elif kind == "ImageObject":
            add_shown(drawn, element, (matrix, turn))
    return drawn._replace(objects=drawings)
