"""The counted numbers of prose, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left

from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.prose import CountedNumber, Passage
    from reportlint.model.report import Part, Report

_SENTENCE = Pattern(r"[^。！？；]+")
#: A list may go on behind a semicolon.
_WHOLE_SENTENCE = Pattern(r"[^。！？]+")


class Sentence(Record):
    """A sentence between two full stops or semicolons; offsets are those of its passage."""

    part: Part
    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.passage.text[self.start : self.end]


def find_sentences(report: Report, *words: str) -> Iterator[Sentence]:
    """Return the sentences of all parts that have one of the words in them.

    >>> report = parse_text("一、总体情况", "受理5件。其中网络3件。")
    >>> [(sentence.start, sentence.end) for sentence in find_sentences(report, "其中")]
    [(5, 11)]
    """
    for part in report.parts:
        for passage in part.passages:
            if not any(word in passage.text for word in words):
                continue
            for match in _SENTENCE.regex.finditer(passage.text):
                text = match.group()
                if any(word in text for word in words):
                    yield Sentence(part, passage, *match.span())


@memoize_by_identity()
def find_counting_sentences(
    report: Report,
) -> Sequence[tuple[Sentence, tuple[CountedNumber, ...]]]:
    """Return the sentences, between two full stops, of all parts that count something.

    >>> report = parse_text("一、总体情况", "受理5件，其中网络3件、信函2件。办结。")
    >>> [len(numbers) for _, numbers in find_counting_sentences(report)]
    [3]
    """
    found: list[tuple[Sentence, tuple[CountedNumber, ...]]] = []
    for part in report.parts:
        for passage in part.passages:
            whole = Sentence(part, passage, 0, len(passage.text))
            if not find_counted_numbers(whole, report):
                continue
            for match in _WHOLE_SENTENCE.regex.finditer(passage.text):
                sentence = Sentence(part, passage, *match.span())
                if numbers := find_counted_numbers(sentence, report):
                    found.append((sentence, numbers))
    return found


def find_counted_numbers(sentence: Sentence, report: Report) -> tuple[CountedNumber, ...]:
    """Return the numbers of a sentence that count something, in a paragraph that divides.

    >>> numbers = find_counted_numbers(*find_sentence("受理5件，其中网络3件、信函2件。", "其中"))
    >>> [number.value for number in numbers]
    [5, 3, 2]
    """
    all_figures = report.counted_numbers
    passage = sentence.passage
    at = bisect_left(all_figures, passage.offset(sentence.start), key=_at)
    figures = []
    while at < len(all_figures) and all_figures[at].end <= sentence.end:
        figure = all_figures[at]
        if figure.start < sentence.start or passage.offset(figure.start) != figure.at:
            break
        figures.append(figure)
        at += 1
    return tuple(figures)


def _at(figure: CountedNumber) -> int:
    return figure.at
