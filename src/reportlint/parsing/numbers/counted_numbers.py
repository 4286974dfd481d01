"""Finds the counted numbers of sentences that divide a number or give shares of it."""

from __future__ import annotations

from reportlint.model.document import find_quotations, is_within
from reportlint.model.prose import CountedNumber
from reportlint.parsing.numbers.prose_numbers import find_numbers
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.prose import Passage
    from reportlint.model.report import Part

_UNIT = Pattern(r"[人件条篇场份户]次|个工作日|[条件份篇起宗项个次期场部类封例幅家户处人名页]")
#: Words of sentences that do arithmetic: only their numbers are needed.
_DIVIDING = ("其中", "包括", "包含", "分别", "（", "占", "，共", "、共", "合计", "总计", "共计")


def find_counted_numbers(parts: Iterable[Part]) -> tuple[CountedNumber, ...]:
    """Find the numbers with a unit of paragraphs that divide or share, outside quotations."""
    return tuple(
        figure
        for part in parts
        for passage in part.passages
        if any(word in passage.text for word in _DIVIDING)
        for figure in _of_passage(passage)
    )


def _of_passage(passage: Passage) -> Iterator[CountedNumber]:
    text = passage.text
    outside = find_quotations(text)
    for number in find_numbers(text):
        unit = _UNIT.regex.match(text, number.end)
        if unit and not is_within(outside, number.start):
            at = passage.offset(number.start)
            start, end = number.start, unit.end()
            yield CountedNumber(number.value, unit.group(), number.exact, start, end, at)
