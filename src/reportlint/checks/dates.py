"""Whether the dates in the prose exist."""

from __future__ import annotations

from reportlint.checks.stated import is_impossible
from reportlint.problems import Checked, Place, Problem
from reportlint.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Span
    from reportlint.problems import Context
    from reportlint.report import Report


class DatesExist(Record):
    """Every date that the draft writes exists; dates with characters lost are damage (R102)."""

    PROVIDES = frozenset({"date"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield a problem for each date that cannot exist."""
        seen: list[Span] = []
        for mention in report.dates:
            if is_impossible(mention.day):
                seen.append(mention.span)
                yield _problem(mention.span, mention.text)
        for period in report.periods:
            days = (period.start, period.end)
            told = any(span.start in period.span for span in seen)
            if not told and any(day is not None and is_impossible(day) for day in days):
                yield _problem(period.span, period.text)
        yield Checked(len(report.dates))


def _problem(span: Span, text: str) -> Problem:
    return Problem(span, Place(), {"date": text}, {"found": text})
