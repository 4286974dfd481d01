"""Finds the cell that is wrong where several sums of a table fail at once.

One wrong cell breaks a row's sum, a column's sum and a balance. The smallest change of cells that
makes every sum hold again, if it is the only one, names the cell and what it should hold.
"""

from __future__ import annotations

from reportlint.checks.equations import Equation, equations
from reportlint.checks.labels import cell_key, cell_place, column_key, related_cell, table_form
from reportlint.model.problem import (
    CheckedCount,
    Place,
    Problem,
    RelatedPlace,
    UnassessedPlace,
    decimal_text,
)
from reportlint.support.localized_text import JoinedText, LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.checks.parameters import Outcomes
    from reportlint.checks.repair_solver import Repair
    from reportlint.model.form import TableForm
    from reportlint.model.problem import Context
    from reportlint.model.report import Cell, Report, Table


class WrongCell(Record):
    """The sums of a table that fail have one smallest repair: of one cell or of two.

    ``relations`` are the form's sums to be held together.
    """

    table: str
    relations: tuple[str, ...]
    PROVIDES = frozenset({"cell", "found", "expected", "sums", "count", "more", "blanks"})
    VARIANTS = frozenset({"one", "pair", "ambiguous"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each cell (or pair of cells in one row or column) to be put right."""
        for table in report.tables:
            if table.key != self.table:
                continue
            form = table_form(table, context)
            sums, unread = equations(table, form, self.relations)
            if not sums and unread:
                yield UnassessedPlace(
                    Place(table.part, table.key), Message("checks.repair.incomplete_table")
                )
                continue
            failing = [equation for equation in sums if equation.difference]
            yield CheckedCount(len(sums))
            if failing:
                yield from _find_problems(sums, failing, table, form)


def _find_problems(
    sums: Sequence[Equation], failing: Sequence[Equation], table: Table, form: TableForm
) -> Iterator[Problem]:
    from reportlint.checks.repair_solver import find_misfiled, find_repairs

    if not find_misfiled(failing, table):
        yield from _problems(find_repairs(sums, table), failing, table, form)


class MisfiledApplicant(Record):
    """Applications counted in one column are missing in another, while every row's sum holds.

    ``relations`` are the form's sums to be held together.
    """

    table: str
    relations: tuple[str, ...]
    PROVIDES = frozenset({"surplus", "short", "difference", "sums", "blanks"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each such pair of columns, at the surplus column."""
        for table in report.tables:
            if table.key != self.table:
                continue
            form = table_form(table, context)
            sums, _ = equations(table, form, self.relations)
            yield CheckedCount(len(sums))
            failing = [equation for equation in sums if equation.difference]
            misfiling = _find_misfiling(failing, table)
            if misfiling is None:
                continue
            surplus, short = misfiling
            cell = table.cells[(surplus.left[0], surplus.column)]
            other = table.cells[(short.left[0], short.column)]
            params = {
                "surplus": column_key(form, surplus.column),
                "short": column_key(form, short.column),
                "difference": abs(surplus.difference),
                "sums": _describe_sums([surplus, short], form),
                "blanks": surplus.blanks + short.blanks,
            }
            place = Place(table.part, table.key, None, surplus.column)
            covers = tuple([Place(None, table.key, None, e.column) for e in (surplus, short)])
            beside = Place(table.part, table.key, None, short.column)
            operands = dict.fromkeys((*surplus.places, *short.places))
            terms = [table.cells[p] for p in operands if table.cells[p] is not other]
            related = (
                RelatedPlace(beside, other.span, decimal_text(other.value)),
                *[related_cell(term, table) for term in terms],
            )
            values = {"difference": decimal_text(abs(surplus.difference))}
            yield Problem(cell.span, place, params, values, related, covers)


def _find_misfiling(failing: Sequence[Equation], table: Table) -> tuple[Equation, Equation] | None:
    if not failing:
        return None
    from reportlint.checks.repair_solver import find_misfiled

    return find_misfiled(failing, table)


def _problems(
    solutions: Sequence[Repair], failing: Sequence[Equation], table: Table, form: TableForm
) -> Iterator[Problem]:
    """Tell the one repair there is, cell by cell; or several of two cells as alternatives."""
    if len(solutions) == 1:
        changes = solutions[0].changes
        if len(changes) == 2 and not _apart(changes):
            yield _problem("pair", [*changes], failing, table, form)
            return
        for change in changes:
            own = [equation for equation in failing if change[0] in equation.places]
            yield _problem("one", [change], own, table, form)
    elif solutions and all(len(repair.changes) == 2 for repair in solutions):
        every = list(dict.fromkeys(change for repair in solutions for change in repair.changes))
        yield _problem("ambiguous", every, failing, table, form)


def _apart(changes: Sequence[tuple[tuple[str, str], int]]) -> bool:
    (first, _), (second, _) = changes
    return first[0] != second[0] and first[1] != second[1]


def _problem(
    variant: str,
    changes: Sequence[tuple[tuple[str, str], int]],
    failing: Sequence[Equation],
    table: Table,
    form: TableForm,
) -> Problem:
    cells = [table.cells[place] for place, _ in changes]
    expected_values = [
        (cell.value or 0) + change for cell, (_, change) in zip(cells, changes, strict=True)
    ]
    first = cells[0]
    more = tuple(
        [
            Message("checks.repair.expected_value", title=key.title, value=value)
            for cell, value in zip(cells[1:], expected_values[1:], strict=True)
            for key in [cell_key(form, cell.row, cell.column)]
        ]
    )
    params = {
        "variant": variant,
        "cell": cell_key(form, first.row, first.column),
        "found": _describe_value(first),
        "expected": decimal_text(expected_values[0]),
        "sums": _describe_sums(failing, form),
        "count": len(failing),
        "more": more,
        "blanks": sum(equation.blanks for equation in failing),
    }
    values = {"found": decimal_text(first.value or 0), "expected": decimal_text(expected_values[0])}
    operands = [place for equation in failing for place in equation.places]
    beside = [table.cells[place] for place, _ in changes[1:]]
    beside += [table.cells[p] for p in dict.fromkeys(operands) if table.cells[p] not in cells]
    return Problem(
        first.span,
        cell_place(first, table),
        params,
        values,
        tuple([related_cell(cell, table) for cell in beside]),
        tuple(_covers(first, failing, table)),
    )


def _describe_value(cell: Cell) -> object:
    """Return what stands in a cell, in words where that is nothing."""
    if cell.value is not None:
        number = decimal_text(cell.value)
        return Message("checks.repair.number", number=number)
    return f"“{cell.raw}”" if cell.raw else Message("checks.repair.blank")


def _covers(first: Cell, failing: Iterable[Equation], table: Table) -> Iterator[Place]:
    """Return the places at which the plain findings of the failing sums would stand."""
    yield Place(None, table.key, first.row, first.column)
    for equation in failing:
        yield Place(None, table.key, *equation.at)


def _describe_sums(failing: Iterable[Equation], form: TableForm) -> LocalizedText:
    """Spell the sums with their numbers."""
    descriptions = tuple([equation.describe(form) for equation in failing])
    return JoinedText(descriptions, Message("checks.repair.semicolon"))
