"""The table of requests filled consistently, for checks that look at its sums."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.checks.repair import MisfiledApplicant, WrongCell
from reportlint.model.problem import Problem
from reportlint.model.report import Report, Table
from tests import small
from tests.checks.prose import context, problems
from tests.parsing.requests import COLUMNS, values
from tests.parsing.sketches import editions

SUMS = ("balance", "results-sum", "row-sum")
Places = Mapping[tuple[str, str], small.Content]


def right() -> dict[tuple[str, str], int]:
    """Every cell of a consistent table."""
    return {
        (row, column): count
        for row, counts in values().items()
        for column, count in zip(COLUMNS, counts, strict=True)
    }


def table(changes: Places = {}, *, missing: tuple[str, ...] = ()) -> Table:  # noqa: B006 - read only
    """The consistent table with other content in some cells."""
    form = editions()[-1].table("requests")
    assert form is not None
    return small.table(form, {**right(), **changes}, missing=missing)


def shifted(*changes: tuple[str, str, int]) -> dict[tuple[str, str], small.Content]:
    """What cells hold that are off by so much."""
    cells = right()
    return {(row, column): cells[row, column] + by for row, column, by in changes}


def report(changes: Places = {}) -> Report:  # noqa: B006 - read only
    """A report of that table alone."""
    return small.report(table(changes), form=editions()[-1])


def wrong_cells(changes: Places) -> list[Problem]:
    """What A105 finds."""
    return problems(WrongCell("requests", SUMS), report(changes))


def misfiled(changes: Places) -> list[Problem]:
    """What A106 finds."""
    return problems(MisfiledApplicant("requests", SUMS), report(changes))


def named(found: list[Problem]) -> list[tuple[str | None, str | None]]:
    """The cells that problems stand at."""
    return [(problem.place.row, problem.place.column) for problem in found]


__all__ = [
    "SUMS",
    "context",
    "misfiled",
    "named",
    "report",
    "right",
    "shifted",
    "table",
    "wrong_cells",
]
