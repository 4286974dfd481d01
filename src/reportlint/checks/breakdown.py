"""Lists that divide a number: 共 N 条，其中 a 条、b 条."""

from __future__ import annotations

from reportlint.checks.list_sums import find_sums
from reportlint.checks.number_lists import find_divisions, is_nearly
from reportlint.checks.sentences import find_counting_sentences
from reportlint.model.problem import CheckedCount, Place, Problem, decimal_text
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportlint.checks.number_lists import NumberList
    from reportlint.model.problem import Context
    from reportlint.model.prose import CountedNumber
    from reportlint.model.report import Report

#: Words by which a list may leave something out; in brackets they are of a part alone.
_OPEN = Pattern("等|主要|涉及|另|除|部分为|其余|剩余|以上|余|重点|尤其|特别|(?<!包)含")
_BRACKET = Pattern("（[^（）]*）")
_CLOSE = 2


class Breakdown(Record):
    """The parts of a list do not add up to more (``over``) or less than the number.

    So do those that 共, 合计 or 总计 add up behind them. Less is only told of lists that look
    closed. Of parts that may share something (channels of publication, people) only a sum that is
    nearly the number is told. Nested lists, inexact numbers and other units are left alone.
    """

    over: bool
    PROVIDES = frozenset({"total", "sum", "difference", "unit", "parts"})
    CONDITIONS = frozenset({"near"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each such list, at the words from the number to the last part."""
        lists = _find_lists(report)
        for each in lists:
            gap = _gap(each)
            if gap and (gap > 0) == self.over and (self.over or _is_closed(each)):
                yield _problem(each)
        yield CheckedCount(len(lists))


def find_judged(report: Report) -> Iterator[int]:
    """Return where the numbers stand that are divided, or add up.

    >>> list(find_judged(parse_text("一、总体情况", "受理5件，其中网络3件、信函2件。")))
    [9, 16, 21]
    """
    for each in _find_lists(report):
        yield from [number.at for number in (each.total, *each.parts)]


@memoize_by_identity()
def _find_lists(report: Report) -> Sequence[NumberList]:
    """Return the lists of the prose that can be told to divide a number."""
    return [
        each
        for sentence, numbers in find_counting_sentences(report)
        for each in (*find_divisions(sentence, numbers, report), *find_sums(sentence, numbers))
        if each.is_partition or _is_meant(each)
    ]


def _is_meant(each: NumberList) -> bool:
    """Whether the parts add up to the number, or nearly."""
    return len(each.parts) > 1 and is_nearly(_sum(each.parts), each.total.value)


def _sum(parts: Sequence[CountedNumber]) -> int | Decimal:
    total: int | Decimal = 0
    for part in parts:
        total += part.value
    return total


def _gap(each: NumberList) -> int | Decimal:
    """Return by how much the parts exceed the number; 0 where rounding (2.6万) may explain it."""
    gap = _sum(each.parts) - each.total.value
    steps: int | Decimal = 0
    for number in (each.total, *each.parts):
        steps += number.step if number.step != 1 else 0
    return 0 if -steps <= gap * 2 <= steps else gap


def _is_closed(each: NumberList) -> bool:
    """Whether nothing but the parts listed is said to make up the number."""
    if each.kind in ("sum", "late sum"):
        return True
    if len(each.parts) < _CLOSE:
        return False
    text = each.sentence.passage.text
    rest = text[each.parts[-1].end : each.end]
    words = _BRACKET.regex.sub("", text[each.total.end : each.end])
    if _OPEN.regex.search(words):
        return False
    if _is_near(each):
        return not any(character.isdigit() for character in rest)
    is_whole = each.kind in ("among", "whole", "bracket") or -_CLOSE <= _gap(each) <= _CLOSE
    return is_whole and not rest.strip("）")


def _is_near(each: NumberList) -> bool:
    return -_CLOSE <= _gap(each) <= _CLOSE < len(each.parts)


def _problem(each: NumberList) -> Problem:
    total, parts = each.total, each.parts
    parts_sum = _sum(parts)
    gap = _gap(each)
    params = {
        "total": decimal_text(total.value),
        "sum": decimal_text(parts_sum),
        "difference": decimal_text(gap if gap > 0 else -gap),
        "unit": total.unit,
        "parts": "+".join(decimal_text(part.value) for part in parts),
    }
    values = {"stated": decimal_text(total.value), "computed": decimal_text(parts_sum)}
    start, end = min(total.start, parts[0].start), max(total.end, parts[-1].end)
    span = each.sentence.passage.span(start, end)
    condition = "near" if _is_near(each) else ""
    return Problem(span, Place(each.sentence.part.number), params, values, (), (), condition)
