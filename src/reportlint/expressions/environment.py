"""What an expression is evaluated against: one report, and the names bound at the moment."""

from __future__ import annotations

from reportlint.expressions.values import BOUND, MISSING, Missing, normalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from reportlint.expressions.values import Value
    from reportlint.model.form import Form
    from reportlint.model.prose import Day
    from reportlint.model.report import Cell, Report

    #: A cell: its source (a table's key, or ``previous.`` and one), and (row, column).
    Address: TypeAlias = tuple[str, tuple[str, str]]

#: What stands before a table's key when it is the previous year's.
PREVIOUS = "previous."
#: An evaluation may take this many steps in all; one is about a node of a tree.
LONGEST = 200_000
_LONGEST_TEXT = 1000


class TooManyStepsError(Exception):
    """An evaluation that is given up."""


class Environment:
    """A report under evaluation.

    ``variables`` are the names bound at the moment. ``read`` collects every cell that was looked
    at, in order (None where the draft lacks it); ``obstacle`` is the first of them that has no
    reliable value. ``blank`` tells what a blank or placeholder cell is: ``zero`` or MISSING.
    """

    __slots__ = ("_cells", "_steps", "blank", "obstacle", "previous", "read", "report", "variables")

    def __init__(
        self, report: Report, form: Form, *, previous: Report | None = None, blank: str = "missing"
    ) -> None:
        """Take the report, and the previous year's where there is one."""
        self.report = report
        self.previous = previous
        self.blank: Value = 0 if blank == "zero" else MISSING
        self.variables: dict[str, Value] = {}
        self.read: dict[Address, Cell | None] = {}
        self.obstacle: Address | None = None
        self._steps = 0
        self._cells: dict[str, Mapping[tuple[str, str], Cell]] = {}
        for table in reversed(report.tables):
            # NOTE: a table printed by another edition's form has other rows under the same keys.
            if table.form == form.edition:
                self._cells[table.key] = table.cells
        for table in reversed(previous.tables if previous else ()):
            self._cells[PREVIOUS + table.key] = table.cells

    def bind(self, variables: Mapping[str, Value]) -> None:
        """Start anew with these variables and nothing read."""
        self.variables = dict(variables)
        self.read = {}
        self.obstacle = None

    def cell(self, source: str, place: tuple[str, str]) -> Value:
        """Return a cell's value and note that it was read."""
        cells = self._cells.get(source)
        cell = cells.get(place) if cells is not None else None
        address = source, place
        self.read[address] = cell
        if cell is not None and cell.certain:
            value = cell.value
            if type(value) is int and -BOUND < value < BOUND:
                return value
            if value is None and cell.empty:
                return self._empty(address)
            number = MISSING if value is None else normalize(value)
            if not isinstance(number, Missing):
                return number
        if self.obstacle is None:
            self.obstacle = address
        return MISSING

    def cells(self, source: str, addresses: Iterable[Address]) -> tuple[Value, ...]:
        """Return the values of many cells of one source, each as ``cell`` does."""
        cells = self._cells.get(source, {})
        values: list[Value] = []
        for address in addresses:
            cell = cells.get(address[1])
            value = cell.value if cell is not None and cell.certain else None
            if type(value) is int and -BOUND < value < BOUND:
                self.read[address] = cell
                values.append(value)
            else:
                values.append(self.cell(*address))
        return tuple(values)

    def _empty(self, address: Address) -> Value:
        if self.blank is MISSING and self.obstacle is None:
            self.obstacle = address
        return self.blank

    def is_blank(self, source: str, place: tuple[str, str]) -> Value:
        """Whether the draft has the cell and left it empty; MISSING where that is not certain."""
        self.cell(source, place)
        cell = self.read[source, place]
        return cell.empty if cell is not None and cell.certain else MISSING

    def claims(self, quantity: str) -> tuple[Value, ...]:
        """Return exact numbers that the prose states of a quantity, for the organ's own year.

        Statements that were read without an unknown word are left out.
        """
        self.spend(len(self.report.claims))
        claims = [c for c in self.report.claims if c.exact and not c.scope and not c.skipped_words]
        values = (c.value for c in claims if c.quantity == quantity)
        return tuple([normalize(value) for value in values])

    def spend(self, steps: int) -> None:
        """Count steps; raises TooManyStepsError when there were too many."""
        self._steps += steps
        if self._steps > LONGEST:
            raise TooManyStepsError


def _period_day(report: Report, which: str) -> Value:
    day: Day | None = getattr(report.periods[0], which) if report.periods else None
    return MISSING if day is None or day.iso() is None else day


def _text(text: str | None) -> Value:
    return MISSING if text is None or len(text) > _LONGEST_TEXT else text


#: What ``report.…`` and ``previous.…`` name besides tables: kind of value and how to get it.
ATTRIBUTES: dict[str, tuple[str, Callable[[Report], Value]]] = {
    "edition": ("text", lambda report: report.edition),
    "organ": ("text", lambda report: _text(report.organ)),
    "title": ("text", lambda report: _text(report.title.text if report.title else None)),
    "year": ("number", lambda report: MISSING if report.year is None else report.year),
    "period.start": ("date", lambda report: _period_day(report, "start")),
    "period.end": ("date", lambda report: _period_day(report, "end")),
}
