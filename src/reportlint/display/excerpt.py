"""The part of a table that a finding speaks of, drawn small, with its cell marked."""

from __future__ import annotations

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportlint.display.neighbourhood import neighbourhood
from reportlint.display.style import SEVERITY_COLOURS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.display.neighbourhood import Line
    from reportlint.display.view import View
    from reportlint.findings import FileResult, Finding

_INDENT = 6
_LABEL = 26
#: Narrower screens get no table.
_NARROWEST = 50


def excerpt(finding: Finding, result: FileResult, view: View) -> Padding | None:
    """Give the rows and columns around the finding's cell; None where it has none."""
    found = neighbourhood(finding, result, view, view.width - _INDENT)
    if found is None or view.width < _NARROWEST:
        return None
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(found.title, max_width=_LABEL, overflow="fold")
    for head, width in zip(found.heads, found.widths, strict=True):
        table.add_column(head, justify="right", max_width=width, overflow="fold")
    if found.more:
        table.add_column("…")
    for line in found.lines:
        if line.gap:
            table.add_row("⋮", *["⋮" for _ in line.cells])
        table.add_row(*_row(line, found.marked, SEVERITY_COLOURS[finding.severity]))
    return Padding(table, (0, 0, 0, _INDENT), expand=False)


def _row(line: Line, marked: int | None, colour: str) -> list[Text]:
    cells = [Text(cell) for cell in line.cells]
    if line.own and marked is not None:
        cells[marked].stylize(f"bold {colour}")
    return [Text(line.title, "bold" if line.own else ""), *cells]
