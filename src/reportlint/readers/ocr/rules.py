"""The ruling lines of a page: long runs of ink, across and upright."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from reportlint.readers.layout.geometry import Piece
from reportlint.readers.ocr.pictures import SCALE, Ink

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.ocr.pictures import Picture

#: A run of ink this long, in points, is a rule: no stroke of a letter in a table is.
_SHORTEST = 15.0
#: Nothing thicker than this, in points, is a rule.
_THICKEST = 5.0
#: A rule may wave by a pixel to either side.
_WAVE = 3
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


def ruling(ink: Picture, lines: Sequence[Ink]) -> Ruling:
    """Find the rules in a straight page's ink; what lies within a line of text is a letter's."""
    length = round(_SHORTEST * SCALE)
    flat = _rules(_runs(ink, (1, length), (_WAVE, 1)), lines)
    turned = [Ink(line.top, line.left, line.bottom, line.right) for line in lines]
    tall = _rules(_runs(ink, (length, 1), (1, _WAVE)).T, turned)
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


def _runs(ink: Picture, run: tuple[int, int], wave: tuple[int, int]) -> Picture:
    """Keep what belongs to runs of a size, rows and columns, once they are freed of waves."""
    thick = cv2.dilate(ink, np.ones(wave, np.uint8))
    return cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(run, np.uint8))


class _Rules(NamedTuple):
    """Rules that run along the rows of a picture, in which they are 1.

    Each piece is the middle of its rows, its first column and the one after its last.
    """

    runs: Picture
    pieces: list[tuple[float, float, float]]


def _rules(runs: Picture, lines: Sequence[Ink]) -> _Rules:
    """Keep the runs that are thin and reach out of every line of text."""
    runs = np.ascontiguousarray(runs)
    _, labels, boxes, centres = cv2.connectedComponentsWithStats(runs, connectivity=8)
    edges = np.array(lines, dtype=int).reshape(-1, 4)
    kept = np.zeros(len(boxes), dtype=np.uint8)
    pieces = []
    for index in range(1, len(boxes)):
        left, top, width, height, area = map(int, boxes[index])
        right, bottom = left + width, top + height
        inside = (edges[:, :2] <= (left, top)).all(axis=1) & (edges[:, 2:] >= (right, bottom)).all(
            axis=1
        )
        if area / width <= _THICKEST * SCALE and not inside.any():
            kept[index] = 1
            pieces.append((float(centres[index][1]), float(left), float(right)))
    return _Rules(kept[labels], pieces)
