"""Automatic numbering: what Word prints before a paragraph and keeps out of its text."""

from __future__ import annotations

from reportlint.readers.docx import names
from reportlint.readers.docx.names import number, value
from reportlint.readers.docx.numerals import written
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from reportlint.readers.docx.styles import Styles

LEVELS = 9
_PLACE = Pattern(r"%([1-9])")
#: What a label may hold beside numbers; the signs of bullets, often private to a font, are none.
_WORDS = Pattern(r"[0-9A-Za-z\u3400-\u9fff０-９\u2460-\u24ff\u3220-\u32b0]")
#: After these a number stands apart by itself.
_APART = "、．。，：）】〕》」　"
#: The longest label that is printed: nine numbers with dots between take 26 signs.
_MAX_LABEL = 32
_MAX_LINKS = 8


class Level(Record):
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


class List(Record):
    """What a paragraph's ``w:numId`` names: levels, shared counters, and starts of its own."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a file and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Take the numbering part; without one nothing is numbered."""
        elements = () if root is None else tuple(root)
        self._styles = styles
        self._abstract = _by_id(elements, "abstractNum", "abstractNumId")
        self._lists = _by_id(elements, "num", "numId")
        self._made: dict[str, List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._met: set[str] = set()

    def label(self, identity: str, level: int | None, style: str) -> str:
        """Count a paragraph in and give what is printed before its text, "" for nothing.

        Without a level the one that names the paragraph's style is meant, else the first.
        """
        if identity not in self._made:
            self._made[identity] = self._make(identity)
        found = self._made[identity]
        if found is None:
            return ""
        if level is None:
            level = next((i for i, made in found.levels.items() if made.style == style != ""), 0)
        level = max(0, min(level, LEVELS - 1))
        if level not in found.levels:
            return ""
        self._count(identity, found, level)
        return self._printed(found, level)

    def _count(self, identity: str, found: List, level: int) -> None:
        counts = self._counts.setdefault(found.counters, [None] * LEVELS)
        if identity not in self._met:
            self._met.add(identity)
            for started in found.starts:
                counts[started] = None
        before = counts[level]
        counts[level] = _start(found, level) if before is None else before + 1
        for deeper in range(level + 1, LEVELS):
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                counts[deeper] = None

    def _printed(self, found: List, level: int) -> str:
        counts = self._counts[found.counters]
        own = found.levels[level]
        if own.form == "bullet" and not _WORDS.regex.search(own.text):
            return ""

        def place(index: int) -> str:
            if index > level:
                return ""
            count = counts[index]
            form = "decimal" if own.legal else found.levels.get(index, own).form
            return written(_start(found, index) if count is None else count, form)

        label = _PLACE.regex.sub(lambda match: place(int(match[1]) - 1), own.text)
        if not label or own.suffix == "nothing" or label.endswith(tuple(_APART)):
            return label
        return f"{label.rstrip()} "

    def _make(self, identity: str) -> List | None:
        element = self._lists.get(identity)
        if element is None:
            return None
        counters = value(element, f"{names.W}abstractNumId") or ""
        levels = self._levels(counters)
        starts: dict[int, int] = {}
        for override in element.findall(f"{names.W}lvlOverride"):
            index = number(override.get(names.NUMBER_LEVEL))
            replaced = override.find(f"{names.W}lvl")
            if replaced is not None:
                levels[index] = _level(replaced)
            start = value(override, f"{names.W}startOverride")
            if start is not None and 0 <= index < LEVELS:
                starts[index] = number(start, 1)
        return List(counters, levels, starts)

    def _levels(self, abstract: str) -> dict[int, Level]:
        """Give the levels of a list, which may be those of a numbering style."""
        for _ in range(_MAX_LINKS):
            element = self._abstract.get(abstract)
            if element is None:
                break
            link = value(element, f"{names.W}numStyleLink")
            if link is None:
                made = element.findall(f"{names.W}lvl")
                return {number(level.get(names.NUMBER_LEVEL)): _level(level) for level in made}
            target = self._lists.get(self._styles.named(link).number_id or "")
            abstract = value(target, f"{names.W}abstractNumId") or ""
        return {}


def _by_id(elements: Iterable[Element], tag: str, attribute: str) -> dict[str, Element]:
    tag, attribute = names.W + tag, names.W + attribute
    return {item.get(attribute, ""): item for item in elements if item.tag == tag}


def _start(found: List, level: int) -> int:
    own = found.starts.get(level)
    return found.levels.get(level, Level()).start if own is None else own


def _level(element: Element) -> Level:
    form = value(element, f"{names.W}numFmt")
    if form is None:  # a format of a later version, with one that everybody knows beside it
        fallback = element.find(f"{names.ALTERNATIVES}/{names.FALLBACK}")
        form = value(fallback, f"{names.W}numFmt")
    restart = value(element, f"{names.W}lvlRestart")
    return Level(
        start=number(value(element, f"{names.W}start")),
        form=form or "decimal",
        text=(value(element, f"{names.W}lvlText") or "")[:_MAX_LABEL],
        suffix=value(element, f"{names.W}suff") or "tab",
        restart=None if restart is None else number(restart),
        legal=names.switch(element, f"{names.W}isLgl") or False,
        style=value(element, names.PARAGRAPH_STYLE) or "",
    )
