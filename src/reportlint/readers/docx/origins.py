"""Where in a Word file the text comes from: which element, and where in its words."""

from __future__ import annotations

from reportlint.readers.docx import names
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from xml.etree.ElementTree import Element

    from reportlint.readers.docx.output import Trace


@record
class Origin:
    """A stretch of ``Document.text`` (``offset``, ``length``) that one ``w:t`` element holds.

    ``part`` is the part's name, ``index`` the element's number among the ``w:t`` of that part from
    0, ``start`` where in its words the stretch begins. ``computed``: what stands there is worked
    out by Word (a field) or kept in two versions, so that changing it alone is of no use.
    """

    offset: int
    length: int
    part: str
    index: int
    start: int
    computed: bool


def origins(traces: Iterable[Trace], roots: Mapping[str, Element]) -> tuple[Origin, ...]:
    """Give the origins of a text in order, of the parts whose root elements are given."""
    places = {
        id(element): (part, index)
        for part, root in roots.items()
        for index, element in enumerate(root.iter(names.TEXT))
    }
    found = []
    for offset, length, element, start, computed in traces:
        place = places.get(id(element))
        # NOTE: letters of word art stand in an attribute.
        if place is not None:
            found.append(Origin(offset, length, *place, start, computed))
    return tuple(sorted(found, key=lambda origin: origin.offset))
