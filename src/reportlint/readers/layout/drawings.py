"""What a page draws besides text, taken for what it shows: straight lines, boxes, pictures."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from reportlint.readers.layout.geometry import (
    Box,
    LineSegment,
    bounding_box,
    corner_points,
    is_rectangle,
    lies_within,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.readers.layout.geometry import Point

#: A path no thicker than this, in points, is a line.
_THIN = 3.0


class Drawing(NamedTuple):
    """The drawn things of a page; ``objects`` counts paths and pictures of any form."""

    across: list[LineSegment]
    upright: list[LineSegment]
    boxes: list[Box]
    pictures: list[Box]
    objects: int


def empty_drawing() -> Drawing:
    """Return a drawing to which things are added."""
    return Drawing([], [], [], [], 0)


def add_outlines(drawing: Drawing, outlines: Iterable[list[Point]], *, is_stroked: bool) -> None:
    """Add the subpaths of a path: lines where it is stroked, filled boxes where it is not."""
    boxes = 0
    for points in outlines:
        box = bounding_box(points)
        if box is None or add_thin(drawing, box):
            continue
        if is_stroked:
            _add_edges(drawing, points)
        elif is_rectangle(points, box):
            boxes += 1
            drawing.boxes.append(box)
    if boxes > 1:
        _reframe(drawing, boxes)


def add_picture(drawing: Drawing, points: list[Point]) -> None:
    """Add a picture by its corners; one thin as a line is one, as some programs draw borders."""
    box = bounding_box(points)
    if box is not None and not add_thin(drawing, box):
        drawing.pictures.append(box)


def add_thin(drawing: Drawing, box: Box) -> bool:
    """Add a box thin as a line; a dot counts both ways, since rows of dots make dotted lines."""
    flat, narrow = box.top - box.bottom <= _THIN, box.right - box.left <= _THIN
    if flat:
        drawing.across.append(LineSegment((box.bottom + box.top) / 2, box.left, box.right))
    if narrow:
        drawing.upright.append(LineSegment((box.left + box.right) / 2, box.bottom, box.top))
    return flat or narrow


def _reframe(drawing: Drawing, count: int) -> None:
    """Take the boxes of one path for a frame (outer and inner edge) where they lie nested."""
    boxes = drawing.boxes[-count:]
    outer = max(boxes, key=lambda box: (box.right - box.left) * (box.top - box.bottom))
    if any(not lies_within(box, outer) for box in boxes):
        return
    del drawing.boxes[-count:]
    for box in boxes:
        _add_edges(drawing, corner_points(box))


def _add_edges(drawing: Drawing, points: list[Point]) -> None:
    for (x, y), (next_x, next_y) in itertools.pairwise(points):
        if abs(y - next_y) < 1:
            drawing.across.append(LineSegment((y + next_y) / 2, min(x, next_x), max(x, next_x)))
        elif abs(x - next_x) < 1:
            drawing.upright.append(LineSegment((x + next_x) / 2, min(y, next_y), max(y, next_y)))
