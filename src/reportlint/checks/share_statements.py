"""Reads shares and rates whose two numbers a sentence names: 受理20件，办结18件，办结率90%."""

from __future__ import annotations

from reportlint.checks.percentages import find_percentages
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportlint.checks.percentages import Percentage
    from reportlint.checks.sentences import Sentence
    from reportlint.model.prose import CountedNumber

_VERB_BEHIND = "[为达到是占至了高约]*"
#: A rate by what is done or found: 办结率为; ``deed`` is that.
_RATE = Pattern(
    f"(?P<proviso>[^，。；：、（）0-9]*?)(?P<deed>[^，。；：、（）0-9]{{2}})[率度]{_VERB_BEHIND}\\Z"
)
_PROVISO = Pattern("按时|按期|及时|限时|如期|到期|一次|首次|电子|网上|同比|增长|下降|完成")
#: 占: of a number that is named, or of something without one.
_SHARE = Pattern(f"占(?P<of>[^，。；%占]{{0,40}}?)的?(?:比例|比重|比)?{_VERB_BEHIND}\\Z")
#: Between a part and its share stands the noun of the part at most.
_BESIDE = Pattern("[^，。；、（）0-9]{0,14}[，）（]?")
#: 56家单位中，42家; 在发布的1280条信息中，民生类480条.
_AMONG = Pattern("[^，。；：、（）0-9]{0,12}(?:当?中|里)[，有]?[^，。；：、（）0-9]{0,12}")
#: （总量8000笔，网上7600笔）, right behind the share.
_BEHIND = Pattern("（[^，。；：、（）0-9]{0,10}")
_JOINED = Pattern("[，、][^，。；：、（）0-9]{0,10}")
#: Two numbers of which the second is a part of the first: 共660条，其中村务290条.
_PART_OF = Pattern("[，：（]*其中[：，]?(?P<label>[^，。；：、（）0-9]{1,16})")
_LABEL_ENDS = "类的信息"
_CLAUSE = Pattern("[，。；：（）]")
_FEW = 2
_ALL = 100


class ShareStatement(Record):
    """A share of a part: any of ``wholes`` may be what it is of."""

    sentence: Sentence
    part: CountedNumber
    percentage: Percentage
    wholes: tuple[int | Decimal, ...]


def read_shares(sentence: Sentence, numbers: Sequence[CountedNumber]) -> Iterator[ShareStatement]:
    """Return the shares of a sentence that name both their numbers, in order.

    >>> shares = read_shares(*find_counts("受理20件，办结18件，办结率90%。")[:2])
    >>> [(share.part.value, share.wholes) for share in shares]
    [(18, (20,))]
    """
    text = sentence.passage.text
    for percentage in find_percentages(text, sentence.start, sentence.end):
        if not percentage.exact:
            continue
        pair = _find_pair(text, sentence, percentage, numbers)
        if pair and all(n.exact for n in pair) and pair[0].unit == pair[1].unit:
            part, whole = pair
            if 0 < part.value <= whole.value:
                yield ShareStatement(sentence, part, percentage, (whole.value,))


def _find_pair(
    text: str, sentence: Sentence, percentage: Percentage, numbers: Sequence[CountedNumber]
) -> tuple[CountedNumber, CountedNumber] | None:
    """Return the part and the whole of a percentage."""
    before = [n for n in numbers if n.end <= percentage.start]
    after = [n for n in numbers if n.start >= percentage.end][:2]
    clause = max(sentence.start, *(text.rfind(m, 0, percentage.start) + 1 for m in "，。；：、（"))
    rate = _RATE.regex.match(text, clause, percentage.start)
    if rate:
        if percentage.value == _ALL or _PROVISO.regex.search(rate.group()):
            return None
        return _of_rate(text, rate["deed"], before) or (
            None if before else _of_rate(text, rate["deed"], after)
        )
    at = text.rfind("占", sentence.start, percentage.start)
    share = _SHARE.regex.match(text, at, percentage.start) if at >= 0 else None
    if share is None:
        return None
    parts = [n for n in before if n.end <= at]
    named = [n for n in before if n.start > at]
    if len(named) == 1 and parts and _BESIDE.regex.fullmatch(text, parts[-1].end, at):
        return parts[-1], named[0]
    if named:
        return None
    return _of_named(text, at, parts) or _behind(text, sentence, (at, percentage.end), after)


def _of_rate(
    text: str, deed: str, numbers: Sequence[CountedNumber]
) -> tuple[CountedNumber, CountedNumber] | None:
    """Return the last two numbers if the rate's deed is said of the second and not of the first."""
    if len(numbers) < _FEW:
        return None
    whole, part = numbers[-_FEW:]
    between = text[whole.end : part.start]
    begin = max(text.rfind(mark, 0, whole.start) for mark in "，。；：、（")
    of_whole = text[begin + 1 : whole.start].replace(f"应{deed}", "")
    is_deed = deed in between and "。" not in between and deed not in of_whole
    return (part, whole) if is_deed else None


def _of_named(
    text: str, at: int, parts: Sequence[CountedNumber]
) -> tuple[CountedNumber, CountedNumber] | None:
    """Return the part right before 占, and the number among which it is said to be."""
    if len(parts) < _FEW:
        return None
    whole, part = parts[-_FEW:]
    is_beside = _BESIDE.regex.fullmatch(text, part.end, at)
    is_among = _AMONG.regex.fullmatch(text, whole.end, part.start)
    return (part, whole) if is_beside and is_among else None


def _behind(
    text: str, sentence: Sentence, place: tuple[int, int], after: Sequence[CountedNumber]
) -> tuple[CountedNumber, CountedNumber] | None:
    """Return the two numbers that follow on a share: in brackets, or divided as its subject is."""
    if len(after) < _FEW:
        return None
    whole, part = after
    if _BEHIND.regex.fullmatch(text, place[1], whole.start):
        joined = _JOINED.regex.fullmatch(text, whole.end, part.start)
        return (part, whole) if joined and text[part.end : part.end + 1] == "）" else None
    divided = _PART_OF.regex.fullmatch(text, whole.end, part.start)
    if divided is None:
        return None
    begin = max(sentence.start, *(text.rfind(mark, 0, place[0]) + 1 for mark in "，。；："))
    subject = text[begin : place[0]].rstrip(_LABEL_ENDS)
    label = divided["label"].rstrip(_LABEL_ENDS)
    return (part, whole) if label and subject.endswith(label) else None
