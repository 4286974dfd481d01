"""A paper as an OFD file: every line of every cell at its place on a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from tests.formats.paper import Paper
from tests.readers import ofd_builder as build
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Box, Sheet
from tests.strategies.rendering.wrapping import width, wrap

#: Sizes in millimetres.
_SIZE = 3.0
_LEADING = 4.5
_LEFT, _TOP, _BOTTOM = 20.0, 20.0, 275.0
_PROSE = 110  # half-width columns
#: Half-width columns of each column, by table.
_WIDTHS = {
    "proactive": (26, 26, 26, 26),
    "requests": (12, 14, 30, *(8,) * 7),
    "litigation": (8,) * 15,
}


@dataclass
class _Pages:
    """The pages so far, and how far down the last one is filled."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])
    y: float = _TOP

    def room(self, height: float) -> None:
        """Begin a page unless there is room."""
        if self.y + height > _BOTTOM:
            self.pages.append([])
            self.y = _TOP

    def put(self, text: str, x: float, y: float) -> None:
        """Put a line of text at a place."""
        if text:
            self.pages[-1].append(build.text_object(text, round(x, 2), round(y, 2), _SIZE))


def ofd(paper: Paper) -> bytes:
    """The paper as an OFD file."""
    return build.ofd(*written(paper))


def written(paper: Paper) -> list[str]:
    """The content of its pages."""
    pages = _Pages()
    for item in paper.items:
        if isinstance(item, Text):
            _prose(item, pages)
        else:
            _table(item, pages)
    return [build.page(*objects) for objects in pages.pages]


def _prose(item: Text, pages: _Pages) -> None:
    indent = 4 if item.role == "body" else 0
    for number, line in enumerate(wrap(item.words, _PROSE, indent)):
        left = (_PROSE - width(line)) / 2 if item.role == "title" else 0 if number else indent
        pages.room(_LEADING)
        pages.put(line, _LEFT + left * _SIZE / 2, pages.y)
        pages.y += _LEADING


def _table(sheet: Sheet, pages: _Pages) -> None:
    """Write the cells, each in the middle of its area; a row that has no room begins a page."""
    lefts = [0]
    for one in _WIDTHS[sheet.table]:
        lefts.append(lefts[-1] + one)
    lines = {box: wrap(box.text, _room(box, lefts)) for box in sheet.boxes}
    tops = _tops(sheet, lines)
    places: dict[int, list[tuple[int, str]]] = {}
    for box, words in lines.items():
        free = tops[box.row + box.rows] - tops[box.row] - len(words)
        first = tops[box.row] + max(0, free // 2)
        for number, line in enumerate(words):
            places.setdefault(first + number, []).append((lefts[box.column], line))
    for top, end in pairwise(tops):
        pages.room((end - top) * _LEADING)
        for number in range(top, end):
            for left, line in places.get(number, ()):
                pages.put(line, _LEFT + left * _SIZE / 2, pages.y)
            pages.y += _LEADING


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
