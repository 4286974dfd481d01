"""Glyphs as a format tells them, turned so that the text of the page runs from left to right."""

from __future__ import annotations

from typing import NamedTuple

from reportlint.readers.layout.characters import (
    SKEWED,
    Character,
    PageText,
    drop_duplicates,
    main_turn,
)
from reportlint.readers.layout.geometry import rotate_point

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.readers.layout.geometry import Edges

_MIN_SIZE = 0.5


class GlyphStyle(NamedTuple):
    """What all glyphs of a text object share."""

    size: float
    turn: int
    invisible: bool
    run: int


class Glyph(NamedTuple):
    """A character as drawn: its box, its origin on the baseline, and its style.

    ``has_space_before``: a blank stands before it in the file.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    has_space_before: bool
    style: GlyphStyle

    @property
    def turn(self) -> int:
        """The quarter turns of the glyph against the page, or SKEWED."""
        return self.style.turn


def read_page_text(glyphs: list[Glyph], page_box: Edges) -> PageText:
    """Return the characters inside the page's box, in the order of the glyphs."""
    visible_glyphs = _drop_invisible(_drop_outside(glyphs, page_box))
    upright = [item for item in visible_glyphs if item.turn != SKEWED]
    watermark = _watermark_words(item for item in visible_glyphs if item.turn == SKEWED)
    turn = main_turn(item.turn for item in upright)
    if turn:
        upright = [_rotate_glyph(item, turn) for item in upright]
    return PageText(drop_duplicates(map(_to_character, upright)), turn, watermark)


def _watermark_words(glyphs: Iterable[Glyph]) -> str:
    """Return the words across the page, those that cover it time and again once."""
    words: dict[int, str] = {}
    for item in glyphs:
        words[item.style.run] = words.get(item.style.run, "") + item.text
    return "".join(dict.fromkeys(words.values()))


def _drop_outside(glyphs: list[Glyph], page_box: Edges) -> list[Glyph]:
    """Drop what stands off the page, or nowhere at all: coordinates may be infinite."""
    left, bottom, right, top = page_box
    return [
        item
        for item in glyphs
        if left <= item.x <= right
        and bottom <= item.y <= top
        and left <= (item.left + item.right) / 2 <= right
        and bottom <= (item.bottom + item.top) / 2 <= top
        and item.style.size < top - bottom
    ]


def _drop_invisible(glyphs: list[Glyph]) -> list[Glyph]:
    """Drop invisible text, unless it is all there is: the words that OCR laid under a scan."""
    visible = [item for item in glyphs if not item.style.invisible]
    return visible or glyphs


def _rotate_glyph(item: Glyph, turn: int) -> Glyph:
    corner, opposite = (
        rotate_point(item.left, item.bottom, turn),
        rotate_point(item.right, item.top, turn),
    )
    left, right = sorted((corner[0], opposite[0]))
    bottom, top = sorted((corner[1], opposite[1]))
    x, y = rotate_point(item.x, item.y, turn)
    style = item.style._replace(turn=(item.style.turn - turn) % 4)
    return Glyph(item.text, left, bottom, right, top, x, y, item.has_space_before, style)


def _to_character(item: Glyph) -> Character:
    style = item.style
    size = max(style.size, _MIN_SIZE)
    # NOTE: a turned character has its baseline upright; the foot of its box stands in for it.
    baseline = item.bottom if style.turn % 2 else item.y
    return Character(
        item.text,
        item.left,
        item.right,
        baseline,
        size,
        item.has_space_before,
        style.turn,
        style.run,
    )
