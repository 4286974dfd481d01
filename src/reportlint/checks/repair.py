"""Finds the cell that is wrong where several sums of a table fail at once.

One wrong cell breaks a row's sum, a column's sum and a balance. The smallest change of cells that
makes every sum hold again, if it is the only one, names the cell and what it should hold.
"""

from __future__ import annotations

from reportlint.checks.equations import Equation, describe_sums, equations
from reportlint.checks.labels import column_key, related_cell, table_form
from reportlint.model.problem import (
    CheckedCount,
    Place,
    Problem,
    RelatedPlace,
    UnassessedPlace,
    decimal_text,
)
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.checks.parameters import Outcomes
    from reportlint.model.form import TableForm
    from reportlint.model.problem import Context
    from reportlint.model.report import Report, Table


class WrongCell(Record):
    """The sums of a table that fail have one smallest repair: of one cell or of two.

    ``relations`` are the form's sums to be held together. Of several repairs that one is told with
    which the prose agrees; ``evidence`` are its figures.
    """

    table: str
    relations: tuple[str, ...]
    PROVIDES = frozenset(
        {"cell", "found", "expected", "sums", "count", "more", "blanks", "ways", "evidence"}
    )
    VARIANTS = frozenset({"one", "pair", "ambiguous", "settled", "settled-pair"})

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
                from reportlint.checks.repair_choice import choose_repairs
                from reportlint.checks.repair_problems import tell_repairs
                from reportlint.checks.repair_solver import find_misfiled

                if not find_misfiled(failing, table):
                    choice = choose_repairs(sums, table, report, context)
                    yield from tell_repairs(choice, failing, table, form)


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
        "sums": describe_sums([surplus, short], form),
        "blanks": surplus.blanks + short.blanks,
    }
    place, beside = [Place(table.part, table.key, None, e.column) for e in (surplus, short)]
    covers = tuple([Place(None, table.key, None, e.column) for e in (surplus, short)])
    operands = [table.cells[place] for place in dict.fromkeys((*surplus.places, *short.places))]
    terms = [related_cell(cell, table) for cell in operands if cell is not other]
    related = (RelatedPlace(beside, other.span, decimal_text(other.value)), *terms)
    values = {"difference": decimal_text(abs(surplus.difference))}
    return Problem(cell.span, place, params, values, related, covers)
