"""As `pdftotext -layout` gives it: the page as a picture made of characters, columns in line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.strategies.model import Draft
from tests.strategies.rendering.flow import Text, expected, flow
from tests.strategies.rendering.pages import ENDLESS, Pages, pages
from tests.strategies.rendering.sheets import Box, Sheet
from tests.strategies.rendering.values import PLAIN, Rendering, ValueStyle, value_styles
from tests.strategies.rendering.wrapping import width, wrap

#: Half-width columns that label columns take, by table; the rest are value columns.
_LABELS = {"proactive": (18,), "requests": (7, 9, 24), "litigation": ()}


@dataclass(frozen=True, slots=True)
class PictureStyle:
    """``columns`` is the width of prose in Chinese characters, ``gap`` blank lines between rows."""

    values: ValueStyle = PLAIN
    pages: Pages = ENDLESS
    columns: int = 36
    gap: int = 1
    margin: int = 0


def styles() -> st.SearchStrategy[PictureStyle]:
    """Every picture-like layout."""
    return st.builds(
        PictureStyle,
        value_styles(blanks=False),
        pages(centre=38),
        st.integers(28, 42),
        st.integers(0, 2),
        st.sampled_from([0, 3]),
    )


def render(draft: Draft, style: PictureStyle) -> Rendering:
    """Lay the draft out."""
    return Rendering(text(flow(draft, style.values), style), expected(draft, style.values))


def text(items: Iterable[Text | Sheet], style: PictureStyle) -> str:
    """Lay texts and tables out."""
    lines: list[tuple[str, bool]] = []
    margin = " " * style.margin
    for item in items:
        if isinstance(item, Text):
            lines += [(margin + line, True) for line in _prose(item, style)]
        else:
            lines += [("", True), *_table(item, style), ("", True)]
    return style.pages.lay(lines)


def _prose(item: Text, style: PictureStyle) -> list[str]:
    if item.role == "title":
        return [" " * max(0, style.columns - width(item.words) // 2) + item.words]
    first, *rest = wrap(item.words, 2 * style.columns, 4)
    return ["    " + first, *rest]


def _table(sheet: Sheet, style: PictureStyle) -> list[tuple[str, bool]]:
    """Draw the boxes, each in the middle of its area; a page may begin with a row."""
    lefts = _lefts(sheet)
    wrapped = [wrap(box.text, _room(box, lefts)) for box in sheet.boxes]
    tops = _tops(sheet, wrapped, style.gap)
    canvas: list[list[tuple[int, str]]] = [[] for _ in range(tops[-1])]
    for box, texts in zip(sheet.boxes, wrapped, strict=True):
        height = tops[box.row + box.rows] - tops[box.row] - style.gap
        top = tops[box.row] + max(0, (height - len(texts)) // 2)
        for number, text in enumerate(texts):
            canvas[top + number].append((lefts[box.column], text))
    starts = set(tops)
    return [(_line(pieces), number in starts) for number, pieces in enumerate(canvas)]


def _lefts(sheet: Sheet) -> list[int]:
    labels = _LABELS[sheet.table]
    widest = max(width(box.text) for box in sheet.boxes if box.key)
    value = max(7, widest + 2, 30 if sheet.table == "proactive" else 0)
    lefts = [0]
    for column in range(sheet.columns):
        lefts.append(lefts[-1] + (labels[column] if column < len(labels) else value))
    return lefts


def _room(box: Box, lefts: list[int]) -> int:
    return lefts[box.column + box.columns] - lefts[box.column] - 2


def _tops(sheet: Sheet, wrapped: list[list[str]], gap: int) -> list[int]:
    """Return the first line of each row; a row is as high as its tallest cell asks for."""
    heights = [1] * sheet.rows
    for box, texts in sorted(zip(sheet.boxes, wrapped, strict=True), key=lambda pair: pair[0].rows):
        last = box.row + box.rows
        missing = len(texts) - sum(heights[box.row : last]) - gap * (box.rows - 1)
        heights[last - 1] += max(0, missing)
    tops = [0]
    for height in heights:
        tops.append(tops[-1] + height + gap)
    return tops


def _line(pieces: list[tuple[int, str]]) -> str:
    line = ""
    for left, text in sorted(pieces):
        line += " " * (left - width(line)) + text
    return line
