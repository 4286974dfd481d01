"""Lists of counted parts that divide a number before them."""

from __future__ import annotations

from reportlint.checks.list_heads import find_heads
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportlint.checks.list_heads import ListHead
    from reportlint.checks.sentences import Sentence
    from reportlint.model.prose import CountedNumber
    from reportlint.model.report import Report

#: What parts a list from what is said after it: a clause of its own, with its own verb.
VERB = Pattern(
    r"发布|办理|办结|答复|收到|举办|开展|印发|制作|组织|召开|同比|新增|累计|全年|今年|此外|同时|转发"
    r"|回复|受理|结转|(?<!公)共(?!同|享|建|青|产)|合计|接待|\A解读|[较比]|另|涉及|关于|属于|来自|已|均|全部|超"
)
#: What the parts of one number may share: the same item is published through several channels.
_CHANNEL = Pattern(
    r"网站|网络|微信|微博|公众号|平台|新媒体|公报|公示栏|报(?![告道送表])|电视|广播|线上|线下|客户端|抖音|通过|媒体"
)
_PUBLISHED = Pattern(r"主动公开|公开(?:各类|政府)*信息|发布|推送|刊|转载|稿|宣传|上传|更新")
#: Words by which the same things are divided in another way: 其中自然人8件，予以公开6件.
_ASPECT = Pattern(
    "自然人|法人|企业|组织|公开|不予|无法|处理|维持|纠正|审结|网上|信函|当面|现场|邮寄|线上|线下|党员|女"
)
#: The ways in which an application comes.
CHANNELS = Pattern(
    r"网络|网上|网站|网申|平台|邮箱|邮件|信函|信件|来信|邮寄|邮政|快递|当面|现场|窗口|传真|线上|线下|口头|电话"
)
#: A part's share or what it holds itself, which do not end the list: ，占84.6%; （含解读20篇）.
_ASIDE = Pattern(
    r"(?:[，（]?(?:占|同比|环比|[较比](?:上|去)年)[^，。；、（）]{0,20}）?|（[^（）]{0,60}）){1,2}"
)
#: From one part to the next: the noun of the one, what parts them, the words before the other.
_NEXT = Pattern(
    "(?P<noun>[^，。；：、（）0-9和及与]{0,12})(?P<mark>[，；、]?(?:以及|和|及|与)|[，；、])"
    "(?:[一二三四五六七八九十]是|（[0-9]）|[0-9][.、])?(?P<label>[^，。；、（）0-9]{0,24})"
)
_FIRST = Pattern("(?:一是|（1）|1[.、])?(?P<label>[^，。；、（）]{0,24})")
#: No list that a reader could check is longer.
MANY = 60
#: A sentence of more numbers is no sentence.
MOST = 300
_HUNDRED = 100
_SMALL = 5
#: What a person is, others of the list may be as well.
_PEOPLE = ("人", "人次", "名", "位")


class NumberList(Record):
    """A number and the parts that add up to it, or should.

    ``is_partition``: nothing is counted by two of the parts, as far as can be told. ``kind`` is
    that of the head, or ``sum`` or ``late sum`` where the number stands behind its parts.
    """

    sentence: Sentence
    total: CountedNumber
    parts: tuple[CountedNumber, ...]
    is_partition: bool
    kind: str
    end: int


def find_divisions(
    sentence: Sentence, numbers: Sequence[CountedNumber], report: Report
) -> Iterator[NumberList]:
    """Return each number of a sentence that a list divides, with its parts.

    >>> divisions = find_divisions(*find_counts("受理5件，其中网络3件、信函2件。"))
    >>> [(one.total.value, [part.value for part in one.parts]) for one in divisions]
    [(5, [3, 2])]
    """
    if len(numbers) > MOST or sentence.text.count("其中") > MANY:
        return
    for head in find_heads(sentence, numbers, report):
        reader = _ListReader(sentence.passage.text, head)
        after = [n for n in numbers if head.start <= n.start and n.end <= head.end]
        parts = _cut(tuple(reader.read_parts(after)), head.total, reader.mark)
        if len(parts) > (head.kind in ("bare", "some")):
            is_partition = reader.is_partition(sentence, parts)
            yield NumberList(sentence, head.total, parts, is_partition, head.kind, head.end)


def _cut(
    parts: tuple[CountedNumber, ...], total: CountedNumber, mark: str
) -> tuple[CountedNumber, ...]:
    """End a list where commas part clauses as well at the part by which the number is reached.

    Not where all of them are but little more: then one of them is wrong.
    """
    reached, sums = 0, total.value - total.value
    for count, part in enumerate(parts, 1):
        sums += part.value
        if sums == total.value:
            reached = reached or count
    if not reached or mark == "；" or is_nearly(sums, total.value):
        return parts
    return parts[:reached]


def is_nearly(parts_sum: int | Decimal, total: int | Decimal) -> bool:
    """Whether a sum differs from a number by one, or one in a hundred, and not for being small.

    >>> is_nearly(99, 100), is_nearly(98, 100), is_nearly(3, 4)
    (True, False, False)
    """
    gap = parts_sum - total if parts_sum > total else total - parts_sum
    return total >= _SMALL and gap <= max(1, total // _HUNDRED)


class _ListReader:
    """Reads a list part by part; ``mark`` is what parts them."""

    def __init__(self, text: str, head: ListHead) -> None:
        self._text = text
        self._head = head
        self._labels: list[str] = []
        self.mark = ""
        self._is_loose = False

    def read_parts(self, after: Sequence[CountedNumber]) -> Iterator[CountedNumber]:
        """Yield the parts, up to another unit or another clause."""
        total, position = self._head.total, self._head.start
        for number in after:
            if number.start < position:
                continue
            label = self._read_label(position, number)
            if label is None or number.unit != total.unit or not number.exact:
                return
            if VERB.regex.search(label):
                # NOTE: 其中涉及土地的4件；答复3件: where a clause follows, the list is at its end.
                is_clause = self.mark == "；" and not any(map(VERB.regex.search, self._labels))
                if (self.mark in ("，", "") or is_clause) and self._head.kind != "whole":
                    return
                self._is_loose = self._is_loose or self._head.kind != "whole"
            self._labels.append(label)
            yield number
            aside = _ASIDE.regex.match(self._text, number.end)
            position = aside.end() if aside else number.end

    def _read_label(self, position: int, number: CountedNumber) -> str | None:
        """Return the words of a part before its number; None where the list does not go on."""
        if not self._labels:
            first = _FIRST.regex.fullmatch(self._text, position, number.start)
            return first["label"].strip("：") if first else None
        match = _NEXT.regex.fullmatch(self._text, position, number.start)
        if match is None or (match["noun"] and match["label"]):
            return None
        mark = match["mark"]
        if mark in "，；、" and mark != (self.mark or mark):
            return None
        self.mark = mark if mark in "，；、" else self.mark
        return match["noun"] or match["label"].strip("：")

    def is_partition(self, sentence: Sentence, parts: Sequence[CountedNumber]) -> bool:
        """Whether no two parts count the same things."""
        total = self._head.total
        begin = max(sentence.start, self._text.rfind("，", 0, total.start))
        is_publication = _PUBLISHED.regex.search(self._text, begin, total.start)
        has_channels = any(map(_CHANNEL.regex.search, self._labels))
        if self._is_loose or total.unit in _PEOPLE or (is_publication and has_channels):
            return False
        return self._head.kind != "bare" and (len(parts) == 1 or self._are_alike())

    def _are_alike(self) -> bool:
        """Whether the labels divide in one way: parted by 、, or by commas and worded alike."""
        labels = self._labels
        if self.mark != "，" or all(map(CHANNELS.regex.search, labels)):
            return True
        same = len({label[-1:] for label in labels}) == 1 or len({lab[:2] for lab in labels}) == 1
        return same or not any(_ASPECT.regex.search(label) for label in labels)
