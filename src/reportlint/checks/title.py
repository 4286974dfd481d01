"""The report's title: whether it is there, its year, its organ, its wording."""

from __future__ import annotations

from reportlint.checks.labels import report_span
from reportlint.checks.stated_periods import check_blank_form
from reportlint.model.document import Span
from reportlint.model.problem import CheckedCount, Edit, Fix, Place, Problem, UnassessedPlace
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.parameters import Regex
    from reportlint.model.problem import Context
    from reportlint.model.report import Report, Title

_SUBJECT = Pattern(r"(?:政府)?(?:信息|政务)公开")
#: A title's end with one word too many or too few, and 年度 for the 年 before it.
_WORDING = Pattern(
    r"(?:(?<=\d)年度)?(?:政府)?(?:信息|政务)公开(?:工作)?的?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报)"
)
_STATUTORY = "政府信息公开工作年度报告"
_CHINESE_DIGITS = "〇一二三四五六七八九"


class TitlePresent(Record):
    """The report has a title that names 政府信息公开 and 年度报告."""

    PROVIDES = frozenset({"year"})

    def run(
        self, report: Report, context: Context
    ) -> Iterator[Problem | UnassessedPlace | CheckedCount]:
        """Yield one problem at the first words where there is no title."""
        if blank := check_blank_form(report):
            yield blank
            return
        if report.title is None:
            yield Problem(
                report_span(report), Place(), {"year": context.year or report.year or "××××"}
            )
        yield CheckedCount(1)


class TitleYear(Record):
    """The title's year.

    ``fault`` says what is looked for: ``missing``, ``repeated`` or ``wrong``.
    """

    fault: str
    PROVIDES = frozenset({"title", "year", "years", "found"})

    def run(
        self, report: Report, context: Context
    ) -> Iterator[Problem | UnassessedPlace | CheckedCount]:
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
            second = self._second(report)
            if second is not None:
                yield Problem(spans[second], Place(), {**params, "found": title.years[second]})
        elif year is not None and title.years and year not in title.years and not is_damaged:
            title_year = title.years[0]
            values = {"found": str(title_year), "expected": str(year)}
            fix = _rewrite(*[Edit(span, _year_like(span, report, year)) for span in spans])
            yield Problem(spans[0], Place(), {**params, "found": title_year}, values, fix=fix)

    @staticmethod
    def _second(report: Report) -> int | None:
        """Return which year of the title is one too many; one repeated in brackets is not."""
        title = report.title
        if title is None:
            return None
        text = report.document.text
        for index in range(1, len(title.years)):
            before = text[: title.year_spans[index].start].rstrip()[-1:]
            if before not in ("（", "(") or title.years[index] not in title.years[:index]:
                return index
        return None


class TitleOrgan(Record):
    """The title, or a line beside it, names the organ."""

    PROVIDES = frozenset({"title"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield one problem at the title where no organ is named."""
        if report.title is None:
            return
        if report.title.organ is None:
            yield Problem(report.title.span, Place(), {"title": report.title.text})
        yield CheckedCount(1)


class TitleWording(Record):
    """The title, without organ and year, is worded as ``accepted`` says."""

    accepted: Regex
    PROVIDES = frozenset({"title"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield one problem at a title that is worded otherwise."""
        title = report.title
        if title is None:
            return
        if not compile_pattern(self.accepted).search(title.text):
            fix = _reword(report, title)
            yield Problem(title.span, Place(), {"title": title.text}, fix=fix)
        yield CheckedCount(1)


def _rewrite(*edits: Edit) -> Fix:
    words = edits[0].text
    return Fix("unsafe", Message("checks.title.write_title", words=words), edits)


def _with_year(report: Report, title: Title, year: int | None) -> Fix | None:
    """Put the year before what the title is about."""
    subject = _SUBJECT.regex.search(report.document.text, title.span.start, title.span.end)
    if subject is None or year is None:
        return None
    return _rewrite(Edit(Span(subject.start(), subject.start()), f"{year}年"))


def _year_like(span: Span, report: Report, year: int) -> str:
    """Return the year in the digits that the title has."""
    digits = str(year)
    if span.cut(report.document.text).isdecimal():
        return digits
    return "".join([_CHINESE_DIGITS[int(digit)] for digit in digits])


def _reword(report: Report, title: Title) -> Fix | None:
    """Return the fix that gives a title its statutory end; None where no end is recognised."""
    text = report.document.text
    end = _WORDING.regex.search(text, title.span.start, title.span.end)
    if end is None:
        return None
    return _rewrite(Edit(Span(*end.span()), ("年" if end[0][0] == "年" else "") + _STATUTORY))
