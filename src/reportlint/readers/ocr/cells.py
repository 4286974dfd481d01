"""The cells that rules make on a page, and the lines of text in each, found by their ink alone.

A lone figure in a cell is no line that a model for finding text would see.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from reportlint.readers.layout.drawings import group_runs
from reportlint.readers.layout.grids import cell_regions
from reportlint.readers.layout.ruling import find_frames
from reportlint.readers.ocr.pictures import SCALE, PixelBox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.readers.layout.drawings import Box
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


class CellLines(NamedTuple):
    """The boxes of the tables of a page, in pixels, and the lines in their cells."""

    tables: list[PixelBox]
    lines: list[PixelBox]


def find_cells(ruling: Ruling) -> CellLines:
    """Find the tables and the lines in their cells.

    >>> from reportlint.readers.ocr.rules import find_rules
    >>> page = np.zeros((200, 200), np.uint8)
    >>> page[[20, 21, 100, 101, 180, 181], 20:182] = page[20:182, [20, 21, 180, 181]] = 1
    >>> len(find_cells(find_rules(page)).tables)
    1
    """
    height = ruling.rest.shape[0]
    clean = _without_specks(ruling.rest)
    tables: list[PixelBox] = []
    rows_by_cell: list[list[PixelBox]] = []
    frames = find_frames(ruling.across, ruling.upright)
    for frame in sorted(frames, key=lambda each: each.bounds.area):
        if not frame.across or not frame.upright:
            continue
        outer = _pixels(frame.bounds, height)
        boxes = [_pixels(box, height) for box in cell_regions(frame)]
        if len(boxes) >= 2 and not any(map(outer.holds, tables)):
            tables.append(outer)
            rows_by_cell += [list(_rows(clean, box)) for box in boxes]
    usual = _usual_height([row.bottom - row.top for rows in rows_by_cell for row in rows])
    return CellLines(tables, [line for rows in rows_by_cell for line in _join_rows(rows, usual)])


def _pixels(box: Box, height: int) -> PixelBox:
    return PixelBox(
        max(round(box.left * SCALE), 0),
        max(height - round(box.top * SCALE), 0),
        round(box.right * SCALE),
        height - round(box.bottom * SCALE),
    )


def _without_specks(ink: Picture) -> Picture:
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    large = boxes[:, 4] >= _SPECK
    large[0] = False
    return large.astype(np.uint8)[labels]


def _rows(ink: Picture, cell: PixelBox) -> Iterator[PixelBox]:
    """Return the runs of rows in which a cell has ink, each with its left and right edge."""
    above, before = cell.top + _RIM, cell.left + _RIM
    inside = ink[above : cell.bottom - _RIM, before : cell.right - _RIM]
    (places,) = np.nonzero(inside.any(axis=1))
    for run in group_runs(map(int, places), lambda run, place: place - run[-1] <= _NEAR + 1):
        top, bottom = run[0], run[-1] + 1
        (columns,) = np.nonzero(inside[top:bottom].any(axis=0))
        left, right = before + int(columns[0]), before + int(columns[-1]) + 1
        yield PixelBox(left, above + top, right, above + bottom)


def _usual_height(heights: list[int]) -> float:
    """Return how high lines usually are: most are, once dots and dashes are left out."""
    lines = [height for height in heights if height > _USUAL / 3]
    return float(np.percentile(lines, 75)) if lines else _USUAL


def _join_rows(rows: list[PixelBox], usual: float) -> list[PixelBox]:
    """Join the parts of characters to lines, and drop dirt."""
    lines: list[PixelBox] = []
    for row in rows:
        if lines and row.bottom - lines[-1].top <= _ONE_LINE * usual:
            left, top, right, _ = lines[-1]
            lines[-1] = PixelBox(min(left, row.left), top, max(right, row.right), row.bottom)
        else:
            lines.append(row)
    return [
        each for each in lines if max(each.right - each.left, each.bottom - each.top) >= _SHORTEST
    ]
