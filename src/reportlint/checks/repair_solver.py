"""The smallest changes of cells that make all sums of a table hold."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal
    from typing import TypeAlias

    from reportlint.checks.equations import Equation
    from reportlint.model.report import Table

    #: A cell as (row, column).
    At: TypeAlias = tuple[str, str]
    #: Cells, and by how much each must change for every sum to hold.
    Repair: TypeAlias = tuple[tuple[At, int], ...]

#: More ways to put two cells right are none.
_MOST = 12
#: More failing sums than two cells can break.
_MOST_FAILING = 6


def find_repairs(sums: Sequence[Equation], table: Table) -> tuple[Repair, ...]:
    """Return every smallest repair: of one cell if there is one, else of two; () if very many.

    >>> from reportlint.checks.equations import equations
    >>> sums, _ = equations(WRONG, WORDS.table, ("balance", "row-sum"))
    >>> find_repairs(sums, WRONG)
    (((('new', 'total'), -2),),)
    """
    failing = [equation for equation in sums if equation.difference]
    if not failing or len(failing) > _MOST_FAILING:
        return ()
    through: dict[At, list[Equation]] = {}
    for equation in sums:
        for place in equation.places:
            through.setdefault(place, []).append(equation)
    if single := tuple(_single(failing, through, table)):
        return single
    pairs = tuple(dict.fromkeys(_pairs(failing, through, table)))
    return pairs if len(pairs) <= _MOST else ()


def _single(
    failing: Sequence[Equation], through: Mapping[At, list[Equation]], table: Table
) -> Iterator[Repair]:
    for place in failing[0].places:
        change = -failing[0].difference * failing[0].sign(place)
        solves = len(through[place]) >= len(failing) and _solves({place: change}, failing, through)
        if solves and _possible(place, change, table):
            yield ((place, change),)


def _solves(
    changes: Mapping[At, int], failing: Sequence[Equation], through: Mapping[At, list[Equation]]
) -> bool:
    """Whether the changes make every failing sum hold and break no other."""
    affected = {id(e): e for e in failing}
    affected |= {id(e): e for place in changes for e in through.get(place, ())}
    return all(
        equation.difference + sum(equation.sign(p) * c for p, c in changes.items()) == 0
        for equation in affected.values()
    )


def _possible(place: At, change: int, table: Table) -> bool:
    return change != 0 and _value(table, place) + change >= 0


def _value(table: Table, place: At) -> int | Decimal:
    return table.cells[place].value or 0


def _pairs(
    failing: Sequence[Equation], through: Mapping[At, list[Equation]], table: Table
) -> Iterator[Repair]:
    """Return the repairs of two cells: the first lies in the first failing sum."""
    for place in failing[0].places:
        # NOTE: the changes worth trying are those that put right one of the cell's sums.
        inside = [equation for equation in failing if equation.sign(place)]
        for change in dict.fromkeys(-e.difference * e.sign(place) for e in inside):
            if not _possible(place, change, table):
                continue
            for other, second in _second_changes(place, change, failing, through):
                changes = {place: change, other: second}
                if _possible(other, second, table) and _solves(changes, failing, through):
                    yield tuple(sorted(changes.items()))


def _second_changes(
    place: At, change: int, failing: Sequence[Equation], through: Mapping[At, list[Equation]]
) -> Iterator[tuple[At, int]]:
    """Return the other cells that lie in every sum that fails after a change, each with its own."""
    affected = {id(e): e for e in (*failing, *through[place])}.values()
    after = [(e, e.difference + e.sign(place) * change) for e in affected]
    failing_after = [(e, difference) for e, difference in after if difference]
    for equation, difference in failing_after[:1]:
        for other in equation.places:
            if other != place and all(e.sign(other) for e, _ in failing_after):
                yield other, -difference * equation.sign(other)


def find_misfiled(failing: Sequence[Equation], table: Table) -> tuple[Equation, Equation] | None:
    """Return the surplus and the short column where one sum fails by +n in one and -n in another.

    Only where nothing else fails: the sums of the rows hold, so the row cannot be told.

    >>> from reportlint.checks.equations import equations
    >>> sums, _ = equations(WRONG, WORDS.table, ("row-sum",))
    >>> find_misfiled(sums[:2], WRONG) is None
    True
    """
    if len(failing) != 2 or any(equation.each == "row" for equation in failing):
        return None
    high, low = sorted(failing, key=lambda equation: -equation.difference)
    is_pair = high.key == low.key and high.difference == -low.difference
    if not is_pair or "total" in (high.line, low.line):
        return None
    # NOTE: what came in stands left; so too much on the left is an application that was entered
    # in the wrong column. Where the left is a stated total, the surplus is among its parts.
    left = [_value(table, high.place(key)) for key in high.left]
    is_left_surplus = len(left) > 1 and any(value >= abs(high.difference) for value in left)
    return (high, low) if is_left_surplus else (low, high)
