"""Tells what the numbers are of that no claim reads, by the words of the segment they stand in."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.model.form import Vocabulary
    from reportlint.parsing.figures.mentions import Mention
    from reportlint.support.localized_text import LocalizedText

#: The word lists in the order in which they are tried, each with what it says a number is of.
_LISTS = {"beside": "other", "table": "table", "deed": "deed", "other": "other", "weak": "weak"}
PREFIX, WORDS = "figures-", "figures-words"
_BREAK = "[，；：、。！？（）]"
_FULL_STOPS = "。！？"
_STOP = Pattern(f"[{_FULL_STOPS}]")
#: 增加4件, 同比增长12%: what changed, which no cell holds.
_CHANGE = Pattern(
    "(?:增加|减少|增长|下降|上升|提升|提高|降低|回落|增幅|降幅|净增|[增减升降多少])[了达为约]*\\Z"
)
#: 上年20件, （2023年为10件）: what a number of this year is compared with.
_EARLIER = Pattern("(?:[上去前]一?年度?|(?P<year>20[0-9]{2})年度?)(?:同期)?[的为是有共仅]*\\Z")
_PERCENT = ("%", "‰")
#: What is said of a number stands no farther from it.
_NEAR = 24
_LONGEST = 12
_NOUN = Pattern("[\u4e00-\u9fff]{1,8}")
_NO_NOUN = Pattern(
    "(?:全年|本年度?|今年|累计|共计|总计|合计|通过|组织|开展|其中|分别|[共约近超达为了的等及和与并已均])+\\Z"
)


class FigureSubject(Record):
    """What a number is of: ``status`` is ``other`` or ``unread``, ``reason`` the noun, or why."""

    status: str
    reason: LocalizedText | str


class _Topic(Record):
    """What a segment is about: ``table``, ``other`` or "", and the word that says so."""

    kind: str
    word: str = ""


class SubjectReader:
    """Reads paragraphs segment by segment; one that names nothing goes on with the last."""

    def __init__(self, vocabulary: Vocabulary, year: int | None) -> None:
        """Take the word lists and the report year."""
        self._year = str(year)
        patterns = vocabulary.patterns
        self._words = compile_pattern(patterns[WORDS])
        self._things = compile_pattern(patterns[f"{PREFIX}things"])
        self._elsewhere = compile_pattern(f"(?:{patterns[f'{PREFIX}units-elsewhere']})\\Z")

    def read_subjects(
        self, text: str, numbers: Sequence[Mention], section: str
    ) -> Iterator[FigureSubject]:
        """Yield of what each number is; ``section`` is what the whole paragraph is about."""
        index = end = 0
        while index < len(numbers):
            start, end = _find_sentence(text, numbers[index].start, end)
            for first, last, topic in self._find_segments(text, start, end, _Topic(section)):
                while index < len(numbers) and numbers[index].start < last:
                    yield self._judge(text, numbers[index], topic, (first, last))
                    index += 1

    def _find_segments(
        self, text: str, start: int, end: int, section: _Topic
    ) -> Iterator[tuple[int, int, _Topic]]:
        """Return the stretches between two marks of a sentence, and what each is about."""
        topic = section
        outer_topics: list[_Topic] = []
        topic_words: dict[str, str] = {}
        for match in self._words.finditer(text, start, end):
            group = str(match.lastgroup)
            if group != "break":
                topic_words[_LISTS[group]] = match.group()
                continue
            topic = _follow(topic, topic_words)
            yield start, match.start(), topic
            topic_words, start = {}, match.end()
            mark = match.group()
            if mark == "（":
                outer_topics.append(topic)
            elif mark == "）":
                topic = outer_topics.pop() if outer_topics else topic
        yield start, end, _follow(topic, topic_words)

    def _judge(
        self, text: str, number: Mention, topic: _Topic, segment: tuple[int, int]
    ) -> FigureSubject:
        before = text[max(segment[0], number.start - _NEAR) : number.start]
        change, earlier = _CHANGE.regex.search(before), _EARLIER.regex.search(before)
        if change:
            return FigureSubject("other", change.group())
        if earlier and (earlier["year"] is None or earlier["year"] < self._year):
            return FigureSubject("other", earlier.group())
        elsewhere = self._elsewhere.match(number.unit) or self._counts_thing(text, number, segment)
        if topic.kind != "table" or elsewhere:
            return FigureSubject("other", _find_noun(text, number.end, before) or topic.word)
        if number.unit in _PERCENT:
            return FigureSubject("unread", Message("parsing.figures.share"))
        if not topic.word:
            return FigureSubject("unread", Message("parsing.figures.in_section"))
        return FigureSubject("unread", Message("parsing.figures.near_word", word=topic.word))

    def _counts_thing(self, text: str, number: Mention, segment: tuple[int, int]) -> bool:
        """Whether a noun follows that the tables do not count: 3个问题, but not 3个许可事项."""
        if not self._things.match(text, number.end, segment[1]):
            return False
        near = min(segment[1], number.end + _NEAR)
        words = self._words.finditer(text, number.end, near)
        return all(match.lastgroup != "table" for match in words)


def compose_figure_pattern(patterns: Mapping[str, str]) -> dict[str, str]:
    """Return one pattern of the word lists and marks, each a group; nothing without the lists.

    It looks first whether a character begins any word: most begin none.

    >>> compose_figure_pattern({})
    {}
    """
    if f"{PREFIX}table" not in patterns:
        return {}
    from reportlint.parsing.claims.wordlist import find_first_characters

    lists = {"break": _BREAK} | {name: patterns[PREFIX + name] for name in _LISTS}
    firsts = frozenset().union(*map(find_first_characters, lists.values()))
    groups = "|".join([f"(?P<{name}>{words})" for name, words in lists.items()])
    return {WORDS: f"(?=[{''.join(sorted(firsts))}])(?:{groups})"}


def _find_sentence(text: str, position: int, first: int) -> tuple[int, int]:
    """Return the sentence around a position; it begins at ``first`` or later."""
    start = max([text.rfind(stop, first, position) + 1 for stop in _FULL_STOPS])
    stop = _STOP.regex.search(text, position)
    return max(start, first), stop.start() if stop else len(text)


def _follow(topic: _Topic, topic_words: Mapping[str, str]) -> _Topic:
    """Return what a segment is about that follows on another: what is done may be of either."""
    for kind in ("table", "other"):
        if kind in topic_words:
            return _Topic(kind, topic_words[kind])
    if "deed" in topic_words and topic.kind != "other":
        return _Topic("table", topic.word or topic_words["deed"])
    if "weak" in topic_words and topic.kind != "table":
        return _Topic("other", topic_words["weak"])
    return topic


def _find_noun(text: str, end: int, before: str) -> str:
    """Return the noun of a number: right behind it, else right before."""
    behind = _NOUN.regex.match(text, end)
    if behind:
        return behind.group()
    label = _NO_NOUN.regex.sub("", before)
    start = len(label)
    while start and "\u4e00" <= label[start - 1] <= "\u9fff" and len(label) - start < _LONGEST:
        start -= 1
    return label[start:]
