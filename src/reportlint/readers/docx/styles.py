"""What a paragraph inherits: its style, and the number that lists print before it."""

from __future__ import annotations

from reportlint.readers.docx import names
from reportlint.readers.docx.names import parse_int, read_toggle, read_value
from reportlint.readers.docx.numerals import format_number
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator
    from typing import TypeVar
    from xml.etree.ElementTree import Element

    T = TypeVar("T")

#: Built-in names, in English whatever the program's language, or as Chinese programs may save them.
_HEADING = Pattern(r"(?:heading|标题) ?([1-9])", 2)  # 2: re.IGNORECASE
_CONTENTS = Pattern(r"(?:toc|contents|(?:wps ?office手动)?目录) ?[1-9]", 2)
_BODY_LEVEL = 9
_MAX_CHAIN = 32
LEVEL_COUNT = 9
_PLACE = Pattern(r"%([1-9])")
#: What a label may hold beside numbers; the signs of bullets, often private to a font, are none.
_LABEL_CHARACTER = Pattern(r"[0-9A-Za-z\u3400-\u9fff０-９\u2460-\u24ff\u3220-\u32b0]")
#: After these a number stands apart by itself.
_SEPARATE_ENDINGS = "、．。，：）】〕》」　"
#: The longest label that is printed: nine numbers with dots between take 26 signs.
_MAX_LABEL_CHARS = 32
_MAX_LINKS = 8


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
        if identity not in self._resolved_styles:
            self._resolved_styles[identity] = self._resolve(identity)
        return self._resolved_styles[identity]

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
    """Return the outline level that properties set: from 1, or 0 for body text; None if not set.

    >>> outline_level(read_xml('<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'))
    1
    """
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


class ListLevel(Record):
    """A level of a list: how its numbers look and when they start again.

    ``restart``: the 1-based level whose paragraphs restart it, 0 for none, None for any above it.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""


class NumberedList(Record):
    """What a paragraph's ``w:numId`` names: levels, shared counters, and starts of its own."""

    counters: str
    levels: dict[int, ListLevel]
    starts: dict[int, int]


class Numbering:
    """The lists of a file and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Take the numbering part; without one nothing is numbered."""
        elements = () if root is None else tuple(root)
        self._styles = styles
        self._abstract = _elements_by_id(elements, "abstractNum", "abstractNumId")
        self._lists = _elements_by_id(elements, "num", "numId")
        self._built_lists: dict[str, NumberedList | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._seen_ids: set[str] = set()

    def label(self, identity: str, level: int | None, style: str) -> str:
        """Count a paragraph in and give what is printed before its text, "" for nothing.

        Without a level the one that names the paragraph's style is meant, else the first.
        """
        if identity not in self._built_lists:
            self._built_lists[identity] = self._build_list(identity)
        numbered_list = self._built_lists[identity]
        if numbered_list is None:
            return ""
        if level is None:
            levels = numbered_list.levels.items()
            level = next((index for index, each in levels if each.style == style != ""), 0)
        level = max(0, min(level, LEVEL_COUNT - 1))
        if level not in numbered_list.levels:
            return ""
        self._count(identity, numbered_list, level)
        return self._format_label(numbered_list, level)

    def _count(self, identity: str, numbered_list: NumberedList, level: int) -> None:
        counts = self._counts.setdefault(numbered_list.counters, [None] * LEVEL_COUNT)
        if identity not in self._seen_ids:
            self._seen_ids.add(identity)
            for index in numbered_list.starts:
                counts[index] = None
        before = counts[level]
        counts[level] = _first_number(numbered_list, level) if before is None else before + 1
        for deeper in range(level + 1, LEVEL_COUNT):
            restart = numbered_list.levels.get(deeper, ListLevel()).restart
            if restart is None or level < restart:
                counts[deeper] = None

    def _format_label(self, numbered_list: NumberedList, level: int) -> str:
        counts = self._counts[numbered_list.counters]
        own = numbered_list.levels[level]
        if own.form == "bullet" and not _LABEL_CHARACTER.regex.search(own.text):
            return ""

        def place(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            if index > level:
                return ""
            count = counts[index]
            number = _first_number(numbered_list, index) if count is None else count
            form = "decimal" if own.legal else numbered_list.levels.get(index, own).form
            return format_number(number, form)

        label = _PLACE.regex.sub(place, own.text)
        if not label or own.suffix == "nothing" or label.endswith(tuple(_SEPARATE_ENDINGS)):
            return label
        return f"{label.rstrip()} "

    def _build_list(self, identity: str) -> NumberedList | None:
        element = self._lists.get(identity)
        if element is None:
            return None
        counters = read_value(element, f"{names.W}abstractNumId") or ""
        levels = self._read_levels(counters)
        starts: dict[int, int] = {}
        for override in element.findall(f"{names.W}lvlOverride"):
            index = parse_int(override.get(names.NUMBER_LEVEL))
            definition = override.find(f"{names.W}lvl")
            if definition is not None:
                levels[index] = _read_level(definition)
            start = read_value(override, f"{names.W}startOverride")
            if start is not None and 0 <= index < LEVEL_COUNT:
                starts[index] = parse_int(start, 1)
        return NumberedList(counters, levels, starts)

    def _read_levels(self, abstract: str) -> dict[int, ListLevel]:
        """Return the levels of a list, which may be those of a numbering style."""
        for _ in range(_MAX_LINKS):
            element = self._abstract.get(abstract)
            if element is None:
                break
            link = read_value(element, f"{names.W}numStyleLink")
            if link is None:
                levels = element.findall(f"{names.W}lvl")
                return {
                    parse_int(each.get(names.NUMBER_LEVEL)): _read_level(each) for each in levels
                }
            target = self._lists.get(self._styles.style_of(link).number_id or "")
            abstract = read_value(target, f"{names.W}abstractNumId") or ""
        return {}


def _elements_by_id(elements: Iterable[Element], tag: str, attribute: str) -> dict[str, Element]:
    tag, attribute = names.W + tag, names.W + attribute
    return {item.get(attribute, ""): item for item in elements if item.tag == tag}


def _first_number(numbered_list: NumberedList, level: int) -> int:
    own = numbered_list.starts.get(level)
    return numbered_list.levels.get(level, ListLevel()).start if own is None else own


def _read_level(element: Element) -> ListLevel:
    form = read_value(element, f"{names.W}numFmt")
    if form is None:  # a format of a later version, with one that everybody knows beside it
        fallback = element.find(f"{names.ALTERNATIVES}/{names.FALLBACK}")
        form = read_value(fallback, f"{names.W}numFmt")
    restart = read_value(element, f"{names.W}lvlRestart")
    return ListLevel(
        start=parse_int(read_value(element, f"{names.W}start")),
        form=form or "decimal",
        text=(read_value(element, f"{names.W}lvlText") or "")[:_MAX_LABEL_CHARS],
        suffix=read_value(element, f"{names.W}suff") or "tab",
        restart=None if restart is None else parse_int(restart),
        legal=names.read_toggle(element, f"{names.W}isLgl") or False,
        style=read_value(element, names.PARAGRAPH_STYLE) or "",
    )
