"""Whether the draft is an annual report at all."""

from __future__ import annotations

from reportlint.checks.labels import report_span
from reportlint.checks.pictures import find_textless_marks
from reportlint.model.document import mask_marks
from reportlint.model.problem import CheckedCount, Place, Problem
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.problem import Context
    from reportlint.model.report import Report


_TAG = Pattern(r"<[^<>]*>")


class Recognised(Record):
    """At least ``parts`` of the six parts, or a table of a known form, are recognised.

    Reports for years before the first known form follow one that is not known here.
    """

    parts: int
    PROVIDES = frozenset({"parts", "title", "year", "first"})
    VARIANTS = frozenset({"none", "other", "older", "empty"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield one problem where the draft is another kind of document."""
        part_numbers = {part.number for part in report.parts if part.number is not None}
        foreign = len(part_numbers) < self.parts and not report.tables
        older = _older(report, context)
        if (foreign or older) and not _is_mostly_pictures(report):
            other = "other" if part_numbers else "none" if _has_words(report) else "empty"
            params = {
                "variant": "older" if older else other,
                "parts": len(part_numbers),
                "title": report.title.text if report.title else "",
                "year": report.year,
                "first": context.forms[0].first_year,
            }
            yield Problem(report_span(report), Place(), params)
        yield CheckedCount(1)


def _older(report: Report, context: Context) -> bool:
    """Whether a draft is for a year before the first known form, and none of its tables read."""
    if report.year is None or report.year >= context.forms[0].first_year:
        return False
    return not any(cell.certain for table in report.tables for cell in table.cells.values())


def _has_words(report: Report) -> bool:
    """Whether a draft holds any letter or digit besides comments and, in Markdown, tags."""
    document = report.document
    comments = tuple([mark for mark in document.marks if mark.kind == "comment"])
    # NOTE: elsewhere a comment stands at the words it is about, and covers none of them.
    markdown = document.format == "markdown"
    text = mask_marks(document.text, comments) if markdown else document.text
    text = _TAG.regex.sub("", text) if markdown else text
    return any(map(str.isalnum, text))


def _is_mostly_pictures(report: Report) -> bool:
    """Whether most pages hold no text, so that nobody can tell: R101 speaks of them."""
    marks = find_textless_marks(report)
    pages = {anchor.page for anchor in report.document.anchors if anchor.page is not None}
    return bool(marks) and 2 * len(marks) >= len(pages)
