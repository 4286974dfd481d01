"""A page for people: every draft with its findings in place, in one file that loads nothing.

The page holds its style and a script that only hides and shows; without the script everything is
shown. A policy in the page forbids every request and any other script. What stands at the top is
known last, so :func:`front` is asked for when all files are done.
"""

from __future__ import annotations

from reportlint.reporters.html.front import render_page_end as _closing
from reportlint.reporters.html.front import render_page_start as render_page_start
from reportlint.reporters.html.section import render_section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import FileResult
    from reportlint.model.run_summary import RunSummary
    from reportlint.reporters.shared import View

SEPARATOR = ""


def render_start(_view: View) -> str:
    """Return nothing: what comes first is known last."""
    return ""


def render_file(result: FileResult, view: View) -> str:
    """Return a file's section."""
    return render_section(result, view)


def render_end(_totals: RunSummary, view: View) -> str:
    """Return the end of the page."""
    return _closing(view)
