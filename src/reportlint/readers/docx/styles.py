"""Styles: what a paragraph or a run inherits that matters to its text."""

from __future__ import annotations

from reportlint.readers.docx import names
from reportlint.readers.docx.names import number, switch, value
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar
    from xml.etree.ElementTree import Element

    T = TypeVar("T")

#: Built-in names, in English whatever the program's language, or as Chinese programs may save them.
_HEADING = Pattern(r"(?:heading|标题) ?([1-9])", 2)  # 2: re.IGNORECASE
_CONTENTS = Pattern(r"(?:toc|contents|(?:wps ?office手动)?目录) ?[1-9]", 2)
_BODY_LEVEL = 9
_MAX_CHAIN = 32


class Style(Record):
    """What a style gives, with what it is based on.

    ``level``: outline level from 1, 0 for body text. ``number_id`` and ``number_level``: its
    automatic numbering. ``contents``: an entry of the table of contents.
    """

    level: int = 0
    number_id: str | None = None
    number_level: int | None = None
    hidden: bool = False
    contents: bool = False


_PLAIN = Style()


class Styles:
    """The styles of a file."""

    def __init__(self, root: Element | None) -> None:
        """Take the styles part; without one every style is plain."""
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default = ""
        for element in () if root is None else root.iter(f"{names.W}style"):
            self._add(element)

    def _add(self, element: Element) -> None:
        identity = element.get(f"{names.W}styleId", "")
        self._elements.setdefault(identity, element)
        default = element.get(f"{names.W}default", "0") not in ("0", "false", "off")
        if default and element.get(names.TYPE) == "paragraph":
            self._default = identity

    def paragraph(self, identity: str | None) -> Style:
        """Give the style of a paragraph that names it, or none."""
        return self.named(self._default if identity is None else identity)

    def named(self, identity: str) -> Style:
        """Give a style; unknown ones are plain."""
        found = self._resolved.get(identity)
        if found is None:
            found = self._resolved[identity] = self._resolve(identity)
        return found

    def _resolve(self, identity: str) -> Style:
        chain = list(self._chain(identity))
        if not chain:
            return _PLAIN
        paragraphs = [element.find(names.PARAGRAPH_PROPERTIES) for element in chain]
        runs = [element.find(names.RUN_PROPERTIES) for element in chain]
        numbers = [None if item is None else item.find(names.NUMBERING) for item in paragraphs]
        level = _first(value(item, names.NUMBER_LEVEL) for item in numbers)
        return Style(
            level=_first(map(_level, chain, paragraphs)) or 0,
            number_id=_first(value(item, names.NUMBER_ID) for item in numbers),
            number_level=None if level is None else number(level),
            hidden=_first(switch(item, names.HIDDEN) for item in runs) or False,
            contents=_CONTENTS.regex.fullmatch(_name(chain[0])) is not None,
        )

    def _chain(self, identity: str) -> Iterator[Element]:
        for _ in range(_MAX_CHAIN):
            element = self._elements.get(identity)
            if element is None:
                return
            yield element
            identity = value(element, f"{names.W}basedOn") or ""


def outline_level(properties: Element | None) -> int | None:
    """Give the outline level that properties set: from 1, or 0 for body text; None if not set."""
    given = value(properties, names.OUTLINE_LEVEL)
    if given is None:
        return None
    level = number(given, _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


def _level(style: Element, properties: Element | None) -> int | None:
    given = outline_level(properties)
    if given is not None:
        return given
    heading = _HEADING.regex.fullmatch(_name(style))
    return int(heading[1]) if heading else None


def _name(style: Element) -> str:
    return value(style, f"{names.W}name") or ""


def _first(values: Iterable[T | None]) -> T | None:
    return next((item for item in values if item is not None), None)
