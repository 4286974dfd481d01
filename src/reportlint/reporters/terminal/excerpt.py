"""The part of a table that a finding speaks of, drawn small: in colours by rich, else here."""

from __future__ import annotations

from io import StringIO

from reportlint.reporters.common.screen import SEVERITY_COLOURS, count_columns, wrap_evenly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table
    from rich.text import Text

    from reportlint.reporters.common import View
    from reportlint.reporters.terminal.neighbourhood import ExcerptRow, Neighbourhood

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
        return _draw_in_colours(neighbourhood, severity, view)
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


def _draw_in_colours(neighbourhood: Neighbourhood, severity: str, view: View) -> list[str]:
    """Return the lines of the rows and columns around a finding's cell, with codes for colours."""
    from rich.console import Console

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
    from rich import box
    from rich.table import Table

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
    from rich.text import Text

    return Text("\n".join(wrap_evenly(words, width)))


def _label(line: ExcerptRow, width: int) -> Text:
    label = _text(line.title, width)
    if line.own:
        label.stylize("bold")
    return label


def _cells(line: ExcerptRow, marked: int | None, severity: str) -> list[Text]:
    from rich.text import Text

    cells = [Text(cell) for cell in line.cells]
    if line.own and marked is not None:
        cells[marked].stylize(f"bold {SEVERITY_COLOURS[severity]}")
    return cells
