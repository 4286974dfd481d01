"""Where lists of counted parts begin: 共 N 条，其中 …; N 个：…; N 件，按结果分，…."""

from __future__ import annotations

from reportlint.checks.sentences import Sentence, find_counted_numbers
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportlint.model.prose import CountedNumber
    from reportlint.model.report import Report

_AMONG = "其中[：，]?(?:包括|包含|含|有|分别[为是]|主要[为是有])?[：，]?"
_SORTED = (
    "(?:按照?|从|以)[^，。；：、（）0-9]{1,12}?(?:分类|划分|来?分|统计|区分|来?看)"
    "[：，]?(?:其中)?[：，]?(?:包括|有)?"
)
#: What opens a list: by it, the list holds all of the number, or perhaps a part.
_OPENER = Pattern(
    "[^，。；：、（）0-9其]{0,12}?(?:"
    f"(?P<among>[，、：（]*{_AMONG})"
    f"|(?P<whole>[，（：]?(?:分别(?:为|是|有)|具体(?:为|是)|{_SORTED}))"
    "|(?P<some>[，（：]?(?:主要)?(?:包括|包含|涵盖)了?[：，]?|[，（]主要(?:为|是|有)[：，]?"
    "|：(?!一[是、]|1[.、]))"
    "|(?P<bracket>（(?!含|不含|另|上年|去年|同比|占|均|每|截至|20[0-9]{2}年|比|较)(?=[^（）]*[、，；]))"
    # NOTE: the mark is near, or what must not stand before it would be looked for everywhere.
    "|(?P<bare>，(?=[^，。；、（）0-9]{1,12}[0-9]+[^，。；、（）0-9]{1,3}、)(?![^、]*(?:同比|占|[较比与])))"
    ")"
)
_STARTING = Pattern(f"{_AMONG}|{_SORTED}")
#: What may be divided: 从申请办理结果看 divides applications, and no proposals.
_MATTER = Pattern("申请|复议|诉讼|建议|提案|案件|文件|信件|留言|来信")
#: What belongs to the number before it: ，比上年增加52条; ，占12%; （含解读20篇）.
_ATTACHED = Pattern(
    "[，（]?(?:同比|环比|较|比|与|占)[^，。；、（）其]{0,24}）?|（(?!其中)[^（）]{0,40}）"
)
#: A number that is no total: what changed, last year's, what was carried over.
_NO_TOTAL = Pattern(
    "(?:(?:同比|环比|[较比与](?:上|去|前|20[0-9]{2}))[^，。；、（）]{0,16}"
    "|(?:结转|转结)[^，。；、（）]{0,12}|(?:增加|减少|下降|增长|净增)了?)\\Z"
)
_ALL = Pattern("(?:共|总|合计|累计)[^，。；、（）0-9]{0,16}\\Z")
#: A clause with a verb of its own is about something else.
_CLAUSE_VERB = Pattern(
    "发布|办理|办结|答复|收到|举办|开展|印发|制作|组织|召开|新增|累计|全年|今年|此外|同时|转发"
    "|回复|受理|(?<!公)共(?!同|享|建|青|产)|接待|另"
)
_LABEL = 24


class ListHead(Record):
    """A number that a list divides, whose words go from ``start`` to ``end``.

    ``kind`` is how it begins: ``among`` (其中), ``whole`` (分别为, 按…分), ``some`` (包括, ：),
    ``bracket``, or ``bare``, right behind 共 N 条，.
    """

    total: CountedNumber
    start: int
    end: int
    kind: str


def find_heads(
    sentence: Sentence, numbers: Sequence[CountedNumber], report: Report
) -> list[ListHead]:
    """Return the heads of the lists of a sentence, in order.

    A list in brackets goes to their end, another to the next one or to the end of the sentence. Two
    of them that no clause parts are left out: which divides which number is anybody's guess.

    >>> heads = find_heads(*find_counts("受理5件，其中网络3件、信函2件。"))
    >>> [(head.total.value, head.kind) for head in heads]
    [(5, 'among')]
    """
    heads = [*_find_heads(sentence, numbers, report)]
    outside = [head for head in heads if head.end == sentence.end]
    limited = [head for head in heads if head.end != sentence.end]
    while outside:
        head = outside.pop(0)
        if not outside:
            limited.append(head)
        elif end := _clause_start(sentence.passage.text, head, outside[0].total):
            limited.append(replace(head, end=end))
        else:
            break
    return limited


def _find_heads(
    sentence: Sentence, numbers: Sequence[CountedNumber], report: Report
) -> Iterator[ListHead]:
    text = sentence.passage.text
    opening = _STARTING.regex.match(text, sentence.start, sentence.end)
    total = _of_sentence_before(sentence, numbers, report) if opening else None
    if opening and total is not None:
        yield ListHead(total, opening.end(), sentence.end, "among")
    for number in numbers:
        label_start = max(sentence.start, number.start - _LABEL)
        if not number.exact or _NO_TOTAL.regex.search(text, label_start, number.start):
            continue
        match = _match_opener(text, number, sentence)
        if match and match.lastgroup == "bare":
            match = match if _ALL.regex.search(text, label_start, number.start) else None
        if match:
            end = _find_end(text, match.end(), sentence)
            yield ListHead(number, match.end(), end, str(match.lastgroup))


def _match_opener(text: str, number: CountedNumber, sentence: Sentence) -> re.Match[str] | None:
    """Return the words that open a list right behind a number, or behind what belongs to it."""
    end = number.end
    while True:
        match = _OPENER.regex.match(text, end, sentence.end)
        aside = None if match else _ATTACHED.regex.match(text, end, sentence.end)
        if aside is None:
            return match
        end = aside.end()


def _of_sentence_before(
    sentence: Sentence, numbers: Sequence[CountedNumber], report: Report
) -> CountedNumber | None:
    """Return the only number, with the unit of the list, of the sentence before it."""
    text = sentence.passage.text
    if not sentence.start or not numbers or text[sentence.start - 1] != "。":
        return None
    # NOTE: 从结果看 divides what the whole sentence before counts, 其中 what its last clause does.
    marks = "。；！？" if text.startswith("其中", sentence.start) else "。！？"
    start = max(text.rfind(mark, 0, sentence.start - 1) for mark in marks) + 1
    earlier = Sentence(sentence.part, sentence.passage, start, sentence.start - 1)
    same = [n for n in find_counted_numbers(earlier, report) if n.unit == numbers[0].unit]
    is_list = "其中" in earlier.text or _STARTING.regex.match(text, start)
    # NOTE: what is divided stands in 从…看, while 其中 goes on with the first part.
    is_named = marks == "。！？"
    opening = text[sentence.start : numbers[0].start].partition("，")[0] if is_named else ""
    if any(matter not in earlier.text for matter in _MATTER.regex.findall(opening)):
        return None
    is_one = len(same) == 1 and same[0].exact and not is_list
    return same[0] if is_one and not _NO_TOTAL.regex.search(text, start, same[0].start) else None


def _find_end(text: str, start: int, sentence: Sentence) -> int:
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


def _clause_start(text: str, head: ListHead, total: CountedNumber) -> int:
    """Return where the clause of the next list's total begins; 0 if it is none of its own."""
    start = max(text.rfind(mark, head.start, total.start) for mark in "，；")
    if start < 0:
        return 0
    is_own = text[start] == "；" or _CLAUSE_VERB.regex.search(text, start, total.start)
    return start if is_own else 0
