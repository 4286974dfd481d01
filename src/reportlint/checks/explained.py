"""Sums that fail because a cell holds no count: told once with the cell, not sum by sum."""

from __future__ import annotations

from reportlint.checks.cells import NOTHING, WRONG
from reportlint.checks.equations import equations
from reportlint.model.problem import Place
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.checks.equations import Equation
    from reportlint.model.form import TableForm
    from reportlint.model.problem import Problem
    from reportlint.model.tables import Cell, Table


def with_sums(problem: Problem, cells: Sequence[Cell], table: Table, form: TableForm) -> Problem:
    """Return the problem of wrong cells, speaking for the sums that fail through them alone."""
    sums, _ = equations(table, form, tuple([relation.key for relation in form.relations]))
    wrong = {place for place, cell in table.cells.items() if cell.kind in WRONG}
    covers = [problem.place]
    counts: list[int] = []
    for cell in cells:
        through = [equation for equation in sums if equation.sign((cell.row, cell.column))]
        count = _expected(cell, through, wrong)
        if count is not None:
            counts.append(count)
            covers += [Place(None, table.key, *equation.at) for equation in through]
    params = {**problem.params, "totals": _describe_count(counts) if len(cells) == 1 else NOTHING}
    return replace(problem, params=params, covers=tuple(covers))


def _describe_count(counts: Sequence[int]) -> Bilingual:
    descriptions = [
        Bilingual(f"，按合计应为 {n}", f"; by the sums it should be {n}") for n in counts
    ]
    return descriptions[0] if descriptions else NOTHING


def _expected(cell: Cell, through: Sequence[Equation], wrong: set[tuple[str, str]]) -> int | None:
    """Return the count with which every sum through a cell holds, None if no one count does."""
    place = (cell.row, cell.column)
    counts = {(cell.value or 0) - e.difference * e.sign(place) for e in through}
    alone = all(wrong.isdisjoint({*equation.places} - {place}) for equation in through)
    if len(counts) != 1 or not alone:
        return None
    count = int(counts.pop())
    return count if count >= 0 else None
