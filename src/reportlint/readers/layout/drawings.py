"""What a page draws besides text: points, boxes and matrices, taken for lines, boxes, pictures."""

from __future__ import annotations

import itertools
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias, TypeVar

    T = TypeVar("T")
    Point: TypeAlias = tuple[float, float]
    #: Left, bottom, right, top.
    Edges: TypeAlias = tuple[float, float, float, float]
    Matrix: TypeAlias = tuple[float, float, float, float, float, float]

#: The matrix that changes nothing.
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: The corners of a picture before its matrix puts it in its place.
UNIT_SQUARE: list[Point] = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
#: So many segments make a rectangle, at most.
MAX_RECTANGLE_POINTS = 6
#: No coordinate of a page is larger, in points; beyond it arithmetic loses its meaning.
_MAX_COORDINATE = 1e6
#: A path no thicker than this, in points, is a line.
_THIN = 3.0


def group_runs(items: Iterable[T], belongs: Callable[[list[T], T], bool]) -> list[list[T]]:
    """Group items to runs: one goes on the run before it if it ``belongs`` there, or begins one.

    >>> group_runs([1, 2, 5, 6, 7], lambda run, item: item - run[-1] == 1)
    [[1, 2], [5, 6, 7]]
    """
    runs: list[list[T]] = []
    for item in items:
        if runs and belongs(runs[-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


# NOTE: named tuples here, not records: a page has thousands, and they are made four times as fast.
class LineSegment(NamedTuple):
    """A straight piece of line: at which y (or x, if upright) and from where to where."""

    at: float
    start: float
    end: float


class Box(NamedTuple):
    """A rectangle with sides along the page's."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        """Width times height."""
        return (self.right - self.left) * (self.top - self.bottom)


def rotate_point(x: float, y: float, turn: int) -> tuple[float, float]:
    """Rotate a point by so many quarter turns, clockwise.

    >>> rotate_point(1.0, 2.0, 1)
    (2.0, -1.0)
    """
    if turn == 1:
        return y, -x
    if turn == 2:
        return -x, -y
    return (-y, x) if turn else (x, y)


def rotate_box(box: Edges, turn: int) -> Box:
    """Rotate a box by so many quarter turns, clockwise."""
    left, bottom, right, top = box
    corners = rotate_point(left, bottom, turn), rotate_point(right, top, turn)
    (left, right), (bottom, top) = (sorted(pair) for pair in zip(*corners, strict=True))
    return Box(left, bottom, right, top)


def enclosing_box(boxes: Iterable[Edges]) -> Box:
    """Return the box around boxes, of which there is one at least.

    >>> enclosing_box([(0, 1, 2, 3), (1, 0, 2, 2)])
    Box(left=0, bottom=0, right=2, top=3)
    """
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies the inner, then the outer one."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def transform_points(points: list[Point], matrix: Matrix, turn: int) -> list[Point]:
    """Put points through a matrix, then turn them."""
    a, b, c, d, e, f = matrix
    result = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
    return [rotate_point(x, y, turn) for x, y in result] if turn else result


def bounding_box(points: list[Point]) -> Box | None:
    """Return the box around points, or None where it is a dot at infinity or no number at all."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    return box if all(-_MAX_COORDINATE < value < _MAX_COORDINATE for value in (*xs, *ys)) else None


def _is_rectangle(points: list[Point], box: Box) -> bool:
    """Whether the points lie at the corners of the box around them."""
    return len(points) <= MAX_RECTANGLE_POINTS and all(
        min(x - box.left, box.right - x) < 1 and min(y - box.bottom, box.top - y) < 1
        for x, y in points
    )


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
        elif _is_rectangle(points, box):
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
    outer = max(boxes, key=lambda box: box.area)
    if bounding_box([corner for box in boxes for corner in (box[:2], box[2:])]) != outer:
        return
    del drawing.boxes[-count:]
    for left, bottom, right, top in boxes:
        corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
        _add_edges(drawing, corners)


def _add_edges(drawing: Drawing, points: list[Point]) -> None:
    for (x, y), (next_x, next_y) in itertools.pairwise(points):
        if abs(y - next_y) < 1:
            drawing.across.append(LineSegment((y + next_y) / 2, min(x, next_x), max(x, next_x)))
        elif abs(x - next_x) < 1:
            drawing.upright.append(LineSegment((x + next_x) / 2, min(y, next_y), max(y, next_y)))
