"""The findings as CSV: a line each, with the keys of the JSON as heads.

UTF-8 with a byte order mark, for which Excel asks. What a spreadsheet would take for a formula
stands behind an apostrophe.
"""

from __future__ import annotations

from reportlint.display.rows import MARK, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.display.view import View
    from reportlint.findings import FileResult, Finding
    from reportlint.totals import Totals

BETWEEN = ""
_HEADS = (
    "path", "status", "severity", "rule", "name", "message", "line", "column", "end_line",
    "end_column", "page", "paragraph", "table_index", "cell", "source_line", "part", "table", "row",
    "column_key", "text", "values", "fix", "fingerprint",
)  # fmt: skip
_PLACES = _HEADS[6:20]


def opening(_view: View) -> str:
    """Give the heads."""
    return MARK + written([_HEADS])


def entry(result: FileResult, view: View) -> str:
    """Give one file's findings; of a file that could not be read, why."""
    rows: list[list[object]] = []
    if result.error is not None:
        blank: list[object] = [""] * (len(_HEADS) - 6)
        rows.append([result.path, result.status, "error", "", "", result.error, *blank])
    rows += [_row(finding, result, view.language) for finding in result.findings]
    return written(rows)


def closing(_totals: Totals, _view: View) -> str:
    """Give nothing."""
    return ""


def _row(finding: Finding, result: FileResult, language: str) -> list[object]:
    values = "; ".join(f"{key}={value}" for key, value in finding.values.items())
    return [
        result.path,
        result.status,
        finding.severity,
        finding.rule,
        finding.name,
        finding.message,
        *(getattr(finding.location, name) for name in _PLACES),
        values,
        "" if finding.fix is None else finding.fix.title[language],
        finding.fingerprint,
    ]
