"""What cannot be read: pages and tables that are pictures, broken words, other documents."""

from __future__ import annotations

from reportlint.checks.labels import part_key, part_span, report_span, table_key
from reportlint.model.document import OCR_NOT_INSTALLED, TOO_LARGE, TOO_MANY_PAGES, mask_marks
from reportlint.model.problem import CheckedCount, Edit, Fix, Place, Problem, RelatedPlace
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.checks.parameters import Outcomes
    from reportlint.model.document import Mark
    from reportlint.model.problem import Context
    from reportlint.model.prose import Damage, Passage
    from reportlint.model.report import Part, Report


_TAG = Pattern(r"<[^<>]*>")


class Recognised(Record):
    """At least ``parts`` of the six parts, or a table of a known form, are recognised.

    Reports for years before the first known form follow one that is not known here.
    """

    parts: int
    PROVIDES = frozenset({"parts", "title", "year", "first"})
    VARIANTS = frozenset({"none", "other", "older", "empty"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem where the draft is another kind of document."""
        part_numbers = {part.number for part in report.parts if part.number is not None}
        foreign = len(part_numbers) < self.parts and not report.tables
        older = _older(report, context)
        if (foreign or older) and not _is_mostly_pictures(report):
            other = "other" if part_numbers else "none" if _has_words(report) else "empty"
            params = {
                "variant": "older" if older else other,
                "parts": len(part_numbers),
                "title": report.title.text if report.title else "",
                "year": report.year,
                "first": context.forms[0].first_year,
            }
            yield Problem(report_span(report), Place(), params)
        yield CheckedCount(1)


def _older(report: Report, context: Context) -> bool:
    """Whether a draft is for a year before the first known form, and none of its tables read."""
    if report.year is None or report.year >= context.forms[0].first_year:
        return False
    return not any(cell.certain for table in report.tables for cell in table.cells.values())


def _has_words(report: Report) -> bool:
    """Whether a draft holds any letter or digit besides comments and, in Markdown, tags."""
    document = report.document
    comments = tuple([mark for mark in document.marks if mark.kind == "comment"])
    # NOTE: elsewhere a comment stands at the words it is about, and covers none of them.
    markdown = document.format == "markdown"
    text = mask_marks(document.text, comments) if markdown else document.text
    text = _TAG.regex.sub("", text) if markdown else text
    return any(map(str.isalnum, text))


def _is_mostly_pictures(report: Report) -> bool:
    """Whether most pages hold no text, so that nobody can tell: R101 speaks of them."""
    marks = find_textless_marks(report)
    pages = {anchor.page for anchor in report.document.anchors if anchor.page is not None}
    return bool(marks) and 2 * len(marks) >= len(pages)


def find_textless_marks(report: Report) -> tuple[Mark, ...]:
    """Return the pages without text; the pictures of a document that has no text at all."""
    marks = report.document.marks
    pages = tuple([mark for mark in marks if mark.kind == "page-without-text"])
    if pages or report.document.text.strip():
        return pages
    return tuple([mark for mark in marks if mark.kind == "picture"])


class PagesWithText(Record):
    """Every page holds text: what stands in pictures cannot be checked."""

    PROVIDES = frozenset({"pages", "count"})
    VARIANTS = frozenset(
        {
            *("pages", "pages-not-installed", "pages-too-many", "pages-too-large"),
            *("whole", "whole-not-installed"),
        }
    )

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem for all pages without text; what may be on them is not judged."""
        marks = find_textless_marks(report)
        if marks:
            whole = not report.document.text.strip()
            places = tuple(
                [Place(n) for n in _find_maybe_parts(report, marks, len(context.form.parts))]
            )
            yield _build_page_problem(report, marks, places, whole=whole)
        yield CheckedCount(1)


def _build_page_problem(
    report: Report, marks: Sequence[Mark], places: tuple[Place, ...], *, whole: bool
) -> Problem:
    from reportlint.model.document import LineIndex

    positions = LineIndex(report.document)
    # NOTE: a format without pages is all one page.
    page_numbers = [positions.anchor_at(mark.span.start).page or 1 for mark in marks]
    pages = tuple(dict.fromkeys(page_numbers))
    reason = Message("checks.pictures.maybe_on_textless_page", pages=pages)
    return Problem(
        marks[0].span,
        places[0] if len(places) == 1 else Place(),
        {"variant": _variant(marks, whole=whole), "pages": pages, "count": len(marks)},
        {"found": ",".join(map(str, pages))},
        tuple([RelatedPlace(Place(), mark.span) for mark in marks[1:]]),
        covers=places,
        unassessed_reason=Message("checks.pictures.no_text") if whole else reason,
    )


def _variant(marks: Sequence[Mark], *, whole: bool) -> str:
    """Return the message that says what to do: of several reasons, what helps the most pages."""
    reasons = {mark.text for mark in marks}
    if OCR_NOT_INSTALLED in reasons:
        return "whole-not-installed" if whole else "pages-not-installed"
    if not whole and TOO_MANY_PAGES in reasons:
        return "pages-too-many"
    return "whole" if whole else "pages-too-large" if TOO_LARGE in reasons else "pages"


def _find_maybe_parts(report: Report, marks: Sequence[Mark], last: int) -> tuple[int, ...]:
    """Return parts that the pages may hold: the one they stand in and those missing after it."""
    known_parts = [part for part in report.parts if part.number is not None]
    numbers: set[int] = set()
    for mark in marks:
        before = [p.number or 1 for p in known_parts if p.heading.span.start <= mark.span.start]
        after = [p.number or 1 for p in known_parts if p.heading.span.start > mark.span.start]
        first = before[-1] if before else 1
        numbers.update(range(first, after[0] if after else last + 1))
    return tuple(sorted(numbers))


class TablesAsText(Record):
    """No table of the form is there only as a picture or an attachment."""

    PROVIDES = frozenset({"table", "part"})
    VARIANTS = frozenset({"picture", "attachment"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each part with a picture or attachment in its table's place."""
        present = {table.key for table in report.tables}
        for form in context.form.tables:
            part = report.part(form.part)
            if part is None or form.key in present:
                continue
            mark = _instead(report, part)
            if mark is not None:
                params = {
                    "variant": mark.kind,
                    "table": table_key(form),
                    "part": part_key(form.part),
                }
                place = Place(form.part, form.key)
                related = (RelatedPlace(Place(form.part), mark.span),)
                span = part_span(report, form.part)
                yield Problem(span, place, params, {}, related, covers=(place, Place(form.part)))
        yield CheckedCount(len(context.form.tables))


def _instead(report: Report, part: Part) -> Mark | None:
    """Return the first picture or attachment in a part."""
    kinds = ("picture", "attachment")
    inside = [mark for mark in report.document.marks if mark.span.start in part.span]
    return next((mark for mark in inside if mark.kind in kinds), None)


#: A torn table is this many lines at least, so many of which end in a figure.
_LINES, _FIGURES = 12, 5
#: More characters than a line of a torn table has.
_LONGEST = 24
_PROSE = frozenset("。，；：、")


def torn_tables(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each table that is not found while its part holds the pieces of one."""
    present = {table.key for table in report.tables}
    for form in context.form.tables:
        part = report.part(form.part) if form.key not in present else None
        pieces = _find_table_pieces(part) if part is not None else []
        figures = sum(passage.text[-1].isdigit() for passage in pieces)
        if len(pieces) < _LINES or figures < _FIGURES:
            continue
        place = Place(form.part, form.key)
        params = {
            "variant": "torn",
            "table": table_key(form),
            "cells": tuple([passage.text for passage in pieces]),
            "count": len(pieces),
        }
        yield Problem(pieces[0].whole, place, params, covers=(place, Place(None, form.key)))


def _find_table_pieces(part: Part) -> list[Passage]:
    return [
        passage
        for passage in part.passages
        if 0 < len(passage.text) < _LONGEST and _PROSE.isdisjoint(passage.text)
    ]


_NAMES = {
    "date": Message("checks.damage.names.date"),
    "number": Message("checks.damage.names.number"),
    "document-number": Message("checks.damage.names.document_number"),
    "replacement": Message("checks.damage.names.replacement"),
}


class DamagedText(Record):
    """Dates, numbers and document numbers lost no characters, and none are garbled."""

    PROVIDES = frozenset({"kind", "count", "text"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem for each kind of damage, at its first place; the others are related."""
        for kind, name in _NAMES.items():
            damages = [damage for damage in report.damages if damage.kind == kind]
            if damages:
                params = {"kind": name, "count": len(damages), "text": damages[0].text}
                yield _build_damage_problem(damages, params, {"found": damages[0].text})
        yield CheckedCount(1)


class InvisibleCharacters(Record):
    """Headings, labels and numbers hold no zero-width, bidi-control or private-use characters."""

    PROVIDES = frozenset({"count", "codes"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem, at the first of them, whose fix deletes them all."""
        damages = [damage for damage in report.damages if damage.kind == "invisible"]
        if damages:
            characters = "".join(damage.text for damage in damages)
            codes = tuple(dict.fromkeys(f"U+{ord(character):04X}" for character in characters))
            params = {"count": len(characters), "codes": codes}
            edits = tuple([Edit(damage.span, "") for damage in damages])
            yield _build_damage_problem(
                damages,
                params,
                {"found": codes[0]},
                Fix("safe", Message("checks.damage.delete_invisible_characters"), edits),
            )
        yield CheckedCount(1)


def _build_damage_problem(
    damages: Sequence[Damage],
    params: dict[str, object],
    values: dict[str, str],
    fix: Fix | None = None,
) -> Problem:
    related = tuple([RelatedPlace(Place(), damage.span) for damage in damages[1:]])
    return Problem(damages[0].span, Place(), params, values, related, fix=fix)
