"""The counted numbers of prose, sentence by sentence."""

from __future__ import annotations

from reportlint.parsing.dates import quotations, within
from reportlint.parsing.numbers import find_numbers
from reportlint.patterns import Pattern
from reportlint.records import quick, record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportlint.report import Part, Passage, Report

_SENTENCE = Pattern(r"[^。！？；]+")
_UNIT = Pattern(r"人次|件次|个工作日|[条件份篇起宗项个次期场部类封例幅家户处人名页]")


@quick
@record
class Figure:
    """A number with its unit; offsets are those of the passage, ``text`` is both as written."""

    value: int | Decimal
    unit: str
    exact: bool
    start: int
    end: int


@record
class Sentence:
    """A sentence between two full stops or semicolons; offsets are those of its passage."""

    part: Part
    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.passage.text[self.start : self.end]


def sentences(report: Report, word: str) -> Iterator[Sentence]:
    """Give the sentences of all parts that have a word in them."""
    for part in report.parts:
        for passage in part.passages:
            if word not in passage.text:
                continue
            for match in _SENTENCE.regex.finditer(passage.text):
                if word in match.group():
                    yield Sentence(part, passage, *match.span())


def figures(sentence: Sentence) -> tuple[Figure, ...]:
    """Give the numbers of a sentence that count something, outside titles and quotations."""
    text = sentence.text
    outside = quotations(text)
    found = []
    for number in find_numbers(text):
        unit = _UNIT.regex.match(text, number.end)
        if unit and not within(outside, number.start):
            start, end = sentence.start + number.start, sentence.start + unit.end()
            found.append(Figure(number.value, unit.group(), number.exact, start, end))
    return tuple(found)
