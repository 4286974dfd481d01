"""The ruling lines of a page: long runs of ink, across and upright, that make frames."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np

from reportlint.readers.layout.drawings import LineSegment
from reportlint.readers.ocr.pictures import SCALE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.ocr.pictures import Picture

#: A run of ink this long may be a rule, in pixels: 14 points.
_LENGTH = 40
#: Nothing thicker than this, in points, is a rule.
_THICKEST = 5.0
#: A rule may wave by a pixel to either side, and its runs are this near to each other, in pixels.
_WAVE = 3
_BREAK = 5
#: Rules are longer than any letter's strokes, in points; shorter ones lead from one to another.
_LONG = 40.0
#: Short rules may lead to short rules, so often.
_ROUNDS = 2
#: How near an end must come to a rule to touch it, in points.
_TOUCH = 3.0
#: What sticks out of a frame by less than this, in points, is a stroke of a letter beside it.
_OVERHANG = 16.0
#: So many rules that end together make an end of the table.
_SHARED = 3
#: A rule is broken, not absent, where so much of it is there; more rules than a table has.
_COVERED = 0.88
_MOST = 300
#: How far a rule's ink lies from its middle, in pixels, and how far its edge does from its ink.
_HALF = 5
_EDGE = 3


class Ruling(NamedTuple):
    """The rules of a page in points from its bottom left.

    ``near`` is 1 where they and their edges are, ``rest`` the ink without those.
    """

    across: list[LineSegment]
    upright: list[LineSegment]
    near: Picture
    rest: Picture


def find_rules(ink: Picture) -> Ruling:
    """Find the rules in the ink of a straight page.

    >>> page = np.zeros((300, 300), np.uint8)
    >>> page[100:102, 50:250] = 1
    >>> len(find_rules(page).across)
    1
    """
    flat, tall = _runs(ink), _runs(np.ascontiguousarray(ink.T))
    height = ink.shape[0] / SCALE
    across = [piece._replace(at=height - piece.at) for piece in _pieces(flat)]
    upright = [
        LineSegment(piece.at, height - piece.end, height - piece.start) for piece in _pieces(tall)
    ]
    across, upright = _rules(across, upright)
    across += _find_missing_pieces(across, upright, np.flipud(ink))
    upright += _find_missing_pieces(upright, across, np.flipud(ink).T)
    near = np.zeros_like(ink)
    for piece in across:
        _mark_rule(near, flat, piece._replace(at=height - piece.at))
    for piece in upright:
        _mark_rule(near.T, tall, LineSegment(piece.at, height - piece.end, height - piece.start))
    near = cv2.dilate(near, np.ones((_EDGE, _EDGE), np.uint8))
    return Ruling(across, upright, near, ink & (1 - near))


def _runs(ink: Picture) -> Picture:
    """Keep what belongs to runs along the rows, freed of waves and small breaks."""
    wave = cv2.dilate(ink, np.ones((_WAVE, 1), np.uint8))
    runs = cv2.morphologyEx(wave, cv2.MORPH_OPEN, np.ones((1, _LENGTH), np.uint8))
    return cv2.morphologyEx(runs, cv2.MORPH_CLOSE, np.ones((1, _BREAK), np.uint8))


def _pieces(runs: Picture) -> list[LineSegment]:
    """Return the thin runs along the rows, in points from the top left."""
    _, _, boxes, centres = cv2.connectedComponentsWithStats(runs, connectivity=8)
    return [
        LineSegment(float(middle) / SCALE, int(left) / SCALE, (int(left) + int(width)) / SCALE)
        for (left, _, width, _, area), (_, middle) in zip(boxes[1:], centres[1:], strict=True)
        if area / width <= _THICKEST * SCALE
    ]


def _rules(
    across: Sequence[LineSegment], upright: Sequence[LineSegment]
) -> tuple[list[LineSegment], list[LineSegment]]:
    """Keep the long ones and those that lead from rule to rule, none of them sticking out."""
    flat, tall = list(filter(_is_long, across)), list(filter(_is_long, upright))
    for _ in range(_ROUNDS):
        flat = [piece for piece in across if _is_long(piece) or _connects(piece, tall, flat)]
        tall = [piece for piece in upright if _is_long(piece) or _connects(piece, flat, tall)]
    return (
        [_trim_overhang(piece, tall, flat) for piece in flat],
        [_trim_overhang(piece, flat, tall) for piece in tall],
    )


def _is_long(piece: LineSegment) -> bool:
    return piece.end - piece.start >= _LONG


def _connects(
    piece: LineSegment, others: Sequence[LineSegment], alike: Sequence[LineSegment]
) -> bool:
    """Whether a piece leads from a rule that runs the other way to one, or to where rules end.

    It may also go on from one over another: at the end of a page rules end in nothing.
    """
    crossings = _find_crossings(piece, others)
    starts = any(abs(at - piece.start) <= _TOUCH for at in crossings)
    ends = any(abs(at - piece.end) <= _TOUCH for at in crossings)
    if starts != ends and len(crossings) > 1:
        return True
    if starts and not ends:
        return any(abs(other.end - piece.end) <= _TOUCH for other in alike)
    if ends and not starts:
        return any(abs(other.start - piece.start) <= _TOUCH for other in alike)
    return starts


def _find_crossings(piece: LineSegment, others: Sequence[LineSegment]) -> list[float]:
    return [
        other.at
        for other in others
        if piece.start - _TOUCH <= other.at <= piece.end + _TOUCH
        and other.start - _TOUCH <= piece.at <= other.end + _TOUCH
    ]


def _trim_overhang(
    piece: LineSegment, others: Sequence[LineSegment], alike: Sequence[LineSegment]
) -> LineSegment:
    """Cut off what goes on beyond the last rule that a piece crosses, if it is short.

    Where more of its like go on as far, it is the table that goes on.
    """
    crossings = _find_crossings(piece, others)
    if not crossings:
        return piece
    first, last = min(crossings), max(crossings)
    start, end = piece.start, piece.end
    if 0 < first - start < _OVERHANG and not _is_shared([p.start for p in alike], start):
        start = first
    if 0 < end - last < _OVERHANG and not _is_shared([p.end for p in alike], end):
        end = last
    return LineSegment(piece.at, start, end) if start < end else piece


def _is_shared(ends: Sequence[float], end: float) -> bool:
    return sum(abs(other - end) <= _TOUCH for other in ends) >= _SHARED


def _find_missing_pieces(
    pieces: Sequence[LineSegment], others: Sequence[LineSegment], ink: Picture
) -> list[LineSegment]:
    """Return what is missing of broken rules: from one rule that they cross to the next.

    ``ink`` has its rows as the pieces count them.
    """
    if max(len(pieces), len(others)) > _MOST:
        return []
    missing_pieces = []
    for at in sorted({round(piece.at, 1) for piece in pieces}):
        row = round(at * SCALE)
        band = ink[max(row - 2, 0) : row + 3].any(axis=0)
        places = sorted({o.at for o in others if o.start - _TOUCH <= at <= o.end + _TOUCH})
        level = [piece for piece in pieces if abs(piece.at - at) <= _TOUCH]
        for start, end in pairwise(places):
            if any(p.start <= start + _TOUCH and end <= p.end + _TOUCH for p in level):
                continue
            inside = band[round(start * SCALE) + _HALF : round(end * SCALE) - _HALF]
            if len(inside) and inside.mean() >= _COVERED:
                missing_pieces.append(LineSegment(at, start, end))
    return missing_pieces


def _mark_rule(near: Picture, runs: Picture, piece: LineSegment) -> None:
    """Mark the ink of a rule that runs along the rows, and its breaks."""
    row, start, end = (round(value * SCALE) for value in piece)
    rows = slice(max(row - _HALF, 0), row + _HALF + 1)
    near[rows, start:end] |= runs[rows, start:end]
    near[max(row - 1, 0) : row + 2, start:end] = 1
