"""The frame of a report: its title, and when and by whom it was published and signed."""

from __future__ import annotations

from reportlint.checks.labels import report_span, rewrite
from reportlint.checks.organ_names import find_signature, same_organ
from reportlint.checks.period import check_blank_form
from reportlint.model.document import Span
from reportlint.model.problem import CheckedCount, Context, Edit, Fix, Place, Problem, RelatedPlace
from reportlint.model.prose import DateMention, Day, Passage
from reportlint.model.report import Report, Title, classify_organ
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.checks.parameters import Outcomes, Regex


_SUBJECT = Pattern(r"(?:政府)?(?:信息|政务)公开")
#: A title's end with one word too many or too few, and 年度 for the 年 before it.
_WORDING = Pattern(
    r"(?:(?<=\d)年度)?(?:政府)?(?:信息|政务)公开(?:工作)?的?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报)"
)
_STATUTORY = "政府信息公开工作年度报告"
#: The digits of a year that is written in Chinese, to translate those of a number into.
CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


class TitlePresent(Record):
    """The report has a title that names 政府信息公开 and 年度报告."""

    PROVIDES = frozenset({"year"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem at the first words where there is no title."""
        if blank := check_blank_form(report):
            yield blank
            return
        if report.title is None:
            params = {"year": context.year or report.year or "××××"}
            yield Problem(report_span(report), Place(), params)
        yield CheckedCount(1)


class TitleYear(Record):
    """The title's year.

    ``fault`` says what is looked for: ``missing``, ``repeated`` or ``wrong``.
    """

    fault: str
    PROVIDES = frozenset({"title", "year", "years", "found"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem, at the year or at the title."""
        title = report.title
        if title is None:
            return
        year = context.year
        is_damaged = any(d.span.start < title.span.end > d.span.end for d in report.damages)
        yield CheckedCount(1)
        spans = title.year_spans
        params = {"title": title.text, "year": year or "××××", "years": title.years}
        if self.fault == "missing":
            if not title.years and not is_damaged:
                fix = _with_year(report, title, year)
                yield Problem(title.span, Place(), params, fix=fix)
        elif self.fault == "repeated":
            second = _find_second_year(report.document.text, title)
            if second is not None:
                yield Problem(spans[second], Place(), {**params, "found": title.years[second]})
        elif year is not None and title.years and year not in title.years and not is_damaged:
            title_year = title.years[0]
            values = {"found": str(title_year), "expected": str(year)}
            edits = [Edit(span, _year_like(span, report, year)) for span in spans]
            fix = rewrite(edits[0].text, *edits)
            yield Problem(spans[0], Place(), {**params, "found": title_year}, values, fix=fix)


def _find_second_year(text: str, title: Title) -> int | None:
    """Return which year of the title is one too many; one repeated in brackets is not."""
    for index in range(1, len(title.years)):
        before = text[: title.year_spans[index].start].rstrip()[-1:]
        if before not in ("（", "(") or title.years[index] not in title.years[:index]:
            return index
    return None


class TitleOrgan(Record):
    """The title, or a line beside it, names the organ."""

    PROVIDES = frozenset({"title"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem at the title where no organ is named."""
        title = report.title
        if title is not None and title.organ is None:
            yield Problem(title.span, Place(), {"title": title.text})
        yield CheckedCount(title is not None)


class TitleWording(Record):
    """The title, without organ and year, is worded as ``accepted`` says."""

    accepted: Regex
    PROVIDES = frozenset({"title"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem at a title that is worded otherwise."""
        title = report.title
        if title is not None and not compile_pattern(self.accepted).search(title.text):
            fix = _reword(report, title)
            yield Problem(title.span, Place(), {"title": title.text}, fix=fix)
        yield CheckedCount(title is not None)


def _with_year(report: Report, title: Title, year: int | None) -> Fix | None:
    """Put the year before what the title is about."""
    subject = _SUBJECT.regex.search(report.document.text, title.span.start, title.span.end)
    if subject is None or year is None:
        return None
    return rewrite(f"{year}年", Edit(Span(subject.start(), subject.start()), f"{year}年"))


def _year_like(span: Span, report: Report, year: int) -> str:
    """Return the year in the digits that the title has."""
    is_arabic = span.cut(report.document.text).isdecimal()
    return str(year) if is_arabic else str(year).translate(CHINESE_DIGITS)


def _reword(report: Report, title: Title) -> Fix | None:
    """Return the fix that gives a title its statutory end; None where no end is recognised."""
    text = report.document.text
    end = _WORDING.regex.search(text, title.span.start, title.span.end)
    if end is None:
        return None
    words = ("年" if end[0][0] == "年" else "") + _STATUTORY
    return rewrite(words, Edit(Span(*end.span()), words))


#: Organs that may report for themselves or for the area they govern: either deadline may be theirs.
_AMBIGUOUS = ("府办公室", "府办公厅", "府办", "管理委员会", "管委会")
#: A line of the sign-off is no longer than this.
_SHORT = 40
#: So many lines at the end may hold it.
_LINES = 20
#: What stands before the date of publication.
_PUBLICATION = Pattern(r"(?:发布|公布|公开|发文|发稿|信息)(?:日期|时间)：? ?\Z")


class PublishedInTime(Record):
    """The report is published by ``deadline`` (month-day) of the year after the report year.

    The date is that of the command line, else the page's, else the sign-off's; without one the
    rule does not run. What kind of organ an office or a committee reports as is not told by its
    name: it has until ``otherwise``.
    """

    deadline: str
    otherwise: str
    PROVIDES = frozenset({"date", "deadline"})
    LAWFUL_LIMITS = frozenset({"deadline", "otherwise"})

    def parameter_errors(
        self, _forms: object, _vocabulary: object
    ) -> Iterator[tuple[str, LocalizedText]]:
        """Yield the parameters that are no day of a year."""
        for name, value in (("deadline", self.deadline), ("otherwise", self.otherwise)):
            if Day.parse_iso(f"2023-{value}") is None:
                yield name, Message("checks.title.no_day", name=name, value=value)

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem, at the sign-off's date or the title."""
        date = _find_publication_date(report, context) or _find_signature_date(report)
        if date is None or context.year is None or classify_organ(report.organ) is None:
            return
        yield CheckedCount(1)
        ambiguous = (report.organ or "").endswith(_AMBIGUOUS)
        last = f"{context.year + 1:04d}-{self.otherwise if ambiguous else self.deadline}"
        if date.first > last:
            params = {"date": date.iso, "deadline": last}
            values = {"found": date.iso, "expected": last}
            yield Problem(date.span, Place(), params, values)


class PublishedAfterPeriod(Record):
    """The report is not signed or published before the report year has ended."""

    PROVIDES = frozenset({"date", "year"})
    VARIANTS = frozenset({"signed", "published"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem, at the sign-off's date or the title."""
        both = (_find_signature_date(report), _find_publication_date(report, context))
        dates = [date for date in both if date is not None]
        if not dates or context.year is None:
            return
        yield CheckedCount(len(dates))
        end = f"{context.year:04d}-12-31"
        early = next((date for date in dates if date.last < end), None)
        if early is not None:
            variant = "signed" if early.is_signature else "published"
            params = {"variant": variant, "date": early.iso, "year": str(context.year)}
            yield Problem(early.span, Place(), params, {"found": early.iso})


class SignatureAgrees(Record):
    """The sign-off's organ is the title's, and its date is not after publication."""

    PROVIDES = frozenset({"found", "expected"})
    VARIANTS = frozenset({"organ", "date"})

    def run(self, report: Report, context: Context) -> Outcomes:
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
        date = _ReportDate(iso, iso, iso, report_span(report), is_signature=False)
        return date if Day.parse_iso(iso) else None
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
