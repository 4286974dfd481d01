"""The ways in which applications came: 收到申请9件，其中网络5件、信函4件."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportlint.checks.claims import list_skipped_words
from reportlint.checks.number_lists import CHANNELS
from reportlint.checks.sentences import find_counted_numbers, find_sentences
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
    from reportlint.model.prose import Claim, CountedNumber
    from reportlint.model.report import Report

    ChannelList: TypeAlias = tuple[Sentence, Claim, list[Claim], list[CountedNumber]]

_RECEIVED = ("requests.new.total", "requests.received")
_CARRIED = "requests.carried_over.total"
#: Lists that may leave something out, or count an application twice.
_OPEN = Pattern(r"等|其他|主要|除|同时|约|余|近|超|重复|分别|各")
_OPENS = Pattern(r"[，、：（；]*(?:其中)?[：，]?(?:包括|包含|有)?")
_WORD = Pattern(r"[^，、：；（）]{2,24}")
_FEWEST = 2


class RequestChannels(Record):
    """The numbers by channel add up to what was received, with or without what was carried over.

    Each channel is named once, right behind the number of applications. The condition is ``short``
    where they add up to less.
    """

    PROVIDES = frozenset({"total", "sum", "parts"})
    CONDITIONS = frozenset({"short"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each list that adds up to something else, at its words."""
        lists = _find_lists(report)
        for sentence, head, claims, parts in lists:
            yield from _judge(sentence, head, claims, parts)
        yield CheckedCount(len(lists))


def find_judged(report: Report) -> Iterator[int]:
    """Return where the numbers by channel stand that are added up.

    >>> text = "全年收到政府信息公开申请5件，其中网络申请3件、信函申请2件。"
    >>> list(find_judged(parse_text("三、收到和处理政府信息公开申请情况", text)))
    [39, 46]
    """
    for _, _, _, parts in _find_lists(report):
        yield from [part.at for part in parts]


@memoize_by_identity()
def _find_lists(report: Report) -> Sequence[ChannelList]:
    lists: list[ChannelList] = []
    all_claims = sorted(report.claims, key=_start)
    for sentence in find_sentences(report, "申请"):
        claims = _claims(sentence, all_claims)
        heads = [claim for claim in claims if claim.quantity in _RECEIVED]
        if len(heads) != 1 or not heads[0].exact or heads[0].scope:
            continue
        parts = _channels(sentence, heads[0], claims, report)
        if len(parts) >= _FEWEST:
            lists.append((sentence, heads[0], claims, parts))
    return lists


def _claims(sentence: Sentence, all_claims: list[Claim]) -> list[Claim]:
    """Return the claims of a sentence, of all claims in order."""
    start, end = sentence.passage.offset(sentence.start), sentence.passage.offset(sentence.end - 1)
    first = bisect_left(all_claims, start, key=_start)
    return all_claims[first : bisect_right(all_claims, end, lo=first, key=_start)]


def _start(claim: Claim) -> int:
    return claim.span.start


def _channels(
    sentence: Sentence, head: Claim, claims: Sequence[Claim], report: Report
) -> list[CountedNumber]:
    """Return the numbers by channel that stand behind what was head."""
    text = sentence.passage.text
    others = {claim.span.start for claim in claims if not claim.scope}
    parts: list[CountedNumber] = []
    names: list[str] = []
    position = None
    for number in find_counted_numbers(sentence, report):
        if number.at < head.span.start:
            continue
        label = text[position : number.start] if position is not None else ""
        if number.at in others and not parts:
            position = number.end
            continue
        words = label[match.end() :] if (match := _OPENS.regex.match(label)) else label
        channel = CHANNELS.regex.search(words)
        if not channel or not _WORD.regex.fullmatch(words) or not number.exact:
            if parts and label.startswith("、"):
                # NOTE: the list goes on with a way that is not known, or a number about so large.
                return []
            break
        parts.append(number)
        names.append(channel.group())
        position = number.end
    return parts if len(set(names)) == len(names) else []


def _judge(
    sentence: Sentence, head: Claim, claims: Sequence[Claim], parts: Sequence[CountedNumber]
) -> Iterator[Problem]:
    text = sentence.passage.text
    total: int | Decimal = 0
    for part in parts:
        total += part.value
    extra = [claim.value for claim in claims if claim.quantity == _CARRIED]
    wholes = {head.value, *(head.value + value for value in extra)}
    wholes |= {head.value - value for value in extra}
    short = total < min(wholes)
    if total in wholes or (not short and total <= max(wholes)):
        return
    if short and _OPEN.regex.search(text, sentence.start, sentence.end):
        return
    params = {
        "total": decimal_text(head.value),
        "sum": decimal_text(total),
        "parts": "+".join(decimal_text(part.value) for part in parts),
    }
    values = {"stated": decimal_text(head.value), "computed": decimal_text(total)}
    span = sentence.passage.span(parts[0].start, parts[-1].end)
    place = Place(sentence.part.number)
    condition = "short" if short else ""
    skipped_words = list_skipped_words(head)
    yield Problem(span, place, params, values, condition=condition, skipped_words=skipped_words)
