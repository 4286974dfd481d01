"""The cells that were read, as CSV: a line each; heads are words, in English the JSON's keys."""

from __future__ import annotations

from reportlint.model.document import LineIndex
from reportlint.model.problem import decimal_text
from reportlint.reporters.shared.rows import MARK, translate_heads, write_csv
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult
    from reportlint.model.report import Report
    from reportlint.model.run_summary import RunSummary
    from reportlint.reporters.shared import View

SEPARATOR = ""
_CERTAIN = {
    True: Message("reporters.cells_csv.true_value"),
    False: Message("reporters.cells_csv.false_value"),
}
_HEADS = (
    "path", "organ", "year", "table", "row", "column_key", "raw", "value", "certain", "line",
    "column", "page",
)  # fmt: skip


def render_start(view: View) -> str:
    """Return the heads."""
    return MARK + write_csv([translate_heads(_HEADS, view.language)])


def render_file(result: FileResult, view: View) -> str:
    """Return one file's cells; none of a file that cannot be read."""
    return write_csv(_rows(result, result.report, view.language)) if result.report else ""


def render_end(_totals: RunSummary, _view: View) -> str:
    """Return nothing."""
    return ""


def _rows(result: FileResult, report: Report, language: str) -> Iterator[tuple[object, ...]]:
    positions = LineIndex(report.document)
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
                _CERTAIN[cell.certain][language],
                line,
                column,
                positions.anchor_at(cell.span.start).page,
            )
