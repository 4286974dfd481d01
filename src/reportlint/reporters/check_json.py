"""The results as JSON, ``reportlint-check/1``: every field is there, null where absent."""

from __future__ import annotations

from reportlint import __version__
from reportlint.model.finding import count_figures
from reportlint.model.prose import FIGURE_STATUSES
from reportlint.reporters.common import Reporter
from reportlint.reporters.common.machine_text import dumps, indent_entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.model.finding import FileResult, Finding, Location, RunSummary
    from reportlint.model.problem import Fix
    from reportlint.reporters.common import View

SCHEMA = "reportlint-check/1"

_LOCATION = (
    "line", "column", "end_line", "end_column", "page", "paragraph", "table_index", "cell",
    "source_line", "part", "table", "row", "column_key", "text",
)  # fmt: skip
_PLACE = ("rule", "table", "row", "column_key", "reason")


def _render_start(view: View) -> str:
    """Return the head, up to the list of files."""
    tool = {"name": "reportlint", "version": __version__, "rules": view.rules}
    return dumps({"schema": SCHEMA, "tool": tool, "files": []}).removesuffix("]\n}")


def _render_file(result: FileResult, view: View) -> str:
    """Return one file as an object of the list."""
    return indent_entry(_file(result, view.language))


def _render_end(totals: RunSummary, _view: View) -> str:
    """Return the end of the list, and the summary."""
    counts = {
        "files": totals.files,
        "errors": totals.errors,
        "warnings": totals.warnings,
        "infos": totals.infos,
        "suppressed": totals.suppressed_findings,
        "not_assessed": totals.not_assessed,
        "figures": _figures(totals.figures),
    }
    tail = dumps({"summary": counts}).removeprefix("{")
    return ("\n  ]" if totals.files else "]") + f",{tail}\n"


REPORTER = Reporter(_render_file, _render_start, _render_end, ",")


def _file(result: FileResult, language: str) -> dict[str, object]:
    return {
        "path": result.path,
        "format": result.format,
        "document": result.document,
        "edition": result.edition,
        "year": result.year,
        "organ": result.organ,
        "status": result.status,
        "error": result.error,
        "findings": [_finding(finding, language) for finding in result.findings],
        "not_assessed": [
            {name: getattr(item, name) for name in _PLACE} for item in result.not_assessed
        ],
        "suppressed": result.suppressed,
        "figures": _figures(count_figures(result.report)) if result.status == "checked" else None,
    }


def _figures(counts: Mapping[str, int]) -> dict[str, int]:
    by_status = {status: counts.get(status, 0) for status in FIGURE_STATUSES}
    return {"total": sum(by_status.values()), **by_status}


def _finding(finding: Finding, language: str) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "location": _location(finding.location),
        "related": [_location(place) for place in finding.related],
        "values": dict(finding.values),
        "fix": None if finding.fix is None else _fix(finding.fix, language),
    }


def _location(location: Location) -> dict[str, object]:
    return {name: getattr(location, name) for name in _LOCATION}


def _fix(fix: Fix, language: str) -> dict[str, object]:
    edits = [
        {"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits
    ]
    return {"safety": fix.safety, "title": fix.title[language], "edits": edits}
