"""The part of a table that a finding speaks of, drawn small, with its cell marked."""

from __future__ import annotations

from reportlint.reporters.shared.screen import count_columns, wrap_evenly
from reportlint.support.lazy import fetch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.shared import View
    from reportlint.reporters.terminal.neighbourhood import Neighbourhood

    #: The lines of each cell of a row.
    Cells = list[list[str]]

#: What parts columns, and what the heads from the rows.
_GAP, _RULE = "  ", "─"


def render_excerpt(neighbourhood: Neighbourhood, severity: str, view: View) -> list[str]:
    """Return the lines of the rows and columns around a finding's cell.

    On a terminal with colours they are drawn by rich, else here: the same words without it.
    """
    if view.colour:
        # NOTE: the library that draws takes longer to import than a draft takes to check.
        lines: list[str] = fetch("reportlint.reporters.terminal.coloured_excerpt:coloured_excerpt")(
            neighbourhood, severity, view
        )
        return lines
    head, *rows = _rows(neighbourhood)
    widths = [max(map(count_columns, _column([head, *rows], index))) for index in range(len(head))]
    rule = _RULE * (sum(widths) + len(_GAP) * (len(widths) - 1))
    aligned = (line for row in rows for line in _aligned(row, widths, neighbourhood))
    return [*_aligned(head, widths, neighbourhood), rule, *aligned]


def _rows(neighbourhood: Neighbourhood) -> Iterator[Cells]:
    """Yield the cells of the heads, at the bottom of their row, and those of each row."""
    heads = [
        wrap_evenly(head, width)
        for head, width in zip(neighbourhood.heads, neighbourhood.widths, strict=True)
    ]
    more = [["…"]] if neighbourhood.more else []
    cells = [wrap_evenly(neighbourhood.title, neighbourhood.label), *heads, *more]
    height = max(map(len, cells))
    yield [[""] * (height - len(lines)) + lines for lines in cells]
    empty = [[""]] if neighbourhood.more else []
    for line in neighbourhood.lines:
        if line.gap:
            yield [["⋮"]] * (1 + len(line.cells)) + empty
        yield [
            wrap_evenly(line.title, neighbourhood.label),
            *([cell] for cell in line.cells),
            *empty,
        ]


def _column(rows: list[Cells], index: int) -> Iterator[str]:
    return (line for row in rows for line in row[index])


def _aligned(row: Cells, widths: list[int], neighbourhood: Neighbourhood) -> Iterator[str]:
    """Return a row's lines: words to the left, numbers to the right."""
    for number in range(max(map(len, row))):
        pieces = []
        for index, (lines, width) in enumerate(zip(row, widths, strict=True)):
            text = lines[number] if number < len(lines) else ""
            room = " " * (width - count_columns(text))
            pieces.append(room + text if 0 < index <= len(neighbourhood.heads) else text + room)
        yield _GAP.join(pieces)
