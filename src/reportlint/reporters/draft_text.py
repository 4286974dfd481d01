"""The text of drafts that positions refer to, exactly."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import FileResult
    from reportlint.model.run_summary import RunSummary
    from reportlint.reporters.shared import View

SEPARATOR = ""


def render_start(_view: View) -> str:
    """Return nothing."""
    return ""


def render_file(result: FileResult, _view: View) -> str:
    """Return the text; nothing for a file that cannot be read."""
    return result.report.document.text if result.report else ""


def render_end(_totals: RunSummary, _view: View) -> str:
    """Return nothing."""
    return ""
