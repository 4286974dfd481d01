"""A page for people: every draft with its findings in place, in one file that loads nothing.

The page holds its style and a script that only hides and shows; without the script everything is
shown. A policy in the page forbids every request and any other script. What stands at the top is
known last, so :func:`front` is asked for when all files are done.
"""

from __future__ import annotations

from reportlint.reporters.html.front import closing as _closing
from reportlint.reporters.html.front import front as front
from reportlint.reporters.html.section import section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import FileResult
    from reportlint.model.run_summary import Totals
    from reportlint.reporters.shared.view import View

BETWEEN = ""


def opening(_view: View) -> str:
    """Give nothing: what comes first is known last."""
    return ""


def entry(result: FileResult, view: View) -> str:
    """Give a file's section."""
    return section(result, view)


def closing(_totals: Totals, view: View) -> str:
    """Give the end of the page."""
    return _closing(view)
