"""Numbered items in the prose: sub-headings （一）（二）, and lists 一是 二是 or 1. 2."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.checks.parts import numeral
from reportlint.patterns import Pattern
from reportlint.problems import Checked, Edit, Fix, Place, Problem, Related
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Span
    from reportlint.problems import Context
    from reportlint.report import Part, Passage, Report

_SUBHEADING = Pattern(r"（(?P<n>[一二三四五六七八九十]{1,3})）")
_ITEM = Pattern(
    r"(?:(?<=[。；：，！？、—])|^)(?P<n>[一二三四五六七八九十]{1,2})(?:是|要|为)(?!否|不是)"
)
#: The highest number that is written anew.
_MOST = 10
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九十")}


@record
class _Mark:
    number: int
    span: Span


def _number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


@record
class Subheadings:
    """The sub-headings （一）（二）… of a part count up from （一）."""

    PROVIDES = frozenset({"found", "expected", "words"})
    VARIANTS = frozenset({"gap", "repeat", "start"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield a problem for each sub-heading that does not follow the one before."""
        count = 0
        for part in report.parts:
            marks = list(_subheadings(part.passages))
            count += len(marks)
            yield from _faults(marks, part, "（{}）")
        yield Checked(count)


def _subheadings(passages: Sequence[Passage]) -> Iterator[_Mark]:
    for passage in passages:
        match = _SUBHEADING.regex.match(passage.text)
        if match:
            yield _Mark(_number(match.group("n")), passage.span(*match.span()))


@record
class Enumerations:
    """Lists 一是 … 二是 … count up from the first item without a gap."""

    PROVIDES = frozenset({"found", "expected", "words"})
    VARIANTS = frozenset({"gap", "repeat", "start"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield a problem for each item that does not follow the one before."""
        count = 0
        for part in report.parts:
            marks = [
                _Mark(_number(match.group("n")), passage.span(*match.span()))
                for passage in part.passages
                for match in _ITEM.regex.finditer(passage.text)
            ]
            count += len(marks)
            yield from _faults(marks, part, "{}是")
        yield Checked(count)


def _faults(marks: Sequence[_Mark], part: Part, form: str) -> Iterator[Problem]:
    """Give the marks that are neither the next number nor the first of a new list."""
    before: _Mark | None = None
    mended = False
    for index, mark in enumerate(marks):
        last = before.number if before else 0
        if mark.number not in (last + 1, 1):
            variant = "start" if before is None else "repeat" if mark.number == last else "gap"
            params = {
                "variant": variant,
                "found": form.format(numeral(mark.number)),
                "expected": form.format(numeral(last + 1)),
                "words": part.heading.text,
            }
            values = {"found": str(mark.number), "expected": str(last + 1)}
            place = Place(part.number)
            beside = (Related(place, before.span),) if before else ()
            # NOTE: the fix of the first fault numbers the whole list, so the others need none.
            fix = None if mended else _renumbered(marks[index:], last + 1, form)
            mended = True
            yield Problem(mark.span, place, params, values, beside, fix=fix)
        elif mark.number == 1:
            mended = False
        before = mark


def _renumbered(marks: Sequence[_Mark], number: int, form: str) -> Fix | None:
    """Give the fix that counts a list on from its first fault; a mark of 一 begins another."""
    end = next((n for n, mark in enumerate(marks) if n and mark.number == 1), len(marks))
    if number + end - 1 > _MOST:
        return None
    words = form.format(numeral(number))
    title = Bilingual(f"改为“{words}”并顺次编号", f"write “{words}” and number on from there")
    edits = [Edit(marks[n].span, form.format(numeral(number + n))) for n in range(end)]
    return Fix("unsafe", title, tuple(edits))
