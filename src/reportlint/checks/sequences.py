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
    faulty = _faulty(marks)
    for index, mark in enumerate(marks):
        last = before.number if before else 0
        if index in faulty:
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
            rest = range(index + 1, len(marks))
            end = next((n for n in rest if marks[n].number == 1 or n in faulty), len(marks))
            run = marks[index:end]
            fix = _renumbered(run, last + 1 - mark.number, form)
            yield Problem(mark.span, place, params, values, beside, fix=fix)
        before = mark


def _faulty(marks: Sequence[_Mark]) -> set[int]:
    """Give the places of the marks that do not follow the one before."""
    numbers = [0, *(mark.number for mark in marks)]
    return {n for n, mark in enumerate(marks) if mark.number not in (numbers[n] + 1, 1)}


def _renumbered(run: Sequence[_Mark], shift: int, form: str) -> Fix | None:
    """Give the fix that counts a mark, and those that follow it, on from the one before."""
    if max(mark.number for mark in run) + shift > len("一二三四五六七八九十"):
        return None
    words = form.format(numeral(run[0].number + shift))
    title = Bilingual(f"改为“{words}”并顺次编号", f"write “{words}” and number on from there")
    edits = [Edit(mark.span, form.format(numeral(mark.number + shift))) for mark in run]
    return Fix("unsafe", title, tuple(edits))
