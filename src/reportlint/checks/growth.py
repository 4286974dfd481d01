"""Growth in per cent against the two numbers of the same sentence."""

from __future__ import annotations

from reportlint.checks.growth_statements import read_growths
from reportlint.checks.percentages import round_rate
from reportlint.checks.sentences import find_sentences
from reportlint.model.problem import CheckedCount, Place, Problem, decimal_text
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportlint.checks.growth_statements import GrowthStatement
    from reportlint.model.problem import Context
    from reportlint.model.report import Report


class Growth(Record):
    """A growth or fall in per cent agrees with the two numbers of its sentence.

    Less than one unit in the last digit is allowed, as rounding or cutting may change it, and what
    rounded numbers (1.2万) leave open. The condition is ``direction`` where a fall is called growth
    or the reverse.
    """

    PROVIDES = frozenset({"then", "now", "stated", "computed"})
    VARIANTS = frozenset({"rate", "direction"})
    CONDITIONS = frozenset({"direction"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each growth that does not agree."""
        statements = _find_growths(report)
        for statement in statements:
            yield from _check_growth(statement)
        yield CheckedCount(len(statements))


def find_judged(report: Report) -> Iterator[int]:
    """Return where the rates stand that are judged, and the numbers that they come from.

    >>> list(find_judged(parse_text("一、总体情况", "受理10件，上年5件，增长100%。")))
    [9, 15, 20]
    """
    for statement in _find_growths(report):
        yield from [number.at for number in statement.numbers]
        yield statement.sentence.passage.offset(statement.percentage.start)


@memoize_by_identity()
def _find_growths(report: Report) -> Sequence[GrowthStatement]:
    return [
        statement
        for sentence in find_sentences(report, "%", "成", "百分之")
        for statement in read_growths(sentence, report)
        if statement.compared[1] > statement.compared[3]
    ]


def _check_growth(statement: GrowthStatement) -> Iterator[Problem]:
    now, then, _, _ = statement.compared
    match, percentage = statement.match, statement.percentage
    signed_rate = percentage.value if match["up"] else -percentage.value
    lowest, computed_rate, highest = _growth_range(statement)
    if lowest - percentage.step < signed_rate < highest + percentage.step:
        return
    text = statement.sentence.passage.text
    wrong_way = computed_rate * signed_rate < 0
    params = {
        "variant": "direction" if wrong_way else "rate",
        "then": decimal_text(then),
        "now": decimal_text(now),
        "stated": (match["up"] or match["down"]) + text[percentage.start : percentage.end],
        "computed": decimal_text(round_rate(computed_rate)),
    }
    values = {
        "stated": decimal_text(signed_rate),
        "computed": decimal_text(round_rate(computed_rate)),
    }
    span = statement.sentence.passage.span(percentage.start, percentage.end)
    condition = "direction" if wrong_way else ""
    place = Place(statement.sentence.part.number)
    yield Problem(span, place, params, values, (), (), condition)


def _growth_range(statement: GrowthStatement) -> tuple[Decimal, Decimal, Decimal]:
    """Return the growth in per cent: the least, as computed, and the most that rounding allows."""
    from decimal import Decimal

    now, then, now_step, then_step = map(Decimal, statement.compared)
    lowest = (now - now_step / 2) / (then + then_step / 2)
    highest = (now + now_step / 2) / (then - then_step / 2)
    return (lowest - 1) * 100, (now / then - 1) * 100, (highest - 1) * 100
