"""Cells that were not read or not placed with certainty, and values without a row."""

from __future__ import annotations

from reportlint.checks.labels import cell_key, cell_place, related_cell, table_form, table_key
from reportlint.checks.table_shape import is_torn, wrong_width
from reportlint.model.problem import CheckedCount, Place, Problem, RelatedPlace
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Span
    from reportlint.model.problem import Context
    from reportlint.model.report import Cell, Report, Table

#: What is told besides of a table that was read from a picture.
_OF_PICTURES = ("sums", "failing", "cell", "found", "expected")


class CellsRead(Record):
    """Every cell of a table was read and placed with certainty, and every value has its row.

    What was read from a picture of the page is certain where the table's sums confirm it.
    """

    PROVIDES = frozenset({"table", "cells", "count", *_OF_PICTURES})
    VARIANTS = frozenset({"cells", "values", "torn", "unconfirmed", "conflict", "suspect"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield one problem for each table with cells that were not read."""
        count = 0
        for table in report.tables:
            count += len(table.cells)
            uncertain_cells = [
                c for c in table.cells.values() if not c.certain or c.kind == "unread"
            ]
            # NOTE: a row that is wrong in the draft, not in the reading, is T107's to report.
            wide = set() if is_torn(table) else {r.key for r in table.rows if wrong_width(r, table)}
            uncertain_cells = [cell for cell in uncertain_cells if cell.row not in wide]
            if any(cell.is_recognised for cell in uncertain_cells):
                from reportlint.checks.ocr_unconfirmed import build_unconfirmed_problem

                yield build_unconfirmed_problem(uncertain_cells, table, table_form(table, context))
                continue
            if uncertain_cells:
                yield _unread(uncertain_cells, table, context)
                continue
            loose = [span for span in report.unparsed if span.start in table.span]
            if loose:
                yield _loose(loose, table, report, context)
        if any(report.table(form.key) is None for form in context.form.tables):
            from reportlint.checks.scattered_tables import torn_tables

            yield from torn_tables(report, context)
        yield CheckedCount(count)


def _loose(spans: list[Span], table: Table, report: Report, context: Context) -> Problem:
    """Tell of values that belong to none of the rows."""
    text = report.document.text
    params = {
        "variant": "values",
        "table": table_key(table_form(table, context)),
        "cells": tuple([" ".join(span.cut(text).split()) for span in spans]),
        "count": len(spans),
    }
    place = Place(table.part, table.key)
    related = tuple([RelatedPlace(place, span) for span in spans[1:]])
    return Problem(spans[0], place, params, {}, related)


def _unread(cells: list[Cell], table: Table, context: Context) -> Problem:
    form = table_form(table, context)
    first = min(cells, key=lambda cell: cell.span.start)
    names = tuple([cell_key(form, cell.row, cell.column) for cell in cells])
    params = {
        "variant": "cells",
        "table": table_key(form),
        "cells": names,
        "count": len(cells),
    }
    related = tuple([related_cell(cell, table) for cell in cells if cell is not first])
    covers = tuple([cell_place(cell, table) for cell in cells])
    rows = dict.fromkeys(cell.row for cell in cells)
    covers += tuple([Place(None, table.key, row) for row in rows])
    return Problem(first.span, cell_place(first, table), params, {}, related, covers)
