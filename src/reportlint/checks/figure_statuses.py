"""What became of the figures of the prose: compared with the tables, checked within it, or not."""

from __future__ import annotations

from bisect import bisect_left

from reportlint.checks import breakdown, growth, item_counts, rates, request_channels, shares
from reportlint.checks.quantities import resolve_quantity
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.localized_text import Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.problem import Context
    from reportlint.model.prose import Figure
    from reportlint.model.report import Report

#: The checks that judge numbers within the prose.
_CHECKS = (breakdown, shares, rates, growth, item_counts, request_channels)


@memoize_by_identity()
def judge_figures(report: Report, context: Context) -> tuple[Figure, ...]:
    """Return the figures of a report, each with its final status.

    >>> sorted({figure.status for figure in judge_figures(REPORT, CONTEXT)})
    ['checked', 'compared', 'context', 'other']
    """
    offsets = sorted({offset for check in _CHECKS for offset in check.find_judged(report)})
    return tuple([_judge(figure, offsets, report, context) for figure in report.figures])


def _judge(figure: Figure, offsets: list[int], report: Report, context: Context) -> Figure:
    reason = _unjudged(figure, report, context) if figure.status == "compared" else None
    if figure.status == "compared" and reason is None:
        return figure
    at = bisect_left(offsets, figure.span.start)
    if at < len(offsets) and offsets[at] < figure.span.end:
        return replace(figure, status="checked", reason=None)
    return figure if reason is None else replace(figure, status="unread", reason=reason)


def _unjudged(figure: Figure, report: Report, context: Context) -> Message | None:
    """Return why a quantity cannot be compared; None where it can."""
    amount = resolve_quantity(figure.quantity or "", report, context)
    if amount is None:
        return Message("checks.figure_statuses.no_table")
    return None if amount.unknown is None else Message("checks.figure_statuses.no_value")
