"""The objects of a page: texts, paths and pictures, out of layers, blocks and composites."""

from __future__ import annotations

from reportlint.readers.ofd.elements import is_off, local_name, matrix_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from reportlint.readers.layout.budget import Budget
    from reportlint.readers.layout.geometry import Matrix

_CONTAINERS = ("Page", "Content", "Layer", "PageBlock")
_OBJECTS = ("TextObject", "PathObject", "ImageObject")
#: Composites may hold composites, and in a trap themselves.
_MAX_DEPTH = 8


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
