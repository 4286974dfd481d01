"""The ruling lines of a page: long runs of ink, across and upright."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from reportlint.readers.layout.geometry import Piece
from reportlint.readers.ocr.pictures import SCALE, Ink, thin_ink

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.ocr.pictures import Picture

#: A run of ink this long, in pixels (15 points), is a rule: no stroke of a letter in a table is.
_LENGTH = 42
#: Nothing thicker than this, in points, is a rule.
_THICKEST = 5.0
#: A rule may wave by a pixel to either side, and have holes of so many pixels.
_WAVE = 3
_PINHOLE = 3
#: Strokes of letters, of two rows even, lie within lines of text; of a rule so much does not.
_OUT = 0.1
#: Ink so near to a rule, in pixels, is the rule's.
_EDGE = 5


class Ruling(NamedTuple):
    """The rules of a page in points from its bottom left.

    ``near`` is 1 where they and their edges are, ``rest`` the ink without those.
    """

    across: list[Piece]
    upright: list[Piece]
    near: Picture
    rest: Picture


def ruling(picture: Picture, ink: Picture, lines: Sequence[Ink]) -> Ruling:
    """Find the rules of a straight page; what lies within lines of text is letters'."""
    text: Picture = np.zeros_like(ink)
    for line in lines:
        text[line.top : line.bottom, line.left : line.right] = 1
    flat, tall = _rules(thin_ink(picture), text), _rules(thin_ink(picture.T), text.T)
    height = ink.shape[0]
    across = [
        Piece((height - middle) / SCALE, start / SCALE, end / SCALE)
        for middle, start, end in flat.pieces
    ]
    upright = [
        Piece(middle / SCALE, (height - end) / SCALE, (height - start) / SCALE)
        for middle, start, end in tall.pieces
    ]
    near = cv2.dilate(flat.runs | tall.runs.T, np.ones((_EDGE, _EDGE), np.uint8))
    return Ruling(across, upright, near, ink & (1 - near))


def _runs(ink: Picture) -> Picture:
    """Keep what belongs to runs along the rows, freed of waves and pinholes."""
    wave = cv2.dilate(ink, np.ones((_WAVE, 1), np.uint8))
    whole = cv2.morphologyEx(wave, cv2.MORPH_CLOSE, np.ones((1, _PINHOLE), np.uint8))
    return cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, _LENGTH), np.uint8))


class _Rules(NamedTuple):
    """Rules that run along the rows of a picture, in which they are 1.

    Each piece is the middle of its rows, its first column and the one after its last.
    """

    runs: Picture
    pieces: list[tuple[float, float, float]]


def _rules(ink: Picture, lines: Picture) -> _Rules:
    """Keep the runs that are thin and reach out of all lines."""
    _, labels, boxes, centres = cv2.connectedComponentsWithStats(_runs(ink), connectivity=8)
    outside = np.bincount(labels.ravel(), weights=(lines == 0).ravel(), minlength=len(boxes))
    kept: Picture = np.zeros(len(boxes), dtype=np.uint8)
    pieces = []
    for index in range(1, len(boxes)):
        left, _, width, _, area = map(int, boxes[index])
        if area / width <= _THICKEST * SCALE and outside[index] > _OUT * area:
            kept[index] = 1
            pieces.append((float(centres[index][1]), float(left), float(left + width)))
    return _Rules(kept[labels], pieces)
