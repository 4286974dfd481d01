"""The smallest changes of cells that make all sums of a table hold."""

from __future__ import annotations

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from reportlint.checks.equations import Equation
    from reportlint.model.report import Table

    Change: TypeAlias = tuple[tuple[str, str], int]

#: So many ways to put two cells right are told as alternatives; more are none.
_MOST = 3
#: More failing sums than two cells can break.
_MOST_FAILING = 6


class Repair(Record):
    """Cells (row, column) and by how much each must change for every sum to hold."""

    changes: tuple[Change, ...]


def find_repairs(sums: Sequence[Equation], table: Table) -> tuple[Repair, ...]:
    """Return every smallest repair: of one cell if there is one, else of two; () if many."""
    failing = [equation for equation in sums if equation.difference]
    if not failing or len(failing) > _MOST_FAILING:
        return ()
    through = _through(sums)
    single = list(_single(failing, through, table))
    if single:
        return tuple(single) if len(single) == 1 else ()
    pairs = tuple(dict.fromkeys(_pairs(failing, through, table)))
    return pairs if len(pairs) <= _MOST else ()


def _through(sums: Iterable[Equation]) -> dict[tuple[str, str], list[Equation]]:
    """Return for each cell the sums it is part of."""
    through: dict[tuple[str, str], list[Equation]] = {}
    for equation in sums:
        for place in equation.places:
            through.setdefault(place, []).append(equation)
    return through


def _single(
    failing: Sequence[Equation], through: Mapping[tuple[str, str], list[Equation]], table: Table
) -> Iterator[Repair]:
    for place in failing[0].places:
        if len(through[place]) < len(failing):
            continue
        change = -failing[0].difference * failing[0].sign(place)
        if _solves({place: change}, failing, through) and _possible(place, change, table):
            yield Repair(((place, change),))


def _solves(
    changes: Mapping[tuple[str, str], int],
    failing: Sequence[Equation],
    through: Mapping[tuple[str, str], list[Equation]],
) -> bool:
    """Whether the changes make every failing sum hold and break no other."""
    equations_by_id = {id(e): e for place in changes for e in through.get(place, ())}
    equations_by_id |= {id(e): e for e in failing}
    return all(
        equation.difference + sum(equation.sign(p) * c for p, c in changes.items()) == 0
        for equation in equations_by_id.values()
    )


def _possible(place: tuple[str, str], change: int, table: Table) -> bool:
    value = table.cells[place].value or 0
    return change != 0 and value + change >= 0


def _pairs(
    failing: Sequence[Equation], through: Mapping[tuple[str, str], list[Equation]], table: Table
) -> Iterator[Repair]:
    """Return the repairs of two cells: the first lies in the first failing sum."""
    first = failing[0]
    for place in first.places:
        for change in _changes(place, failing):
            failing_after = _left_over(place, change, failing, through)
            if not failing_after or not _possible(place, change, table):
                continue
            for other in _common(failing_after):
                second = -failing_after[0][1] * failing_after[0][0].sign(other)
                changes = {place: change, other: second}
                if (
                    other != place
                    and _possible(other, second, table)
                    and _solves(changes, failing, through)
                ):
                    yield Repair(tuple(sorted(changes.items())))


def _changes(place: tuple[str, str], failing: Sequence[Equation]) -> list[int]:
    """Return the changes of a cell worth trying: those that put right one of its sums."""
    inside = [equation for equation in failing if equation.sign(place)]
    return list(dict.fromkeys(-e.difference * e.sign(place) for e in inside))


def _left_over(
    place: tuple[str, str],
    change: int,
    failing: Sequence[Equation],
    through: Mapping[tuple[str, str], list[Equation]],
) -> list[tuple[Equation, int]]:
    """Return the sums that fail after a change, with their differences then."""
    equations_by_id = {id(e): e for e in (*failing, *through[place])}
    after = [(e, e.difference + e.sign(place) * change) for e in equations_by_id.values()]
    return [(equation, difference) for equation, difference in after if difference]


def _common(failing_after: Sequence[tuple[Equation, int]]) -> Iterator[tuple[str, str]]:
    """Return the cells that lie in every sum that is left."""
    for place in failing_after[0][0].places:
        if all(equation.sign(place) for equation, _ in failing_after):
            yield place


def find_misfiled(failing: Sequence[Equation], table: Table) -> tuple[Equation, Equation] | None:
    """Return the surplus and the short column where one sum fails by +n in one and -n in another.

    Only where nothing else fails: the sums of the rows hold, so the row cannot be told.
    """
    if len(failing) != 2 or any(equation.each == "row" for equation in failing):
        return None
    high, low = sorted(failing, key=lambda equation: -equation.difference)
    if high.key != low.key or high.difference != -low.difference:
        return None
    if "total" in (high.line, low.line):
        return None
    # NOTE: what came in stands left; so too much on the left is an application that was entered
    # in the wrong column. Where the left is a stated total, the surplus is among its parts.
    is_left_surplus = len(high.left) > 1 and _holds(high, high.left, table)
    return (high, low) if is_left_surplus else (low, high)


def _holds(equation: Equation, keys: Iterable[str], table: Table) -> bool:
    """Whether one of the cells is large enough to hold the difference."""
    cells = [table.cells[equation.place(key)] for key in keys]
    return any((cell.value or 0) >= abs(equation.difference) for cell in cells)
