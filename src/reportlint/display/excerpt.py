"""The part of a table that a finding speaks of, drawn small, with its cell marked: by rich."""

from __future__ import annotations

from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportlint.display.style import SEVERITY_COLOURS
from reportlint.display.wrapping import longest, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.display.neighbourhood import Line, Neighbourhood
    from reportlint.display.view import View


def excerpt(found: Neighbourhood, severity: str, view: View) -> list[str]:
    """Return the lines of the rows and columns around a finding's cell."""
    screen = StringIO()
    console = Console(
        file=screen,
        width=view.width,
        force_terminal=view.colour,
        color_system="standard" if view.colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    console.print(_table(found, severity))
    # NOTE: not splitlines, which knows more line ends than were written.
    return screen.getvalue().removesuffix("\n").split("\n")


def _table(found: Neighbourhood, severity: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    # NOTE: lines are broken here, as Chinese is: no line starts with a closing mark.
    table.add_column(_broken(found.title, found.label), no_wrap=True)
    for head, width in zip(found.heads, found.widths, strict=True):
        table.add_column(_broken(head, width), justify="right", no_wrap=True)
    if found.more:
        table.add_column("…")
    for line in found.lines:
        if line.gap:
            table.add_row("⋮", *["⋮" for _ in line.cells])
        table.add_row(_label(line, found.label), *_cells(line, found.marked, severity))
    return table


def _broken(words: str, width: int) -> Text:
    """Break a text into no more lines than the width asks for, and these as even as may be.

    No word is broken for it.
    """
    lines = wrapped(words, width)
    for room in range(width - 1, longest(words) - 1, -1):
        evener = wrapped(words, room)
        if len(evener) > len(lines):
            break
        lines = evener
    return Text("\n".join(lines))


def _label(line: Line, width: int) -> Text:
    label = _broken(line.title, width)
    if line.own:
        label.stylize("bold")
    return label


def _cells(line: Line, marked: int | None, severity: str) -> list[Text]:
    cells = [Text(cell) for cell in line.cells]
    if line.own and marked is not None:
        cells[marked].stylize(f"bold {SEVERITY_COLOURS[severity]}")
    return cells
