"""Lists of counted parts: those that 其中 begins, and those that a total ends."""

from __future__ import annotations

from reportlint.checks.sentences import find_counted_numbers
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.checks.sentences import Sentence
    from reportlint.model.prose import CountedNumber
    from reportlint.model.report import Report

AMONG = "其中"
_BEFORE = Pattern(r"[，、：（]*其中[：，]?(?:包括|包含)?[：，]?\Z")
#: What parts a list from what is said after it: a clause of its own, with its own verb.
_VERB = Pattern(
    r"发布|办理|办结|答复|收到|举办|开展|印发|制作|组织|召开|同比|新增|累计|全年|今年|此外|同时|转发"
    r"|回复|受理|结转|共|合计|接待|\A解读|[较比]|另|涉及|关于|属于|来自|已|均|全部|超"
)
#: What the parts of one number may share: the same item is published through several channels.
_CHANNEL = Pattern(
    r"网站|网络|微信|微博|公众号|平台|新媒体|公报|公示栏|报|电视|广播|线上|线下|客户端|抖音|通过|媒体"
)
_PUBLISHED = Pattern(r"主动公开|公开(?:各类|政府)*信息|发布|推送|刊|转载|稿|宣传|上传|更新")
#: Words by which the same things are divided in another way: 其中自然人8件，予以公开6件.
_ASPECT = Pattern(
    "自然人|法人|企业|组织|公开|不予|无法|处理|维持|纠正|审结|网上|信函|当面|现场|邮寄|线上|线下|党员|女"
)
#: A part's share or what it holds itself, which do not end the list: ，占84.6%; （含解读20篇）.
_ASIDE = Pattern(
    r"(?:[，（]?占(?:比|总数的?|总量的?)?(?:约|为|达)?[0-9.]{1,6}%）?|（[^（）]{0,40}）){1,2}"
)
_SEPARATORS = "、，"
_LABEL = 24
#: No list that a reader could check is longer.
_MANY = 60
#: What a person is, others of the list may be as well.
_PEOPLE = ("人", "人次", "名")


def find_divisions(
    sentence: Sentence, report: Report
) -> Iterator[tuple[CountedNumber, tuple[CountedNumber, ...]]]:
    """Return each number of a sentence that 其中 divides, with its parts."""
    text = sentence.passage.text
    sentence_figures = find_counted_numbers(sentence, report)
    if sentence.text.count(AMONG) != 1:
        # NOTE: with two of them, which one divides which number is anybody's guess.
        return
    at = text.index(AMONG, sentence.start)
    before = [figure for figure in sentence_figures if figure.end <= at]
    after = [figure for figure in sentence_figures if figure.start > at]
    if not before or not after:
        return
    total = before[-1]
    if not _BEFORE.regex.fullmatch(text[total.end : at + len(AMONG)]) or not total.exact:
        return
    is_publication = _PUBLISHED.regex.search(text, sentence.start, total.start) is not None
    reader = _ListReader(text, at + len(AMONG), total, channels=not is_publication)
    parts = tuple(reader.read_parts(after))
    if parts and (len(parts) == 1 or reader.are_alike(parts)):
        yield total, parts


class _ListReader:
    """Reads a list behind 其中, part by part."""

    def __init__(self, text: str, start: int, total: CountedNumber, *, channels: bool) -> None:
        self._text = text
        self._start = start
        self._total = total
        self._channels = channels
        self._labels: list[str] = []

    def read_parts(self, after: Sequence[CountedNumber]) -> Iterator[CountedNumber]:
        """Return the parts, up to another unit, another clause, or until the number is reached."""
        separator = ""
        rest = self._total.value
        start = self._start
        for figure in after:
            if figure.start < start:
                continue
            between = self._text[start : figure.start]
            if self._labels and not _continues(between, separator):
                return
            if len(self._labels) == 1:
                separator = between[0]
            label = between[1:] if self._labels else between
            if not self._is_part(figure, label):
                return
            yield figure
            self._labels.append(label.strip("："))
            aside = _ASIDE.regex.match(self._text, figure.end)
            start = aside.end() if aside else figure.end
            rest -= figure.value
            if rest == 0:
                return

    def _is_part(self, figure: CountedNumber, label: str) -> bool:
        if figure.unit != self._total.unit or not figure.exact or len(label) > _LABEL:
            return False
        if _VERB.regex.search(label) or set(label) & set("，、（"):
            return False
        return self._channels or not _CHANNEL.regex.search(label)

    def are_alike(self, parts: Sequence[CountedNumber]) -> bool:
        """Whether the parts are of one list: parted by 、, or by commas and worded alike."""
        if parts[0].unit in _PEOPLE:
            return False
        if self._text[parts[0].end] == "、":
            return True
        labels = self._labels
        same = len({label[-1:] for label in labels}) == 1 or len({lab[:2] for lab in labels}) == 1
        return same or not any(_ASPECT.regex.search(label) for label in labels)


def _continues(between: str, separator: str) -> bool:
    """Whether a list goes on: by the separator that it began with."""
    first = between[:1]
    return bool(first) and first in (separator or _SEPARATORS) and len(between) > 1


#: A total behind its parts: 甲类3条、乙类4条，共计7条.
_TOTAL = Pattern(r"[，、]?(?:共计?|合计|总计)(?:公开|发布|办理)?(?:政府)?(?:信息)?\Z")


def find_sums(
    sentence: Sentence, report: Report
) -> Iterator[tuple[CountedNumber, tuple[CountedNumber, ...]]]:
    """Return each number of a sentence that adds up the parts right before it."""
    text = sentence.passage.text
    sentence_figures = find_counted_numbers(sentence, report)
    if AMONG in sentence.text:
        return
    for number, total in enumerate(sentence_figures):
        before = sentence_figures[:number]
        if before and _TOTAL.regex.fullmatch(text[before[-1].end : total.start]) and total.exact:
            parts = tuple(reversed([*_preceding(text, before, total)]))
            if len(parts) > 1 and not _suffix_fits(parts, total):
                yield total, parts


def _preceding(
    text: str, before: Sequence[CountedNumber], total: CountedNumber
) -> Iterator[CountedNumber]:
    """Return the parts before a total, the last first, as far as they are of one list."""
    for number in range(len(before) - 1, max(-1, len(before) - _MANY), -1):
        part = before[number]
        if part.unit != total.unit or not part.exact:
            return
        yield part
        label = text[before[number - 1].end : part.start] if number else ""
        if label[:1] != "、" and (label[:1] != "，" or _VERB.regex.search(label)):
            return


def _suffix_fits(parts: Sequence[CountedNumber], total: CountedNumber) -> bool:
    """Whether the last of the parts, where the list may begin later, give the total."""
    suffix_sum = total.value - total.value
    for part in reversed(parts):
        suffix_sum += part.value
        if suffix_sum == total.value:
            return True
    return False
