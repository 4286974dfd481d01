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
        for table in [table for table in report.tables if table.key == self.table]:
            form = table_form(table, context)
            sums, unread = equations(table, form, self.relations)
            if not sums and unread:
                reason = Message("checks.repair.incomplete_table")
                yield UnassessedPlace(Place(table.part, table.key), reason)
                continue
            failing = [equation for equation in sums if equation.difference]
            yield CheckedCount(len(sums))
            if failing:
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
        for table in [table for table in report.tables if table.key == self.table]:
            form = table_form(table, context)
            sums, _ = equations(table, form, self.relations)
            yield CheckedCount(len(sums))
            failing = [equation for equation in sums if equation.difference]
            if failing:
                from reportlint.checks.repair_solver import find_misfiled

                pair = find_misfiled(failing, table)
                if pair is not None:
                    yield _build_misfiled_problem(*pair, table, form)


def _build_misfiled_problem(
    surplus: Equation, short: Equation, table: Table, form: TableForm
) -> Problem:
    cell = table.cells[(surplus.left[0], surplus.column)]
    other = table.cells[(short.left[0], short.column)]
    params = {
        "surplus": column_key(form, surplus.column),
        "short": column_key(form, short.column),
        "difference": abs(surplus.difference),
        "sums": _describe_sums([surplus, short], form),
        "blanks": surplus.blanks + short.blanks,
    }
    place, beside = [Place(table.part, table.key, None, e.column) for e in (surplus, short)]
    covers = tuple([Place(None, table.key, None, e.column) for e in (surplus, short)])
    operands = [table.cells[place] for place in dict.fromkeys((*surplus.places, *short.places))]
    terms = [related_cell(cell, table) for cell in operands if cell is not other]
    related = (RelatedPlace(beside, other.span, decimal_text(other.value)), *terms)
    values = {"difference": decimal_text(abs(surplus.difference))}
    return Problem(cell.span, place, params, values, related, covers)


def _problems(
    solutions: Sequence[Repair], failing: Sequence[Equation], table: Table, form: TableForm
) -> Iterator[Problem]:
    """Tell the one repair there is, cell by cell; or several of two cells as alternatives."""
    if len(solutions) == 1:
        [changes] = solutions
        lines = [{place[axis] for place, _ in changes} for axis in (0, 1)]
        if len(changes) == 2 and any(len(line) == 1 for line in lines):
            yield _problem("pair", [*changes], failing, table, form)
            return
        for change in changes:
            own = [equation for equation in failing if change[0] in equation.places]
            yield _problem("one", [change], own, table, form)
    elif solutions and all(len(repair) == 2 for repair in solutions):
        every = list(dict.fromkeys(change for repair in solutions for change in repair))
        yield _problem("ambiguous", every, failing, table, form)


def _problem(
    variant: str,
    changes: Sequence[tuple[tuple[str, str], int]],
    failing: Sequence[Equation],
    table: Table,
    form: TableForm,
) -> Problem:
    first, *others = cells = [table.cells[place] for place, _ in changes]
    names = [cell_key(form, *place) for place, _ in changes]
    expected, *values = [(table.cells[place].value or 0) + change for place, change in changes]
    more = [
        Message("checks.repair.expected_value", title=name.title, value=value)
        for name, value in zip(names[1:], values, strict=True)
    ]
    params = {
        "variant": variant,
        "cell": names[0],
        "found": _describe_value(first),
        "expected": decimal_text(expected),
        "sums": _describe_sums(failing, form),
        "count": len(failing),
        "more": tuple(more),
        "blanks": sum(equation.blanks for equation in failing),
    }
    numbers = {"found": decimal_text(first.value or 0), "expected": decimal_text(expected)}
    operands = dict.fromkeys(place for equation in failing for place in equation.places)
    beside = [*others, *[table.cells[p] for p in operands if table.cells[p] not in cells]]
    related = tuple([related_cell(cell, table) for cell in beside])
    # NOTE: the plain findings of the failing sums would stand there.
    covers = [Place(None, table.key, *at) for at in (changes[0][0], *[e.at for e in failing])]
    return Problem(first.span, cell_place(first, table), params, numbers, related, tuple(covers))


def _describe_value(cell: Cell) -> object:
    """Return what stands in a cell, in words where that is nothing."""
    if cell.value is not None:
        number = decimal_text(cell.value)
        return Message("checks.repair.number", number=number)
    return f"“{cell.raw}”" if cell.raw else Message("checks.repair.blank")


def _describe_sums(failing: Iterable[Equation], form: TableForm) -> LocalizedText:
    """Spell the sums with their numbers."""
    descriptions = tuple([equation.describe(form) for equation in failing])
    return JoinedText(descriptions, Message("checks.repair.semicolon"))
