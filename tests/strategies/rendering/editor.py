"""As pasted into an editor: paragraphs and table rows a line each, blanks or tabs between cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.strategies.model import Draft
from tests.strategies.rendering.flow import Text, expected, flow
from tests.strategies.rendering.sheets import Sheet
from tests.strategies.rendering.values import PLAIN, Rendering, ValueStyle, value_styles


@dataclass(frozen=True, slots=True)
class EditorStyle:
    """What separates cells, what starts a paragraph, what separates paragraphs, the line end."""

    values: ValueStyle = PLAIN
    cell_gap: str = " "
    indent: str = ""
    paragraph_gap: int = 0
    newline: str = "\n"
    parent_line: bool = False


def styles() -> st.SearchStrategy[EditorStyle]:
    """Every editor layout."""
    return st.builds(
        EditorStyle,
        value_styles(blanks=False),
        st.sampled_from([" ", "  ", "\t", "　", " \t"]),
        st.sampled_from(["", "　　", "    "]),
        st.integers(0, 2),
        st.sampled_from(["\n", "\n", "\r\n"]),
        st.booleans(),
    )


def render(draft: Draft, style: EditorStyle) -> Rendering:
    """Lay the draft out."""
    return Rendering(text(flow(draft, style.values), style), expected(draft, style.values))


def text(items: Iterable[Text | Sheet], style: EditorStyle) -> str:
    """Lay texts and tables out."""
    lines: list[str] = []
    for item in items:
        if isinstance(item, Text):
            indent = style.indent if item.role == "body" else ""
            lines += [indent + item.words, *[""] * style.paragraph_gap]
        else:
            lines += [*_table(item, style), *[""] * style.paragraph_gap]
    return style.newline.join([*lines, ""])


def _table(sheet: Sheet, style: EditorStyle) -> list[str]:
    lines = []
    for row in range(sheet.rows):
        boxes = sheet.starting(row)
        if style.parent_line and row >= sheet.heads:
            parents = [box for box in boxes if box.rows > 1]
            lines += [box.text for box in parents]
            boxes = [box for box in boxes if box not in parents]
        lines.append(style.cell_gap.join(box.text for box in boxes))
    return lines
