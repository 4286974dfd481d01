"""The cells that rules make on a page, and the lines of text in each, found by their ink alone.

A lone figure in a cell is no line that a model for finding text would see.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from reportlint.readers.layout.grids import bounds, regions
from reportlint.readers.layout.ruling import frames
from reportlint.readers.ocr.pictures import SCALE, Ink

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.readers.layout.geometry import Box
    from reportlint.readers.ocr.pictures import Picture
    from reportlint.readers.ocr.rules import Ruling

#: Specks of so little ink, in pixels, are dirt, and so is what is no longer either way.
_SPECK = 7
_SHORTEST = 7
#: What is left of a rule lies within this of a cell's edge, in pixels.
_RIM = 2
#: Rows of ink this near are one line's, in pixels.
_NEAR = 2
#: Parts of one character (二) are together no higher than so many times the usual line.
_ONE_LINE = 1.15
#: The usual height of a line where the page does not tell, in pixels.
_USUAL = 28


class Cells(NamedTuple):
    """The boxes of the tables of a page, in pixels, and the lines in their cells."""

    tables: list[Ink]
    lines: list[Ink]


def cells(ruling: Ruling) -> Cells:
    """Find the tables and the lines in their cells."""
    height = ruling.rest.shape[0]
    clean = _without_specks(ruling.rest)
    tables: list[Ink] = []
    found: list[list[Ink]] = []
    for frame in sorted(
        frames(ruling.across, ruling.upright), key=lambda each: _area(bounds(each))
    ):
        if not frame.across or not frame.upright:
            continue
        outer = _pixels(bounds(frame), height)
        boxes = [_pixels(box, height) for box in regions(frame)]
        if len(boxes) < 2 or any(_holds(outer, inner) for inner in tables):
            continue
        tables.append(outer)
        found += [list(_rows(clean, box)) for box in boxes]
    usual = _usual([row.bottom - row.top for rows in found for row in rows])
    return Cells(tables, [line for rows in found for line in _joined(rows, usual)])


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.top - box.bottom)


def _pixels(box: Box, height: int) -> Ink:
    return Ink(
        max(round(box.left * SCALE), 0),
        max(height - round(box.top * SCALE), 0),
        round(box.right * SCALE),
        height - round(box.bottom * SCALE),
    )


def _holds(outer: Ink, inner: Ink) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left < x < outer.right and outer.top < y < outer.bottom


def _without_specks(ink: Picture) -> Picture:
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    large = boxes[:, 4] >= _SPECK
    large[0] = False
    return large.astype(np.uint8)[labels]


def _rows(ink: Picture, cell: Ink) -> Iterator[Ink]:
    """Give the runs of rows in which a cell has ink, each with its left and right edge."""
    above, before = cell.top + _RIM, cell.left + _RIM
    inside = ink[above : cell.bottom - _RIM, before : cell.right - _RIM]
    for top, bottom in _stretches(inside.any(axis=1)):
        (columns,) = np.nonzero(inside[top:bottom].any(axis=0))
        left, right = before + int(columns[0]), before + int(columns[-1]) + 1
        yield Ink(left, above + top, right, above + bottom)


def _stretches(filled: Picture) -> list[tuple[int, int]]:
    (places,) = np.nonzero(filled)
    found: list[tuple[int, int]] = []
    for place in map(int, places):
        if found and place - found[-1][1] <= _NEAR:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def _usual(heights: list[int]) -> float:
    """Give how high lines usually are: most are, once dots and dashes are left out."""
    lines = [height for height in heights if height > _USUAL / 3]
    return float(np.percentile(lines, 75)) if lines else _USUAL


def _joined(rows: list[Ink], usual: float) -> Iterator[Ink]:
    """Join the parts of characters to lines, and drop dirt."""
    line: Ink | None = None
    for row in rows:
        if line is not None and row.bottom - line.top <= _ONE_LINE * usual:
            line = Ink(min(line.left, row.left), line.top, max(line.right, row.right), row.bottom)
            continue
        if line is not None and _is_line(line):
            yield line
        line = row
    if line is not None and _is_line(line):
        yield line


def _is_line(line: Ink) -> bool:
    width, height = line.right - line.left, line.bottom - line.top
    return max(width, height) >= _SHORTEST
