"""Elements that only wrap others: what really lies in a body, a table, a row or a cell."""

from __future__ import annotations

from reportlint.readers.docx import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

_TRANSPARENT = (
    names.CUSTOM_XML,
    names.SMART_TAG,
    names.INSERTED,
    names.MOVED_TO,
    f"{names.W}sdtContent",
)
_DROPPED = (names.DELETED, names.MOVED_FROM)


def chosen(alternatives: Element) -> Element | None:
    """Give the one of several versions of the same content to read: the first that has text."""
    branches = [item for item in alternatives if item.tag in (names.CHOICE, names.FALLBACK)]
    for branch in branches:
        if next(branch.iter(names.TEXT), None) is not None:
            return branch
    return branches[0] if branches else None


def children(parent: Element) -> Iterator[Element]:
    """Give the children of a container, those within wrappers in the wrapper's place."""
    waiting: list[Iterator[Element]] = [iter(parent)]
    while waiting:
        for element in waiting[-1]:
            inner = _unwrapped(element)
            if inner is not None:
                waiting.append(iter(inner))
                break
            yield element
        else:
            waiting.pop()


def _unwrapped(element: Element) -> Iterable[Element] | None:
    if element.tag == names.CONTENT_CONTROL:
        return element.findall(names.CONTROL_CONTENT)
    if element.tag == names.ALTERNATIVES:
        branch = chosen(element)
        return () if branch is None else branch
    if element.tag in _DROPPED:
        return ()
    return element if element.tag in _TRANSPARENT else None
