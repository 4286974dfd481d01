"""The results as workflow commands of GitHub Actions: they become annotations of the files.

``::error file=PATH,line=1,endLine=1,col=2,endColumn=3,title=RULE::MESSAGE``. Data is escaped by the
letter of the toolkit's rules, properties with ``:`` and ``,`` besides.
"""

from __future__ import annotations

from reportlint.reporters.common import Reporter, format_position, name_rule
from reportlint.reporters.common.screen import visible_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, Finding
    from reportlint.reporters.common import View

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
#: Formats whose lines are those of the file.
_PLAIN = ("text", "markdown")
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def _render_file(result: FileResult, view: View) -> str:
    """Return a command for each finding of one file."""
    lines = [_finding(finding, result, view) for finding in result.findings]
    if result.error is not None:
        lines.append(_command("error", {"file": _path(result.path)}, result.error))
    return "".join(f"{line}\n" for line in lines)


REPORTER = Reporter(_render_file)


def escape_data(text: str, *, within: bool = False) -> str:
    """Escape the data of a command; ``within``: a property of it."""
    table = _PROPERTY if within else _DATA
    return visible_lines(text).translate(
        {ord(character): code for character, code in table.items()}
    )


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
