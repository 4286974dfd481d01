"""Which repair of a table is told where there are several: the prose may settle it."""

from __future__ import annotations

from reportlint.checks.equations import equations
from reportlint.checks.labels import table_form
from reportlint.checks.quantities import find_readings, is_same_number
from reportlint.checks.repair_solver import find_repairs
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from typing import TypeAlias

    from reportlint.checks.equations import Equation
    from reportlint.checks.quantities import Quantity
    from reportlint.checks.repair_solver import At, Repair
    from reportlint.model.problem import Context
    from reportlint.model.prose import Claim
    from reportlint.model.report import Report, Table

    #: What cells (row, column) hold once a table is put right.
    Mended: TypeAlias = Mapping[At, int | Decimal]

#: So many ways to put two cells right are told as alternatives; more are none.
_MOST = 3


class RepairChoice(Record):
    """The repairs that are left.

    ``evidence`` are the claims that spoke against the others, with what they are about.
    """

    repairs: tuple[Repair, ...]
    evidence: tuple[tuple[Claim, Quantity], ...] = ()


def choose_repairs(
    sums: Sequence[Equation], table: Table, report: Report, context: Context
) -> RepairChoice:
    """Return the repairs of a table that are worth telling.

    Of several, those with which all that the prose says of their cells agrees; none where there
    are still too many.

    >>> sums, _ = equations(WRONG, WORDS.table, ("balance", "row-sum"))
    >>> choose_repairs(sums, WRONG, REPORT, CONTEXT).repairs
    (((('new', 'total'), -2),),)
    """
    repairs = find_repairs(sums, table)
    choice = RepairChoice(repairs)
    if len(repairs) > 1:
        choice = _weigh(repairs, table, report, context)
    most = 1 if any(len(repair) == 1 for repair in choice.repairs) else _MOST
    return choice if len(choice.repairs) <= most else RepairChoice(())


def _weigh(
    repairs: tuple[Repair, ...], table: Table, report: Report, context: Context
) -> RepairChoice:
    """Leave the repairs that no claim speaks against which speaks for another."""
    mended = [_mend(repair, table) for repair in repairs]
    candidates = set(range(len(repairs)))
    evidence: list[tuple[Claim, Quantity]] = []
    for claim in report.claims:
        if claim.scope or not claim.exact or claim.skipped_words:
            continue
        readings = [
            pair for pair in find_readings(claim, report, context) if pair[1].table is table
        ]
        fitting = _find_fitting(readings, mended)
        if fitting and len(fitting) < len(repairs):
            candidates &= fitting
            evidence.append((claim, readings[0][1]))
    if not candidates:
        return RepairChoice(repairs)
    return RepairChoice(tuple([repairs[index] for index in sorted(candidates)]), tuple(evidence))


def _find_fitting(readings: Sequence[tuple[Claim, Quantity]], mended: Sequence[Mended]) -> set[int]:
    """Return with which of the tables a claim agrees, by any reading of its words."""
    known = [(claim, amount) for claim, amount in readings if amount.unknown is None]
    return {
        index
        for index, cells in enumerate(mended)
        if any(is_same_number(claim, amount.value(cells)) for claim, amount in known)
    }


def _mend(repair: Repair, table: Table) -> dict[At, int | Decimal]:
    return {at: (table.cells[at].value or 0) + change for at, change in repair}


@memoize_by_identity()
def find_possible_tables(
    report: Report, context: Context
) -> tuple[tuple[str, dict[At, int | Decimal]], ...]:
    """Return for each way to put a table right its key and the cells (row, column) it changes.

    Where sums cross, those are the smallest repairs; where a sum stands alone, any of its cells
    may be the wrong one.

    >>> find_possible_tables(REPORT, CONTEXT)
    ()
    """
    ways = []
    for table in report.tables:
        form = table_form(table, context)
        sums, _ = equations(table, form, tuple([relation.key for relation in form.relations]))
        if {relation.each for relation in form.relations} == {"row", "column"}:
            repairs = choose_repairs(sums, table, report, context).repairs
        else:
            failing = [equation for equation in sums if equation.difference]
            repairs = tuple([_put_right(e, at) for e in failing for at in e.places])
        mended = [_mend(repair, table) for repair in repairs]
        ways += [(table.key, cells) for cells in mended if all(v >= 0 for v in cells.values())]
    return tuple(ways)


def _put_right(equation: Equation, at: At) -> Repair:
    """Return the change of one cell with which a sum holds."""
    return ((at, -equation.difference * equation.sign(at)),)
