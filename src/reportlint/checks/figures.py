"""The counted numbers of prose, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left

from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.prose import Figure, Passage
    from reportlint.model.report import Part, Report

_SENTENCE = Pattern(r"[^。！？；]+")


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


def sentences(report: Report, *words: str) -> Iterator[Sentence]:
    """Give the sentences of all parts that have one of the words in them."""
    for part in report.parts:
        for passage in part.passages:
            if not any(word in passage.text for word in words):
                continue
            for match in _SENTENCE.regex.finditer(passage.text):
                text = match.group()
                if any(word in text for word in words):
                    yield Sentence(part, passage, *match.span())


def figures(sentence: Sentence, report: Report) -> tuple[Figure, ...]:
    """Give the numbers of a sentence that count something, in a paragraph that divides."""
    known = report.figures
    passage = sentence.passage
    at = bisect_left(known, passage.offset(sentence.start), key=_at)
    found = []
    while at < len(known) and known[at].end <= sentence.end:
        figure = known[at]
        if figure.start < sentence.start or passage.offset(figure.start) != figure.at:
            break
        found.append(figure)
        at += 1
    return tuple(found)


def _at(figure: Figure) -> int:
    return figure.at
