"""Elements that only wrap others: what really lies in a body, a table, a row or a cell."""

from __future__ import annotations

from reportlint.readers.docx import names
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

#: Elements within elements, beyond what any program writes.
MAX_DEPTH = 100
_TRANSPARENT = (
    names.CUSTOM_XML,
    names.SMART_TAG,
    names.INSERTED,
    names.MOVED_TO,
    f"{names.W}sdtContent",
)
_DROPPED = (names.DELETED, names.MOVED_FROM)


def nesting_error() -> UnreadableError:
    """Make the error for elements nested beyond MAX_DEPTH."""
    return UnreadableError(
        Message("readers.docx.nested_too_deep", max_depth=MAX_DEPTH),
        Message("readers.archive.save_in_office"),
    )


def choose_branch(alternatives: Element) -> Element | None:
    """Return the one of several versions of the same content to read: the first that has text."""
    branches = [item for item in alternatives if item.tag in (names.CHOICE, names.FALLBACK)]
    for branch in branches:
        if next(branch.iter(names.TEXT), None) is not None:
            return branch
    return branches[0] if branches else None


def children(parent: Element) -> Iterator[Element]:
    """Return the children of a container, those within wrappers in the wrapper's place."""
    stack: list[Iterator[Element]] = [iter(parent)]
    while stack:
        for element in stack[-1]:
            inner = _unwrap(element)
            if inner is not None:
                if len(stack) > MAX_DEPTH:
                    raise nesting_error()
                stack.append(iter(inner))
                break
            yield element
        else:
            stack.pop()


def _unwrap(element: Element) -> Iterable[Element] | None:
    if element.tag == names.CONTENT_CONTROL:
        return element.findall(names.CONTROL_CONTENT)
    if element.tag == names.ALTERNATIVES:
        branch = choose_branch(element)
        return () if branch is None else branch
    if element.tag in _DROPPED:
        return ()
    return element if element.tag in _TRANSPARENT else None
