"""Path objects and pictures: the lines that rule tables, the boxes that fill cells."""

from __future__ import annotations

from reportlint.readers.layout.drawings import add_outlines, add_picture
from reportlint.readers.layout.geometry import UNIT_SQUARE, multiply, transform_points
from reportlint.readers.ofd.elements import element_text, find_all, is_off, parse_box
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    from reportlint.readers.layout.budget import Budget
    from reportlint.readers.layout.drawings import Drawing
    from reportlint.readers.layout.geometry import Matrix, Point

    #: The matrix that puts an object on its page, and the quarter turns of the page's text.
    Place: TypeAlias = tuple[Matrix, int]

_TOKENS = Pattern(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
#: How many numbers follow an operator; the last two are the point that it leads to.
_OPERANDS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
#: A path of more segments than this draws no table.
_MAX_PATH = 20_000


def add_path(drawing: Drawing, element: Element, place: Place, budget: Budget) -> None:
    """Add what a path object draws."""
    is_stroked = not is_off(element, "Stroke")
    is_filled = element.get("Fill", "false").strip().lower() in ("true", "1")
    tokens = _TOKENS.regex.findall(
        " ".join(element_text(data) for data in find_all(element, "AbbreviatedData"))
    )
    size = sum(token.isalpha() for token in tokens)
    if not (is_stroked or is_filled) or not 1 < size <= min(_MAX_PATH, budget.segments):
        return
    budget.segments -= size
    outlines = [transform_points(points, *place) for points in _outlines(tokens)]
    add_outlines(drawing, outlines, is_stroked=is_stroked)


def _outlines(tokens: list[str]) -> Iterator[list[Point]]:
    """Return the points of each subpath up to the first that makes no sense."""
    points: list[Point] = []
    at = 0
    while at < len(tokens):
        operator = tokens[at]
        count = _OPERANDS.get(operator, 0)
        operands = tokens[at + 1 : at + 1 + count]
        at += 1 + count
        if operator in ("M", "S") and points:
            yield points
            points = []
        if operator == "C" and points:
            points.append(points[0])
        elif count and len(operands) == count and not any(map(str.isalpha, operands)):
            points.append((float(operands[-2]), float(operands[-1])))
        elif operator != "C":
            break
    if points:
        yield points


def add_picture_object(drawing: Drawing, element: Element, place: Place) -> None:
    """Add a picture: its matrix stretches a unit square; without one it fills its boundary."""
    matrix, turn = place
    if "CTM" not in element.attrib:
        edges = parse_box(element.get("Boundary"))
        if edges is None:
            return
        matrix = multiply((edges[2], 0.0, 0.0, edges[3], 0.0, 0.0), matrix)
    add_picture(drawing, transform_points(UNIT_SQUARE, matrix, turn))
