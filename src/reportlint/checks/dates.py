"""Whether the dates in the prose exist."""

from __future__ import annotations

from reportlint.checks.stated_periods import is_impossible
from reportlint.model.problem import CheckedCount, Place, Problem
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Span
    from reportlint.model.problem import Context
    from reportlint.model.report import Report


class DatesExist(Record):
    """Every date that the draft writes exists; dates with characters lost are damage (R102)."""

    PROVIDES = frozenset({"date"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each date that cannot exist."""
        impossible_dates: list[Span] = []
        for mention in report.dates:
            if is_impossible(mention.day):
                impossible_dates.append(mention.span)
                yield _problem(mention.span, mention.text)
        for period in report.periods:
            days = (period.start, period.end)
            is_reported = any(span.start in period.span for span in impossible_dates)
            if not is_reported and any(day is not None and is_impossible(day) for day in days):
                yield _problem(period.span, period.text)
        yield CheckedCount(len(report.dates))


def _problem(span: Span, text: str) -> Problem:
    return Problem(span, Place(), {"date": text}, {"found": text})
