"""The characters of a page, where they stand, turned so that the text runs from left to right."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

from reportlint.readers.layout.characters import (
    SKEWED,
    Character,
    PageText,
    main_turn,
    once,
    quarter_turns,
)
from reportlint.readers.layout.codepoints import (
    BLANKS,
    REPLACEMENT,
    character_of,
    joined_surrogates,
)
from reportlint.readers.layout.geometry import turned
from reportlint.readers.pdf.pdfium import raw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportlint.readers.layout.geometry import Edges
    from reportlint.readers.pdf.budget import Budget

_MIN_SIZE = 0.5


class _Style(NamedTuple):
    """What all characters of a text object share."""

    size: float
    turn: int
    invisible: bool
    run: int


def characters(text_page: Any, page_box: Edges, budget: Budget) -> PageText:
    """Read the characters inside the page's box, in the order of the file."""
    count = raw.FPDFText_CountChars(text_page)
    budget.take_characters(count)
    found = _visible(_inside(_raw_characters(text_page, count), page_box))
    upright = [item for item in found if item.turn != SKEWED]
    watermark = "".join(item.text for item in found if item.turn == SKEWED)
    turn = main_turn(item.turn for item in upright)
    if turn:
        upright = [_turned(item, turn) for item in upright]
    return PageText(once(map(_measured, upright)), turn, watermark)


class _Raw(NamedTuple):
    """A character as pdfium tells it: its loose box, the origin, and its style."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    spaced: bool
    style: _Style

    @property
    def turn(self) -> int:
        """The quarter turns of the character against the page, or SKEWED."""
        return self.style.turn


def _raw_characters(text_page: Any, count: int) -> list[_Raw]:
    """Read everything; the inner loop, so pdfium's functions are bound to names."""
    unicode_of, object_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject
    box_of, origin_of = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    has_no_name = raw.FPDFText_HasUnicodeMapError
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    matrix = raw.FS_MATRIX()
    styles: dict[int, _Style] = {}
    found: list[_Raw] = []
    spaced = False
    for index in range(count):
        code = unicode_of(text_page, index)
        if code in BLANKS:
            spaced = True
            continue
        box_of(text_page, index, box)
        origin_of(text_page, index, x, y)
        drawn = object_of(text_page, index)
        key = ctypes.addressof(drawn.contents) if drawn else -index
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(text_page, index, drawn, matrix, len(styles))
        edges = (box.left, box.bottom, box.right, box.top)
        text = REPLACEMENT if has_no_name(text_page, index) else character_of(code)
        found.append(_Raw(text, *edges, x.value, y.value, spaced, style))
        spaced = False
    return joined_surrogates(found)


def _style(text_page: Any, index: int, drawn: Any, matrix: Any, run: int) -> _Style:
    raw.FPDFText_GetMatrix(text_page, index, matrix)
    scale = (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5
    size = raw.FPDFText_GetFontSize(text_page, index) * scale
    mode = raw.FPDFTextObj_GetTextRenderMode(drawn) if drawn else raw.FPDF_TEXTRENDERMODE_FILL
    hidden = mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
    turn = quarter_turns(matrix.a, matrix.b)
    if size < 0 and turn != SKEWED:
        # NOTE: a negative size turns the letters over; such files turn them back by the matrix.
        turn = (turn + 2) % 4
    return _Style(abs(size), turn, hidden, run)


def _inside(found: list[_Raw], page_box: Edges) -> list[_Raw]:
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


def _visible(found: list[_Raw]) -> list[_Raw]:
    """Drop invisible text, unless it is all there is: the words that OCR laid under a scan."""
    visible = [item for item in found if not item.style.invisible]
    return visible or found


def _turned(item: _Raw, turn: int) -> _Raw:
    corner, opposite = (
        turned(item.left, item.bottom, turn),
        turned(item.right, item.top, turn),
    )
    left, right = sorted((corner[0], opposite[0]))
    bottom, top = sorted((corner[1], opposite[1]))
    x, y = turned(item.x, item.y, turn)
    style = item.style._replace(turn=(item.style.turn - turn) % 4)
    return _Raw(item.text, left, bottom, right, top, x, y, item.spaced, style)


def _measured(item: _Raw) -> Character:
    style = item.style
    size = max(style.size, _MIN_SIZE)
    # NOTE: a turned character has its baseline upright; the foot of its box stands in for it.
    baseline = item.bottom if style.turn % 2 else item.y
    return Character(
        item.text, item.left, item.right, baseline, size, item.spaced, style.turn, style.run
    )
