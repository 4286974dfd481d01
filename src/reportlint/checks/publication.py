"""When the report was published and signed, and by whom."""

from __future__ import annotations

from reportlint.checks.labels import report_span
from reportlint.checks.organ_names import find_signature, same_organ
from reportlint.model.problem import CheckedCount, Place, Problem, RelatedPlace
from reportlint.model.prose import Day
from reportlint.model.report import classify_organ
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.document import Span
    from reportlint.model.problem import Context
    from reportlint.model.prose import DateMention, Passage
    from reportlint.model.report import Report

#: Organs that may report for themselves or for the area they govern: either deadline may be theirs.
_AMBIGUOUS = ("府办公室", "府办公厅", "府办", "管理委员会", "管委会")
#: A line of the sign-off is no longer than this.
_SHORT = 40
#: So many lines at the end may hold it.
_LINES = 20
#: What stands before the date of publication.
_PUBLICATION = Pattern(r"(?:发布|公布|公开|发文|发稿|信息)(?:日期|时间)：? ?\Z")


def _last_day(year: int, month_and_day: str) -> str:
    return f"{year:04d}-{month_and_day}"


class PublishedInTime(Record):
    """The report is published by ``deadline`` (month-day) of the year after the report year.

    The date is that of the command line, else the page's, else the sign-off's; without one the
    rule does not run. What kind of organ an office or a committee reports as is not told by its
    name: it has until ``otherwise``.
    """

    deadline: str
    otherwise: str
    PROVIDES = frozenset({"date", "deadline"})

    def parameter_errors(
        self, _forms: object, _vocabulary: object
    ) -> Iterator[tuple[str, LocalizedText]]:
        """Yield the parameters that are no day of a year."""
        for name, value in (("deadline", self.deadline), ("otherwise", self.otherwise)):
            if Day.parse_iso(_last_day(2023, value)) is None:
                yield name, Message("checks.publication.no_day", name=name, value=value)

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield at most one problem, at the sign-off's date or the title."""
        date = _find_publication_date(report, context) or _find_signature_date(report)
        if date is None or context.year is None or classify_organ(report.organ) is None:
            return
        yield CheckedCount(1)
        ambiguous = (report.organ or "").endswith(_AMBIGUOUS)
        last = _last_day(context.year + 1, self.otherwise if ambiguous else self.deadline)
        if date.first > last:
            params = {"date": date.iso, "deadline": last}
            values = {"found": date.iso, "expected": last}
            yield Problem(date.span, Place(), params, values)


class PublishedAfterPeriod(Record):
    """The report is not signed or published before the report year has ended."""

    PROVIDES = frozenset({"date", "year"})
    VARIANTS = frozenset({"signed", "published"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield at most one problem, at the sign-off's date or the title."""
        dates = [
            date
            for date in (_find_signature_date(report), _find_publication_date(report, context))
            if date
        ]
        if not dates or context.year is None:
            return
        yield CheckedCount(len(dates))
        end = _last_day(context.year, "12-31")
        early = next((date for date in dates if date.last < end), None)
        if early is not None:
            variant = "signed" if early.is_signature else "published"
            params = {"variant": variant, "date": early.iso, "year": str(context.year)}
            yield Problem(early.span, Place(), params, {"found": early.iso})


class SignatureAgrees(Record):
    """The sign-off's organ is the title's, and its date is not after publication."""

    PROVIDES = frozenset({"found", "expected"})
    VARIANTS = frozenset({"organ", "date"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for the organ and one for the date."""
        own = report.title.organ if report.title else None
        by = find_signature(report)
        if by is not None and own is not None:
            yield CheckedCount(1)
            if not same_organ(own, by[0]):
                yield _disagreement("organ", by[0], own, by[1], report_span(report))
        sign_off, page = _find_signature_date(report), _find_publication_date(report, context)
        if sign_off is not None and page is not None:
            yield CheckedCount(1)
            if sign_off.first > page.last:
                yield _disagreement("date", sign_off.iso, page.iso, sign_off.span, page.span)


def _disagreement(variant: str, actual: str, expected: str, span: Span, other: Span) -> Problem:
    params = {"variant": variant, "found": actual, "expected": expected}
    values = {"found": actual, "expected": expected}
    return Problem(span, Place(), params, values, (RelatedPlace(Place(), other, expected),))


class _ReportDate(Record):
    """A day on which the report was published or signed, and where it stands.

    ``iso`` is as long as what is written: without the day ``first`` and ``last`` are those of the
    month.
    """

    iso: str
    first: str
    last: str
    span: Span
    is_signature: bool


def _find_signature_date(report: Report) -> _ReportDate | None:
    """Return the date of the sign-off: the last line after the parts that is little else.

    A date alone on a line before the parts, as below the title, is one too.
    """
    lines = (*report.back[:-_LINES:-1], *report.front)
    for line, mention, date in _find_dates(report, lines):
        alone = not line.text.replace(mention.text, "", 1).strip("（） ")
        if date.is_signature and len(line.text) <= _SHORT and (alone or line in report.back):
            return date
    return None


def _find_publication_date(report: Report, context: Context) -> _ReportDate | None:
    """Return the date of publication as the command line, the page itself or a line of it says."""
    iso = context.published or report.document.metadata.published
    if iso:
        return (
            _ReportDate(iso, iso, iso, report_span(report), is_signature=False)
            if Day.parse_iso(iso)
            else None
        )
    lines = (*report.front, *report.back)
    return next((date for _, _, date in _find_dates(report, lines) if not date.is_signature), None)


def _find_dates(
    report: Report, lines: Iterable[Passage]
) -> Iterator[tuple[Passage, DateMention, _ReportDate]]:
    """Return the dates of lines, the last of a line first."""
    for line in lines:
        whole = line.whole
        for mention in reversed([date for date in report.dates if date.span.start in whole]):
            before = line.text.partition(mention.text)[0]
            is_signed = _PUBLICATION.regex.search(before) is None
            iso = _iso(mention.day)
            if iso is not None:
                of_month = mention.day.day is None
                first, last = (f"{iso}-01", f"{iso}-31") if of_month else (iso, iso)
                yield line, mention, _ReportDate(iso, first, last, mention.span, is_signed)


def _iso(day: Day) -> str | None:
    """Return 2025-01-20, or 2025-01 where the day is left out; None for what does not exist."""
    if day.day is not None or day.year is None or day.month is None:
        return day.iso()
    return f"{day.year:04d}-{day.month:02d}" if day.exists and day.year <= 9999 else None
