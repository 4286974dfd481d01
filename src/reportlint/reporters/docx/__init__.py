"""A Word file for the author: the draft with a comment at each finding's words or cell.

A draft that is a Word file itself keeps everything it holds; only comments are put between its
runs. Of other formats, and of Word files that nothing can be put into, one is made from the
title, headings, paragraphs and tables that were read.
"""

from __future__ import annotations

from reportlint.reporters.docx.annotated import add_comments, annotate_original
from reportlint.reporters.docx.elements import UnmarkableError
from reportlint.reporters.docx.rebuilt import rebuild_docx

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import FileResult
    from reportlint.reporters.shared import View

SUFFIX = ".docx"


def render_copy(result: FileResult, data: bytes, view: View) -> bytes | None:
    """Return the reviewed copy of a draft; None where there was nothing to review."""
    report = result.report
    if report is None or result.status != "checked":
        return None
    if result.format == "docx":
        try:
            return annotate_original(result, data, view)
        except UnmarkableError:
            # NOTE: what cannot be marked in place is shown as it was read.
            pass
    rebuilt_data, anatomy = rebuild_docx(report, view)
    return add_comments(result, rebuilt_data, report.document, anatomy, view)
