"""The findings as CSV: a line each; heads and levels are words, in English those of the JSON.

UTF-8 with a byte order mark, for which Excel asks. What a spreadsheet would take for a formula
stands behind an apostrophe.
"""

from __future__ import annotations

from reportlint.reporters.common import Reporter, name_rule, name_severity
from reportlint.reporters.common.machine_text import write_csv, write_heads
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import FileResult, Finding
    from reportlint.reporters.common import View

_HEADS = (
    "path", "status", "severity", "rule", "name", "message", "line", "column", "end_line",
    "end_column", "page", "paragraph", "table_index", "cell", "source_line", "part", "table", "row",
    "column_key", "text", "values", "fix", "fingerprint",
)  # fmt: skip
_PLACES = _HEADS[6:20]


def _render_file(result: FileResult, view: View) -> str:
    """Return one file's findings; of a file that could not be read, why."""
    rows: list[list[object]] = []
    if result.error is not None:
        blank: list[object] = [""] * (len(_HEADS) - 6)
        prefix = [result.path, *_words(result, "error", view.language)]
        rows.append([*prefix, "", "", result.error, *blank])
    rows += [_row(finding, result, view.language) for finding in result.findings]
    return write_csv(rows)


REPORTER = Reporter(_render_file, lambda view: write_heads(_HEADS, view.language))


def _words(result: FileResult, severity: str, language: str) -> tuple[str, str]:
    """Return status and severity; in English by the words of the JSON."""
    status = Message(f"reporters.csv.statuses.{result.status}")[language]
    return status, name_severity(severity, language)


def _row(finding: Finding, result: FileResult, language: str) -> list[object]:
    values = "; ".join(f"{key}={value}" for key, value in finding.values.items())
    return [
        result.path,
        *_words(result, finding.severity, language),
        finding.rule,
        name_rule(finding, language),
        finding.message,
        *(getattr(finding.location, name) for name in _PLACES),
        values,
        "" if finding.fix is None else finding.fix.title[language],
        finding.fingerprint,
    ]
