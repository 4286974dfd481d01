"""One line a finding: ``path:line:column: severity RULE message``, as editors understand it."""

from __future__ import annotations

from reportlint.display import summary
from reportlint.display.width import visible
from reportlint.display.words import SEVERITY_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.display.view import View
    from reportlint.findings import FileResult
    from reportlint.totals import Totals

BETWEEN = ""


def opening(_view: View) -> str:
    """Give nothing."""
    return ""


def entry(result: FileResult, view: View) -> str:
    """Give the lines of one file."""
    path = visible(result.path)
    lines = []
    if result.error is not None:
        word = SEVERITY_WORDS["error"][view.language]
        lines.append(f"{path}: {word} {visible(result.error)}\n")
    for finding in result.findings:
        where = f"{path}:{finding.location.line}:{finding.location.column}"
        word = SEVERITY_WORDS[finding.severity][view.language]
        lines.append(f"{where}: {word} {finding.rule} {visible(finding.message)}\n")
    lines.extend(f"{path}: {note}\n" for note in summary.asides(result, view))
    return "".join(lines)


def closing(totals: Totals, view: View) -> str:
    """Give the summary."""
    return "" if view.quiet else summary.closing(totals, view)
