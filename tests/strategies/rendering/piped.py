"""Tables with their cells visible: `|` between them, or Markdown pipe tables."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.strategies.model import Draft
from tests.strategies.rendering.flow import Text, expected, flow
from tests.strategies.rendering.sheets import Sheet
from tests.strategies.rendering.values import PLAIN, Rendering, ValueStyle, value_styles

_MARKS = {"title": "# ", "heading": "## ", "body": ""}


@dataclass(frozen=True, slots=True)
class PipeStyle:
    """``markdown`` adds what Markdown asks for; ``repeat`` writes a merged cell's text in each.

    ``outer``: pipes at both ends of a line, as Markdown always has here.
    """

    values: ValueStyle = PLAIN
    markdown: bool = False
    repeat: bool = False
    outer: bool = True
    marks: bool = True


def styles(*, markdown: bool) -> st.SearchStrategy[PipeStyle]:
    """Every layout with pipes, as Markdown or as plain text."""
    return st.builds(
        PipeStyle,
        value_styles(blanks=True),
        st.just(markdown),
        st.booleans(),
        st.just(value=True) if markdown else st.booleans(),
        st.booleans(),
    )


def render(draft: Draft, style: PipeStyle) -> Rendering:
    """Lay the draft out."""
    lines: list[str] = []
    for item in flow(draft, style.values):
        if isinstance(item, Text):
            mark = _MARKS[item.role] if style.markdown and style.marks else ""
            lines += [mark + item.words, *([""] if style.markdown else [])]
        else:
            lines += _table(item, style)
            lines.append("")
    return Rendering("\n".join(lines), expected(draft, style.values))


def _table(sheet: Sheet, style: PipeStyle) -> list[str]:
    grid = [[""] * sheet.columns for _ in range(sheet.rows)]
    for box in sheet.boxes:
        covered = [
            (row, column)
            for row in range(box.row, box.row + box.rows)
            for column in range(box.column, box.column + box.columns)
        ]
        for row, column in covered if style.repeat and box.key is None else covered[:1]:
            grid[row][column] = box.text
    lines = [" | ".join(row) for row in grid]
    if style.outer:
        lines = [f"| {line} |" for line in lines]
    if style.markdown:
        lines.insert(1, "|" + " --- |" * sheet.columns)
    return lines
