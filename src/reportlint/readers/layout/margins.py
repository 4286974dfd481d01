"""Page numbers and running heads and feet: found by their place and by coming again."""

from __future__ import annotations

from typing import NamedTuple

from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.readers.layout.lines import Line
    from reportlint.readers.layout.pages import Page

#: The share of a page's height, at either end, in which its furniture stands.
_BAND = 0.13
#: How many lines from either end are looked at.
_DEPTH = 3
#: A running head stands at the same height on every page, within this, in points.
_SAME_HEIGHT = 6.0
_NUMERAL = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,4})"
_PAGE_NUMBER = Pattern(
    rf"[-—–―－─~·•.]{{1,3}}\s*\d{{1,4}}\s*[-—–―－─~·•.]{{1,3}}"
    rf"|第\s*{_NUMERAL}\s*页(?:[\s，,/]*共\s*{_NUMERAL}\s*页)?"
    rf"|共\s*{_NUMERAL}\s*页[\s，,/]*第\s*{_NUMERAL}\s*页"
    rf"|\d{{1,4}}\s*/\s*\d{{1,4}}(?:\s*页)?|[Pp]age\s*\d{{1,4}}(?:\s*of\s*\d{{1,4}})?"
)
_BARE_NUMBER = Pattern(r"\d{1,4}")
_FIGURES = Pattern(r"\d+")


class Furniture(NamedTuple):
    """A line dropped from a page; ``kind`` is header, footer, or number for a page number."""

    page: int
    kind: str
    line: Line


class _Edge(NamedTuple):
    """A line near the top or the bottom of a page; ``height`` is its distance from that end."""

    page: int
    kind: str
    line: Line
    height: float


def furniture(pages: Sequence[Page]) -> list[Furniture]:
    """Find the page numbers and the running heads and feet of all pages."""
    edges = [edge for page in pages for edge in _edges(page)]
    running = _running(edges, len(pages))
    numbers = _counting(edges, len(pages))
    found = []
    for edge in edges:
        if _PAGE_NUMBER.regex.fullmatch(edge.line.text.strip()) or edge in numbers:
            found.append(Furniture(edge.page, "number", edge.line))
        elif _key(edge) in running:
            found.append(Furniture(edge.page, edge.kind, edge.line))
    return found


def _edges(page: Page) -> Iterator[_Edge]:
    """Give the outermost lines of a page that stand in its margins, none of them past a table."""
    height = page.box.top - page.box.bottom
    highest = max((table.box.top for table in page.tables), default=page.box.bottom)
    lowest = min((table.box.bottom for table in page.tables), default=page.box.top)
    ordered = sorted(page.lines, key=lambda line: -line.baseline)
    for line in ordered[:_DEPTH]:
        distance = page.box.top - line.baseline
        if distance < height * _BAND and line.baseline > highest:
            yield _Edge(page.number, "header", line, distance)
    for line in ordered[-_DEPTH:]:
        distance = line.baseline - page.box.bottom
        if distance < height * _BAND and line.baseline < lowest:
            yield _Edge(page.number, "footer", line, distance)


def words_of(line: Line) -> str:
    """Give the words of a line without blanks and figures: what comes again on every page."""
    return _FIGURES.regex.sub("#", "".join(line.text.split()))


def _key(edge: _Edge) -> tuple[str, str, int]:
    return edge.kind, words_of(edge.line), round(edge.height / _SAME_HEIGHT)


def _running(edges: Sequence[_Edge], pages: int) -> set[tuple[str, str, int]]:
    """Give what stands in the same place on two pages in five or more, page numbers aside."""
    seen: dict[tuple[str, str, int], set[int]] = {}
    for edge in edges:
        if len(words_of(edge.line).replace("#", "")) > 1:
            seen.setdefault(_key(edge), set()).add(edge.page)
    enough = max(2.0, pages * 0.4)
    return {key for key, where in seen.items() if len(where) >= enough}


def _counting(edges: Sequence[_Edge], pages: int) -> set[_Edge]:
    """Give the bare numbers that count up with the pages; on a lone page, the number 1."""
    series: dict[tuple[str, int], list[_Edge]] = {}
    for edge in edges:
        text = edge.line.text.strip()
        if _BARE_NUMBER.regex.fullmatch(text):
            series.setdefault((edge.kind, int(text) - edge.page), []).append(edge)
    return {
        edge
        for (_, offset), found in series.items()
        if len({each.page for each in found}) > 1 or (pages == 1 and offset == 0)
        for edge in found
    }
