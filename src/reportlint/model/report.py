"""A draft as the parser understands it: every node knows its span in the document's text."""

from __future__ import annotations

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Document, Span
    from reportlint.model.prose import Claim, CountedNumber, Damage, DateMention, Passage, Period
    from reportlint.model.tables import Table


class Title(Record):
    """The report's title, joined over its lines; ``organ`` as the title or the line above names it.

    ``years`` are the years in it, in order, with ``year_spans`` beside them.
    """

    span: Span
    text: str
    organ: str | None
    years: tuple[int, ...]
    year_spans: tuple[Span, ...]


class Heading(Record):
    """A part's heading as it stands in the draft.

    ``ordinal`` is the number it carries (一、= 1) or None. ``wording`` is ``standard`` (statutory),
    ``accepted`` (a harmless variant) or ``nonstandard``.
    """

    span: Span
    text: str
    ordinal: int | None
    wording: str


class Part(Record):
    """A part of the report: ``number`` and ``key`` of the form's part, None for a foreign one.

    ``span`` runs from the heading to the next part's heading. ``passages`` are its prose, with
    sub-headings, without tables.
    """

    number: int | None
    key: str | None
    heading: Heading
    span: Span
    passages: tuple[Passage, ...]


class Report(Record):
    """The whole draft as a tree; what is absent is None or empty.

    ``year`` is the report year the draft speaks of (majority of title, period, file name and dated
    prose; ties go to the title). ``edition`` is that of the form the year asks for. ``front`` is
    the prose before the first part (title excluded), ``back`` the sign-off after the last.
    ``unparsed`` are spans that belong to a table but could not be placed. ``dates`` are those of
    the prose outside titles and quotations; ``counted_numbers`` stand in the parts' prose, in
    order.
    """

    document: Document
    edition: str
    year: int | None
    title: Title | None
    organ: str | None
    front: tuple[Passage, ...]
    parts: tuple[Part, ...]
    back: tuple[Passage, ...]
    periods: tuple[Period, ...]
    tables: tuple[Table, ...]
    claims: tuple[Claim, ...]
    damages: tuple[Damage, ...]
    unparsed: tuple[Span, ...]
    dates: tuple[DateMention, ...] = ()
    counted_numbers: tuple[CountedNumber, ...] = ()

    def table(self, key: str) -> Table | None:
        """Return the first table of that key."""
        return next((table for table in self.tables if table.key == key), None)

    def part(self, number: int) -> Part | None:
        """Return the first part of that number."""
        return next((part for part in self.parts if part.number == number), None)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All prose, in order: front, parts, back."""
        inner = (passage for part in self.parts for passage in part.passages)
        return (*self.front, *inner, *self.back)
