"""Points, boxes and matrices of a page."""

from __future__ import annotations

from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

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


def rotate_point(x: float, y: float, turn: int) -> tuple[float, float]:
    """Rotate a point by so many quarter turns, clockwise."""
    if turn == 1:
        return y, -x
    if turn == 2:
        return -x, -y
    return (-y, x) if turn else (x, y)


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


def lies_within(box: Box, outer: Box) -> bool:
    """Whether a box lies within an outer one."""
    return (
        outer.left <= box.left
        and box.right <= outer.right
        and outer.bottom <= box.bottom
        and box.top <= outer.top
    )


def corner_points(box: Box) -> list[Point]:
    """Return the corners of a box, the first again at the end."""
    left, bottom, right, top = box
    return [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]


def is_rectangle(points: list[Point], box: Box) -> bool:
    """Whether the points lie at the corners of the box around them."""
    return len(points) <= MAX_RECTANGLE_POINTS and all(
        min(x - box.left, box.right - x) < 1 and min(y - box.bottom, box.top - y) < 1
        for x, y in points
    )
