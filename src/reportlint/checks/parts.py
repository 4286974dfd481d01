"""The six parts: whether they are there, once, in order, numbered and worded as in the form."""

from __future__ import annotations

from bisect import bisect_left

from reportlint.checks.labels import part_span, rewrite
from reportlint.checks.sequences import find_out_of_order, order_words
from reportlint.model.document import Grid, Span
from reportlint.model.problem import CheckedCount, Edit, Fix, Key, Place, Problem, RelatedPlace
from reportlint.model.prose import numeral
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.parameters import Outcomes, Regex
    from reportlint.model.problem import Context
    from reportlint.model.report import Heading, Report

#: The number of a heading, and what parts it from the words.
_ORDINAL = Pattern(
    r"[#\s]*[第（(]?(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?:部分|章)?[）)]?[、.．，,：:\s]*"
)


class PartsPresent(Record):
    """Every part of the form has its heading."""

    PROVIDES = frozenset({"number", "part", "heading"})

    def run(self, report: Report, context: Context) -> Outcomes:
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

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem at the first part that is out of order."""
        parts = {part.number: part for part in reversed(report.parts) if part.number is not None}
        known_parts = sorted(parts.values(), key=lambda part: part.span.start)
        yield CheckedCount(len(known_parts))
        numbers = [part.number or 0 for part in known_parts]
        moved_indexes = find_out_of_order(numbers)
        if not moved_indexes:
            return
        first, *others = [known_parts[index] for index in moved_indexes]
        before = min([n for n in numbers if n > (first.number or 0)], default=max(numbers))
        form = context.form.part(before)
        assert form is not None  # noqa: S101 - numbers of parts are the form's
        params = {
            "heading": first.heading.text,
            "before": Key(str(before), form.title),
            "order": order_words(numbers),
        }
        related = tuple([RelatedPlace(Place(p.number), p.heading.span) for p in others])
        yield Problem(first.heading.span, Place(first.number), params, related=related)


class PartsOnce(Record):
    """No part has two headings."""

    PROVIDES = frozenset({"heading", "number", "part"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each heading of a part that was there before."""
        first: dict[int, RelatedPlace] = {}
        for part in report.parts:
            number, heading = part.number, part.heading
            if number is not None and number in first:
                params = {"heading": heading.text, "number": numeral(number), "part": number}
                yield Problem(heading.span, Place(number), params, related=(first[number],))
            elif number is not None:
                first[number] = RelatedPlace(Place(number), heading.span)
        yield CheckedCount(len(first))


class PartsNumbered(Record):
    """The ordinals of the headings count up, or are those of the form."""

    PROVIDES = frozenset({"heading", "found", "expected"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each heading whose ordinal fits neither its part nor its place."""
        last = 0
        for part, after in zip(report.parts, [*report.parts[1:], None], strict=False):
            ordinal = part.heading.ordinal
            if ordinal is None:
                last += 1
                continue
            yield CheckedCount(1)
            is_known = part.number is not None
            # NOTE: a first heading may begin another numbering, which the next goes on with.
            goes_on = after is not None and after.heading.ordinal == ordinal + 1
            if is_known and ordinal not in (part.number, last + 1) and (last > 0 or not goes_on):
                values = {"found": str(ordinal), "expected": str(last + 1)}
                numerals = {"found": numeral(ordinal), "expected": numeral(last + 1)}
                params = {"heading": part.heading.text, **numerals}
                fix = _renumber(part.heading, last + 1, report)
                yield Problem(part.heading.span, Place(part.number), params, values, fix=fix)
            last = ordinal


class PartsWording(Record):
    """The headings are worded as the form has them, or in a way that is as good."""

    PROVIDES = frozenset({"heading", "statutory"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each heading outside the accepted variants."""
        for part in report.parts:
            form = context.form.part(part.number) if part.number else None
            yield CheckedCount(form is not None)
            if form is not None and part.heading.wording == "nonstandard":
                params = {"heading": part.heading.text, "statutory": form.heading}
                fix = _reword(part.heading, form.heading, report)
                yield Problem(part.heading.span, Place(part.number), params, fix=fix)


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
    return rewrite(text, Edit(Span(start + place[0], start + place[1]), text))


class PartsForeign(Record):
    """No part is foreign to the form; ``appendix`` tells the headings of appendices."""

    appendix: Regex
    PROVIDES = frozenset({"heading"})
    CONDITIONS = frozenset({"appendix"})

    def run(self, report: Report, context: Context) -> Outcomes:
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

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each part that holds nothing."""
        tables = sorted(_table_starts(report))
        for part in report.parts:
            if part.number is None:
                continue
            pictures = [m for m in report.document.marks if m.kind in ("picture", "attachment")]
            has_picture = any(mark.span.start in part.span for mark in pictures)
            has_table = bisect_left(tables, part.span.start) < bisect_left(tables, part.span.end)
            if not (has_picture or has_table or any(self._says(p.text) for p in part.passages)):
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
