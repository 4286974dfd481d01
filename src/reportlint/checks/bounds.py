"""Numbers that cells cannot hold: more than is in force, more than such an organ can have."""

from __future__ import annotations

from reportlint.checks.cells import build_cells_problem
from reportlint.checks.labels import cell_place, related_cell, row_key, table_form
from reportlint.checks.prose import prose_of
from reportlint.model.problem import CheckedCount, Problem, decimal_text
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from typing import TypeAlias

    from reportlint.checks.parameters import Regex
    from reportlint.model.form import TableForm
    from reportlint.model.problem import Context
    from reportlint.model.report import Cell, Report, Table

    Number: TypeAlias = int | Decimal


class FlowWithinStock(Record):
    """No more was issued in the year than is in force: what was issued is, unless repealed again.

    ``flow``, ``out`` and ``stock`` are columns of ``table``. Repeals explain the surplus
    where the stock is just what they left of the flow, or where the prose says so: ``explained``.
    """

    table: str
    flow: str
    out: str
    stock: str
    explained: Regex = ""
    PROVIDES = frozenset({"row", "flow", "out", "stock"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each row in which the flow exceeds the stock."""
        table = report.table(self.table)
        form = table_form(table, context) if table else None
        if table is None or form is None:
            return
        rows = [(row.key, self._numbers(table, row.key)) for row in form.rows]
        known_rows = [(key, numbers) for key, numbers in rows if numbers is not None]
        yield CheckedCount(len(known_rows))
        for key, (flow, out, stock) in known_rows:
            if flow > stock and flow - out != stock and not self._is_explained(report):
                yield self._problem(key, (flow, out, stock), table, form)

    def _cells(self, table: Table, row: str) -> list[Cell | None]:
        return [table.cells.get((row, column)) for column in (self.flow, self.out, self.stock)]

    def _numbers(self, table: Table, row: str) -> tuple[Number, Number, Number] | None:
        """Return three numbers; None where one is not certain, or no number for flow or stock."""
        cells = self._cells(table, row)
        if not all(cell is not None and cell.certain for cell in cells):
            return None
        flow, out, stock = [cell.value if cell is not None else None for cell in cells]
        return None if flow is None or stock is None else (flow, out or 0, stock)

    def _is_explained(self, report: Report) -> bool:
        words = self.explained
        return bool(words) and compile_pattern(words).search(prose_of(report).text) is not None

    def _problem(
        self, row: str, numbers: tuple[Number, ...], table: Table, form: TableForm
    ) -> Problem:
        first, *others = [cell for cell in self._cells(table, row) if cell is not None]
        flow, out, stock = numbers
        params = {"row": row_key(form, row), "flow": flow, "out": out, "stock": stock}
        values = {"flow": decimal_text(flow), "stock": decimal_text(stock)}
        related = tuple([related_cell(cell, table) for cell in others])
        return Problem(first.span, cell_place(first, table), params, values, related)


class CellAtMost(Record):
    """Cells of ``table`` in ``row`` are at most ``most`` where the organ's name fits ``organ``.

    ``organ`` and ``except_organ`` are patterns searched in the organ's name; without a name nothing
    is judged. For rules on what an organ of some kind cannot have.
    """

    table: str
    row: str
    most: int
    organ: str
    except_organ: str
    PROVIDES = frozenset({"organ", "cell", "cells", "value", "count"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield one problem for the row, at its first cell above the bound."""
        name = report.organ or ""
        table = report.table(self.table)
        fits = bool(name) and compile_pattern(self.organ).search(name) is not None
        if table is None or not fits or compile_pattern(self.except_organ).search(name):
            yield CheckedCount(0)
            return
        inside = [c for c in table.cells.values() if c.row == self.row and c.certain]
        above = [c for c in inside if c.value is not None and c.value > self.most]
        if above:
            problem = build_cells_problem(above, table, context)
            yield replace(problem, params={**problem.params, "organ": name})
        yield CheckedCount(len(inside))
