"""Tables read from pictures of pages: what their sums do not confirm, and where they fail."""

from __future__ import annotations

from reportlint.checks.equations import equations
from reportlint.checks.labels import cell_key, cell_place, related_cell, table_key
from reportlint.checks.repair_solver import find_repairs
from reportlint.model.problem import Problem, decimal_text
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.checks.equations import Equation
    from reportlint.model.form import TableForm
    from reportlint.model.report import Cell, Table


def build_unconfirmed_problem(cells: Sequence[Cell], table: Table, form: TableForm) -> Problem:
    """Tell of cells that are not certain since they were read from a picture.

    Where sums fail it is either misread or wrong in the original: the sums are told, and the one
    cell that puts all of them right if there is one.
    """
    sums, failing = _sums(table, form)
    suspect = _suspect(sums, table) if failing else None
    cells = sorted(cells, key=lambda cell: (cell.span.start, cell.span.end))
    first = table.cells[suspect[0]] if suspect else _first(cells, failing)
    params: dict[str, object] = {
        "variant": "suspect" if suspect else "conflict" if failing else "unconfirmed",
        "table": table_key(form),
        "cells": tuple([cell_key(form, cell.row, cell.column) for cell in cells]),
        "count": len(cells),
        "sums": tuple([equation.describe(form) for equation in failing]),
        "failing": len(failing),
        "cell": cell_key(form, first.row, first.column),
        "found": decimal_text(first.value or 0),
        "expected": decimal_text((first.value or 0) + (suspect[1] if suspect else 0)),
    }
    values = {key: str(params[key]) for key in ("found", "expected")} if suspect else {}
    related = tuple([related_cell(cell, table) for cell in cells if cell is not first])
    unread = tuple([cell_place(cell, table) for cell in cells if cell.kind == "unread"])
    place = cell_place(first, table)
    return Problem(first.span, place, params, values, related, (place, *unread))


def _sums(table: Table, form: TableForm) -> tuple[list[Equation], list[Equation]]:
    """Return the sums that can be computed of what was read, and those of them that fail."""
    read: Mapping[tuple[str, str], Cell] = {
        place: replace(cell, certain=True) if cell.kind != "unread" else cell
        for place, cell in table.cells.items()
    }
    names = tuple(dict.fromkeys(relation.key for relation in form.relations))
    sums, _ = equations(replace(table, cells=read), form, names)
    return sums, [equation for equation in sums if equation.difference]


def _suspect(sums: Sequence[Equation], table: Table) -> tuple[tuple[str, str], int] | None:
    """Return the one cell that puts every sum right, and by how much."""
    solutions = find_repairs(sums, table)
    if len(solutions) == 1 and len(solutions[0].changes) == 1:
        return solutions[0].changes[0]
    return None


def _first(cells: Sequence[Cell], failing: Sequence[Equation]) -> Cell:
    """Return the cell that most of the failing sums run through."""

    def through(cell: Cell) -> int:
        return sum(bool(equation.sign((cell.row, cell.column))) for equation in failing)

    return max(cells, key=through)
