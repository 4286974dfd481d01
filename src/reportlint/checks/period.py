"""The statistics period and other dates: stated, of the report year, in the calendar."""

from __future__ import annotations

from reportlint.checks.labels import report_span
from reportlint.model.document import Span
from reportlint.model.problem import (
    CheckedCount,
    Edit,
    Fix,
    Place,
    Problem,
    RelatedPlace,
    UnassessedPlace,
)
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping

    from reportlint.checks.parameters import Outcomes, Regex
    from reportlint.model.problem import Context
    from reportlint.model.prose import DateMention, Day, Period
    from reportlint.model.report import Report


class PeriodStated(Record):
    """A statistics period is stated, or at least implied, somewhere in the prose."""

    PROVIDES = frozenset({"year"})
    VARIANTS = frozenset({"year-known", "year-unknown"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem, at the title, where nothing tells the period."""
        if blank := check_blank_form(report):
            yield blank
            return
        if not report.periods:
            year = context.year
            values = {"expected": f"{year}-01-01/{year}-12-31"} if year else {}
            fix = _state_period(report, year) if year else None
            variant = "year-known" if year else "year-unknown"
            params = {"variant": variant, "year": year or ""}
            yield Problem(report_span(report), Place(), params, values, fix=fix)
        yield CheckedCount(1)


class PeriodYear(Record):
    """The statistics period begins and ends in the report year."""

    PROVIDES = frozenset({"found", "expected", "period"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each period that begins or ends in another year."""
        periods = yield from _find_judgeable_periods(report)
        year = context.year
        if year is None:
            if periods:
                yield UnassessedPlace(Place(), Message("checks.period.unknown_report_year"))
            return
        for stated_period in periods:
            period, start, end = stated_period.period, stated_period.start, stated_period.end
            wrong = [day.year for day in (start, end) if day.year != year]
            if wrong:
                values = {"found": str(wrong[0]), "expected": str(year)}
                params = {**values, "period": period.text}
                fix = _fix_year(report, period, year)
                yield Problem(period.span, Place(), params, values, fix=fix)
        yield CheckedCount(len(periods))


class PeriodFullYear(Record):
    """The statistics period runs from 1 January to 31 December.

    ``reorganised``: words, in the paragraph that states the period, of an organ set up or abolished
    within the year, whose report begins or ends with it.
    """

    reorganised: Regex = ""
    PROVIDES = frozenset({"found", "period"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each period that begins later or ends earlier."""
        periods = yield from _find_judgeable_periods(report)
        for stated_period in periods:
            start, end = stated_period.start, stated_period.end
            full = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
            if not full and not self._is_reorganised(report, stated_period):
                expected = f"{start.year}-01-01/{end.year}-12-31"
                fix = _fix_days(report, stated_period.period)
                yield _build_problem(stated_period, {"expected": expected}, fix)
        yield CheckedCount(len(periods))

    def _is_reorganised(self, report: Report, stated_period: StatedPeriod) -> bool:
        start = stated_period.period.span.start
        inside = [passage.text for passage in report.passages if start in passage.whole]
        pattern = compile_pattern(self.reorganised)
        return bool(self.reorganised) and any(map(pattern.search, inside))


class PeriodOrder(Record):
    """The statistics period ends after it begins."""

    PROVIDES = frozenset({"found", "period"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each period that ends before it begins."""
        periods = yield from _find_judgeable_periods(report)
        for stated_period in periods:
            first, _, last = stated_period.iso.partition("/")
            if last < first:
                yield _build_problem(stated_period)
        yield CheckedCount(len(periods))


class PeriodsAgree(Record):
    """The statistics period is the same wherever it is stated."""

    PROVIDES = frozenset({"first", "period"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each period that differs from the first, which is related."""
        periods = yield from _find_judgeable_periods(report)
        for stated_period in periods[1:]:
            first, period = periods[0], stated_period.period
            if stated_period.iso != first.iso:
                params = {"first": first.period.text, "period": period.text}
                values = {"found": stated_period.iso, "first": first.iso}
                related = (RelatedPlace(Place(), first.period.span, first.iso),)
                yield Problem(period.span, Place(), params, values, related)
        yield CheckedCount(len(periods))


def _build_problem(
    stated_period: StatedPeriod, more_values: Mapping[str, str] = {}, fix: Fix | None = None
) -> Problem:
    period = stated_period.period
    values = {"found": stated_period.iso}
    params = {**values, "period": period.text}
    return Problem(period.span, Place(), params, {**values, **more_values}, fix=fix)


#: The instructions of a form take fewer characters than any report's prose.
_INSTRUCTIONS = 400
#: A year beyond it has digits too many.
_LAST_YEAR = 9999


class StatedPeriod(Record):
    """A period whose two dates are complete and in the calendar."""

    period: Period
    start: Day
    end: Day

    @property
    def iso(self) -> str:
        """The period as ``2024-01-01/2024-12-31``."""
        return f"{self.start.iso()}/{self.end.iso()}"


def _find_judgeable_periods(
    report: Report,
) -> Generator[UnassessedPlace, None, tuple[StatedPeriod, ...]]:
    """Return the periods that rules may judge: neither damaged nor implied nor impossible.

    Yields why the periods damaged in conversion are not judged.
    """
    for period in report.periods:
        if period.is_damaged:
            yield UnassessedPlace(Place(), Message("checks.period.damaged_dates"))
    stated = []
    for period in report.periods:
        start, end = period.start, period.end
        if period.is_implied or start is None or end is None:
            continue
        if all(day.iso() and not _is_impossible(day) for day in (start, end)):
            stated.append(StatedPeriod(period, start, end))
    return tuple(stated)


def _is_impossible(day: Day) -> bool:
    """Whether no calendar has the day: 31 June, month 13, a year of five digits."""
    return not day.exists or (day.year is not None and day.year > _LAST_YEAR)


def check_blank_form(report: Report) -> UnassessedPlace | None:
    """Say that nothing can be judged where no cell holds anything and no year is named.

    >>> check_blank_form(REPORT) is None
    True
    """
    if report.year is not None or not report.tables:
        return None
    cells = (cell for table in report.tables for cell in table.cells.values())
    prose = sum(len(passage.text) for passage in report.passages)
    if prose >= _INSTRUCTIONS or any(cell.raw.strip() for cell in cells):
        return None
    return UnassessedPlace(Place(), Message("checks.period.blank_form"))


class DatesExist(Record):
    """Every date that the draft writes exists; dates with characters lost are damage (R102)."""

    PROVIDES = frozenset({"date"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each date that cannot exist."""
        impossible_dates: list[Span] = []
        for mention in report.dates:
            if _is_impossible(mention.day):
                impossible_dates.append(mention.span)
                yield _build_date_problem(mention)
        for period in report.periods:
            days = (period.start, period.end)
            is_reported = any(span.start in period.span for span in impossible_dates)
            if not is_reported and any(day is not None and _is_impossible(day) for day in days):
                yield _build_date_problem(period)
        yield CheckedCount(len(report.dates))


_YEAR = Pattern(r"(?<![0-9０-９])[0-9０-９]{4}(?=\s*年|[-./][0-9])")
_MONTH_AND_DAY = Pattern(r"(?<![0-9０-９])([0-9０-９]{1,2})\s*月\s*([0-9０-９]{1,2})(?=\s*日)")
_FULL_YEAR = ((1, 1), (12, 31))


def _state_period(report: Report, year: int) -> Fix | None:
    """Add a sentence that states the period: to the preamble, or before the first part's prose."""
    sentence = f"本报告所列数据的统计期限自{year}年1月1日至{year}年12月31日止。"
    title = Message("checks.period.state_period", sentence=sentence, year=year)
    first = report.parts[0].passages if report.parts else ()
    places = [p.whole.end for p in reversed(report.front) if p.text.endswith("。")]
    places += [p.whole.start for p in first if p.text.endswith("。")]
    return next((Fix("unsafe", title, (Edit(Span(at, at), sentence),)) for at in places), None)


def _fix_year(report: Report, period: Period, expected: int) -> Fix | None:
    """Change the years of a period."""
    title = Message("checks.period.change_year", expected=expected)
    matches = _YEAR.regex.finditer(report.document.text, period.span.start, period.span.end + 1)
    return _build_fix(title, ((match.span(), match.group(), expected) for match in matches))


def _fix_days(report: Report, period: Period) -> Fix | None:
    """Change the months and _fix_days of a period to those of the full year."""
    title = Message("checks.period.change_to_full_year")
    text = report.document.text
    matches = list(_MONTH_AND_DAY.regex.finditer(text, period.span.start, period.span.end + 1))
    if len(matches) != len(_FULL_YEAR):
        return None
    return _build_fix(
        title,
        (
            (match.span(group), match.group(group), value)
            for match, values in zip(matches, _FULL_YEAR, strict=True)
            for group, value in zip((1, 2), values, strict=True)
        ),
    )


def _build_fix(
    title: LocalizedText, numbers: Iterable[tuple[tuple[int, int], str, int]]
) -> Fix | None:
    """Return the edits of the numbers (span, words, expected) that are not yet what is expected."""
    edits = tuple(
        Edit(Span(*span), str(expected))
        for span, words, expected in numbers
        if int(words) != expected
    )
    return Fix("unsafe", title, edits) if edits else None


def _build_date_problem(date: DateMention | Period) -> Problem:
    return Problem(date.span, Place(), {"date": date.text}, {"found": date.text})
