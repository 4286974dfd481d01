"""What cannot be read: pages and tables that are pictures, broken words, other documents."""

from __future__ import annotations

from reportlint.checks.labels import part_key, part_span, report_span, table_key
from reportlint.model.document import OCR_NOT_INSTALLED, TOO_LARGE, TOO_MANY_PAGES, Mark, mask_marks
from reportlint.model.problem import CheckedCount, Context, Edit, Fix, Place, Problem, RelatedPlace
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.checks.parameters import Outcomes, Regex
    from reportlint.model.prose import Damage
    from reportlint.model.report import Report


#: A document says what it is in its first characters.
_HEAD_CHARS = 200
_TAG = Pattern(r"<[^<>]*>")


class Recognised(Record):
    """At least ``parts`` of the form's parts, or a table of it, are recognised.

    Of a form with fewer parts all are asked for. Reports for years before the first known edition
    follow one that is not known here. ``documents`` are the names of other documents.
    """

    parts: int
    documents: Regex
    PROVIDES = frozenset({"parts", "of", "title", "year", "first", "document"})
    VARIANTS = frozenset({"none", "other", "older", "empty", "named"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem where the draft is another kind of document."""
        part_numbers = {part.number for part in report.parts if part.number is not None}
        fewest = min(self.parts, len(context.form.parts))
        foreign = len(part_numbers) < fewest and not report.tables
        first_year = context.forms[0].first_year
        cells = [cell for table in report.tables for cell in table.cells.values()]
        older = (report.year or first_year) < first_year and not any(c.certain for c in cells)
        if (foreign or older) and not _is_mostly_pictures(report):
            document = self._name_document(report)
            other = "other" if part_numbers else "none" if _has_words(report) else "empty"
            params = {
                "variant": "older" if older else "named" if document else other,
                "document": document,
                "parts": len(part_numbers),
                "of": len(context.form.parts),
                "title": report.title.text if report.title else "",
                "year": report.year,
                "first": first_year,
            }
            yield Problem(report_span(report), Place(), params)
        yield CheckedCount(1)

    def _name_document(self, report: Report) -> str:
        """Return the name that a draft of another known kind has in its head; "" for others."""
        head = "".join(report.document.text[:_HEAD_CHARS].split())
        match = compile_pattern(self.documents).search(head)
        return match.group() if match else ""


def _has_words(report: Report) -> bool:
    """Whether a draft holds any letter or digit besides comments and, in Markdown, tags."""
    document = report.document
    text = document.text
    # NOTE: elsewhere a comment stands at the words it is about, and covers none of them.
    if document.format == "markdown":
        comments = tuple([mark for mark in document.marks if mark.kind == "comment"])
        text = _TAG.regex.sub("", mask_marks(text, comments))
    return any(map(str.isalnum, text))


def _is_mostly_pictures(report: Report) -> bool:
    """Whether most pages hold no text, so that nobody can tell: R101 speaks of them."""
    marks = _find_textless_marks(report)
    pages = {anchor.page for anchor in report.document.anchors if anchor.page is not None}
    return bool(marks) and 2 * len(marks) >= len(pages)


def _find_textless_marks(report: Report) -> tuple[Mark, ...]:
    """Return the pages without text; the pictures of a document that has no text at all."""
    marks = report.document.marks
    pages = tuple([mark for mark in marks if mark.kind == "page-without-text"])
    pictures = tuple([mark for mark in marks if mark.kind == "picture"])
    return pages if pages or report.document.text.strip() else pictures


class PagesWithText(Record):
    """Every page holds text: what stands in pictures cannot be checked."""

    PROVIDES = frozenset({"pages", "count"})
    VARIANTS = frozenset(
        {"pages", "pages-not-installed", "pages-too-many", "pages-too-large"}
        | {"whole", "whole-not-installed"}
    )

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem for all pages without text; what may be on them is not judged."""
        marks = _find_textless_marks(report)
        if marks:
            parts = _find_maybe_parts(report, marks, len(context.form.parts))
            yield _build_page_problem(report, marks, tuple([Place(part) for part in parts]))
        yield CheckedCount(1)


def _build_page_problem(
    report: Report, marks: Sequence[Mark], places: tuple[Place, ...]
) -> Problem:
    from reportlint.model.document import LineIndex

    whole = not report.document.text.strip()
    positions = LineIndex(report.document)
    # NOTE: a format without pages is all one page.
    page_numbers = [positions.anchor_at(mark.span.start).page or 1 for mark in marks]
    pages = tuple(dict.fromkeys(page_numbers))
    reason = Message("checks.legibility.maybe_on_textless_page", pages=pages)
    return Problem(
        marks[0].span,
        places[0] if len(places) == 1 else Place(),
        {"variant": _variant(marks, whole=whole), "pages": pages, "count": len(marks)},
        {"found": ",".join(map(str, pages))},
        tuple([RelatedPlace(Place(), mark.span) for mark in marks[1:]]),
        covers=places,
        unassessed_reason=Message("checks.legibility.no_text") if whole else reason,
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
            marks = [m for m in report.document.marks if m.kind in ("picture", "attachment")]
            for mark in [mark for mark in marks if mark.span.start in part.span][:1]:
                names = {"table": table_key(form), "part": part_key(form.part)}
                place = Place(form.part, form.key)
                related = (RelatedPlace(Place(form.part), mark.span),)
                span, covers = part_span(report, form.part), (place, Place(form.part))
                params = {"variant": mark.kind, **names}
                yield Problem(span, place, params, {}, related, covers=covers)
        yield CheckedCount(len(context.form.tables))


#: A torn table is this many lines at least, so many of which end in a figure.
_LINES, _FIGURES = 12, 5
#: More characters than a line of a torn table has.
_LONGEST = 24
_PROSE = frozenset("。，；：、")


def torn_tables(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each table that is not found while its part holds the pieces of one.

    >>> list(torn_tables(REPORT, CONTEXT))
    []
    """
    present = {table.key for table in report.tables}
    for form in context.form.tables:
        part = report.part(form.part)
        if form.key in present or part is None:
            continue
        short = [passage for passage in part.passages if 0 < len(passage.text) < _LONGEST]
        pieces = [passage for passage in short if _PROSE.isdisjoint(passage.text)]
        figures = sum(passage.text[-1].isdigit() for passage in pieces)
        if len(pieces) >= _LINES and figures >= _FIGURES:
            place = Place(form.part, form.key)
            cells = tuple([passage.text for passage in pieces])
            told = {"cells": cells, "count": len(cells)}
            params = {"variant": "torn", "table": table_key(form), **told}
            yield Problem(pieces[0].whole, place, params, covers=(place, Place(None, form.key)))


#: The kinds of damage that are told of, in this order.
_DAMAGES = ("date", "number", "document-number", "replacement")


class DamagedText(Record):
    """Dates, numbers and document numbers lost no characters, and none are garbled."""

    PROVIDES = frozenset({"kind", "count", "text"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem for each kind of damage, at its first place; the others are related."""
        for kind in _DAMAGES:
            damages = [damage for damage in report.damages if damage.kind == kind]
            if damages:
                name = Message(f"checks.legibility.damaged.{kind}")
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
            fix = Fix("safe", Message("checks.legibility.delete_invisible_characters"), edits)
            yield _build_damage_problem(damages, params, {"found": codes[0]}, fix)
        yield CheckedCount(1)


def _build_damage_problem(
    damages: Sequence[Damage],
    params: dict[str, object],
    values: dict[str, str],
    fix: Fix | None = None,
) -> Problem:
    related = tuple([RelatedPlace(Place(), damage.span) for damage in damages[1:]])
    return Problem(damages[0].span, Place(), params, values, related, fix=fix)
