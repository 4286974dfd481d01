"""One quantity that the prose gives two values; outcomes that do not add up to what they divide."""

from __future__ import annotations

from reportlint.checks.claims import list_skipped_words, part_number_at
from reportlint.checks.quantities import resolve_quantity
from reportlint.model.problem import CheckedCount, Place, Problem, RelatedPlace, decimal_text
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.outcome_lists import OutcomeList
    from reportlint.model.problem import Context
    from reportlint.model.prose import Claim
    from reportlint.model.report import Report

_FEE = "processing_fee"
#: The outcomes that together make up what was processed; so many of them are a list.
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
        if sum(claim.quantity in _OUTCOMES for claim in report.claims) >= _FEW:
            from reportlint.checks.outcome_lists import find_outcome_lists

            for outcome_list in find_outcome_lists(report, _OUTCOMES, _FEW):
                count += 1
                if not outcome_list.is_lawful:
                    yield _build_sum_problem(outcome_list, report)
        yield CheckedCount(count)


def _build_sum_problem(outcome_list: OutcomeList, report: Report) -> Problem:
    head = outcome_list.heads[-1]
    total, outcomes_sum = decimal_text(head.value), decimal_text(outcome_list.sum)
    params = {"total": total, "sum": outcomes_sum}
    values = {"claimed": total, "table": outcomes_sum}
    place = Place(part_number_at(head.span, report))
    skipped_words = list_skipped_words(*outcome_list.group)
    return Problem(outcome_list.span, place, params, values, skipped_words=skipped_words)
