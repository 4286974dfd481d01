"""Lists that divide a number: 共 N 条，其中 a 条、b 条."""

from __future__ import annotations

from reportlint.checks.number_lists import DIVIDING, find_divisions, find_sums
from reportlint.checks.sentences import find_sentences
from reportlint.model.problem import CheckedCount, Place, Problem, decimal_text
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from typing import TypeAlias

    from reportlint.checks.sentences import Sentence
    from reportlint.model.problem import Context
    from reportlint.model.prose import CountedNumber
    from reportlint.model.report import Report

    DividedNumber: TypeAlias = tuple[Sentence, CountedNumber, tuple[CountedNumber, ...]]

_OPEN = Pattern(r"等|主要|涉及|含|分别|另有|除|包括|部分为|以上|余|重点|尤其|特别")


class Breakdown(Record):
    """The parts of a list under 其中 do not add up to more (``over``) or less than the number.

    So do those that 共, 合计 or 总计 add up behind them. Less is only told of lists that look
    closed. Nested lists, inexact numbers, other units, people and parts that are channels of
    publication are left alone.
    """

    over: bool
    PROVIDES = frozenset({"total", "sum", "difference", "unit", "parts"})
    CONDITIONS = frozenset({"near"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each such list, at the words from the number to the last part."""
        divisions, sums = _find_lists(report)
        for sentence, total, parts in divisions:
            parts_sum = _sum(parts)
            if parts_sum > total.value if self.over else _short(sentence, total, parts):
                yield _problem(sentence, total, parts)
        for sentence, total, parts in sums:
            if (_sum(parts) > total.value) == self.over:
                yield _problem(sentence, total, parts)
        yield CheckedCount(len(divisions) + len(sums))


def find_judged(report: Report) -> Iterator[int]:
    """Return where the numbers stand that are divided, or add up."""
    for lists in _find_lists(report):
        for _, total, parts in lists:
            yield from [number.at for number in (total, *parts)]


@memoize_by_identity()
def _find_lists(report: Report) -> tuple[Sequence[DividedNumber], Sequence[DividedNumber]]:
    """Return the numbers that lists divide, and those that add up what stands before them."""
    divisions = [
        (sentence, total, parts)
        for sentence in find_sentences(report, *DIVIDING)
        for total, parts in find_divisions(sentence, report)
    ]
    sums = [
        (sentence, total, parts)
        for sentence in find_sentences(report, "共", "合计", "总计")
        for total, parts in find_sums(sentence, report)
    ]
    return divisions, sums


def _sum(parts: Sequence[CountedNumber]) -> int | Decimal:
    total: int | Decimal = 0
    for part in parts:
        total += part.value
    return total


def _short(sentence: Sentence, total: CountedNumber, parts: Sequence[CountedNumber]) -> bool:
    if len(parts) < 2 or _sum(parts) >= total.value:
        return False
    text = sentence.passage.text
    rest = text[parts[-1].end : sentence.end]
    return not rest.strip("）") and not _OPEN.regex.search(text[total.end : sentence.end])


def _problem(sentence: Sentence, total: CountedNumber, parts: Sequence[CountedNumber]) -> Problem:
    parts_sum = _sum(parts)
    gap = parts_sum - total.value if parts_sum > total.value else total.value - parts_sum
    params = {
        "total": decimal_text(total.value),
        "sum": decimal_text(parts_sum),
        "difference": decimal_text(gap),
        "unit": total.unit,
        "parts": "+".join(decimal_text(part.value) for part in parts),
    }
    values = {"stated": decimal_text(total.value), "computed": decimal_text(parts_sum)}
    start, end = min(total.start, parts[0].start), max(total.end, parts[-1].end)
    span = sentence.passage.span(start, end)
    condition = "near" if gap <= 2 < len(parts) else ""
    return Problem(span, Place(sentence.part.number), params, values, (), (), condition)
