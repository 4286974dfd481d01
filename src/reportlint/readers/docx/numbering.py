"""Automatic numbering: what Word prints before a paragraph and keeps out of its text."""

from __future__ import annotations

from reportlint.readers.docx import names
from reportlint.readers.docx.names import parse_int, read_value
from reportlint.readers.docx.numerals import format_number
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from reportlint.readers.docx.styles import Styles

LEVEL_COUNT = 9
_PLACE = Pattern(r"%([1-9])")
#: What a label may hold beside numbers; the signs of bullets, often private to a font, are none.
_LABEL_CHARACTER = Pattern(r"[0-9A-Za-z\u3400-\u9fff０-９\u2460-\u24ff\u3220-\u32b0]")
#: After these a number stands apart by itself.
_SEPARATE_ENDINGS = "、．。，：）】〕》」　"
#: The longest label that is printed: nine numbers with dots between take 26 signs.
_MAX_LABEL_CHARS = 32
_MAX_LINKS = 8


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
            level = next(
                (
                    i
                    for i, list_level in numbered_list.levels.items()
                    if list_level.style == style != ""
                ),
                0,
            )
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

        def place(index: int) -> str:
            if index > level:
                return ""
            count = counts[index]
            form = "decimal" if own.legal else numbered_list.levels.get(index, own).form
            return format_number(
                _first_number(numbered_list, index) if count is None else count, form
            )

        label = _PLACE.regex.sub(lambda match: place(int(match[1]) - 1), own.text)
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
                elements = element.findall(f"{names.W}lvl")
                return {
                    parse_int(level.get(names.NUMBER_LEVEL)): _read_level(level)
                    for level in elements
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
