"""Whether what suppresses findings is clear, gives its reason, and is still needed."""

from __future__ import annotations

from reportlint.checks.labels import report_span
from reportlint.model.problem import CheckedCount, Context, Place, Problem
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.checks.parameters import Outcomes
    from reportlint.model.report import Report

#: What of it goes into a finding's values: it stays when lines of other files move.
_LASTING = ("rule", "words")


class SuppressionsUsed(Record):
    """Every suppression holds: it names a rule and a reason, matches a finding, has not expired."""

    PROVIDES = frozenset({"rule", "where", "date", "words", "count", "guess"})
    VARIANTS = frozenset(
        {"unused", "idle", "expired", "reasonless", "unknown", "unclear", "surplus", "baseline"}
    )

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each suppression that does not hold, at its comment or the title."""
        yield CheckedCount(1)
        for suppression in context.unused_suppressions:
            span = report_span(report) if suppression.span is None else suppression.span
            params = {"variant": suppression.kind, **suppression.params}
            values = {name: str(params[name]) for name in _LASTING if name in params}
            yield Problem(span, Place(), params, values)
