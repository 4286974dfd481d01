"""The results for forges, which show them in merge requests: commands of GitHub, reports of GitLab.

GitHub Actions makes annotations of ``::error file=PATH,line=1,endLine=1,col=2,endColumn=3,
title=RULE::MESSAGE``: data is escaped by the letter of the toolkit's rules, properties with ``:``
and ``,`` besides. A Code Quality report of GitLab is a list of issues.
"""

from __future__ import annotations

import hashlib

from reportlint.reporters.common import Reporter, format_position, name_rule
from reportlint.reporters.common.machine_text import indent_entry
from reportlint.reporters.common.screen import visible_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, Finding
    from reportlint.reporters.common import View

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
#: Formats whose lines are those of the file.
_PLAIN = ("text", "markdown")
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}
_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
_UNREADABLE = "unreadable"


def _render_github(result: FileResult, view: View) -> str:
    """Return a command for each finding of one file."""
    lines = [_finding(finding, result, view) for finding in result.findings]
    if result.error is not None:
        lines.append(_command("error", {"file": _path(result.path)}, result.error))
    return "".join(f"{line}\n" for line in lines)


GITHUB = Reporter(_render_github)


def escape_data(text: str, *, within: bool = False) -> str:
    """Escape the data of a command; ``within``: a property of it."""
    return visible_lines(text).translate(_PROPERTY if within else _DATA)


def _finding(finding: Finding, result: FileResult, view: View) -> str:
    message = finding.message
    if result.format not in _PLAIN:
        message = f"{format_position(finding.location, view.language)} {message}"
    properties = dict(_properties(finding, result, view.language))
    return _command(_COMMANDS[finding.severity], properties, message)


def _properties(
    finding: Finding, result: FileResult, language: str
) -> Iterator[tuple[str, object]]:
    place = finding.location
    yield "file", _path(result.path)
    if result.format in _PLAIN:
        yield "line", place.line
        yield "endLine", place.end_line
        # NOTE: columns of several lines are refused.
        if place.line == place.end_line:
            yield "col", place.column
            yield "endColumn", place.end_column
    elif place.source_line is not None:
        yield "line", place.source_line
    yield "title", f"{finding.rule} {name_rule(finding, language)}"


def _path(path: str) -> str:
    return path.replace("\\", "/").removeprefix("./")


def _command(name: str, properties: dict[str, object], message: str) -> str:
    property_text = ",".join(
        f"{key}={escape_data(str(value), within=True)}" for key, value in properties.items()
    )
    return f"::{name} {property_text}::{escape_data(message)}"


def _render_gitlab(result: FileResult, _view: View) -> str:
    """Return one file's issues."""
    return ",".join(indent_entry(issue, 2) for issue in _issues(result))


GITLAB = Reporter(_render_gitlab, lambda _view: "[", lambda _totals, _view: "\n]\n", ",")


def _issues(result: FileResult) -> Iterator[dict[str, object]]:
    path = _path(result.path)
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
