"""The characters of a page, where they stand, turned so that the text runs from left to right."""

from __future__ import annotations

import ctypes
from math import floor
from typing import NamedTuple

from reportlint.readers.pdf.codepoints import BLANKS, REPLACEMENT, character_of, joined_surrogates
from reportlint.readers.pdf.geometry import turned
from reportlint.readers.pdf.pdfium import raw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportlint.readers.pdf.budget import Budget
    from reportlint.readers.pdf.geometry import Edges

#: Two drawings of a character closer than this, in em, are one: some programs draw bold so.
_TWICE = 0.12
#: A matrix whose skewed part is below this share is a quarter turn.
_STRAIGHT = 0.06
_SKEWED = -1
_MIN_SIZE = 0.5


class Character(NamedTuple):
    """A character: its left and right edge, baseline and size in points.

    ``spaced``: a blank stands before it in the file. ``turn``: quarter turns against the page's
    text. ``run``: the number of the text object that draws it.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    spaced: bool
    turn: int
    run: int

    @property
    def middle(self) -> float:
        """Half the height of a Chinese character or a figure above the baseline."""
        return self.baseline + self.size * 0.36


class PageText(NamedTuple):
    """The characters of a page, ``turn`` quarter turns against it, and words of its watermark."""

    characters: list[Character]
    turn: int
    watermark: str


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
    upright = [item for item in found if item.turn != _SKEWED]
    watermark = "".join(item.text for item in found if item.turn == _SKEWED)
    turn = _main_turn(upright)
    if turn:
        upright = [_turned(item, turn) for item in upright]
    return PageText(_once(upright), turn, watermark)


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
        """The quarter turns of the character against the page, or _SKEWED."""
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
    turn = _quarter_turns(matrix.a, matrix.b)
    if size < 0 and turn != _SKEWED:
        # NOTE: a negative size turns the letters over; such files turn them back by the matrix.
        turn = (turn + 2) % 4
    return _Style(abs(size), turn, hidden, run)


def _quarter_turns(a: float, b: float) -> int:
    if abs(b) <= _STRAIGHT * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= _STRAIGHT * abs(b):
        return 1 if b > 0 else 3
    return _SKEWED


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


def _main_turn(found: list[_Raw]) -> int:
    """Give the turn that most of the text has."""
    counts = [0, 0, 0, 0]
    for item in found:
        counts[item.style.turn] += 1
    return counts.index(max(counts))


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


def _once(found: list[_Raw]) -> list[Character]:
    """Measure the characters, each of those drawn twice once."""
    seen: dict[tuple[str, int, int], list[Character]] = {}
    kept: list[Character] = []
    for item in found:
        character = _measured(item)
        columns = _buckets(character.left, character.size)
        rows = _buckets(character.baseline, character.size)
        text = character.text
        if any(
            _same_place(character, other)
            for column in columns
            for row in rows
            for other in seen.get((text, column, row), ())
        ):
            continue
        seen.setdefault((text, columns[0], rows[0]), []).append(character)
        kept.append(character)
    return kept


def _buckets(value: float, size: float) -> tuple[int, ...]:
    """Give the stretch of one em that a place lies in, and the next where it is close to it."""
    place = value / size
    bucket, low, high = floor(place), floor(place - _TWICE), floor(place + _TWICE)
    if low != bucket:
        return bucket, low
    return (bucket, high) if high != bucket else (bucket,)


def _same_place(one: Character, other: Character) -> bool:
    reach = one.size * _TWICE
    return abs(one.left - other.left) < reach and abs(one.baseline - other.baseline) < reach


def _measured(item: _Raw) -> Character:
    style = item.style
    size = max(style.size, _MIN_SIZE)
    # NOTE: a turned character has its baseline upright; the foot of its box stands in for it.
    baseline = item.bottom if style.turn % 2 else item.y
    return Character(
        item.text, item.left, item.right, baseline, size, item.spaced, style.turn, style.run
    )
