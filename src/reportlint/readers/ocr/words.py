"""Lines of text on a page's picture, read and set as characters, each with its place."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

import cv2
import numpy as np

from reportlint.readers.layout.characters import REPLACEMENT, Character
from reportlint.readers.layout.lines import is_wide
from reportlint.readers.ocr.pictures import SCALE, WHITE, PixelBox, to_colour

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.readers.ocr.engine import Engine, LineReading
    from reportlint.readers.ocr.pictures import Picture
    from reportlint.readers.ocr.rules import Ruling

#: A line with a character that is less sure is doubtful: a cell's, where nothing else tells, and
#: one of prose, where one odd character does no harm.
_SURE_CELL = 0.6
#: A round sign among figures is a nought, however it is read, and is easily taken for another.
_NOUGHTS = str.maketrans("OoＯｏ〇○", "000000")
_SURE_NOUGHT = 0.25
_SURE_PROSE = 0.3
#: Room around the ink of a line in a cell, and the least height of what is read, in pixels. A lone
#: figure that fills its picture is read best.
_ROOM = 3
_LOWEST = 30
#: How far from a line, in its heights, there may be more of it, and how much of its height is
#: rim.
_BESIDE = 3
_RIM = 0.2
#: So little ink that is not read is dirt, in pixels.
_DIRT = 60
#: A line of so many characters, in em, tells how large they are; others are the page's usual.
_TELLING = 4.0
_USUAL = 10.5
#: Sizes that differ from the usual by less than this share are the usual.
_SAME_SIZE = 0.25
#: Widths in em: of a Chinese character, of a figure or letter, of a blank.
_WIDE, _NARROW, _BLANK = 1.0, 0.5, 0.3
#: Half the height of a character lies this far above its baseline, in em.
_MIDDLE = 0.36


class _Line(NamedTuple):
    """A line that was read: its ink in points from the bottom left, and its size if it tells."""

    reading: LineReading
    left: float
    right: float
    middle: float
    size: float | None
    surest: float


class OcrLines:
    """The lines of a page, read one by one."""

    def __init__(self, picture: Picture, rules: Ruling, engine: Engine) -> None:
        self._picture = picture
        self._clean = np.where(rules.near, np.uint8(WHITE), picture)
        self._ink = rules.rest
        self._engine = engine
        self._lines: list[_Line] = []

    def add_in_cell(self, ink: PixelBox) -> None:
        """Read a line in a cell, the cell's rules painted over; ink that is not read counts."""
        cut = self._clean[
            max(ink.top - _ROOM, 0) : ink.bottom + _ROOM,
            max(ink.left - _ROOM, 0) : ink.right + _ROOM,
        ]
        missing = max(_LOWEST - cut.shape[0], 0)
        rim = (missing // 2, missing - missing // 2, 0, 0)
        line_picture = cv2.copyMakeBorder(cut, *rim, cv2.BORDER_REPLICATE)
        reading = self._engine.read(to_colour(line_picture))
        figures = reading.text.translate(_NOUGHTS)
        if figures.isdecimal():
            self._add(
                reading._replace(text=figures), ink, _SURE_CELL if figures != "0" else _SURE_NOUGHT
            )
        elif reading.text or _cut(self._ink, ink).sum() > _DIRT:
            self._add(reading, ink, _SURE_CELL)

    def add_prose(self, box: PixelBox, free: Picture) -> None:
        """Read a line that was seen on the page; ``free`` is the ink that lies in no such line.

        What stands right beside it belongs to it: 一、 is easily overlooked.
        """
        box = _widen_box(box, free)
        (rows, columns) = np.nonzero(_cut(self._ink, box))
        reading = self._engine.read(to_colour(_cut(self._picture, box)))
        if reading.text and len(rows):
            left, right = box.left + int(columns.min()), box.left + int(columns.max()) + 1
            self._add(reading, PixelBox(left, box.top, right, box.bottom), _SURE_PROSE)

    def _add(self, reading: LineReading, ink: PixelBox, surest: float) -> None:
        left, right = ink.left / SCALE, ink.right / SCALE
        middle = (self._picture.shape[0] - (ink.top + ink.bottom) / 2) / SCALE
        wide = sum(map(is_wide, reading.text))
        size = (right - left) / _ems(reading.text) if wide >= _TELLING else None
        self._lines.append(_Line(reading, left, right, middle, size, surest))

    def characters(self) -> list[Character]:
        """Return the characters of all lines, those of a line side by side between its edges."""
        sizes = [line.size for line in self._lines if line.size is not None]
        usual = median(sizes) if sizes else _USUAL
        page_characters: list[Character] = []
        for run, line in enumerate(self._lines):
            size = usual if line.size is None else line.size
            size = usual if abs(size - usual) < _SAME_SIZE * usual else size
            page_characters += _place_characters(line, size, run)
        return page_characters


def _cut(picture: Picture, box: PixelBox) -> Picture:
    return picture[box.top : box.bottom, box.left : box.right]


def _widen_box(box: PixelBox, free: Picture) -> PixelBox:
    """Take the ink at both sides of a line into its box, as far as gaps are no wider than it."""
    high = box.bottom - box.top
    rim = round(high * _RIM)
    has_ink = free[box.top + rim : box.bottom - rim].any(axis=0)
    (before,) = np.nonzero(has_ink[max(box.left - _BESIDE * high, 0) : box.left])
    (after,) = np.nonzero(has_ink[box.right : box.right + _BESIDE * high])
    left, right = box.left, box.right
    for place in (before[::-1] + max(box.left - _BESIDE * high, 0)).tolist():
        left = place if left - place <= high else left
    for place in (after + box.right).tolist():
        right = place + 1 if place - right <= high else right
    return box._replace(
        left=max(left - _ROOM, 0) if left < box.left else left,
        right=min(right + _ROOM, free.shape[1]) if right > box.right else right,
    )


def _place_characters(line: _Line, size: float, run: int) -> Iterator[Character]:
    text = line.reading.text or REPLACEMENT
    unit = (line.right - line.left) / _ems(text)
    baseline = line.middle - _MIDDLE * size
    doubtful = line.reading.score < line.surest
    at, has_space_before = line.left, False
    for character in text:
        end = at + _width(character) * unit
        if not character.isspace():
            yield Character(character, at, end, baseline, size, has_space_before, 0, run, doubtful)
        has_space_before = character.isspace()
        at = end


def _ems(text: str) -> float:
    return sum(map(_width, text))


def _width(character: str) -> float:
    return _BLANK if character.isspace() else _WIDE if is_wide(character) else _NARROW
