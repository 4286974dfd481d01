"""What the prose must, or must not, speak of."""

from __future__ import annotations

from itertools import chain, islice, pairwise

from reportlint.checks.labels import part_span
from reportlint.checks.period import check_blank_form
from reportlint.model.problem import CheckedCount, Context, Place, Problem
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.localized_text import JoinedText, LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.checks.parameters import Outcomes, Regex
    from reportlint.model.document import Span
    from reportlint.model.prose import Passage
    from reportlint.model.report import Report


def passages_of(report: Report, part: int, without: int = 0) -> tuple[Passage, ...] | None:
    """Return the passages of a part, of the whole report for 0; None where the part is missing.

    Of the whole report what part ``without`` holds is left out.

    >>> [passage.text for passage in passages_of(parse_text("一、总体情况", "概述。"), 1)]
    ['概述。']
    """
    inside = [p.passages for p in report.parts if p.number == (part or without)]
    passages = tuple(chain.from_iterable(inside))
    if part == 0:
        left_out = set(passages)
        return tuple([passage for passage in report.passages if passage not in left_out])
    return passages if inside else None


class Mentions(Record):
    """The prose of a part (0: of the whole report) speaks of every one of the topics.

    ``topics`` maps a topic's name to the words by which it is told. One problem names all topics
    that lack. Its condition is ``elsewhere`` if another part speaks of all of them. Of the whole
    report ``except_part`` is not looked at: problems and plans. Where ``units`` maps a topic to
    measure words, the words count only where their sentence or the next has a number with one of
    these, or ``none`` finds that there is nothing to count. With ``headings`` a part whose heading
    speaks of a topic will do.
    """

    part: int
    topics: dict[str, Regex]
    except_part: int = 0
    units: dict[str, Regex] = {}  # noqa: RUF012 - records are frozen
    none: Regex = ""
    headings: bool = False
    PROVIDES = frozenset({"topics", "count"})
    CONDITIONS = frozenset({"elsewhere"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem, at the part's heading or the title."""
        blank, prose = check_blank_form(report), passages_of(report, self.part, self.except_part)
        if blank:
            yield blank
        if blank or prose is None:
            return
        yield CheckedCount(len(self.topics))
        missing = [name for name in self.topics if not self._speaks_of(name, prose)]
        if self.headings:
            missing = [name for name in missing if not self._is_headed(name, report)]
        if not missing or (self.part and not prose):
            return
        elsewhere = all(self._speaks_of(name, report.passages) for name in missing)
        span, place = part_span(report, self.part), Place(self.part or None)
        # NOTE: a tuple would be cut short, and whoever mends it wants to know all.
        topics = JoinedText(tuple(missing), Message("support.separator"))
        params = {"topics": topics, "count": len(missing)}
        condition = "elsewhere" if elsewhere and self.part else ""
        yield Problem(span, place, params, condition=condition)

    def _is_headed(self, name: str, report: Report) -> bool:
        """Whether the heading of a part speaks of a topic."""
        topic = compile_pattern(self.topics[name])
        return any(topic.search(part.heading.text) for part in report.parts)

    def parameter_errors(
        self, _forms: object, _vocabulary: object
    ) -> Iterator[tuple[str, LocalizedText]]:
        """Yield the measure words of a topic that there is not."""
        for name in self.units:
            if name not in self.topics:
                yield "units", Message("checks.topics.no_topic", name=name)

    def _speaks_of(self, name: str, prose: Sequence[Passage]) -> bool:
        """Whether prose speaks of a topic, with a figure if the topic has measure words."""
        words, units = self.topics[name], self.units.get(name)
        if units is None:
            return _mentions(words, prose)
        topic, figure = compile_pattern(words), compile_pattern(f"{_NUMBER}(?:{units})")
        sentences = [part for s in _split_sentences(prose) for part in s.split("；")]
        for sentence, following in pairwise([*sentences, ""]):
            if topic.search(sentence):
                # NOTE: 政策解读情况。发布解读材料12篇。
                if figure.search(f"{sentence}\n{following}"):
                    return True
                if self.none and compile_pattern(self.none).search(sentence):
                    return True
        return False


#: A number of prose, up to its measure word.
_NUMBER = r"(?:[0-9][0-9.,]*+|[一二三四五六七八九十百千两]++)[万余多]*+"


def _split_sentences(prose: Iterable[Passage]) -> Iterator[str]:
    """Yield the sentences of prose that say anything."""
    for passage in prose:
        yield from (sentence for sentence in passage.text.split("。") if sentence.strip())


def _mentions(words: str, prose: Iterable[Passage]) -> bool:
    return any(compile_pattern(words).search(passage.text) for passage in prose)


class Balanced(Record):
    """A part that speaks of ``one`` speaks of ``other`` too, and the reverse."""

    part: int
    one: Regex
    other: Regex
    PROVIDES: frozenset[str] = frozenset()
    VARIANTS = frozenset({"only-one", "only-other"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem, at the part's heading."""
        prose = passages_of(report, self.part)
        if not prose:
            return
        yield CheckedCount(1)
        one, other = _mentions(self.one, prose), _mentions(self.other, prose)
        if one != other:
            params = {"variant": "only-one" if one else "only-other"}
            yield Problem(part_span(report, self.part), Place(self.part), params)


class Denies(Record):
    """A part whose whole prose is no more than a denial: ``denial`` matches all of it.

    ``sentence`` finds a denial within a longer text that ``unless`` does not contradict. What
    stands below a sub-heading that ``heading`` matches may deny as well.
    """

    part: int
    denial: Regex
    sentence: Regex
    unless: Regex
    heading: Regex = ""
    PROVIDES = frozenset({"words"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem, at the words that deny."""
        prose = passages_of(report, self.part)
        if not prose:
            return
        yield CheckedCount(1)
        for span, words in islice(self._denials(prose), 1):
            yield Problem(span, Place(self.part), {"words": words})

    def _denials(self, prose: Sequence[Passage]) -> Iterator[tuple[Span, str]]:
        """Return the words that deny, what is most of the part first."""
        denial, heading = compile_pattern(self.denial), compile_pattern(self.heading)
        text = "".join([passage.text for passage in prose])
        if denial.fullmatch(text):
            yield prose[0].whole, text
        below = [p for before, p in pairwise(prose) if heading.fullmatch(before.text)]
        yield from ((p.whole, p.text) for p in below if denial.fullmatch(p.text))
        if not compile_pattern(self.unless).search(text):
            found = ((p, compile_pattern(self.sentence).search(p.text)) for p in prose)
            yield from ((p.span(*match.span()), match.group()) for p, match in found if match)


class Substance(Record):
    """A part holds more than sentences that ``formal`` matches (legal basis, period, contact).

    What ``content`` finds makes a sentence more than that.
    """

    part: int
    formal: Regex
    content: Regex = ""
    PROVIDES = frozenset({"count"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem at the part's heading where nothing else is said."""
        prose = passages_of(report, self.part)
        if not prose:
            return
        yield CheckedCount(1)
        sentences = [s for s in _split_sentences(prose) if s.strip("；，、 ")]
        formal, content = compile_pattern(self.formal), compile_pattern(self.content)
        says_more = self.content and any(map(content.search, sentences))
        if sentences and not says_more and all(map(formal.search, sentences)):
            yield Problem(part_span(report, self.part), Place(self.part), {"count": len(sentences)})
