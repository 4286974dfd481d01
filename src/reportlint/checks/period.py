"""The statistics period and other dates: stated, of the report year, in the calendar."""

from __future__ import annotations

from reportlint.checks.labels import report_span
from reportlint.model.problem import CheckedCount, Place, Problem, RelatedPlace, UnassessedPlace
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from types import ModuleType

    from reportlint.checks.parameters import Outcomes, Regex
    from reportlint.model.document import Span
    from reportlint.model.problem import Context, Fix
    from reportlint.model.prose import Day, Passage, Period
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
            fix = _fixes().statement(report, year) if year else None
            variant = "year-known" if year else "year-unknown"
            params = {"variant": variant, "year": year or ""}
            yield Problem(report_span(report), Place(), params, values, fix=fix)
        yield CheckedCount(1)


class PeriodYear(Record):
    """The statistics period begins and ends in the report year."""

    PROVIDES = frozenset({"found", "expected", "period"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each period that begins or ends in another year."""
        periods = yield from find_judgeable_periods(report)
        year = context.year
        if year is None:
            if periods:
                yield UnassessedPlace(Place(), Message("checks.period.unknown_report_year"))
            return
        for stated_period in periods:
            wrong = [
                day.year for day in (stated_period.start, stated_period.end) if day.year != year
            ]
            if wrong:
                period = stated_period.period
                values = {"found": str(wrong[0]), "expected": str(year)}
                fix = _fixes().year(report, period, year)
                params = {**values, "period": period.text}
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
        periods = yield from find_judgeable_periods(report)
        for stated_period in periods:
            start, end = stated_period.start, stated_period.end
            full = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
            if not full and not self._is_reorganised(report, stated_period):
                expected = f"{start.year}-01-01/{end.year}-12-31"
                fix = _fixes().days(report, stated_period.period)
                yield _build_problem(
                    stated_period, {"found": stated_period.iso, "expected": expected}, fix
                )
        yield CheckedCount(len(periods))

    def _is_reorganised(self, report: Report, stated_period: StatedPeriod) -> bool:
        passage = find_passage(report, stated_period.period)
        if passage is None or not self.reorganised:
            return False
        return compile_pattern(self.reorganised).search(passage.text) is not None


class PeriodOrder(Record):
    """The statistics period ends after it begins."""

    PROVIDES = frozenset({"found", "period"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each period that ends before it begins."""
        periods = yield from find_judgeable_periods(report)
        for stated_period in periods:
            first, _, last = stated_period.iso.partition("/")
            if last < first:
                yield _build_problem(stated_period, {"found": stated_period.iso})
        yield CheckedCount(len(periods))


class PeriodsAgree(Record):
    """The statistics period is the same wherever it is stated."""

    PROVIDES = frozenset({"first", "period"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each period that differs from the first, which is related."""
        periods = yield from find_judgeable_periods(report)
        for stated_period in periods[1:]:
            first = periods[0]
            if stated_period.iso == first.iso:
                continue
            yield Problem(
                stated_period.period.span,
                Place(),
                {"first": first.period.text, "period": stated_period.period.text},
                {"found": stated_period.iso, "first": first.iso},
                (RelatedPlace(Place(), first.period.span, first.iso),),
            )
        yield CheckedCount(len(periods))


def _fixes() -> ModuleType:
    from reportlint.checks import period_fixes

    return period_fixes


def _build_problem(
    stated_period: StatedPeriod, values: dict[str, str], fix: Fix | None = None
) -> Problem:
    period = stated_period.period
    params = {"found": stated_period.iso, "period": period.text}
    return Problem(period.span, Place(), params, values, fix=fix)


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


def find_judgeable_periods(
    report: Report,
) -> Generator[UnassessedPlace, None, tuple[StatedPeriod, ...]]:
    """Return the periods that rules may judge: neither damaged nor implied nor impossible.

    Yields why the periods damaged in conversion are not judged.
    """
    for period in report.periods:
        if period.is_damaged:
            yield UnassessedPlace(Place(), Message("checks.stated_periods.damaged_dates"))
    return tuple(
        StatedPeriod(period, period.start, period.end)
        for period in report.periods
        if not period.is_implied
        and period.start is not None
        and period.end is not None
        and period.start.iso()
        and period.end.iso()
        and not is_impossible(period.start)
        and not is_impossible(period.end)
    )


def is_impossible(day: Day) -> bool:
    """Whether no calendar has the day: 31 June, month 13, a year of five digits."""
    return not day.exists or (day.year is not None and day.year > _LAST_YEAR)


def find_passage(report: Report, period: Period) -> Passage | None:
    """Return the paragraph that states a period."""
    start = period.span.start
    return next((passage for passage in report.passages if start in passage.whole), None)


def check_blank_form(report: Report) -> UnassessedPlace | None:
    """Say that nothing can be judged where no cell holds anything and no year is named."""
    if report.year is not None or not report.tables:
        return None
    cells = (cell for table in report.tables for cell in table.cells.values())
    if any(cell.raw.strip() for cell in cells):
        return None
    prose = sum(len(passage.text) for passage in report.passages)
    return (
        UnassessedPlace(Place(), Message("checks.stated_periods.blank_form"))
        if prose < _INSTRUCTIONS
        else None
    )


class DatesExist(Record):
    """Every date that the draft writes exists; dates with characters lost are damage (R102)."""

    PROVIDES = frozenset({"date"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each date that cannot exist."""
        impossible_dates: list[Span] = []
        for mention in report.dates:
            if is_impossible(mention.day):
                impossible_dates.append(mention.span)
                yield _build_date_problem(mention.span, mention.text)
        for period in report.periods:
            days = (period.start, period.end)
            is_reported = any(span.start in period.span for span in impossible_dates)
            if not is_reported and any(day is not None and is_impossible(day) for day in days):
                yield _build_date_problem(period.span, period.text)
        yield CheckedCount(len(report.dates))


def _build_date_problem(span: Span, text: str) -> Problem:
    return Problem(span, Place(), {"date": text}, {"found": text})
