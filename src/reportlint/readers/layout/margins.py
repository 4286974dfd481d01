"""The margins of pages: numbers and running heads found there, and lines indented from them."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.readers.layout.lines import TextLine
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
#: Two full-width blanks, as a paragraph starts in Chinese.
INDENT = "\u3000\u3000"
#: A line this far in, in em, is indented.
_INDENTED = 1.2
#: Lines that start within this of each other, in points, start at the same margin.
_SAME = 2.0
#: How far right of the document's margin a page's own may lie, in em: less than an indent.
_SHIFTED = 1.5


class EdgeLine(NamedTuple):
    """A line near the top or the bottom of a page; ``height`` is its distance from that end.

    ``kind`` is header, footer, or number for a page number.
    """

    page: int
    kind: str
    line: TextLine
    height: float


def find_furniture(pages: Sequence[Page]) -> list[EdgeLine]:
    """Find the page numbers and the running heads and feet of all pages.

    >>> page = Page(1, Box(0, 0, 595, 842), [TextLine("- 1 -", 280, 310, 30, 9)])
    >>> find_furniture([page])[0].kind
    'number'
    """
    edges = [edge for page in pages for edge in _edge_lines(page)]
    running = _find_running_heads(edges, len(pages))
    numbers = _find_page_numbers(edges, len(pages))
    numbers |= {edge for edge in edges if _PAGE_NUMBER.regex.fullmatch(edge.line.text.strip())}
    return [
        edge._replace(kind="number") if edge in numbers else edge
        for edge in edges
        if edge in numbers or _edge_key(edge) in running
    ]


def _edge_lines(page: Page) -> Iterator[EdgeLine]:
    """Return the outermost lines of a page that stand in its margins, none of them past a table."""
    band = (page.box.top - page.box.bottom) * _BAND
    highest = max((table.box.top for table in page.tables), default=page.box.bottom)
    lowest = min((table.box.bottom for table in page.tables), default=page.box.top)
    lines_by_height = sorted(page.lines, key=lambda line: -line.baseline)
    for line in lines_by_height[:_DEPTH]:
        if page.box.top - line.baseline < band and line.baseline > highest:
            yield EdgeLine(page.number, "header", line, page.box.top - line.baseline)
    for line in lines_by_height[-_DEPTH:]:
        if line.baseline - page.box.bottom < band and line.baseline < lowest:
            yield EdgeLine(page.number, "footer", line, line.baseline - page.box.bottom)


def _edge_key(edge: EdgeLine) -> tuple[str, str, int]:
    return edge.kind, edge.line.bare_words, round(edge.height / _SAME_HEIGHT)


def _find_running_heads(edges: Sequence[EdgeLine], pages: int) -> set[tuple[str, str, int]]:
    """Return what stands in the same place on two pages in five or more, page numbers aside."""
    pages_by_key: dict[tuple[str, str, int], set[int]] = {}
    for edge in edges:
        if len(edge.line.bare_words.replace("#", "")) > 1:
            pages_by_key.setdefault(_edge_key(edge), set()).add(edge.page)
    enough = max(2.0, pages * 0.4)
    return {key for key, where in pages_by_key.items() if len(where) >= enough}


def _find_page_numbers(edges: Sequence[EdgeLine], pages: int) -> set[EdgeLine]:
    """Return the bare numbers that count up with the pages; on a lone page, the number 1."""
    series: dict[tuple[str, int], list[EdgeLine]] = {}
    for edge in edges:
        text = edge.line.text.strip()
        if _BARE_NUMBER.regex.fullmatch(text):
            series.setdefault((edge.kind, int(text) - edge.page), []).append(edge)
    return {
        edge
        for (_, offset), group in series.items()
        if len({each.page for each in group}) > 1 or (pages == 1 and offset == 0)
        for edge in group
    }


def find_indents(pages: Sequence[Page]) -> dict[int, dict[TextLine, str]]:
    r"""Return for each page the blanks before each line that is indented.

    >>> lines = [TextLine("公开", left, 300, 700, 9) for left in (90, 90, 108)]
    >>> find_indents([Page(1, Box(0, 0, 595, 842), lines)])[1].values()
    dict_values(['\u3000\u3000'])
    """
    shapes: dict[tuple[int, int], list[TextLine]] = {}
    for page in pages:
        shapes.setdefault(_shape(page), []).extend(page.lines)
    usual = {shape: _margin(page_lines) for shape, page_lines in shapes.items()}
    return {page.number: _page_indents(page, usual[_shape(page)]) for page in pages}


def _shape(page: Page) -> tuple[int, int]:
    box = page.box
    return round(box.right - box.left), round(box.top - box.bottom)


def _page_indents(page: Page, usual: float | None) -> dict[TextLine, str]:
    margin = _margin(page.lines)
    if margin is None or usual is None:  # of a page without lines
        return {}
    shift = _SHIFTED * max(line.size for line in page.lines)
    margin = usual if margin > usual + shift else margin
    return {line: INDENT for line in page.lines if line.left - margin > _INDENTED * line.size}


def _margin(lines: Iterable[TextLine]) -> float | None:
    """Return the leftmost place at which two lines or more start; None without such."""
    starts = sorted(line.left for line in lines)
    for before, after in itertools.pairwise(starts):
        if after - before <= _SAME:
            return before
    return starts[0] if starts else None
