"""Where in a Word file the text comes from: which element, and where in its words."""

from __future__ import annotations

from reportlint.readers.docx import names
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from xml.etree.ElementTree import Element

    from reportlint.readers.docx.text_builder import Trace


class Origin(Record):
    """A stretch of ``Document.text`` (``offset``, ``length``) that one ``w:t`` element holds.

    ``part`` is the part's name, ``index`` the element's number among the ``w:t`` of that part from
    0, ``start`` where in its words the stretch begins. ``is_computed``: what stands there is worked
    out by Word (a field) or kept in two versions, so that changing it alone is of no use.
    """

    offset: int
    length: int
    part: str
    index: int
    start: int
    is_computed: bool


class Anatomy(Record):
    """What a Word file consists of, for those who write beside its words.

    ``main`` is the name of the part that holds the text, ``comments`` that of the comments (None
    without any). ``cells`` maps where a table cell's text begins to the number of its ``w:tc``
    among those of the main part, from 0.
    """

    main: str
    comments: str | None
    origins: tuple[Origin, ...]
    cells: Mapping[int, int]


def number_cells(cells: Iterable[tuple[int, Element]], root: Element) -> dict[int, int]:
    """Return the numbers of cells among those below a root, by where their text begins."""
    numbers = {id(element): number for number, element in enumerate(root.iter(names.CELL))}
    pairs = ((offset, numbers.get(id(element))) for offset, element in cells)
    return {offset: number for offset, number in pairs if number is not None}


def collect_origins(traces: Iterable[Trace], roots: Mapping[str, Element]) -> tuple[Origin, ...]:
    """Return the origins of a text in order, of the parts whose root elements are given."""
    places = {
        id(element): (part, index)
        for part, root in roots.items()
        for index, element in enumerate(root.iter(names.TEXT))
    }
    text_origins = []
    for offset, length, element, start, is_computed in traces:
        place = places.get(id(element))
        # NOTE: letters of word art stand in an attribute.
        if place is not None:
            text_origins.append(Origin(offset, length, *place, start, is_computed))
    return tuple(sorted(text_origins, key=lambda origin: origin.offset))
