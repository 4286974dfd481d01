"""Announced numbers of items: 两个方面的问题：一是 … 二是 …: as many as follow."""

from __future__ import annotations

from reportlint.model.problem import CheckedCount, Place, Problem
from reportlint.model.prose import number_of
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from re import Match

    from reportlint.model.problem import Context
    from reportlint.model.prose import Passage
    from reportlint.model.report import Part, Report

_NUMERAL = "[一二两三四五六七八九十0-9]"
#: The number before a unit; 第三类, 十几个 and 100个 are no announcements.
_COUNT = Pattern(
    r"(?<![第几数多余百一二三四五六七八九十0-9.])(?:[一二两三四五六七八九十]{1,3}|[0-9]{1,2})\Z"
)
_NOUNS = (
    "问题|不足|差距|短板|弱项|方面|环节|措施|举措|工作|做法|任务|特点|原因|困难|表现|抓手|重点|机制|制度"
    "|到位|强化|类型|要求|建议|内容|目标|行动"
)
_WORD = "[^，。；：！？等、]"
#: The unit of a number of things, then what is said to lead over to them.
_ANNOUNCED = Pattern(
    f"(?P<words>[个条大项点方类](?<={_NUMERAL}.)"
    f"(?:(?<=[个条大]){_WORD}{{0,10}}?(?:{_NOUNS})|(?<=[项点类])|(?<=方)面|(?<=个)(?=[：。，]))"
    f"{_WORD}{{0,8}})[：，。](?:主要(?:表现在|表现为|体现在|是)?|表现在|分别是|即|具体(?:如下|为|是))?[：，]?"
)
#: How items are numbered: the first, and any; ``n`` is the number.
_START = "(?:(?<=[。；：，！？、—])|^)"
_STYLES = (
    ("一[是要]", Pattern(f"{_START}(?P<n>[一二三四五六七八九十])[是要]")),
    ("其一[，：]", Pattern(f"{_START}其(?P<n>[一二三四五六])[，：]")),
    ("第一[，、：]", Pattern(f"{_START}第(?P<n>[一二三四五六七八九十])[，、：]")),
    (r"1[.、](?!\d)", Pattern(rf"{_START}(?P<n>[0-9]{{1,2}})[.、](?!\d)")),
    ("（1）", Pattern(f"{_START}（(?P<n>[0-9]{{1,2}})）")),
    ("（一）", Pattern(f"{_START}（(?P<n>[一二三四五六七八九十])）")),
)
#: Below these the next sub-heading looks like one item more.
_HEADINGS = ("（一）", r"1[.、](?!\d)")
#: 七类：甲、乙、丙; 甲、乙、丙等三类.
_KINDS = Pattern(
    f"(?P<words>[类种大](?<={_NUMERAL}.)(?:(?<=大)类|(?<=[类种])){_WORD}{{0,8}})"
    "(?:：|，(?:分别)?(?:是|为)|（)(?P<list>[^。；：！？（）]{3,200})"
)
#: What another list, not one within an item, is led by.
_NEXT = Pattern("下一步|今后|下步|针对|改进|整改|措施|对策|年")
#: So far before a list within a sentence that sentence is looked at.
_LEAD = 300
_NESTED = Pattern("等|其中|[一另][类种]|[一二]是|主要")


class ItemCounts(Record):
    """As many items 一是 … 二是 … follow as the sentence before them announces.

    Items are numbered 一是, 其一, 第一, 1., （1） or （一）, perhaps in paragraphs of their own;
    kinds (七类：甲、乙 …) may be listed in the sentence itself.
    """

    PROVIDES = frozenset({"announced", "listed", "words"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each announcement that does not agree, at its words."""
        announcements = _find_announcements(report)
        for part, passage, match, item_count in announcements:
            yield from _check_count(part, passage, match, item_count)
        yield CheckedCount(len(announcements))


def find_judged(report: Report) -> Iterator[int]:
    """Return where the numbers of items stand whose items were counted.

    >>> list(find_judged(parse_text("一、总体情况", "存在两个问题：一是不足；二是不够。")))
    [9]
    """
    for _, passage, match, item_count in _find_announcements(report):
        if item_count and _read_announced(match):
            yield passage.offset(_before(match))


@memoize_by_identity()
def _find_announcements(report: Report) -> Sequence[tuple[Part, Passage, Match[str], int]]:
    """Return the words that announce items, each with how many follow."""
    return [
        (part, passage, match, count)
        for part in report.parts
        for index, passage in enumerate(part.passages)
        for match, count in _count_announced(part, index, passage.text)
    ]


def _count_announced(part: Part, index: int, text: str) -> Iterator[tuple[Match[str], int]]:
    for match in _ANNOUNCED.regex.finditer(text):
        yield match, _count_items(part, index, match)
    for match in _KINDS.regex.finditer(text):
        yield match, _count_kinds(match)


def _check_count(
    part: Part, passage: Passage, match: Match[str], item_count: int
) -> Iterator[Problem]:
    announced_count = _read_announced(match)
    if announced_count and item_count and announced_count != item_count:
        start, end = _before(match), match.end("words")
        params = {
            "announced": announced_count,
            "listed": item_count,
            "words": passage.text[start:end],
        }
        values = {"stated": str(announced_count), "computed": str(item_count)}
        yield Problem(passage.span(start, end), Place(part.number), params, values)


def _before(match: Match[str]) -> int:
    """Return where the number before the unit begins."""
    number_match = _COUNT.regex.search(match.string, max(0, match.start() - 4), match.start())
    return number_match.start() if number_match else match.start()


def _read_announced(match: Match[str]) -> int:
    """Return the number before the unit; 0 where it is none of things that a list may follow."""
    return number_of(match.string[_before(match) : match.start()])


def _count_items(part: Part, index: int, match: Match[str]) -> int:
    """Count the items that begin where the announcement ends; 0 where there is no such list."""
    passages, start = part.passages, match.end()
    if start == len(passages[index].text):
        index, start = index + 1, 0
    if index == len(passages):
        return 0
    for first, pattern in _STYLES:
        if compile_pattern(first).match(passages[index].text, start):
            following = (passages[each] for each in range(index, len(passages)))
            item_count = _count_numbered(following, start, pattern)
            return 0 if first in _HEADINGS and item_count > _read_announced(match) else item_count
    return 0


def _count_numbered(passages: Iterable[Passage], start: int, pattern: Pattern) -> int:
    """Count the items of a list up to where another begins; 0 where they are not in order."""
    item_count = 0
    for passage in passages:
        for match in pattern.regex.finditer(passage.text, start):
            number = number_of(match["n"])
            if number == 1 and item_count:
                return 0 if _is_nested(passage.text, match.start()) else item_count
            if number != item_count + 1:
                return 0
            item_count = number
        start = 0
    return item_count


def _is_nested(text: str, start: int) -> bool:
    """Whether a list that begins within a sentence details its item: 一是…，表现为：一是…."""
    nearest = max(0, start - _LEAD)
    lead = text[max(nearest, text.rfind("。", nearest, start) + 1) : start]
    return lead != "" and not _NEXT.regex.search(lead)


def _count_kinds(match: Match[str]) -> int:
    """Count the kinds listed; 0 where the number may be meant, or the list is open or nested."""
    words, announced_count = match["list"], _read_announced(match)
    first = words.partition("，")[0]
    if "、" not in first or _NESTED.regex.search(words):
        return 0
    fewest = first.count("、") + 1
    most = words.count("、") + words.count("，") + 1
    most += sum(words.count(joint) for joint in ("和", "及", "与"))
    return 0 if fewest <= announced_count <= most else fewest
