"""Numbers that add up the counted parts before them: 甲类3条、乙类4条，共计7条."""

from __future__ import annotations

from reportlint.checks.number_lists import MANY, MOST, VERB, NumberList
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.checks.sentences import Sentence
    from reportlint.model.prose import CountedNumber

#: A total behind its parts: 甲类3条、乙类4条，共计7条; 三项合计7条.
_TOTAL = Pattern(
    "[，、；]?(?P<lead>(?!以上|上述)[^，。；：、（）0-9]{0,10}?)(?:以上|上述)?(?:[两三四五六七八九]项)?(?:共计?|合计|总计|累计)"
    "(?:主动)?(?:公开|发布|办理|更新|推送)?(?:各类)?(?:政府)?(?:信息)?\\Z"
)


def find_sums(sentence: Sentence, numbers: Sequence[CountedNumber]) -> Iterator[NumberList]:
    """Return each number of a sentence that adds up the parts right before it.

    >>> sentence, numbers, _ = find_counts("网络3件、信函2件，共6件。")
    >>> [(one.total.value, len(one.parts)) for one in find_sums(sentence, numbers)]
    [(6, 2)]
    """
    text = sentence.passage.text
    if "其中" in sentence.text or len(numbers) > MOST:
        return
    for index, total in enumerate(numbers):
        before = _without_count_of_parts(text, numbers[:index])
        match = before and _TOTAL.regex.fullmatch(text, before[-1].end, total.start)
        if match and total.exact:
            parts = tuple(reversed([*_preceding(text, before, total)]))
            if len(parts) > 1:
                kind = "late sum" if match["lead"] else "sum"
                is_partition = kind == "sum" and not _suffix_fits(parts, total)
                yield NumberList(sentence, total, parts, is_partition, kind, total.end)


def _without_count_of_parts(text: str, before: Sequence[CountedNumber]) -> Sequence[CountedNumber]:
    """Leave out how many parts there are: 三项合计."""
    is_count = before and text.startswith(("合计", "共", "总计"), before[-1].end)
    return before[:-1] if is_count and before[-1].unit in "项类者" else before


def _preceding(
    text: str, before: Sequence[CountedNumber], total: CountedNumber
) -> Iterator[CountedNumber]:
    """Return the parts before a total, the last first, as far as they are of one list."""
    for number in range(len(before) - 1, max(-1, len(before) - MANY), -1):
        part = before[number]
        if part.unit != total.unit or not part.exact:
            return
        yield part
        label = text[before[number - 1].end : part.start] if number else ""
        if label[:1] not in "、；" and (label[:1] != "，" or VERB.regex.search(label)):
            return


def _suffix_fits(parts: Sequence[CountedNumber], total: CountedNumber) -> bool:
    """Whether the last of the parts, where the list may begin later, give the total."""
    suffix_sum = total.value - total.value
    for part in reversed(parts):
        suffix_sum += part.value
        if suffix_sum == total.value:
            return True
    return False
