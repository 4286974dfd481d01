"""The part of a table that a finding speaks of, drawn in colours: by rich."""

from __future__ import annotations

from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportlint.reporters.shared.screen import SEVERITY_COLOURS, wrap_evenly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.reporters.shared import View
    from reportlint.reporters.terminal.neighbourhood import ExcerptRow, Neighbourhood


def coloured_excerpt(neighbourhood: Neighbourhood, severity: str, view: View) -> list[str]:
    """Return the lines of the rows and columns around a finding's cell, with codes for colours."""
    screen = StringIO()
    console = Console(
        file=screen,
        width=view.width,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    console.print(_table(neighbourhood, severity))
    # NOTE: not splitlines, which knows more line ends than were written.
    return screen.getvalue().removesuffix("\n").split("\n")


def _table(neighbourhood: Neighbourhood, severity: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    # NOTE: lines are broken here, as Chinese is: no line starts with a closing mark.
    table.add_column(_text(neighbourhood.title, neighbourhood.label), no_wrap=True)
    for head, width in zip(neighbourhood.heads, neighbourhood.widths, strict=True):
        table.add_column(_text(head, width), justify="right", no_wrap=True)
    if neighbourhood.more:
        table.add_column("…")
    for line in neighbourhood.lines:
        if line.gap:
            table.add_row("⋮", *["⋮" for _ in line.cells])
        table.add_row(
            _label(line, neighbourhood.label), *_cells(line, neighbourhood.marked_column, severity)
        )
    return table


def _text(words: str, width: int) -> Text:
    return Text("\n".join(wrap_evenly(words, width)))


def _label(line: ExcerptRow, width: int) -> Text:
    label = _text(line.title, width)
    if line.own:
        label.stylize("bold")
    return label


def _cells(line: ExcerptRow, marked: int | None, severity: str) -> list[Text]:
    cells = [Text(cell) for cell in line.cells]
    if line.own and marked is not None:
        cells[marked].stylize(f"bold {SEVERITY_COLOURS[severity]}")
    return cells
