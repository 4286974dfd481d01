"""Whether the report states its statistics period, and the right one.

A period damaged in conversion is stated, but not judged. Dates that no calendar has are left to
the kind ``dates-exist``.
"""

from __future__ import annotations

from reportlint.checks.labels import top
from reportlint.checks.stated_periods import judged, passage_of, unfilled, unreadable
from reportlint.model.problem import Checked, Place, Problem, Related, Unassessed
from reportlint.support.lazy_regex import compiled
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from reportlint.checks.parameters import Regex
    from reportlint.checks.stated_periods import Stated
    from reportlint.model.problem import Context, Fix
    from reportlint.model.report import Report

_NO_YEAR = Bilingual("无法确定报告年度", "the report year could not be determined")


class PeriodStated(Record):
    """A statistics period is stated, or at least implied, somewhere in the prose."""

    PROVIDES = frozenset({"year"})
    VARIANTS = frozenset({"year-known", "year-unknown"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Unassessed | Checked]:
        """Yield one problem, at the title, where nothing tells the period."""
        if blank := unfilled(report):
            yield blank
            return
        if not report.periods:
            year = context.year
            values = {"expected": f"{year}-01-01/{year}-12-31"} if year else {}
            fix = _fixes().statement(report, year) if year else None
            variant = "year-known" if year else "year-unknown"
            params = {"variant": variant, "year": year or ""}
            yield Problem(top(report), Place(), params, values, fix=fix)
        yield Checked(1)


class PeriodYear(Record):
    """The statistics period begins and ends in the report year."""

    PROVIDES = frozenset({"found", "expected", "period"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Unassessed | Checked]:
        """Yield a problem for each period that begins or ends in another year."""
        yield from unreadable(report)
        periods = judged(report)
        year = context.year
        if year is None:
            if periods:
                yield Unassessed(Place(), _NO_YEAR)
            return
        for stated in periods:
            wrong = [day.year for day in (stated.start, stated.end) if day.year != year]
            if wrong:
                period = stated.period
                values = {"found": str(wrong[0]), "expected": str(year)}
                fix = _fixes().year(report, period, year)
                params = {**values, "period": period.text}
                yield Problem(period.span, Place(), params, values, fix=fix)
        yield Checked(len(periods))


class PeriodFullYear(Record):
    """The statistics period runs from 1 January to 31 December.

    ``reorganised``: words, in the paragraph that states the period, of an organ set up or abolished
    within the year, whose report begins or ends with it.
    """

    reorganised: Regex = ""
    PROVIDES = frozenset({"found", "period"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Unassessed | Checked]:
        """Yield a problem for each period that begins later or ends earlier."""
        yield from unreadable(report)
        periods = judged(report)
        for stated in periods:
            start, end = stated.start, stated.end
            full = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
            if not full and not self._is_reorganised(report, stated):
                expected = f"{start.year}-01-01/{end.year}-12-31"
                fix = _fixes().days(report, stated.period)
                yield _misstated(stated, {"found": stated.iso, "expected": expected}, fix)
        yield Checked(len(periods))

    def _is_reorganised(self, report: Report, stated: Stated) -> bool:
        passage = passage_of(report, stated.period)
        if passage is None or not self.reorganised:
            return False
        return compiled(self.reorganised).search(passage.text) is not None


class PeriodOrder(Record):
    """The statistics period ends after it begins."""

    PROVIDES = frozenset({"found", "period"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Unassessed | Checked]:
        """Yield a problem for each period that ends before it begins."""
        yield from unreadable(report)
        periods = judged(report)
        for stated in periods:
            first, _, last = stated.iso.partition("/")
            if last < first:
                yield _misstated(stated, {"found": stated.iso})
        yield Checked(len(periods))


class PeriodsAgree(Record):
    """The statistics period is the same wherever it is stated."""

    PROVIDES = frozenset({"first", "period"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Unassessed | Checked]:
        """Yield a problem for each period that differs from the first, which is related."""
        yield from unreadable(report)
        periods = judged(report)
        for stated in periods[1:]:
            first = periods[0]
            if stated.iso == first.iso:
                continue
            yield Problem(
                stated.period.span,
                Place(),
                {"first": first.period.text, "period": stated.period.text},
                {"found": stated.iso, "first": first.iso},
                (Related(Place(), first.period.span, first.iso),),
            )
        yield Checked(len(periods))


def _fixes() -> ModuleType:
    from reportlint.checks import period_fixes

    return period_fixes


def _misstated(stated: Stated, values: dict[str, str], fix: Fix | None = None) -> Problem:
    period = stated.period
    params = {"found": stated.iso, "period": period.text}
    return Problem(period.span, Place(), params, values, fix=fix)
