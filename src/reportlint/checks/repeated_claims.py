"""One quantity that the prose gives two values; outcomes that do not add up to what they divide."""

from __future__ import annotations

from reportlint.checks.claims import part_number_at, skipped_words
from reportlint.checks.quantities import resolve_quantity
from reportlint.model.document import Span
from reportlint.model.problem import CheckedCount, Place, Problem, RelatedPlace, decimal_text
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportlint.model.problem import Context
    from reportlint.model.prose import Claim, Figure
    from reportlint.model.report import Report

_HEADS = ("requests.new.total", "requests.received", "requests.processed_total.total")
_FORWARD = "requests.carried_forward.total"
_FEE = "processing_fee"
_OVER = "requests.carried_over.total"
#: The outcomes that together make up what was processed.
_OUTCOMES = frozenset(
    {
        "requests.granted.total",
        "requests.granted.total+requests.partially_granted.total",
        "requests.partially_granted.total",
        "requests.refused",
        "requests.unavailable",
        "requests.not_processed",
        "requests.other",
    }
)
_ENDS = frozenset("。！？；\n")
_OPEN = ("等", "主要", "部分为")
_FEW = 3


class RepeatedClaims(Record):
    """A quantity of the tables has one value in all of the prose.

    Only where the table cannot tell which is right: otherwise each is compared with the table.
    """

    PROVIDES = frozenset({"first", "second", "words"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each later value that differs from the first."""
        first: dict[str, Claim] = {}
        for claim in report.claims:
            if claim.scope or not claim.exact or claim.also:
                continue
            earlier = first.setdefault(claim.quantity, claim)
            if _differ(earlier, claim) and _is_unjudged(claim, report, context):
                yield _build_problem(earlier, claim, report)
        yield CheckedCount(len(first))


def _differ(earlier: Claim, claim: Claim) -> bool:
    # NOTE: a fee that is denied in one place and named in another is a matter of its own (N304).
    is_denial = claim.quantity == _FEE and 0 in (earlier.value, claim.value)
    return earlier.value != claim.value and not is_denial


def _is_unjudged(claim: Claim, report: Report, context: Context) -> bool:
    amount = resolve_quantity(claim.quantity, report, context)
    return amount is None or amount.unknown is not None


def _build_problem(earlier: Claim, claim: Claim, report: Report) -> Problem:
    params = {
        "first": decimal_text(earlier.value),
        "second": decimal_text(claim.value),
        "words": claim.text,
    }
    values = {"stated": decimal_text(claim.value), "computed": decimal_text(earlier.value)}
    place = Place(part_number_at(claim.span, report))
    beside = Place(part_number_at(earlier.span, report))
    related = (RelatedPlace(beside, earlier.span, decimal_text(earlier.value)),)
    return Problem(claim.span, place, params, values, related)


class OutcomesSum(Record):
    """Three or more outcomes in a sentence add up to the number of applications that it names.

    What is carried forward may be among them or not, and what was carried over may be part of the
    number or not.
    """

    PROVIDES = frozenset({"total", "sum"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each such list, at the words from the number to the last outcome."""
        count = 0
        text = report.document.text
        if sum(claim.quantity in _OUTCOMES for claim in report.claims) < _FEW:
            yield CheckedCount(0)
            return
        for group in _sentences(report.claims, text):
            heads = [claim for claim in group if claim.quantity in _HEADS]
            outcomes = [claim for claim in group if claim.quantity in _OUTCOMES]
            if not heads or len({c.quantity for c in outcomes}) < max(_FEW, len(outcomes)):
                continue
            span = Span(heads[-1].span.start, outcomes[-1].span.end)
            if not _is_closed(group, heads, span, text):
                continue
            count += 1
            outcomes_sum = sum(claim.value for claim in outcomes)
            if not _is_lawful(outcomes_sum, heads, group) and (
                outcomes_sum > max(head.value for head in heads)
                or not _has_unread(report.figures, heads[-1], text)
            ):
                problem = _sum_problem(heads[-1], outcomes_sum, span, report)
                yield replace(problem, skipped=skipped_words(*group))
        yield CheckedCount(count)


def _sentences(claims: Sequence[Claim], text: str) -> Iterator[list[Claim]]:
    """Put claims of one sentence and one scope together."""
    group: list[Claim] = []
    for claim in claims:
        between = text[group[-1].span.end : claim.span.start] if group else ""
        if group and (set(between) & _ENDS - {"\n"} or claim.scope != group[-1].scope):
            yield group
            group = []
        group.append(claim)
    if group:
        yield group


def _is_closed(group: Sequence[Claim], heads: Sequence[Claim], span: Span, text: str) -> bool:
    words = text[span.start : span.end + 2]
    is_exact = all(claim.exact for claim in group) and span.start < span.end
    is_ordered = all(head.span.end <= span.end for head in heads)
    return is_exact and is_ordered and not any(word in words for word in _OPEN)


def _has_unread(figures: Sequence[Figure], head: Claim, text: str) -> bool:
    """Whether a figure behind a head is not understood: it may be one of the outcomes."""
    end = min([at for mark in _ENDS if (at := text.find(mark, head.span.end)) >= 0] or [len(text)])
    return any(
        figure.status == "unread" and head.span.end <= figure.span.start < end for figure in figures
    )


def _is_lawful(outcomes_sum: int | Decimal, heads: Sequence[Claim], group: Sequence[Claim]) -> bool:
    forward = [claim.value for claim in group if claim.quantity == _FORWARD]
    over = [claim.value for claim in group if claim.quantity == _OVER]
    moves = {0, sum(forward), -sum(over), sum(forward) - sum(over)}
    return any(outcomes_sum + move == head.value for head in heads for move in moves)


def _sum_problem(head: Claim, outcomes_sum: int | Decimal, span: Span, report: Report) -> Problem:
    params = {"total": decimal_text(head.value), "sum": decimal_text(outcomes_sum)}
    values = {"claimed": decimal_text(head.value), "table": decimal_text(outcomes_sum)}
    return Problem(span, Place(part_number_at(head.span, report)), params, values)
