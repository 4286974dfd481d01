"""Lists of counted parts: those that 其中 begins, and those that a total ends."""

from __future__ import annotations

from reportlint.checks.sentences import Sentence, find_counted_numbers
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportlint.model.prose import CountedNumber
    from reportlint.model.report import Report

AMONG = "其中"
#: By these a sentence may divide a number; a bracket behind a number may without any of them.
DIVIDING = (AMONG, "包括", "包含", "分别", "（")
#: A list begins: behind 其中 wherever that stands, behind the others right at the number.
_AMONG = Pattern(r"其中[：，]?(?:包括|包含|含|有)?[：，]?")
_LISTED = Pattern(r"[，：（]?(?:包括|包含|分别为|分别是|具体为)[：，]?")
_BRACKET = Pattern(
    r"（(?!其中|含|不含|另|上年|去年|同比|占|均|每|截至|20[0-9]{2}年|比|较)(?=[^（）]*[、，])"
)
_BEFORE = Pattern(r"[，、：（。]*\Z")
#: What belongs to the number before it: ，比上年增加52条; ，占12%; （含解读20篇）.
_ATTACHED = Pattern(
    r"[，（]?(?:同比|环比|较|比|与|占)[^，。；、（）其]{0,24}）?|（(?!其中)[^（）]{0,40}）"
)
_CARRIED = Pattern(r"(?:结转|转结)[^，。；、（）]{0,12}\Z")
_COMPARED = Pattern(r"(?:同比|环比|[较比与](?:上|去|前|20[0-9]{2}))[^，。；、（）]{0,16}\Z")
#: What parts a list from what is said after it: a clause of its own, with its own verb.
_VERB = Pattern(
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
    r"网络|网上|网站|网申|平台|邮箱|邮件|信函|信件|来信|邮寄|当面|现场|窗口|传真|线上|线下|口头|电话"
)
#: A part's share or what it holds itself, which do not end the list: ，占84.6%; （含解读20篇）.
_ASIDE = Pattern(
    r"(?:[，（]?(?:占|同比|环比|[较比](?:上|去)年)[^，。；、（）]{0,20}）?|（[^（）]{0,60}）){1,2}"
)
_SEPARATORS = "、，"
_LABEL = 24
#: No list that a reader could check is longer.
_MANY = 60
#: A sentence of more numbers is no sentence.
_MOST = 300
#: What a person is, others of the list may be as well.
_PEOPLE = ("人", "人次", "名")


def find_divisions(
    sentence: Sentence, report: Report
) -> Iterator[tuple[CountedNumber, tuple[CountedNumber, ...]]]:
    """Return each number of a sentence that a list divides, with its parts.

    A list in brackets goes to their end. Two of them outside brackets are left alone: which divides
    which number is anybody's guess. One that begins the sentence divides the only number with its
    unit of the sentence before.
    """
    numbers = find_counted_numbers(sentence, report)
    if len(numbers) > _MOST or sentence.text.count(AMONG) > _MANY:
        return
    lists = [*_find_lists(sentence, numbers, report)]
    for total, start, end in lists:
        outside = [begin for _, begin, stop in lists if stop == sentence.end]
        if (end == sentence.end and len(outside) > 1) or not total.exact:
            continue
        text = sentence.passage.text
        begin = max(sentence.start, text.rfind("，", 0, total.start))
        is_publication = _PUBLISHED.regex.search(text, begin, total.start) is not None
        reader = _ListReader(text, start, total, channels=not is_publication)
        after = [number for number in numbers if start <= number.start and number.end <= end]
        parts = tuple(reader.read_parts(after))
        if parts and (len(parts) == 1 or reader.are_alike(parts)):
            yield total, parts


def _find_lists(
    sentence: Sentence, numbers: Sequence[CountedNumber], report: Report
) -> Iterator[tuple[CountedNumber, int, int]]:
    """Return each number that a list divides, and where the list begins and ends."""
    text = sentence.passage.text
    ends: set[int] = set()
    for match in _AMONG.regex.finditer(text, sentence.start, sentence.end):
        before = [number for number in numbers if number.end <= match.start()]
        total = _whole_before(text, before, match.start()) or _of_sentence_before(
            sentence, match, numbers, report
        )
        ends.add(match.end())
        if total is not None:
            yield total, match.end(), _list_end(text, match.start(), sentence)
    for number in numbers:
        pattern = _LISTED.regex.match(text, number.end, sentence.end)
        pattern = pattern or _BRACKET.regex.match(text, number.end, sentence.end)
        if pattern and pattern.end() not in ends:
            end = _list_end(text, pattern.end(), sentence)
            if "（" in pattern.group() or AMONG not in text[pattern.end() : end]:
                yield number, pattern.end(), end


def _whole_before(text: str, before: Sequence[CountedNumber], at: int) -> CountedNumber | None:
    """Return the last number before ``at`` that is no difference, if only asides part them."""
    for number in reversed(before):
        end = number.end
        while aside := _ATTACHED.regex.match(text, end, at):
            end = aside.end()
        if not _BEFORE.regex.fullmatch(text[end:at]):
            return None
        label = text[max(0, number.start - 24) : number.start]
        if _CARRIED.regex.search(label):
            # NOTE: what follows divides new ones and those carried over together.
            return None
        if not _COMPARED.regex.search(label):
            return number
    return None


def _of_sentence_before(
    sentence: Sentence,
    match: re.Match[str],
    numbers: Sequence[CountedNumber],
    report: Report,
) -> CountedNumber | None:
    """Return the only number, with the unit of the list, of the sentence before it."""
    text = sentence.passage.text
    if match.start() != sentence.start or not numbers or text[sentence.start - 1] != "。":
        return None
    start = max(text.rfind(mark, 0, sentence.start - 1) for mark in "。；！？") + 1
    earlier = Sentence(sentence.part, sentence.passage, start, sentence.start - 1)
    same = [n for n in find_counted_numbers(earlier, report) if n.unit == numbers[0].unit]
    is_one = len(same) == 1 and AMONG not in earlier.text
    return same[0] if is_one and not _COMPARED.regex.search(text, start, same[0].start) else None


def _list_end(text: str, start: int, sentence: Sentence) -> int:
    """Return where the bracket around ``start`` closes, or the sentence ends."""
    depth = text.count("（", sentence.start, start) - text.count("）", sentence.start, start)
    if depth <= 0:
        return sentence.end
    inner = 0
    for at in range(start, sentence.end):
        inner += (text[at] == "（") - (text[at] == "）")
        if inner < 0:
            return at
    return sentence.end


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
        if all(map(CHANNELS.regex.search, labels)):
            return True
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
