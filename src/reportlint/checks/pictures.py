"""What stands in pictures: pages that hold no text, and tables that are not there as tables."""

from __future__ import annotations

from reportlint.checks.labels import part_key, part_span, table_key
from reportlint.model.document import OCR_NOT_INSTALLED, TOO_LARGE, TOO_MANY_PAGES
from reportlint.model.problem import CheckedCount, Place, Problem, RelatedPlace
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Mark
    from reportlint.model.problem import Context
    from reportlint.model.report import Part, Report


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

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield one problem for all pages without text; what may be on them is not judged."""
        marks = find_textless_marks(report)
        if marks:
            whole = not report.document.text.strip()
            places = tuple([Place(n) for n in _parts(report, marks, len(context.form.parts))])
            yield _problem(report, marks, places, whole=whole)
        yield CheckedCount(1)


def _problem(
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


def _parts(report: Report, marks: Sequence[Mark], last: int) -> tuple[int, ...]:
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

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
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
