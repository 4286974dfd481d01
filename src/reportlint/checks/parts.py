"""The six parts: whether they are there, once, in order, numbered and worded as in the form."""

from __future__ import annotations

from bisect import bisect_left

from reportlint.checks.labels import part_span
from reportlint.checks.order import find_out_of_order, order_words
from reportlint.model.document import Grid, Span
from reportlint.model.problem import CheckedCount, Edit, Fix, Key, Place, Problem, RelatedPlace
from reportlint.model.prose import numeral
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.checks.parameters import Regex
    from reportlint.model.problem import Context
    from reportlint.model.report import Heading, Part, Report

#: The number of a heading, and what parts it from the words.
_ORDINAL = Pattern(
    r"[#\s]*[第（(]?(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?:部分|章)?[）)]?[、.．，,：:\s]*"
)


def _key(number: int, context: Context) -> Key:
    form = context.form.part(number)
    assert form is not None  # noqa: S101 - numbers of parts are the form's
    return Key(str(number), form.title)


class PartsPresent(Record):
    """Every part of the form has its heading."""

    PROVIDES = frozenset({"number", "part", "heading"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each part without heading, at the heading before its place."""
        present = {part.number for part in report.parts}
        for form in context.form.parts:
            if form.number not in present:
                params = {
                    "number": numeral(form.number),
                    "part": form.number,
                    "heading": Key(form.key, form.title),
                }
                yield Problem(part_span(report, form.number), Place(form.number), params)
        yield CheckedCount(len(context.form.parts))


class PartsOrder(Record):
    """The parts stand in the form's order."""

    PROVIDES = frozenset({"heading", "before", "order"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield one problem at the first part that is out of order."""
        known_parts = _first_of_each(report)
        yield CheckedCount(len(known_parts))
        numbers = [part.number or 0 for part in known_parts]
        moved_indexes = find_out_of_order(numbers)
        if not moved_indexes:
            return
        first = known_parts[moved_indexes[0]]
        later = [n for n in numbers if n > (first.number or 0)]
        params = {
            "heading": first.heading.text,
            "before": _key(min(later) if later else max(numbers), context),
            "order": order_words(numbers),
        }
        related = [
            RelatedPlace(Place(known_parts[i].number), known_parts[i].heading.span)
            for i in moved_indexes[1:]
        ]
        yield Problem(first.heading.span, Place(first.number), params, related=tuple(related))


def _first_of_each(report: Report) -> list[Part]:
    seen_numbers: set[int] = set()
    first_parts = []
    for part in report.parts:
        if part.number is not None and part.number not in seen_numbers:
            seen_numbers.add(part.number)
            first_parts.append(part)
    return first_parts


class PartsOnce(Record):
    """No part has two headings."""

    PROVIDES = frozenset({"heading", "number", "part"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each heading of a part that was there before."""
        first: dict[int, RelatedPlace] = {}
        for part in report.parts:
            number = part.number
            if number is None:
                continue
            place = Place(number)
            if number in first:
                heading = part.heading.text
                params = {"heading": heading, "number": numeral(number), "part": number}
                yield Problem(part.heading.span, place, params, related=(first[number],))
            first.setdefault(number, RelatedPlace(place, part.heading.span))
        yield CheckedCount(len(first))


class PartsNumbered(Record):
    """The ordinals of the headings count up, or are those of the form."""

    PROVIDES = frozenset({"heading", "found", "expected"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each heading whose ordinal fits neither its part nor its place."""
        last = 0
        count = 0
        for part, after in zip(report.parts, [*report.parts[1:], None], strict=False):
            ordinal = part.heading.ordinal
            if ordinal is None:
                last += 1
                continue
            count += 1
            is_known = part.number is not None
            # NOTE: a first heading may begin another numbering, which the next goes on with.
            goes_on = after is not None and after.heading.ordinal == ordinal + 1
            if is_known and ordinal not in (part.number, last + 1) and (last > 0 or not goes_on):
                expected = last + 1
                params = {
                    "heading": part.heading.text,
                    "found": numeral(ordinal),
                    "expected": numeral(expected),
                }
                values = {"found": str(ordinal), "expected": str(expected)}
                fix = _renumber(part.heading, expected, report)
                yield Problem(part.heading.span, Place(part.number), params, values, fix=fix)
            last = ordinal
        yield CheckedCount(count)


class PartsWording(Record):
    """The headings are worded as the form has them, or in a way that is as good."""

    PROVIDES = frozenset({"heading", "statutory"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each heading outside the accepted variants."""
        count = 0
        for part in report.parts:
            form = context.form.part(part.number) if part.number else None
            if form is None:
                continue
            count += 1
            if part.heading.wording == "nonstandard":
                params = {"heading": part.heading.text, "statutory": form.heading}
                fix = _reword(part.heading, form.heading, report)
                yield Problem(part.heading.span, Place(part.number), params, fix=fix)
        yield CheckedCount(count)


def _renumber(heading: Heading, number: int, report: Report) -> Fix | None:
    """Return a heading another number, in the numerals that it has."""
    words = heading.span.cut(report.document.text)
    match = _ORDINAL.regex.match(words)
    if match is None or number > 10:
        return None
    text = str(number) if match["number"].isdecimal() else numeral(number)
    return _fix(heading, match.span("number"), text)


def _reword(heading: Heading, statutory: str, report: Report) -> Fix | None:
    """Return the fix that gives a heading the form's words behind the number that it has."""
    words = heading.span.cut(report.document.text)
    match = _ORDINAL.regex.match(words)
    start, end = match.end() if match else 0, len(words.rstrip("。：: \t\u3000"))
    if "\n" in words or "\r" in words or start >= end:
        return None
    return _fix(heading, (start, end), statutory)


def _fix(heading: Heading, place: tuple[int, int], text: str) -> Fix:
    start = heading.span.start
    span = Span(start + place[0], start + place[1])
    return Fix("unsafe", Message("checks.citations.write_instead", text=text), (Edit(span, text),))


class PartsForeign(Record):
    """No part is foreign to the form; ``appendix`` tells the headings of appendices."""

    appendix: Regex
    PROVIDES = frozenset({"heading"})
    CONDITIONS = frozenset({"appendix"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each part that is none of the form's."""
        for part in report.parts:
            if part.number is None:
                text = part.heading.text
                condition = "appendix" if compile_pattern(self.appendix).search(text) else ""
                yield Problem(part.heading.span, Place(), {"heading": text}, condition=condition)
        yield CheckedCount(len(report.parts))


#: What says nothing below a heading: marks, an ordinal, a page's number.
_NOTHING = Pattern(
    r"[^0-9A-Za-z一-鿿]*+(?:[（(]?(?:[1-9][0-9]?|[一二三四五六七八九十]{1,2})[）)]?[、.．]?)?[^0-9A-Za-z一-鿿]*+"
    r"|(?:第 ?[0-9]{1,3} ?页)?[，/ ]*(?:共 ?[0-9]{1,3} ?页)?"
    r"|[—–―－~·-]{1,3} ?[0-9]{1,3} ?[—–―－~·-]{1,3}"
)


class PartsFilled(Record):
    """Every heading is followed by a sentence or a table; a ``subheading`` alone is none."""

    subheading: Regex
    PROVIDES = frozenset({"heading"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each part that holds nothing."""
        tables = sorted(_table_starts(report))
        for part in report.parts:
            if part.number is None:
                continue
            marks = [m for m in report.document.marks if m.span.start in part.span]
            has_picture = any(mark.kind in ("picture", "attachment") for mark in marks)
            if (
                not has_picture
                and not _has_any(tables, part.span)
                and not any(self._says(p.text) for p in part.passages)
            ):
                yield Problem(part.heading.span, Place(part.number), {"heading": part.heading.text})
        yield CheckedCount(len(report.parts))

    def _says(self, text: str) -> bool:
        subheading = compile_pattern(self.subheading)
        return not (_NOTHING.regex.fullmatch(text) or subheading.fullmatch(text))


def _table_starts(report: Report) -> Iterator[int]:
    """Yield where the form's tables start, and the filled cells of any other."""
    yield from (table.span.start for table in report.tables)
    for block in report.document.blocks:
        if isinstance(block, Grid):
            filled = (c.span for c in block.cells if c.span.cut(report.document.text).strip())
            yield from (span.start for span in filled)


def _has_any(starts: Sequence[int], span: Span) -> bool:
    """Whether one of the sorted starts is within the span."""
    return bisect_left(starts, span.start) < bisect_left(starts, span.end)
