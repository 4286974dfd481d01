"""The cells that were read, as CSV: a line each, with the keys of ``extract`` as heads."""

from __future__ import annotations

from reportlint.display.rows import MARK, written
from reportlint.positions import Positions
from reportlint.problems import decimal_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.display.view import View
    from reportlint.findings import FileResult
    from reportlint.report import Report
    from reportlint.totals import Totals

BETWEEN = ""
_HEADS = (
    "path", "organ", "year", "table", "row", "column_key", "raw", "value", "certain", "line",
    "column", "page",
)  # fmt: skip


def opening(_view: View) -> str:
    """Give the heads."""
    return MARK + written([_HEADS])


def entry(result: FileResult, _view: View) -> str:
    """Give one file's cells; none of a file that cannot be read."""
    return written(_rows(result, result.report)) if result.report else ""


def closing(_totals: Totals, _view: View) -> str:
    """Give nothing."""
    return ""


def _rows(result: FileResult, report: Report) -> Iterator[tuple[object, ...]]:
    positions = Positions(report.document)
    for table in report.tables:
        for cell in table.cells.values():
            line, column = positions.line_and_column(cell.span.start)
            yield (
                result.path,
                report.organ,
                report.year,
                cell.table,
                cell.row,
                cell.column,
                cell.raw,
                decimal_text(cell.value),
                "true" if cell.certain else "false",
                line,
                column,
                positions.anchor(cell.span.start).page,
            )
