"""Tells how a table is put right: the cells, what they should hold, and why no others."""

from __future__ import annotations

from reportlint.checks.equations import describe_sums
from reportlint.checks.labels import cell_key, cell_place, related_cell
from reportlint.model.problem import Place, Problem, RelatedPlace, decimal_text
from reportlint.support.localized_text import JoinedText, LocalizedText, Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from reportlint.checks.equations import Equation
    from reportlint.checks.repair_choice import RepairChoice
    from reportlint.checks.repair_solver import At
    from reportlint.model.form import TableForm
    from reportlint.model.report import Cell, Table

    #: Cells (row, column) and by how much each must change.
    Changes: TypeAlias = Sequence[tuple[At, int]]


def tell_repairs(
    choice: RepairChoice, failing: Sequence[Equation], table: Table, form: TableForm
) -> Iterator[Problem]:
    """Tell the one repair there is, cell by cell; or several of two cells as alternatives.

    >>> from reportlint.checks.equations import equations
    >>> from reportlint.checks.repair_choice import choose_repairs
    >>> sums, _ = equations(WRONG, WORDS.table, ("balance", "row-sum"))
    >>> choice = choose_repairs(sums, WRONG, REPORT, CONTEXT)
    >>> [problem] = tell_repairs(choice, sums[:1], WRONG, WORDS.table)
    >>> problem.params["variant"]
    'one'
    """
    repairs = choice.repairs
    if len(repairs) == 1:
        for problem in _tell_one(repairs[0], failing, table, form):
            yield _add_evidence(problem, choice)
    elif repairs:
        every = tuple(dict.fromkeys(change for repair in repairs for change in repair))
        problem = _build_problem("ambiguous", every, failing, table, form)
        ways = _describe_ways(repairs, table, form)
        yield replace(problem, params={**problem.params, "ways": ways})


def _tell_one(
    changes: Changes, failing: Sequence[Equation], table: Table, form: TableForm
) -> Iterator[Problem]:
    """Tell two cells of one row or column together, others each by itself."""
    lines = [{place[axis] for place, _ in changes} for axis in (0, 1)]
    if len(changes) == 2 and any(len(line) == 1 for line in lines):
        yield _build_problem("pair", changes, failing, table, form)
        return
    for change in changes:
        own = [equation for equation in failing if change[0] in equation.places]
        yield _build_problem("one", [change], own, table, form)


def _add_evidence(problem: Problem, choice: RepairChoice) -> Problem:
    """Name the figures of the prose that left no other repair."""
    if not choice.evidence:
        return problem
    words = tuple(
        Message("checks.repair.evidence", words=claim.text, title=amount.title)
        for claim, amount in choice.evidence
    )
    variant = {"one": "settled", "pair": "settled-pair"}[str(problem.params["variant"])]
    params = {**problem.params, "variant": variant, "evidence": words}
    related = [RelatedPlace(Place(), claim.span, claim.text) for claim, _ in choice.evidence]
    return replace(problem, params=params, related=(*problem.related, *related))


def _build_problem(
    variant: str, changes: Changes, failing: Sequence[Equation], table: Table, form: TableForm
) -> Problem:
    first, *others = cells = [table.cells[place] for place, _ in changes]
    expected = [_describe_expected(change, table, form) for change in changes]
    value = decimal_text((first.value or 0) + changes[0][1])
    params = {
        "variant": variant,
        "cell": cell_key(form, *changes[0][0]),
        "found": _describe_value(first),
        "expected": value,
        "sums": describe_sums(failing, form),
        "count": len(failing),
        "more": tuple(expected[1:]),
        "blanks": sum(equation.blanks for equation in failing),
    }
    numbers = {"found": decimal_text(first.value or 0), "expected": value}
    operands = dict.fromkeys(place for equation in failing for place in equation.places)
    beside = [*others, *[table.cells[p] for p in operands if table.cells[p] not in cells]]
    related = tuple([related_cell(cell, table) for cell in beside])
    # NOTE: the plain findings of the failing sums would stand there.
    covers = [Place(None, table.key, *at) for at in (changes[0][0], *[e.at for e in failing])]
    return Problem(first.span, cell_place(first, table), params, numbers, related, tuple(covers))


def _describe_value(cell: Cell) -> object:
    """Return what stands in a cell, in words where that is nothing."""
    if cell.value is not None:
        return Message("checks.repair.number", number=decimal_text(cell.value))
    return f"“{cell.raw}”" if cell.raw else Message("checks.repair.blank")


def _describe_expected(change: tuple[At, int], table: Table, form: TableForm) -> LocalizedText:
    place, by = change
    value = (table.cells[place].value or 0) + by
    return Message("checks.repair.expected_value", title=cell_key(form, *place).title, value=value)


def _describe_ways(ways: Sequence[Changes], table: Table, form: TableForm) -> LocalizedText:
    """Spell alternatives: either these cells, or those."""
    both = Message("checks.repair.and")
    words = [
        JoinedText(tuple([_describe_expected(change, table, form) for change in way]), both)
        for way in ways
    ]
    first, *others = words
    either = Message("checks.repair.either", way=first)
    return JoinedText((either, *[Message("checks.repair.or", way=way) for way in others]))
