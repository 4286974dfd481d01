"""A Word file for the author: the draft with a comment at each finding's words or cell.

A draft that is a Word file itself keeps everything it holds; only comments are put between its
runs. Of other formats, and of Word files that nothing can be put into, one is made from the
title, headings, paragraphs and tables that were read.
"""

from __future__ import annotations

from reportlint.reporters.docx.annotated import annotated, commented
from reportlint.reporters.docx.elements import UnmarkableError
from reportlint.reporters.docx.rebuilt import rebuilt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import FileResult
    from reportlint.reporters.shared.view import View

SUFFIX = ".docx"


def reviewed(result: FileResult, data: bytes, view: View) -> bytes | None:
    """Give the reviewed copy of a draft; None where there was nothing to review."""
    report = result.report
    if report is None or result.status != "checked":
        return None
    if result.format == "docx":
        try:
            return annotated(result, data, view)
        except UnmarkableError:
            # NOTE: what cannot be marked in place is shown as it was read.
            pass
    made, anatomy = rebuilt(report, view)
    return commented(result, made, report.document, anatomy, view)
