"""The days on which a report was signed and published, and where it says so."""

from __future__ import annotations

from reportlint.checks.names import top
from reportlint.patterns import Pattern
from reportlint.records import record
from reportlint.report import Day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.document import Span
    from reportlint.problems import Context
    from reportlint.report import DateMention, Passage, Report

#: A line of the sign-off is no longer than this.
_SHORT = 40
#: So many lines at the end may hold it.
_LINES = 20
#: What stands before the date of publication.
_PUBLICATION = Pattern(r"(?:发布|公布|公开|发文|发稿|信息)(?:日期|时间)：? ?\Z")


@record
class Dated:
    """A day on which the report was published or signed, and where it stands.

    ``iso`` is as long as what is written: without the day ``first`` and ``last`` are those of the
    month.
    """

    iso: str
    first: str
    last: str
    span: Span
    signed: bool


def signed(report: Report) -> Dated | None:
    """Give the date of the sign-off: the last line after the parts that is little else.

    A date alone on a line before the parts, as below the title, is one too.
    """
    lines = (*report.back[:-_LINES:-1], *report.front)
    for line, mention, found in _dated(report, lines):
        alone = not line.text.replace(mention.text, "", 1).strip("（） ")
        if found.signed and len(line.text) <= _SHORT and (alone or line in report.back):
            return found
    return None


def published(report: Report, context: Context) -> Dated | None:
    """Give the date of publication as the command line, the page itself or a line of it says."""
    iso = context.published or report.document.metadata.published
    if iso:
        return Dated(iso, iso, iso, top(report), signed=False) if Day.read(iso) else None
    lines = (*report.front, *report.back)
    return next((found for _, _, found in _dated(report, lines) if not found.signed), None)


def _dated(
    report: Report, lines: Iterable[Passage]
) -> Iterator[tuple[Passage, DateMention, Dated]]:
    """Give the dates of lines, the last of a line first."""
    for line in lines:
        whole = line.whole
        for mention in reversed([date for date in report.dates if date.span.start in whole]):
            before = line.text.partition(mention.text)[0]
            is_signed = _PUBLICATION.regex.search(before) is None
            iso = _iso(mention.day)
            if iso is not None:
                of_month = mention.day.day is None
                first, last = (f"{iso}-01", f"{iso}-31") if of_month else (iso, iso)
                yield line, mention, Dated(iso, first, last, mention.span, is_signed)


def _iso(day: Day) -> str | None:
    """Give 2025-01-20, or 2025-01 where the day is left out; None for what does not exist."""
    if day.day is not None or day.year is None or day.month is None:
        return day.iso()
    return f"{day.year:04d}-{day.month:02d}" if day.exists and day.year <= 9999 else None
