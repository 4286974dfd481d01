"""The check kind ``relation``: an expression over the tables that has to hold."""

from __future__ import annotations

from reportlint.expressions.compiled_rule import CompiledRule, compile_rule
from reportlint.expressions.environment import PREVIOUS, Environment, TooManyStepsError
from reportlint.expressions.trees import Clauses
from reportlint.expressions.values import MISSING, is_number, subtract
from reportlint.model.document import Span
from reportlint.model.problem import (
    CheckedCount,
    Key,
    Place,
    Problem,
    RelatedPlace,
    UnassessedPlace,
    decimal_text,
)
from reportlint.model.prose import Day
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.checks.parameters import Outcomes
    from reportlint.expressions.environment import Address
    from reportlint.expressions.evaluation import Run
    from reportlint.expressions.values import Value
    from reportlint.model.problem import Context
    from reportlint.model.report import Cell, Report


class Relation(Clauses):
    """An assertion that has to hold, once or for every row, column or other element of a list.

    The finding stands at the cell ``at`` and carries every cell that was read. ``blank: zero``
    counts blank and placeholder cells as 0; a cell without a reliable value leaves the place
    unassessed.
    """

    def run(self, report: Report, context: Context) -> Outcomes:
        """Judge the assertion for every element."""
        compiled_rule = compile_rule(self, context.form)
        if compiled_rule.needs_previous and context.previous is None:
            # NOTE: a rule without its optional input is not run, and not listed as unassessed.
            return
        yield from _Judgement(self, compiled_rule, report, context).outcomes()


class _Judgement:
    """One run of a relation over one report."""

    def __init__(
        self, relation: Relation, compiled_rule: CompiledRule, report: Report, context: Context
    ) -> None:
        self._relation = relation
        self._compiled_rule = compiled_rule
        self._report = report
        self._context = context
        previous, blank = context.previous, relation.blank
        self._env = Environment(report, context.form, previous=previous, blank=blank)
        self._unassessed_places: dict[Place, UnassessedPlace] = {}

    def outcomes(self) -> Outcomes:
        env, compiled_rule = self._env, self._compiled_rule
        at = compiled_rule.message_parts.at
        judged_count = 0
        try:
            for variables in compiled_rule.bindings(env):
                env.bind(variables)
                verdict = compiled_rule.judge(env)
                if verdict is True:
                    judged_count += 1
                    continue
                # NOTE: not every row of the form has the cell that a finding would point at.
                if verdict is None or (at is not None and at.addresses(env.variables) == ()):
                    continue
                forbids_blanks = self._relation.blank == "error"
                if verdict is False or (forbids_blanks and self._empty_cells()):
                    judged_count += 1
                    yield self._problem(variables)
                else:
                    self._note_unassessed()
        except TooManyStepsError:
            from reportlint.expressions.missing_reasons import TOO_LONG

            self._unassessed_places[Place()] = UnassessedPlace(Place(), TOO_LONG)
        yield from self._unassessed_places.values()
        yield CheckedCount(judged_count)

    def _empty_cells(self) -> int:
        cells = self._env.read.values()
        return sum(cell is not None and cell.certain and cell.empty for cell in cells)

    def _note_unassessed(self) -> None:
        from reportlint.expressions.missing_reasons import explain_missing

        env = self._env
        place = self._place(self._at())
        unassessed_place = explain_missing(env.obstacle, place, self._report, self._context)
        self._unassessed_places.setdefault(unassessed_place.place, unassessed_place)

    def _at(self) -> Address | None:
        """Return the cell that a finding points at: the rule's, else the first one read."""
        at = self._compiled_rule.message_parts.at
        addresses = at.addresses(self._env.variables) if at is not None else tuple(self._env.read)
        return addresses[0] if addresses else None

    def _place(self, address: Address | None) -> Place:
        if address is None:
            return Place()
        source, (row, column) = address
        key = source.removeprefix(PREVIOUS)
        form = self._context.form.table(key)
        return Place(form.part if form else None, key, row, column)

    def _problem(self, variables: Mapping[str, Value]) -> Problem:
        read = dict(self._env.read)
        empty = self._empty_cells()
        address = self._at()
        span, place = self._span(address), self._place(address)
        sides = self._compiled_rule.message_parts.sides(self._env)
        params = {**self._params(variables, sides), "blanks": empty}
        return Problem(span, place, params, _values(sides), tuple(self._related(read)))

    def _params(
        self, variables: Mapping[str, Value], sides: tuple[Value, ...]
    ) -> dict[str, object]:
        """Return what the message may name: the sides, what it shows, and every bound name."""
        env, telling = self._env, self._compiled_rule.message_parts
        params: dict[str, object] = {}
        if len(sides) == 2:
            params["left"], params["right"] = (_printable(side) for side in sides)
            params["difference"] = _printable(subtract(*sides))
        params |= {source: self._message_value(run) for source, run in telling.runs_by_source}
        params |= {name: _printable(value) for name, value in env.variables.items()}
        for name, value in variables.items():
            title = telling.titles[name].get(value) if isinstance(value, str) else None
            if title is not None:
                params[name] = Key(str(value), title)
        return params

    def _message_value(self, run: Run) -> object:
        """Return what the message shows; of a single cell that is blank, that it is."""
        env = self._env
        read, env.read = env.read, {}
        value = run(env)
        cells = list(env.read.values())
        env.read = {**read, **env.read}
        if len(cells) == 1 and cells[0] is not None and cells[0].certain and cells[0].empty:
            return cells[0].raw or Message("checks.equations.blank")
        return _printable(value)

    def _cell(self, address: Address) -> Cell | None:
        source, place = address
        table = self._report.table(source)
        return table.cells.get(place) if table else None

    def _span(self, address: Address | None) -> Span:
        """Return the words at fault: the cell, else its table, else the title."""
        cell = self._cell(address) if address else None
        table = self._report.table(address[0]) if address else None
        title = self._report.title
        return next((thing.span for thing in (cell, table, title) if thing), Span(0, 0))

    def _related(self, read: Mapping[Address, Cell | None]) -> Iterator[RelatedPlace]:
        """Return the operands, and the further cells that the rule names."""
        for address, cell in read.items():
            yield self._related_cell(address, cell)
        for cells in self._compiled_rule.message_parts.related:
            for address in cells.addresses(self._env.variables) or ():
                if address not in read:
                    yield self._related_cell(address, self._cell(address))

    def _related_cell(self, address: Address, cell: Cell | None) -> RelatedPlace:
        # NOTE: a cell of last year's report has no place in this document.
        here = None if address[0].startswith(PREVIOUS) else cell
        text = "" if cell is None else cell.raw if cell.value is None else decimal_text(cell.value)
        return RelatedPlace(self._place(address), here.span if here else None, text)


def _values(sides: tuple[Value, ...]) -> dict[str, str]:
    """Return the numbers that were compared, as decimal strings."""
    if len(sides) != 2 or not all(is_number(side) for side in sides):
        return {}
    left, right = (decimal_text(side) for side in sides)  # type: ignore[arg-type]
    return {"left": left, "right": right}


def _printable(value: Value) -> object:
    """Return a value as messages take it: a date in ISO form, what is missing as None."""
    if value is MISSING:
        return None
    if isinstance(value, Day):
        return value.iso()
    return tuple([_printable(item) for item in value]) if isinstance(value, tuple) else value
