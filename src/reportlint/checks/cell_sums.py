"""What a table's sums say of its cells: wrong or blank ones, and those read from a picture."""

from __future__ import annotations

from reportlint.checks import labels
from reportlint.checks.equations import Equation, blank_totals, equations, stated_sum
from reportlint.checks.repair_solver import find_repairs
from reportlint.model.problem import Place, Problem, decimal_text
from reportlint.support.localized_text import NO_TEXT, LocalizedText, Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.model.form import TableForm
    from reportlint.model.report import Cell, Table


#: The kinds of cells whose number is wrong, whatever the sums say.
_WRONG = ("negative", "decimal")
#: So many sums are named.
_SHOWN = 5


def with_sums(problem: Problem, cells: Sequence[Cell], table: Table, form: TableForm) -> Problem:
    """Return the problem of cells of a kind, speaking for the sums that fail for the same cause.

    >>> with_sums(Problem(WRONG.span), [WRONG.cells["new", "total"]], WRONG, WORDS.table).covers
    ()
    """
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
    is_told = len(cells) == 1 == len(counts)
    totals = Message("checks.cell_sums.expected_by_sums", n=counts[0]) if is_told else NO_TEXT
    params = {**problem.params, "totals": totals}
    return replace(problem, params=params, covers=tuple(covers))


def _expected(cell: Cell, through: Sequence[Equation], wrong: set[tuple[str, str]]) -> int | None:
    """Return the count with which every sum through a cell holds, None if no one count does."""
    place = (cell.row, cell.column)
    counts = {(cell.value or 0) - e.difference * e.sign(place) for e in through}
    alone = all(wrong.isdisjoint({*equation.places} - {place}) for equation in through)
    count = int(counts.pop()) if len(counts) == 1 and alone else -1
    return count if count >= 0 else None


def _with_blank_totals(
    problem: Problem, cells: Iterable[Cell], table: Table, form: TableForm
) -> Problem:
    """Return the problem of blank cells, speaking for the sums whose totals are among them."""
    totals = blank_totals(table, form)
    blank = [cell for cell in cells if (cell.row, cell.column) in totals]
    places = [place for cell in blank for place in totals[cell.row, cell.column]]
    covers = tuple([Place(None, table.key, *place) for place in dict.fromkeys(places)])
    params = {**problem.params, "totals": _describe_blank_totals(blank, table, form)}
    return replace(problem, params=params, covers=(*covers, problem.place) if covers else ())


def _describe_blank_totals(blank: Iterable[Cell], table: Table, form: TableForm) -> LocalizedText:
    """Return what each blank total should hold, where that can be told and is not 0."""
    sums = []
    for cell in blank:
        each, total = stated_sum((cell.row, cell.column), table, form)
        name = (
            labels.row_key(form, cell.row)
            if each == "row"
            else labels.column_key(form, cell.column)
        )
        if total:
            sums.append(Message("checks.cell_sums.total", name=name.title, total=total))
    totals = tuple(sums[:_SHOWN])
    if len(sums) <= _SHOWN:
        return Message("checks.cell_sums.blank_totals", totals=totals) if sums else NO_TEXT
    counts = {"count": len(sums), "more": len(sums) - _SHOWN}
    return Message("checks.cell_sums.more_blank_totals", totals=totals, **counts)


def build_unconfirmed_problem(cells: Sequence[Cell], table: Table, form: TableForm) -> Problem:
    """Tell of cells that are not certain since they were read from a picture.

    Where sums fail it is either misread or wrong in the original: the sums are told, and the one
    cell that puts all of them right if there is one.

    >>> problem = build_unconfirmed_problem([WRONG.cells["new", "total"]], WRONG, WORDS.table)
    >>> problem.params["variant"]
    'suspect'
    """
    sums = _sums_of_readings(table, form)
    failing = [equation for equation in sums if equation.difference]
    repairs = find_repairs(sums, table)
    suspect = repairs[0][0] if [*map(len, repairs)] == [1] else None
    cells = sorted(cells, key=lambda cell: (cell.span.start, cell.span.end))
    through = [sum(bool(e.sign((cell.row, cell.column))) for e in failing) for cell in cells]
    # NOTE: otherwise the cell that most of the failing sums run through.
    first = table.cells[suspect[0]] if suspect else cells[through.index(max(through))]
    params: dict[str, object] = {
        "variant": "suspect" if suspect else "conflict" if failing else "unconfirmed",
        "table": labels.table_key(form),
        "cells": tuple([labels.cell_key(form, cell.row, cell.column) for cell in cells]),
        "count": len(cells),
        "sums": tuple([equation.describe(form) for equation in failing]),
        "failing": len(failing),
        "cell": labels.cell_key(form, first.row, first.column),
        "found": decimal_text(first.value or 0),
        "expected": decimal_text((first.value or 0) + (suspect[1] if suspect else 0)),
    }
    values = {key: str(params[key]) for key in ("found", "expected")} if suspect else {}
    related = tuple([labels.related_cell(cell, table) for cell in cells if cell is not first])
    unread = tuple([labels.cell_place(cell, table) for cell in cells if cell.kind == "unread"])
    place = labels.cell_place(first, table)
    return Problem(first.span, place, params, values, related, (place, *unread))


def _sums_of_readings(table: Table, form: TableForm) -> list[Equation]:
    """Return the sums that can be computed of what was read, certain or not."""
    cells = {
        place: replace(cell, certain=True) if cell.kind != "unread" else cell
        for place, cell in table.cells.items()
    }
    names = tuple([relation.key for relation in form.relations])
    return equations(replace(table, cells=cells), form, names)[0]
