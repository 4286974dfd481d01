"""Styles: what a paragraph or a run inherits that matters to its text."""

from __future__ import annotations

from reportlint.readers.docx import names
from reportlint.readers.docx.names import parse_int, read_toggle, read_value
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


class WordStyle(Record):
    """What a style gives, with what it is based on.

    ``level``: outline level from 1, 0 for body text. ``number_id`` and ``number_level``: its
    automatic numbering. ``is_contents_entry``: an entry of the table of contents.
    """

    level: int = 0
    number_id: str | None = None
    number_level: int | None = None
    is_hidden: bool = False
    is_contents_entry: bool = False


_PLAIN = WordStyle()


class Styles:
    """The styles of a file."""

    def __init__(self, root: Element | None) -> None:
        """Take the styles part; without one every style is plain."""
        self._elements: dict[str, Element] = {}
        self._resolved_styles: dict[str, WordStyle] = {}
        self._default = ""
        for element in () if root is None else root.iter(f"{names.W}style"):
            self._add(element)

    def _add(self, element: Element) -> None:
        identity = element.get(f"{names.W}styleId", "")
        self._elements.setdefault(identity, element)
        default = element.get(f"{names.W}default", "0") not in ("0", "false", "off")
        if default and element.get(names.TYPE) == "paragraph":
            self._default = identity

    def paragraph(self, identity: str | None) -> WordStyle:
        """Return the style of a paragraph that names it, or none."""
        return self.style_of(self._default if identity is None else identity)

    def style_of(self, identity: str) -> WordStyle:
        """Return a style; unknown ones are plain."""
        style = self._resolved_styles.get(identity)
        if style is None:
            style = self._resolved_styles[identity] = self._resolve(identity)
        return style

    def _resolve(self, identity: str) -> WordStyle:
        chain = list(self._chain(identity))
        if not chain:
            return _PLAIN
        paragraphs = [element.find(names.PARAGRAPH_PROPERTIES) for element in chain]
        runs = [element.find(names.RUN_PROPERTIES) for element in chain]
        numbers = [None if item is None else item.find(names.NUMBERING) for item in paragraphs]
        level = _first(read_value(item, names.NUMBER_LEVEL) for item in numbers)
        return WordStyle(
            level=_first(map(_level, chain, paragraphs)) or 0,
            number_id=_first(read_value(item, names.NUMBER_ID) for item in numbers),
            number_level=None if level is None else parse_int(level),
            is_hidden=_first(read_toggle(item, names.HIDDEN) for item in runs) or False,
            is_contents_entry=_CONTENTS.regex.fullmatch(_name(chain[0])) is not None,
        )

    def _chain(self, identity: str) -> Iterator[Element]:
        for _ in range(_MAX_CHAIN):
            element = self._elements.get(identity)
            if element is None:
                return
            yield element
            identity = read_value(element, f"{names.W}basedOn") or ""


def outline_level(properties: Element | None) -> int | None:
    """Return the outline level that properties set: from 1, or 0 for body text; None if not set."""
    level_text = read_value(properties, names.OUTLINE_LEVEL)
    if level_text is None:
        return None
    level = parse_int(level_text, _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


def _level(style: Element, properties: Element | None) -> int | None:
    own_level = outline_level(properties)
    if own_level is not None:
        return own_level
    heading = _HEADING.regex.fullmatch(_name(style))
    return int(heading[1]) if heading else None


def _name(style: Element) -> str:
    return read_value(style, f"{names.W}name") or ""


def _first(values: Iterable[T | None]) -> T | None:
    return next((item for item in values if item is not None), None)
