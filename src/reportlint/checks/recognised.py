"""Whether the draft is an annual report at all."""

from __future__ import annotations

from reportlint.checks.names import top
from reportlint.checks.pictures import textless
from reportlint.problems import Checked, Place, Problem
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.problems import Context
    from reportlint.report import Report


@record
class Recognised:
    """At least ``parts`` of the six parts, or a table of the form, are recognised."""

    parts: int
    PROVIDES = frozenset({"parts", "title"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield one problem where the draft is another kind of document."""
        found = {part.number for part in report.parts if part.number is not None}
        if len(found) < self.parts and not report.tables and not _hidden(report):
            title = report.title.text if report.title else ""
            yield Problem(top(report), Place(), {"parts": len(found), "title": title})
        yield Checked(1)


def _hidden(report: Report) -> bool:
    """Whether most pages hold no text, so that nobody can tell: R101 speaks of them."""
    marks = textless(report)
    pages = {anchor.page for anchor in report.document.anchors if anchor.page is not None}
    return bool(marks) and 2 * len(marks) >= len(pages)
