"""Elements of OFD, and the objects of a page out of layers, blocks and composites.

Elements are told by their names alone: programs write them in several namespaces or in none.
"""

from __future__ import annotations

from reportlint.readers.layout.drawings import IDENTITY, multiply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from reportlint.readers.layout import Budget
    from reportlint.readers.layout.drawings import Matrix

#: No coordinate of a page is larger, in millimetres; beyond it arithmetic loses its meaning.
_MAX_COORDINATE = 1e6
_BOX = 4
_CONTAINERS = ("Page", "Content", "Layer", "PageBlock")
_OBJECTS = ("TextObject", "PathObject", "ImageObject")
#: Composites may hold composites, and in a trap themselves.
_MAX_DEPTH = 8


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def find_all(parent: Element, name: str) -> Iterator[Element]:
    """Return all elements of a name within another."""
    return (element for element in parent.iter() if local_name(element) == name)


def element_text(element: Element) -> str:
    """Return the text of an element without blanks around it."""
    return (element.text or "").strip()


def parse_numbers(text: str) -> list[float]:
    """Read numbers that blanks part; none of them where one is no number or out of all bounds."""
    try:
        values = [float(word) for word in text.split()]
    except ValueError:
        return []
    return values if all(abs(value) <= _MAX_COORDINATE for value in values) else []


def parse_number(text: str | None, default: float) -> float:
    """Read the first of some numbers; the default where there is none."""
    values = parse_numbers(text or "")
    return values[0] if values else default


def parse_box(text: str | None) -> tuple[float, float, float, float] | None:
    """Read the left and upper edge, the width and the height of a box; None where it has none."""
    edges = parse_numbers(text or "")
    if len(edges) != _BOX or min(edges[2:]) <= 0:
        return None
    left, top, width, height = edges
    return left, top, width, height


def is_off(element: Element, name: str) -> bool:
    """Whether an attribute says no."""
    return element.get(name, "").strip().lower() in ("false", "0")


def matrix_of(element: Element, outer: Matrix) -> Matrix:
    """Return the matrix from an object's own space to the page's, through that of its container."""
    origin = parse_numbers(element.get("Boundary", ""))
    offset = (1.0, 0.0, 0.0, 1.0, origin[0], origin[1]) if len(origin) > 1 else IDENTITY
    values = parse_numbers(element.get("CTM", ""))
    if len(values) != len(IDENTITY):
        return multiply(offset, outer)
    a, b, c, d, e, f = values
    return multiply(multiply((a, b, c, d, e, f), offset), outer)


def walk_objects(
    content: Element, units: Mapping[str, Element], outer: Matrix, budget: Budget
) -> Iterator[tuple[str, Element, Matrix]]:
    """Return kind, element and matrix of all that is shown, in the order of the file.

    ``units`` are what composites show, by their ids. Raises UnreadableError where there is far
    more than on the pages of any report.
    """
    # NOTE: a stack, not recursion: blocks may nest as deep as a file likes.
    stack: list[tuple[Element, Matrix, int]] = [(content, outer, 0)]
    while stack:
        element, matrix, depth = stack.pop()
        kind = local_name(element)
        if is_off(element, "Visible"):
            continue
        budget.take_object()
        if kind in _CONTAINERS:
            stack += [(child, matrix, depth) for child in reversed(element)]
        elif kind in _OBJECTS:
            yield kind, element, matrix_of(element, matrix)
        elif kind == "CompositeObject" and depth < _MAX_DEPTH:
            composite = units.get(element.get("ResourceID", ""), ())
            inside = matrix_of(element, matrix)
            stack += [(child, inside, depth + 1) for child in reversed(composite)]
