"""Cells of tables: what stands in them, whether they were read, what they cannot hold."""

from __future__ import annotations

from reportlint.checks import labels
from reportlint.checks.legibility import torn_tables
from reportlint.checks.prose import prose_of
from reportlint.checks.rows import is_torn, wrong_width
from reportlint.model.problem import (
    CheckedCount,
    Edit,
    Fix,
    Place,
    Problem,
    RelatedPlace,
    decimal_text,
)
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from typing import TypeAlias

    from reportlint.checks.parameters import Outcomes, Regex
    from reportlint.model.document import Span
    from reportlint.model.problem import Context
    from reportlint.model.report import Cell, Report, Table

    Number: TypeAlias = int | Decimal


#: More cells of a table than this are told of in one finding: they have one cause.
_FEW = 5
#: So many of the texts in them are shown.
_SHOWN = 3


class CellsOf(Record):
    """No certain cell is of the given kind; one problem a cell, or one a table (``together``).

    More than a few cells of a table have one cause and are one problem always.
    ``kind`` is one of report.Cell's kinds, ``form`` one of its digit forms; one of them is given.
    """

    kind: str = ""
    form: str = ""
    together: bool = False
    PROVIDES = frozenset({"table", "cell", "cells", "count", "raw", "value", "totals"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield the problems, each at its cell or at the first cell of its table."""
        for table in report.tables:
            yield CheckedCount(len(table.cells))
            kind = self.kind
            cells = [c for c in table.cells.values() if (c.kind == kind if kind else c.forms)]
            cells = [cell for cell in cells if cell.certain]
            whole = cells and (self.together or len(cells) > _FEW)
            for group in [cells] if whole else [[cell] for cell in cells]:
                from reportlint.checks.cell_sums import with_sums

                problem = _build_cells_problem(group, table, context)
                problem = with_sums(problem, group, table, labels.table_form(table, context))
                fix = _digits(group, report.document.text) if self.form else None
                yield replace(problem, fix=fix)


def _digits(cells: Iterable[Cell], text: str) -> Fix | None:
    """Return the fix that writes numbers in plain digits, their values staying; None for none."""
    # NOTE: a cell over several lines of text may be two numbers to other readers.
    numbers = [cell for cell in cells if cell.kind == "number" and cell.span.cut(text)]
    plain = [cell for cell in numbers if not {"\n", "\r"} & {*cell.span.cut(text)}]
    edits = [Edit(cell.span, decimal_text(cell.value)) for cell in plain]
    if len(edits) < 2:
        return labels.rewrite(edits[0].text, *edits, safety="safe") if edits else None
    counts = {"count": len(edits), "more": len(edits) - 1}
    title = Message("checks.cells.write_instead_and_more", first=edits[0].text, **counts)
    return Fix("safe", title, tuple(edits))


def _build_cells_problem(cells: list[Cell], table: Table, context: Context) -> Problem:
    """Return one problem for cells of a table, at the first of them; the others are related."""
    form = labels.table_form(table, context)
    cells = sorted(cells, key=lambda cell: (cell.span.start, cell.span.end))
    first = cells[0]
    names = tuple([labels.cell_key(form, cell.row, cell.column) for cell in cells])
    params: dict[str, object] = {
        "table": labels.table_key(form),
        "cell": names[0],
        "cells": names,
        "count": len(cells),
        # NOTE: the message has the outer quotation marks.
        "raw": "”“".join(_first_ones(" ".join(cell.raw.split()) for cell in cells)),
    }
    read = tuple(_first_ones(decimal_text(cell.value) for cell in cells))
    params["value"] = read if len(read) > 1 else read[0]
    values = {"found": first.raw} if len(cells) == 1 and first.raw else {}
    related = tuple([labels.related_cell(cell, table) for cell in cells[1:]])
    return Problem(first.span, labels.cell_place(first, table), params, values, related)


def _first_ones(texts: Iterable[str]) -> list[str]:
    """Return the first few of the texts, none twice."""
    return list(dict.fromkeys(texts))[:_SHOWN]


#: What is told besides of a table that was read from a picture.
_OF_PICTURES = ("sums", "failing", "cell", "found", "expected")


class CellsRead(Record):
    """Every cell of a table was read and placed with certainty, and every value has its row.

    What was read from a picture of the page is certain where the table's sums confirm it.
    """

    PROVIDES = frozenset({"table", "cells", "count", *_OF_PICTURES})
    VARIANTS = frozenset({"cells", "values", "torn", "unconfirmed", "conflict", "suspect"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem for each table with cells that were not read."""
        for table in report.tables:
            yield CheckedCount(len(table.cells))
            # NOTE: a row that is wrong in the draft, not in the reading, is T107's to report.
            wide = set() if is_torn(table) else {r.key for r in table.rows if wrong_width(r, table)}
            cells = [c for c in table.cells.values() if not c.certain or c.kind == "unread"]
            cells = [cell for cell in cells if cell.row not in wide]
            loose = [span for span in report.unparsed if span.start in table.span]
            if any(cell.is_recognised for cell in cells):
                from reportlint.checks.cell_sums import build_unconfirmed_problem

                yield build_unconfirmed_problem(cells, table, labels.table_form(table, context))
            elif cells:
                yield _unread(cells, table, context)
            elif loose:
                yield _loose(loose, table, report, context)
        yield from torn_tables(report, context)


def _loose(spans: list[Span], table: Table, report: Report, context: Context) -> Problem:
    """Tell of values that belong to none of the rows."""
    text = report.document.text
    params = {
        "variant": "values",
        "table": labels.table_key(labels.table_form(table, context)),
        "cells": tuple([" ".join(span.cut(text).split()) for span in spans]),
        "count": len(spans),
    }
    place = Place(table.part, table.key)
    related = tuple([RelatedPlace(place, span) for span in spans[1:]])
    return Problem(spans[0], place, params, {}, related)


def _unread(cells: list[Cell], table: Table, context: Context) -> Problem:
    form = labels.table_form(table, context)
    first = min(cells, key=lambda cell: cell.span.start)
    names = tuple([labels.cell_key(form, cell.row, cell.column) for cell in cells])
    params = {
        "variant": "cells",
        "table": labels.table_key(form),
        "cells": names,
        "count": len(cells),
    }
    related = tuple([labels.related_cell(cell, table) for cell in cells if cell is not first])
    covers = tuple([labels.cell_place(cell, table) for cell in cells])
    rows = dict.fromkeys(cell.row for cell in cells)
    covers += tuple([Place(None, table.key, row) for row in rows])
    return Problem(first.span, labels.cell_place(first, table), params, {}, related, covers)


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

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each row in which the flow exceeds the stock."""
        table = report.table(self.table)
        if table is None:
            return
        form = labels.table_form(table, context)
        for row in form.rows:
            places = [(row.key, column) for column in (self.flow, self.out, self.stock)]
            cells = [table.cells[place] for place in places if place in table.cells]
            flow, out, stock = [cell.value for cell in cells] if len(cells) == 3 else [None] * 3
            if flow is None or stock is None or not all(cell.certain for cell in cells):
                continue
            yield CheckedCount(1)
            if flow > stock and flow - (out or 0) != stock and not self._is_explained(report):
                values = {"flow": decimal_text(flow), "stock": decimal_text(stock)}
                related = tuple([labels.related_cell(cell, table) for cell in cells[1:]])
                name = labels.row_key(form, row.key)
                params = {"row": name, "flow": flow, "out": out or 0, "stock": stock}
                place = labels.cell_place(cells[0], table)
                yield Problem(cells[0].span, place, params, values, related)

    def _is_explained(self, report: Report) -> bool:
        words = self.explained
        return bool(words) and compile_pattern(words).search(prose_of(report).text) is not None


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

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem for the row, at its first cell above the bound."""
        name = report.organ or ""
        table = report.table(self.table)
        fits = bool(name) and compile_pattern(self.organ).search(name) is not None
        if table is None or not fits or compile_pattern(self.except_organ).search(name):
            return
        inside = [c for c in table.cells.values() if c.row == self.row and c.certain]
        above = [c for c in inside if c.value is not None and c.value > self.most]
        if above:
            problem = _build_cells_problem(above, table, context)
            yield replace(problem, params={**problem.params, "organ": name})
        yield CheckedCount(len(inside))
