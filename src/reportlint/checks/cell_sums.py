"""Sums that fail for the cause that cells' own finding tells: told once with the cells."""

from __future__ import annotations

from reportlint.checks.equations import blank_totals, equations, stated_sum
from reportlint.checks.labels import column_key, row_key
from reportlint.model.problem import Place
from reportlint.support.localized_text import NO_TEXT, LocalizedText, Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.checks.equations import Equation
    from reportlint.model.form import TableForm
    from reportlint.model.problem import Problem
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
