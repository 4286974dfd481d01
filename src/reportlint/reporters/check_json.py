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


def _render_end(totals: RunSummary, view: View) -> str:
    """Return the end of the list, and the summary."""
    counts = {
        "files": totals.files,
        "errors": totals.errors,
        "warnings": totals.warnings,
        "infos": totals.infos,
        "suppressed": totals.suppressed_findings,
        "not_assessed": totals.not_assessed,
        "figures": _figures(totals.figures),
        "packs": [_summarize_pack(label, digest, totals) for label, digest, _ in view.packs],
    }
    tail = dumps({"summary": counts}).removeprefix("{")
    return ("\n  ]" if totals.files else "]") + f",{tail}\n"


REPORTER = Reporter(_render_file, _render_start, _render_end, ",")


def _summarize_pack(label: str, digest: str, totals: RunSummary) -> dict[str, object]:
    """Return a pack, and how many files it applies to and, by the reason, does not."""
    id_, _, version = label.partition("@")
    skipped = {why: totals.packs.get(f"{label} {why}", 0) for why in ("region", "organs", "years")}
    counts = {"applied": totals.packs.get(label, 0), "not_applied": skipped}
    return {"id": id_, "version": version, "digest": digest, **counts}


def _pack(label: str, why: str) -> dict[str, object]:
    id_, _, version = label.partition("@")
    return {"id": id_, "version": version, "applied": not why, "reason": why or None}


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
        "packs": [_pack(label, why) for label, why in result.packs.items()],
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
