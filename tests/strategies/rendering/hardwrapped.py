"""As `pdftotext` gives it: lines broken where the page breaks them, cells one below the other.

A row's label is wrapped at its column's width; its values stand behind one of the label's lines or
on a line of their own, never before the label's first words. The labels of merged cells come as
short lines before or between the rows, column heads a few characters a line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.strategies.model import Draft
from tests.strategies.rendering.flow import Text, expected, flow
from tests.strategies.rendering.pages import ENDLESS, Pages, pages
from tests.strategies.rendering.sheets import Box, Sheet
from tests.strategies.rendering.values import PLAIN, Rendering, ValueStyle, value_styles
from tests.strategies.rendering.wrapping import spaced, wrap


@dataclass(frozen=True, slots=True)
class WrapStyle:
    """``columns`` is the width of prose and ``label`` that of row labels, in Chinese characters.

    ``head``: characters a line in column heads. ``place``: where a wrapped label's values stand
    (first, last, own). ``parents``: merged labels come before their rows, spread between them, or
    begin beside the first row's label. ``gap``: blank lines after each line.
    """

    values: ValueStyle = PLAIN
    pages: Pages = ENDLESS
    columns: int = 30
    label: int = 10
    head: int = 1
    place: str = "own"
    parents: str = "before"
    gap: int = 0
    spaced: bool = False


def styles() -> st.SearchStrategy[WrapStyle]:
    """Every hard-wrapped layout."""
    return st.builds(
        WrapStyle,
        value_styles(blanks=False),
        pages(),
        st.integers(24, 40),
        st.integers(6, 20),
        st.integers(1, 4),
        st.sampled_from(["first", "last", "own"]),
        st.sampled_from(["before", "spread", "beside"]),
        st.integers(0, 1),
        st.booleans(),
    )


def render(draft: Draft, style: WrapStyle) -> Rendering:
    """Lay the draft out."""
    return Rendering(text(flow(draft, style.values), style), expected(draft, style.values))


def text(items: Iterable[Text | Sheet], style: WrapStyle) -> str:
    """Lay texts and tables out."""
    lines: list[str] = []
    for item in items:
        if isinstance(item, Text):
            indent = 4 if item.role == "body" else 0
            words = spaced(item.words) if style.spaced else item.words
            lines += wrap(words, 2 * style.columns, indent)
        else:
            lines += _table(item, style)
    return style.pages.lay(((line, True) for line in lines), style.gap)


def _table(sheet: Sheet, style: WrapStyle) -> list[str]:
    heads = [box for box in sheet.boxes if box.row < sheet.heads]
    lines = [line for box in sorted(heads, key=_position) for line in _head(box, style)]
    waiting: list[str] = []
    for row in range(sheet.heads, sheet.rows):
        boxes = sheet.starting(row)
        parents = [box for box in boxes if box.rows > 1]
        label = [box.text for box in boxes if box.rows == 1 and box.key is None]
        values = " ".join(box.text for box in boxes if box.key)
        pieces = [piece for box in parents for piece in wrap(box.text, 6)]
        if not values:
            lines.append(" ".join(label))
        elif style.parents == "beside" and pieces:
            lines += _beside(pieces, label[0], values, style)
        else:
            waiting += pieces
            now = 1 if style.parents == "spread" else len(waiting)
            lines += waiting[:now]
            waiting = waiting[now:]
            lines += _row(label[0] if label else "", values, style)
    return lines


def _position(box: Box) -> tuple[int, int]:
    return box.row, box.column


def _head(box: Box, style: WrapStyle) -> list[str]:
    """Column heads are narrow, the cells above several columns are not."""
    return wrap(box.text, 2 * style.head) if box.columns == 1 else wrap(box.text, 28)


def _row(label: str, values: str, style: WrapStyle) -> list[str]:
    lines = wrap(label, 2 * style.label) if label else []
    if not lines or style.place == "own":
        return [*lines, values]
    at = 0 if style.place == "first" else len(lines) - 1
    lines[at] = f"{lines[at]} {values}"
    return lines


def _beside(pieces: list[str], label: str, values: str, style: WrapStyle) -> list[str]:
    """Begin the merged label on the line where the row's own label and its values stand."""
    first, *rest = wrap(label, 2 * style.label)
    return [f"{pieces[0]} {first} {values}", *pieces[1:], *rest]
