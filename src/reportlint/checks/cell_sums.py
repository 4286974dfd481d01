"""What a table's sums say of its cells: wrong or blank ones, and those read from a picture."""

from __future__ import annotations

from reportlint.checks.equations import blank_totals, equations, stated_sum
from reportlint.checks.labels import (
    cell_key,
    cell_place,
    column_key,
    related_cell,
    row_key,
    table_key,
)
from reportlint.checks.repair_solver import find_repairs
from reportlint.model.problem import Place, Problem, decimal_text
from reportlint.support.localized_text import NO_TEXT, LocalizedText, Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.checks.equations import Equation
    from reportlint.model.form import TableForm
    from reportlint.model.report import Cell, Table


#: The kinds of cells whose number is wrong, whatever the sums say.
_WRONG = ("negative", "decimal")
#: So many sums are named.
_SHOWN = 5


def with_sums(problem: Problem, cells: Sequence[Cell], table: Table, form: TableForm) -> Problem:
    """Return the problem of cells of a kind, speaking for the sums that fail for the same cause."""
    with_cause = _with_failed_sums if cells[0].kind in _WRONG else _with_blank_totals
    return with_cause(problem, cells, table, form)


def _with_failed_sums(
    problem: Problem, cells: Sequence[Cell], table: Table, form: TableForm
) -> Problem:
    """Return the problem of wrong cells, speaking for the sums that fail through them alone."""
    sums, _ = equations(table, form, tuple([relation.key for relation in form.relations]))
    wrong = {place for place, cell in table.cells.items() if cell.kind in _WRONG}
    covers = [problem.place]
    counts: list[int] = []
    for cell in cells:
        through = [equation for equation in sums if equation.sign((cell.row, cell.column))]
        count = _expected(cell, through, wrong)
        if count is not None:
            counts.append(count)
            covers += [Place(None, table.key, *equation.at) for equation in through]
    params = {**problem.params, "totals": _describe_count(counts) if len(cells) == 1 else NO_TEXT}
    return replace(problem, params=params, covers=tuple(covers))


def _describe_count(counts: Sequence[int]) -> LocalizedText:
    descriptions = [Message("checks.cell_sums.expected_by_sums", n=n) for n in counts]
    return descriptions[0] if descriptions else NO_TEXT


def _expected(cell: Cell, through: Sequence[Equation], wrong: set[tuple[str, str]]) -> int | None:
    """Return the count with which every sum through a cell holds, None if no one count does."""
    place = (cell.row, cell.column)
    counts = {(cell.value or 0) - e.difference * e.sign(place) for e in through}
    alone = all(wrong.isdisjoint({*equation.places} - {place}) for equation in through)
    if len(counts) != 1 or not alone:
        return None
    count = int(counts.pop())
    return count if count >= 0 else None


def _with_blank_totals(
    problem: Problem, cells: Iterable[Cell], table: Table, form: TableForm
) -> Problem:
    """Return the problem of blank cells, speaking for the sums whose totals are among them."""
    totals = blank_totals(table, form)
    blank = [cell for cell in cells if (cell.row, cell.column) in totals]
    places = [place for cell in blank for place in totals[cell.row, cell.column]]
    covers = tuple([Place(None, table.key, *place) for place in dict.fromkeys(places)])
    sums = list(_blank_sums(blank, table, form))
    params = {**problem.params, "totals": _describe_sums(sums) if sums else NO_TEXT}
    return replace(problem, params=params, covers=(*covers, problem.place) if covers else ())


def _blank_sums(blank: Iterable[Cell], table: Table, form: TableForm) -> Iterator[LocalizedText]:
    """Return what each blank total should hold, where that can be told and is not 0."""
    for cell in blank:
        each, total = stated_sum((cell.row, cell.column), table, form)
        name = row_key(form, cell.row) if each == "row" else column_key(form, cell.column)
        if total:
            yield Message("checks.cell_sums.total", name=name.title, total=total)


def _describe_sums(sums: Sequence[LocalizedText]) -> LocalizedText:
    return Message(
        "checks.cell_sums.blank_totals"
        if len(sums) <= _SHOWN
        else "checks.cell_sums.more_blank_totals",
        totals=tuple(sums[:_SHOWN]),
        count=len(sums),
        more=len(sums) - _SHOWN,
    )


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
