"""One line a finding: ``path:line:column: severity RULE message``, as editors understand it.

Of a web page whose source is known, the line is the source's, in which no column is told: 1.
"""

from __future__ import annotations

from reportlint.reporters.shared import SEVERITY_WORDS, summary
from reportlint.reporters.shared.screen import link_file, link_rule, make_visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import FileResult, Location
    from reportlint.model.run_summary import RunSummary
    from reportlint.reporters.shared import View

SEPARATOR = ""


def render_start(_view: View) -> str:
    """Return nothing."""
    return ""


def render_file(result: FileResult, view: View) -> str:
    """Return the lines of one file."""
    path = make_visible(result.path)
    lines = []
    if result.error is not None:
        word = SEVERITY_WORDS["error"][view.language]
        lines.append(f"{path}: {word} {make_visible(result.error)}\n")
    for finding in result.findings:
        where = link_file(f"{path}:{_position(finding.location)}", result.path, view)
        word = SEVERITY_WORDS[finding.severity][view.language]
        rule = link_rule(finding.rule, finding.rule, view)
        lines.append(f"{where}: {word} {rule} {make_visible(finding.message)}\n")
    lines.extend(f"{path}: {note}\n" for note in summary.describe_asides(result, view))
    return "".join(lines)


def _position(place: Location) -> str:
    if place.source_line is not None:
        return f"{place.source_line}:1"
    return f"{place.line}:{place.column}"


def render_end(totals: RunSummary, view: View) -> str:
    """Return the summary."""
    return "" if view.quiet else summary.render_summary(totals, view)
