"""Elements of OFD by their names alone: programs write them in several namespaces or in none."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

#: No coordinate of a page is larger, in millimetres; beyond it arithmetic loses its meaning.
_FAR = 1e6


def local(element: Element) -> str:
    """Give the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def named(parent: Element, name: str) -> Iterator[Element]:
    """Give all elements of a name within another."""
    return (element for element in parent.iter() if local(element) == name)


def words(element: Element) -> str:
    """Give the text of an element without blanks around it."""
    return (element.text or "").strip()


def numbers(text: str) -> list[float]:
    """Read numbers that blanks part; none of them where one is no number or out of all bounds."""
    try:
        found = [float(word) for word in text.split()]
    except ValueError:
        return []
    return found if all(abs(value) <= _FAR for value in found) else []


def number(text: str | None, default: float) -> float:
    """Read the first of some numbers; the default where there is none."""
    found = numbers(text or "")
    return found[0] if found else default
