"""The results as a Code Quality report of GitLab: a list of issues, shown in merge requests."""

from __future__ import annotations

import hashlib

from reportlint.reporters.common import Reporter
from reportlint.reporters.common.machine_text import indent_entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, Finding, RunSummary
    from reportlint.reporters.common import View

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
_UNREADABLE = "unreadable"


def _render_start(_view: View) -> str:
    """Return the beginning of the list."""
    return "["


def _render_file(result: FileResult, _view: View) -> str:
    """Return one file's issues."""
    return ",".join(indent_entry(issue, 2) for issue in _issues(result))


def _render_end(_totals: RunSummary, _view: View) -> str:
    """Return the end of the list."""
    return "\n]\n"


REPORTER = Reporter(_render_file, _render_start, _render_end, ",")


def _issues(result: FileResult) -> Iterator[dict[str, object]]:
    path = result.path.replace("\\", "/").removeprefix("./")
    if result.error is not None:
        yield _issue(path, _UNREADABLE, result.error, "critical", _UNREADABLE, {"begin": 1})
    for finding in result.findings:
        yield _issue(
            path,
            finding.rule,
            f"{finding.rule} {finding.message}",
            _SEVERITIES[finding.severity],
            finding.fingerprint,
            _lines(finding, result),
        )


def _lines(finding: Finding, result: FileResult) -> dict[str, int]:
    """Return the lines of the file; in formats without lines those of the text that was read."""
    place = finding.location
    if result.format == "html" and place.source_line is not None:
        return {"begin": place.source_line}
    return {"begin": place.line, "end": place.end_line}


def _issue(
    path: str, rule: str, words: str, severity: str, mark: str, lines: dict[str, int]
) -> dict[str, object]:
    # NOTE: of issues with the same fingerprint only one is shown: the file belongs to it.
    fingerprint = hashlib.sha256(f"{path}\0{mark}".encode("utf-8", "replace")).hexdigest()
    return {
        "description": words,
        "check_name": rule,
        "fingerprint": fingerprint[:32],
        "severity": severity,
        "location": {"path": path, "lines": lines},
    }
