"""Glyphs as a format tells them, turned so that the text of the page runs from left to right."""

from __future__ import annotations

from typing import NamedTuple

from reportlint.readers.layout.characters import SKEWED, Character, PageText, main_turn, once
from reportlint.readers.layout.geometry import turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.readers.layout.geometry import Edges

_MIN_SIZE = 0.5


class Style(NamedTuple):
    """What all glyphs of a text object share."""

    size: float
    turn: int
    invisible: bool
    run: int


class Glyph(NamedTuple):
    """A character as drawn: its box, its origin on the baseline, and its style.

    ``spaced``: a blank stands before it in the file.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    spaced: bool
    style: Style

    @property
    def turn(self) -> int:
        """The quarter turns of the glyph against the page, or SKEWED."""
        return self.style.turn


def page_text(glyphs: list[Glyph], page_box: Edges) -> PageText:
    """Give the characters inside the page's box, in the order of the glyphs."""
    found = _visible(_inside(glyphs, page_box))
    upright = [item for item in found if item.turn != SKEWED]
    watermark = _watermark(item for item in found if item.turn == SKEWED)
    turn = main_turn(item.turn for item in upright)
    if turn:
        upright = [_turned(item, turn) for item in upright]
    return PageText(once(map(_measured, upright)), turn, watermark)


def _watermark(found: Iterable[Glyph]) -> str:
    """Give the words across the page, those that cover it time and again once."""
    words: dict[int, str] = {}
    for item in found:
        words[item.style.run] = words.get(item.style.run, "") + item.text
    return "".join(dict.fromkeys(words.values()))


def _inside(found: list[Glyph], page_box: Edges) -> list[Glyph]:
    """Drop what stands off the page, or nowhere at all: coordinates may be infinite."""
    left, bottom, right, top = page_box
    return [
        item
        for item in found
        if left <= item.x <= right
        and bottom <= item.y <= top
        and left <= (item.left + item.right) / 2 <= right
        and bottom <= (item.bottom + item.top) / 2 <= top
        and item.style.size < top - bottom
    ]


def _visible(found: list[Glyph]) -> list[Glyph]:
    """Drop invisible text, unless it is all there is: the words that OCR laid under a scan."""
    visible = [item for item in found if not item.style.invisible]
    return visible or found


def _turned(item: Glyph, turn: int) -> Glyph:
    corner, opposite = (
        turned(item.left, item.bottom, turn),
        turned(item.right, item.top, turn),
    )
    left, right = sorted((corner[0], opposite[0]))
    bottom, top = sorted((corner[1], opposite[1]))
    x, y = turned(item.x, item.y, turn)
    style = item.style._replace(turn=(item.style.turn - turn) % 4)
    return Glyph(item.text, left, bottom, right, top, x, y, item.spaced, style)


def _measured(item: Glyph) -> Character:
    style = item.style
    size = max(style.size, _MIN_SIZE)
    # NOTE: a turned character has its baseline upright; the foot of its box stands in for it.
    baseline = item.bottom if style.turn % 2 else item.y
    return Character(
        item.text, item.left, item.right, baseline, size, item.spaced, style.turn, style.run
    )
