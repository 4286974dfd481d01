"""What stands in the number cells: blanks, placeholders, words, notes, odd digits."""

from __future__ import annotations

from reportlint.checks.labels import cell_key, cell_place, related_cell, table_form, table_key
from reportlint.model.problem import CheckedCount, Edit, Fix, Problem, decimal_text
from reportlint.support.localized_text import Message
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.problem import Context
    from reportlint.model.report import Cell, Report, Table

#: More cells of a table than this are told of in one finding: they have one cause.
_FEW = 5
#: So many of the texts in them are shown.
_SHOWN = 3


class CellsOf(Record):
    """No certain cell is of the given kind; one problem a cell, or one a table (``together``).

    More than a few cells of a table have one cause and are one problem always.
    ``kind`` is one of report.Cell's kinds, ``form`` one of its digit forms; one of them is given.
    """

    kind: str = ""
    form: str = ""
    together: bool = False
    PROVIDES = frozenset({"table", "cell", "cells", "count", "raw", "value", "totals"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield the problems, each at its cell or at the first cell of its table."""
        count = 0
        for table in report.tables:
            count += len(table.cells)
            matching_cells = self._among(table.cells.values())
            whole = self.together or len(matching_cells) > _FEW
            for cells in (
                [matching_cells]
                if whole and matching_cells
                else [[cell] for cell in matching_cells]
            ):
                from reportlint.checks.cell_sums import with_sums

                problem = build_cells_problem(cells, table, context)
                problem = with_sums(problem, cells, table, table_form(table, context))
                fix = _digits(cells, report.document.text) if self.form else None
                yield replace(problem, fix=fix) if fix else problem
        yield CheckedCount(count)

    def _among(self, cells: Iterable[Cell]) -> list[Cell]:
        kind = self.kind
        if kind:
            return [cell for cell in cells if cell.kind == kind and cell.certain]
        return [cell for cell in cells if cell.forms and cell.certain]


def _digits(cells: Iterable[Cell], text: str) -> Fix | None:
    """Return the fix that writes numbers in plain digits, their values staying; None for none."""
    edits = [edit for cell in cells for edit in _plain(cell, text)]
    if not edits:
        return None
    first = edits[0].text
    title = Message("checks.cells.write_instead", first=first)
    if len(edits) > 1:
        title = Message(
            "checks.cells.write_instead_and_more",
            first=first,
            count=len(edits),
            more=len(edits) - 1,
        )
    return Fix("safe", title, tuple(edits))


def _plain(cell: Cell, text: str) -> Iterator[Edit]:
    words = cell.span.cut(text)
    # NOTE: a cell over several lines of text may be two numbers to other readers.
    if cell.kind == "number" and words and "\n" not in words and "\r" not in words:
        yield Edit(cell.span, decimal_text(cell.value))


def build_cells_problem(cells: list[Cell], table: Table, context: Context) -> Problem:
    """Return one problem for cells of a table, at the first of them; the others are related."""
    form = table_form(table, context)
    cells = sorted(cells, key=lambda cell: (cell.span.start, cell.span.end))
    first = cells[0]
    names = tuple([cell_key(form, cell.row, cell.column) for cell in cells])
    params: dict[str, object] = {
        "table": table_key(form),
        "cell": names[0],
        "cells": names,
        "count": len(cells),
        # NOTE: the message has the outer quotation marks.
        "raw": "”“".join(_first_ones(" ".join(cell.raw.split()) for cell in cells)),
    }
    read = tuple(_first_ones(decimal_text(cell.value) for cell in cells))
    params["value"] = read if len(read) > 1 else read[0]
    values = {"found": first.raw} if len(cells) == 1 and first.raw else {}
    related = tuple([related_cell(cell, table) for cell in cells[1:]])
    return Problem(first.span, cell_place(first, table), params, values, related)


def _first_ones(texts: Iterable[str]) -> list[str]:
    """Return the first few of the texts, none twice."""
    return list(dict.fromkeys(texts))[:_SHOWN]
