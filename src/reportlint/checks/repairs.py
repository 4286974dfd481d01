"""What the cells of a table would hold if its failing sums were put right."""

from __future__ import annotations

from reportlint.checks.equations import equations
from reportlint.checks.labels import table_form
from reportlint.checks.repair_solver import find_repairs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from reportlint.checks.equations import Equation
    from reportlint.model.problem import Context
    from reportlint.model.report import Table


def find_possible_tables(
    tables: Iterable[Table], context: Context
) -> Iterator[tuple[str, dict[tuple[str, str], int | Decimal]]]:
    """Return for each way to put a table right its key and the cells (row, column) it changes.

    Where sums cross, those are the smallest repairs; where a sum stands alone, any of its cells
    may be the wrong one.
    """
    for table in tables:
        form = table_form(table, context)
        sums, _ = equations(table, form, tuple([relation.key for relation in form.relations]))
        crossing = {relation.each for relation in form.relations} == {"row", "column"}
        if crossing:
            for repair in find_repairs(sums, table):
                places = dict(repair.changes)
                yield table.key, {p: _cell_value(table, p) + change for p, change in places.items()}
        else:
            for equation in sums:
                yield from _each(equation, table)


def _each(
    equation: Equation, table: Table
) -> Iterator[tuple[str, dict[tuple[str, str], int | Decimal]]]:
    if not equation.difference:
        return
    for place in equation.places:
        value = _cell_value(table, place) - equation.difference * equation.sign(place)
        if value >= 0:
            yield table.key, {place: value}


def _cell_value(table: Table, place: tuple[str, str]) -> int | Decimal:
    return table.cells[place].value or 0
