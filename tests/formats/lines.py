"""A paper as text: rows of words, tabs or bars between cells, Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from tests.formats.paper import Paper
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Sheet

_MARKS = {"title": "# ", "heading": "## ", "body": ""}


def plain(paper: Paper) -> bytes:
    """A line for each paragraph and row, blanks between cells: an empty one does not show."""
    return joined(paper, "  ", empty=False)


def one_cell_a_line(paper: Paper) -> bytes:
    """Every cell on a line of its own."""
    return joined(paper, "\n", empty=False)


def tabs(paper: Paper) -> bytes:
    """As copied from a table: tabs between cells, empty ones too."""
    return joined(paper, "\t", empty=True)


def joined(paper: Paper, gap: str, *, empty: bool) -> bytes:
    """A line for each row, its cells with a gap between; ``empty``: also those without text."""
    lines: list[str] = []
    for item in paper.items:
        if isinstance(item, Text):
            lines.append(item.words)
        else:
            rows = (item.starting(row) for row in range(item.rows))
            lines += [gap.join(box.text for box in row if empty or box.text) for row in rows]
            lines.append("")
    return "".join(f"{line}\n" for line in lines).encode()


def bars(paper: Paper) -> bytes:
    """As the plain text, but with every cell between bars."""
    lines: list[str] = []
    for item in paper.items:
        lines += [item.words] if isinstance(item, Text) else [*_drawn(item), ""]
    return "".join(f"{line}\n" for line in lines).encode()


def markdown(paper: Paper) -> bytes:
    """Headings with their signs, tables of Markdown."""
    blocks: list[str] = []
    for item in paper.items:
        if isinstance(item, Text):
            blocks.append(_MARKS[item.role] + item.words)
        else:
            first, *others = _drawn(item)
            blocks.append("\n".join([first, "|" + " --- |" * item.columns, *others]))
    return "".join(f"{block}\n\n" for block in blocks).encode()


def _drawn(sheet: Sheet) -> Iterator[str]:
    for row in range(sheet.rows):
        words = {box.column: box.text for box in sheet.starting(row)}
        yield "| " + " | ".join(words.get(column, "") for column in range(sheet.columns)) + " |"
