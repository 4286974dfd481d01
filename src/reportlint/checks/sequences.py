"""Numbered things: items and sub-headings that count up, and what stands out of order."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from reportlint.model.problem import CheckedCount, Context, Edit, Fix, Place, Problem, RelatedPlace
from reportlint.model.prose import Passage, number_of, numeral
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Bilingual, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.checks.parameters import Outcomes
    from reportlint.model.document import Span
    from reportlint.model.report import Part, Report


_SUBHEADING = Pattern(r"\A（(?P<n>[一二三四五六七八九十]{1,3})）")
_ITEM = Pattern(
    r"(?:(?<=[。；：，！？、—])|^)(?P<n>[一二三四五六七八九十]{1,2})(?:是|要|为)(?!否|不是)"
)
#: 1. and 1、 at the start of a paragraph or sentence; each of the two counts for itself.
_DIGIT = {
    mark: Pattern(rf"(?:(?<=[。；：])|^)(?P<n>[1-9][0-9]?)[{signs}](?![0-9])")
    for mark, signs in ((".", ".．"), ("、", "、"))
}
#: The highest number that is written anew.
_MOST = 10
#: The marks whose numbers are Chinese numerals.
_SPELT = ("（{}）", "{}是")


class _Mark(Record):
    number: int
    span: Span


class Subheadings(Record):
    """The sub-headings （一）（二）… of a part count up from （一）."""

    PROVIDES = frozenset({"found", "expected", "words"})
    VARIANTS = frozenset({"gap", "repeat", "start"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each sub-heading that does not follow the one before."""
        for part in report.parts:
            marks = list(_marks(part.passages, _SUBHEADING))
            yield CheckedCount(len(marks))
            yield from _find_problems(marks, part, "（{}）", alone=False)


class Enumerations(Record):
    """Lists 一是 … 二是 … and 1. 2. … count up from the first item without a gap."""

    PROVIDES = frozenset({"found", "expected", "words"})
    VARIANTS = frozenset({"gap", "repeat", "start"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each item that does not follow the one before."""
        for part in report.parts:
            for form, pattern in _LISTS:
                marks = list(_marks(part.passages, pattern))
                yield CheckedCount(len(marks))
                # NOTE: a single number may be anything.
                if pattern is _ITEM or len(marks) > 1:
                    yield from _find_problems(marks, part, form)


_LISTS = (("{}是", _ITEM), *((f"{{}}{mark}", pattern) for mark, pattern in _DIGIT.items()))


def _marks(passages: Sequence[Passage], pattern: Pattern) -> Iterator[_Mark]:
    for passage in passages:
        for match in pattern.regex.finditer(passage.text):
            yield _Mark(number_of(match.group("n")), passage.span(*match.span()))


def _find_problems(
    marks: Sequence[_Mark], part: Part, form: str, *, alone: bool = True
) -> Iterator[Problem]:
    """Return the marks that are neither the next number nor the first of a new list.

    ``alone``: a list may have one item, so that the first may come again at once.
    """
    spelt = numeral if form in _SPELT else str
    before: _Mark | None = None
    is_fixed = False
    for index, mark in enumerate(marks):
        last = before.number if before else 0
        if mark.number not in (last + 1, 1) or (mark.number == last and not alone):
            variant = "start" if before is None else "repeat" if mark.number == last else "gap"
            values = {"found": str(mark.number), "expected": str(last + 1)}
            words = {key: form.format(spelt(int(number))) for key, number in values.items()}
            params = {"variant": variant, **words, "words": part.heading.text}
            place = Place(part.number)
            beside = (RelatedPlace(place, before.span),) if before else ()
            # NOTE: the fix of the first error numbers the whole list, so the others need none.
            fix = None if is_fixed else _renumber(marks[index:], last + 1, form)
            is_fixed = True
            yield Problem(mark.span, place, params, values, beside, fix=fix)
        elif mark.number == 1:
            is_fixed = False
        before = mark


def _renumber(marks: Sequence[_Mark], number: int, form: str) -> Fix | None:
    """Return the fix that counts a list on from its first error; a mark of 一 begins another."""
    end = next((n for n, mark in enumerate(marks) if n and mark.number == 1), len(marks))
    if number + end - 1 > _MOST:
        return None
    spelt = numeral if form in _SPELT else str
    words = form.format(spelt(number))
    title = Message("checks.sequences.renumber_from", words=words)
    edits = [Edit(marks[n].span, form.format(spelt(number + n))) for n in range(end)]
    return Fix("unsafe", title, tuple(edits))


def order_words(numbers: Iterable[int]) -> Bilingual:
    """Return the numbers of parts as messages list them: an order is told whole.

    >>> order_words([1, 3])["zh"]
    '一、三'
    """
    order = tuple(numbers)
    return Bilingual("、".join(map(numeral, order)), ", ".join(map(str, order)))


def find_out_of_order(numbers: Sequence[int]) -> list[int]:
    """Return the places of the fewest numbers that must move for the others to rise.

    Of several choices the earlier numbers stay. The time grows with n log n.

    >>> find_out_of_order([1, 4, 2, 3])
    [1]
    """
    if all(before < after for before, after in pairwise(numbers)):
        return []
    rising_places = _longest_rise(numbers)
    return [index for index in range(len(numbers)) if index not in rising_places]


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return the places of the longest rising choice of the numbers."""
    # NOTE: classes[n] holds the places at which a rise of n + 1 numbers may end; their numbers
    # fall, so that the first of them below a number is found by halving.
    classes: list[list[int]] = []
    before: list[int | None] = []
    for index, number in enumerate(numbers):
        length = bisect_left(classes, number, key=lambda places: numbers[places[-1]])
        if length == len(classes):
            classes.append([])
        shorter = classes[length - 1] if length else []
        at = bisect_left(shorter, 1 - number, key=lambda place: -numbers[place])
        before.append(shorter[at] if shorter else None)
        classes[length].append(index)
    rising_places: set[int] = set()
    place: int | None = classes[-1][0] if classes else None
    while place is not None:
        rising_places.add(place)
        place = before[place]
    return rising_places
