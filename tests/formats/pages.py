"""A paper as an OFD or PDF file: each line of each cell at its place, tables ruled or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from tests.formats.paper import Paper
from tests.readers import ofd_builder as build
from tests.readers import pdf_builder
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Box, Sheet
from tests.strategies.rendering.wrapping import width, wrap

#: Sizes in millimetres.
_SIZE = 3.0
_LEADING = 4.5
_LEFT, _TOP, _BOTTOM = 20.0, 20.0, 275.0
_HEIGHT = 297.0
#: Points in a millimetre.
_POINTS = 72 / 25.4
_PROSE = 110  # half-width columns
#: Half-width columns of each column, by table.
_WIDTHS = {
    "proactive": (26, 26, 26, 26),
    "requests": (12, 14, 30, *(8,) * 7),
    "litigation": (8,) * 15,
}


#: Words and the top left corner of where they stand; or a line from one point to another.
Drawn = tuple[str, float, float] | tuple[float, float, float, float]


@dataclass
class _Pages:
    """The pages so far, and how far down the last one is filled."""

    pages: list[list[Drawn]] = field(default_factory=lambda: [[]])
    y: float = _TOP

    def room(self, height: float) -> None:
        """Begin a page unless there is room."""
        if self.y + height > _BOTTOM:
            self.pages.append([])
            self.y = _TOP

    @property
    def is_new(self) -> bool:
        """Whether the page has just begun."""
        return self.y == _TOP

    def put(self, text: str, x: float, y: float) -> None:
        """Put a line of text at a place."""
        if text:
            self.pages[-1].append((text, round(x, 2), round(y, 2)))


def ofd(paper: Paper) -> bytes:
    """The paper as an OFD file with ruled tables; a page break may cut a merged cell."""
    return build.ofd(*written(paper, ruled=True))


def lines(paper: Paper) -> bytes:
    """The paper as an OFD file whose tables have no rules."""
    return build.ofd(*written(paper, ruled=False))


def pdf(paper: Paper) -> bytes:
    """The paper as a PDF file with ruled tables."""
    return pdf_builder.pdf(*map(_sheet, laid_out(paper, ruled=True)))


def pdf_lines(paper: Paper) -> bytes:
    """The paper as a PDF file whose tables have no rules."""
    return pdf_builder.pdf(*map(_sheet, laid_out(paper, ruled=False)))


def written(paper: Paper, *, ruled: bool) -> list[str]:
    """The content of its pages as those of an OFD file."""
    return [build.page(*map(_object, drawn)) for drawn in laid_out(paper, ruled=ruled)]


def _object(drawn: Drawn) -> str:
    if len(drawn) == 4:
        return build.line(*drawn)
    return build.text_object(*drawn, _SIZE)


def _sheet(page: list[Drawn]) -> pdf_builder.Sheet:
    sheet = pdf_builder.Sheet()
    for drawn in page:
        if len(drawn) == 4:
            x, y, to_x, to_y = drawn
            sheet.line(x * _POINTS, _up(y), to_x * _POINTS, _up(to_y))
        else:
            words, x, y = drawn
            sheet.text(x * _POINTS, _up(y + _SIZE), words, _SIZE * _POINTS)
    return sheet


def _up(y: float) -> float:
    return (_HEIGHT - y) * _POINTS


def laid_out(paper: Paper, *, ruled: bool) -> list[list[Drawn]]:
    """What is drawn on its pages, in millimetres from the top left corner."""
    pages = _Pages()
    for item in paper.items:
        if isinstance(item, Text):
            _prose(item, pages)
        else:
            _table(item, pages, ruled)
    return pages.pages


def _prose(item: Text, pages: _Pages) -> None:
    indent = 4 if item.role == "body" else 0
    for number, line in enumerate(wrap(item.words, _PROSE, indent)):
        left = (_PROSE - width(line)) / 2 if item.role == "title" else 0 if number else indent
        pages.room(_LEADING)
        pages.put(line, _LEFT + left * _SIZE / 2, pages.y)
        pages.y += _LEADING


def _table(sheet: Sheet, pages: _Pages, ruled: bool) -> None:
    """Write the cells, each in the middle of its area; a row that has no room begins a page."""
    lefts = [0]
    for one in _WIDTHS[sheet.table]:
        lefts.append(lefts[-1] + one)
    words = {box: wrap(box.text, _room(box, lefts)) for box in sheet.boxes}
    tops = _tops(sheet, words)
    places: dict[int, list[tuple[int, str]]] = {}
    for box, found in words.items():
        free = tops[box.row + box.rows] - tops[box.row] - len(found)
        first = tops[box.row] + max(0, free // 2)
        for number, line in enumerate(found):
            places.setdefault(first + number, []).append((lefts[box.column], line))
    for row, (top, end) in enumerate(pairwise(tops)):
        pages.room((end - top) * _LEADING)
        if ruled:
            _rule(sheet, row, [_LEFT + left * _SIZE / 2 - 1 for left in lefts], pages, end - top)
        for number in range(top, end):
            for left, line in places.get(number, ()):
                pages.put(line, _LEFT + left * _SIZE / 2, pages.y)
            pages.y += _LEADING
    pages.y += _LEADING


def _rule(sheet: Sheet, row: int, xs: list[float], pages: _Pages, height: int) -> None:
    """Draw the edges of a row's cells: those above it, below it and at their sides."""
    top, bottom = pages.y, pages.y + height * _LEADING
    for box in sheet.boxes:
        if not box.row <= row < box.row + box.rows:
            continue
        left, right = xs[box.column], xs[box.column + box.columns]
        ends = [(left, top, left, bottom), (right, top, right, bottom)]
        ends += [(left, top, right, top)] if row == box.row or pages.is_new else []
        ends += [(left, bottom, right, bottom)] if row == box.row + box.rows - 1 else []
        pages.pages[-1] += ends


def _room(box: Box, lefts: list[int]) -> int:
    return lefts[box.column + box.columns] - lefts[box.column] - 2


def _tops(sheet: Sheet, lines: dict[Box, list[str]]) -> list[int]:
    heights = [1] * sheet.rows
    for box in sorted(sheet.boxes, key=lambda box: box.rows):
        last = box.row + box.rows
        missing = len(lines[box]) - sum(heights[box.row : last])
        heights[last - 1] += max(0, missing)
    tops = [0]
    for height in heights:
        tops.append(tops[-1] + height)
    return tops
