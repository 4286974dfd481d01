"""The report for people: findings by file, each with the words it speaks of, and a summary."""

from __future__ import annotations

from reportlint.display import summary
from reportlint.display.style import styled
from reportlint.display.width import visible
from reportlint.lazy import fetch

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
    """Give one file's findings under its path; nothing if there is nothing to say."""
    body = []
    if result.error is not None:
        word = "无法读取：" if view.language == "zh" else "unreadable: "
        body.append(f"  {styled(word, 'red', view)}{visible(result.error)}\n")
    if result.findings:
        # NOTE: the library that draws takes longer to import than a draft takes to check.
        body.append(fetch("reportlint.display.findings:drawn")(result, view))
    if view.verbose:
        body.extend(f"  {note}\n" for note in summary.notes(result, view))
    head = styled(visible(result.path), "bold", view)
    return "".join([head, "\n", *body, "\n"]) if body else ""


def closing(totals: Totals, view: View) -> str:
    """Give the summary."""
    return "" if view.quiet else summary.closing(totals, view)
