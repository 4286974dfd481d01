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
    """Rotate a box by so many quarter turns, clockwise.

    >>> rotate_box((0, 0, 2, 1), 1)
    Box(left=0, bottom=-2, right=1, top=0)
    """
    left, bottom, right, top = box
    x, y = rotate_point(left, bottom, turn)
    other_x, other_y = rotate_point(right, top, turn)
    return Box(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


def enclosing_box(boxes: Iterable[Edges]) -> Box:
    """Return the box around boxes, of which there is one at least.

    >>> enclosing_box([(0, 1, 2, 3), (1, 0, 2, 2)])
    Box(left=0, bottom=0, right=2, top=3)
    """
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies the inner, then the outer one.

    >>> multiply((2, 0, 0, 2, 0, 0), (1, 0, 0, 1, 5, 6))
    (2, 0, 0, 2, 5, 6)
    """
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
    """Put points through a matrix, then turn them.

    >>> transform_points([(1, 2)], (2, 0, 0, 2, 5, 6), 0)
    [(7, 10)]
    """
    a, b, c, d, e, f = matrix
    result = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
    return [rotate_point(x, y, turn) for x, y in result] if turn else result


def bounding_box(points: list[Point]) -> Box | None:
    """Return the box around points, or None where it is a dot at infinity or no number at all.

    >>> bounding_box([(0, 3), (2, 1)])
    Box(left=0, bottom=1, right=2, top=3)
    """
    if all(-_MAX_COORDINATE < value < _MAX_COORDINATE for point in points for value in point):
        return enclosing_box([(*point, *point) for point in points])
    return None


def _is_rectangle(points: list[Point], box: Box) -> bool:
    """Whether the points lie at the corners of the box around them."""
    return len(points) <= MAX_RECTANGLE_POINTS and all(
        min(x - box.left, box.right - x) < 1 and min(y - box.bottom, box.top - y) < 1
        for x, y in points
    )


class Drawing:
    """The drawn things of a page; ``objects`` counts paths and pictures of any form."""

    def __init__(self, *lines: Iterable[LineSegment]) -> None:
        """Begin with nothing, or with lines across and upright."""
        self.across, self.upright = map(list[LineSegment], lines or ((), ()))
        self.boxes: list[Box] = []
        self.pictures: list[Box] = []
        self.objects = 0

    def add_outlines(self, outlines: Iterable[list[Point]], *, is_stroked: bool) -> None:
        """Add the subpaths of a path: lines where it is stroked, filled boxes where it is not."""
        boxes = []
        for points in outlines:
            box = bounding_box(points)
            if box is None or self.add_thin(box):
                continue
            if is_stroked:
                self._add_edges(points)
            elif _is_rectangle(points, box):
                boxes.append(box)
        if len(boxes) > 1 and max(boxes, key=lambda box: box.area) == enclosing_box(boxes):
            # NOTE: boxes of one path that lie nested are a frame: its outer and inner edge.
            for box in boxes:
                self.add_frame(box)
        else:
            self.boxes += boxes

    def add_picture(self, points: list[Point]) -> None:
        """Add a picture by its corners; one that is thin is a line: some programs draw those so."""
        box = bounding_box(points)
        if box is not None and not self.add_thin(box):
            self.pictures.append(box)

    def add_thin(self, box: Box) -> bool:
        """Add a box if it is thin as a line; a dot counts both ways: rows of dots are lines."""
        flat, narrow = box.top - box.bottom <= _THIN, box.right - box.left <= _THIN
        if flat:
            self.across.append(LineSegment((box.bottom + box.top) / 2, box.left, box.right))
        if narrow:
            self.upright.append(LineSegment((box.left + box.right) / 2, box.bottom, box.top))
        return flat or narrow

    def add_frame(self, box: Box) -> None:
        """Add the edges of a box."""
        self.across += [LineSegment(at, box.left, box.right) for at in (box.bottom, box.top)]
        self.upright += [LineSegment(at, box.bottom, box.top) for at in (box.left, box.right)]

    def _add_edges(self, points: list[Point]) -> None:
        for (x, y), (next_x, next_y) in itertools.pairwise(points):
            if abs(y - next_y) < 1:
                self.across.append(LineSegment((y + next_y) / 2, min(x, next_x), max(x, next_x)))
            elif abs(x - next_x) < 1:
                self.upright.append(LineSegment((x + next_x) / 2, min(y, next_y), max(y, next_y)))
