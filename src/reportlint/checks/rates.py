"""Rates above 100%, and shares that together are another number."""

from __future__ import annotations

from reportlint.checks.percentages import find_percentages
from reportlint.checks.sentences import find_sentences
from reportlint.model.problem import CheckedCount, Place, Problem, decimal_text
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from typing import TypeAlias

    from reportlint.checks.percentages import Percentage
    from reportlint.checks.sentences import Sentence
    from reportlint.model.problem import Context
    from reportlint.model.report import Report

    ShareList: TypeAlias = tuple[Sentence, list[Percentage]]

#: What is a rate of something done, known or had, or a share: at most all of it.
_RATE = Pattern(
    "(?:[\u4e00-\u9fff]{2}率|(?:满意|知晓|认可|公开|达标)度|占比|占[^，。、；（）%0-9]{0,12}的)"
    "(?:(?:均|约|已|都|则|高)?[为达是到至]*)(?P<share>[0-9]{3,6}(?:\\.[0-9]{1,3})?)%"
)
#: Rates that may well be above it.
_UNLIMITED = Pattern(
    "(?:增长|上涨|提升|上升|变化|增值|完成|达成|收益|回报|周转|负荷|投资|产能|资本|拨备|覆盖面|流动|杠杆|产销|实现)率"
)
_SHARE = Pattern("占(?:比|[^，。；：、（）0-9]{0,12})?(?:比例|比重)?[为达是到的]*\\Z")
_APART = Pattern("分别[为占是达]+(?:比[为]?)?\\Z")
_JOINT = Pattern("[、，]?(?:和|及|以及)?")
_WHOLE = 100
_LIST = 3
_LEAD = 24


class Rates(Record):
    """No share and no rate of completion is above 100%; growth, and what was planned, may be."""

    PROVIDES = frozenset({"share", "words"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each rate above 100%."""
        rates = _find_rates(report)
        for sentence, match, share in rates:
            if share > _WHOLE:
                params = {"share": decimal_text(share), "words": match.group()}
                values = {"stated": decimal_text(share), "computed": str(_WHOLE)}
                span = sentence.passage.span(match.start("share"), match.end())
                yield Problem(span, Place(sentence.part.number), params, values)
        yield CheckedCount(len(rates))


@memoize_by_identity()
def _find_rates(report: Report) -> Sequence[tuple[Sentence, re.Match[str], Decimal]]:
    """Return the rates of three digits or more, which may be above 100%."""
    rates = [
        (sentence, match)
        for sentence in find_sentences(report, "%")
        for match in _RATE.regex.finditer(sentence.passage.text, sentence.start, sentence.end)
        if not _UNLIMITED.regex.match(match.group())
    ]
    if not rates:
        return []
    from decimal import Decimal

    return [(sentence, match, Decimal(match["share"])) for sentence, match in rates]


def find_judged(report: Report) -> Iterator[int]:
    """Return where the shares stand that are added up, and the rates above 100%.

    >>> list(find_judged(parse_text("一、总体情况", "办结率为109%。")))
    [11]
    """
    for sentence, shares in _find_share_lists(report):
        yield from [sentence.passage.offset(share.start) for share in shares]
    for sentence, match, share in _find_rates(report):
        if share > _WHOLE:
            yield sentence.passage.offset(match.start("share"))


class SharesTogether(Record):
    """The shares of a list of three or more add up to 100%, but for rounding or cutting."""

    PROVIDES = frozenset({"sum", "shares"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each list, at its words from the first share to the last."""
        lists = _find_share_lists(report)
        for sentence, shares in lists:
            total, blur = _add(shares)
            if abs(total - _WHOLE) > blur:
                text = sentence.passage.text
                quoted = [text[share.start : share.end] for share in shares]
                params = {"sum": decimal_text(total), "shares": "+".join(quoted)}
                values = {"stated": str(_WHOLE), "computed": decimal_text(total)}
                span = sentence.passage.span(shares[0].start, shares[-1].end)
                yield Problem(span, Place(sentence.part.number), params, values)
        yield CheckedCount(len(lists))


def _add(shares: Sequence[Percentage]) -> tuple[Decimal, Decimal]:
    """Return the sum of shares, and by how much rounding or cutting may have changed it."""
    from decimal import Decimal

    steps = sum([share.step for share in shares], Decimal(0))
    return sum([share.value for share in shares], Decimal(0)), steps


@memoize_by_identity()
def _find_share_lists(report: Report) -> Sequence[ShareList]:
    """Return the sentences that share something out whole, with the shares."""
    lists: list[ShareList] = []
    for sentence in find_sentences(report, "占"):
        shares = [*find_percentages(sentence.passage.text, sentence.start, sentence.end)]
        if len(shares) < _LIST or "等" in sentence.text or not all(s.exact for s in shares):
            continue
        listed = [*_find_listed(sentence, shares)]
        if len(listed) >= _LIST:
            lists.append((sentence, listed))
    return lists


def _find_listed(sentence: Sentence, shares: Sequence[Percentage]) -> Iterator[Percentage]:
    """Return the shares said by 占, each, or of all together: 占比分别为41%、33%和26%."""
    text, position = sentence.passage.text, sentence.start
    is_joint = False
    for share in shares:
        start = max(position, share.start - _LEAD)
        is_joint = bool(
            (is_joint and _JOINT.regex.fullmatch(text, position, share.start))
            or (_APART.regex.search(text, start, share.start) and "占" in text[start : share.start])
        )
        if is_joint or _SHARE.regex.search(text, start, share.start):
            yield share
        position = share.end
