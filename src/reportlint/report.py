"""A draft as the parser understands it: every node knows its span in the document's text."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.document import Document, Span
from reportlint.records import Record, quick

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


class Passage(Record):
    """A paragraph of prose, joined over wrapped lines and folded for comparing.

    Folded: letters, digits and ％．－／ are half-width; （）：；！？ and any comma outside a number
    are full-width; blanks next to Chinese characters and invisible characters are gone.
    ``pieces`` are (offset in ``text``, offset in the document), sorted; each copies one to one up
    to the next.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]

    def offset(self, position: int) -> int:
        """Give the document's offset of the character at ``position`` of ``text``."""
        start, source = self.pieces[bisect_right(self.pieces, (position, _FAR)) - 1]
        return source + position - start

    def span(self, start: int, end: int) -> Span:
        """Give the document's span of ``text[start:end]``."""
        first = self.offset(start)
        return Span(first, self.offset(end - 1) + 1 if end > start else first)

    @property
    def whole(self) -> Span:
        """The document's span of the whole passage."""
        return self.span(0, len(self.text))


_FAR = 1 << 62


class Day(Record):
    """A date as written: a part that was left out or cannot be read is None; it need not exist."""

    year: int | None
    month: int | None
    day: int | None

    @property
    def exists(self) -> bool:
        """Whether the calendar has this day; a part that is None does not speak against it."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        if self.month == 2:
            year = self.year
            leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
            return 1 <= self.day <= (29 if leap else 28)
        return 1 <= self.day <= (30 if self.month in (4, 6, 9, 11) else 31)

    @staticmethod
    def read(iso: str) -> Day | None:
        """Give the day that ``2024-12-31`` is, or None for any other writing and no day at all."""
        year, month, day = (iso[:4], iso[5:7], iso[8:]) if len(iso) == 10 else ("", "", "")
        digits = year + month + day
        if iso[4:5] + iso[7:8] != "--" or not (digits.isascii() and digits.isdigit()):
            return None
        read = Day(int(year), int(month), int(day))
        return read if read.iso() == iso else None

    def iso(self) -> str | None:
        """Give ``2024-12-31``, or None unless all three parts are there and the day exists."""
        if self.year is None or self.month is None or self.day is None or not self.exists:
            return None
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


class Period(Record):
    """A stated statistics period (国办公开办函〔2021〕30号: the calendar year of the report).

    ``text`` is the folded wording of the dates. ``damaged``: characters were lost in conversion,
    so the dates cannot be read and are None. ``implied``: no statistics period is named, the prose
    only dates itself (2024年1—12月, 截至2024年底): enough for P101, never judged.
    """

    span: Span
    text: str
    start: Day | None
    end: Day | None
    damaged: bool = False
    implied: bool = False


class DateMention(Record):
    """A date that the prose writes with month and day, whether or not the calendar has it.

    Outside the parts, as in the sign-off, the day may be left out.
    """

    span: Span
    text: str
    day: Day


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


@quick
class Cell(Record):
    """A number cell of a table.

    ``kind`` says what stands there: number, note ("2件", "22（其中修订16件）": read), blank,
    placeholder, negative, decimal (in a count), text, unread (not found or not placed).
    ``value`` is the number for number, note, negative and decimal, else None: never a quiet 0.
    ``forms`` are remarkable digit forms: fullwidth, letter, blank, leading-zero.
    ``certain``: the cell's place is beyond doubt, and so is its value if it was read from a picture
    of the page, which ``recognised`` says.
    """

    table: str
    row: str
    column: str
    raw: str
    value: int | Decimal | None
    kind: str
    span: Span
    certain: bool = True
    forms: tuple[str, ...] = ()
    recognised: bool = False

    @property
    def empty(self) -> bool:
        """Whether it is blank or holds a placeholder: 0 in the relations, None in ``extract``."""
        return self.kind in ("blank", "placeholder")


@quick
class TableRow(Record):
    """A row as it stands in the draft: ``key`` of the form's row, None for a row it does not have.

    ``wording`` is ``standard``, ``accepted`` or ``variant``; ``count`` is how many values stand in
    it where the form wants ``expected``; ``label_span`` covers the label's first words.
    """

    key: str | None
    label: str
    label_span: Span
    span: Span
    count: int
    expected: int
    wording: str = "standard"


class Table(Record):
    """A table of the form found in the draft.

    ``form`` is the edition whose rows it has, which may be older than the report's. ``part`` is
    the part it stands in. ``grid``: the format itself gave rows and columns. ``rows`` in the
    draft's order; ``cells`` by (row key, column key), one for every cell of the form's rows that
    are present.
    """

    key: str
    form: str
    part: int | None
    span: Span
    grid: bool
    rows: tuple[TableRow, ...]
    cells: Mapping[tuple[str, str], Cell]
    old_words: tuple[tuple[str, Span], ...] = ()


class Claim(Record):
    """A number that the prose states about a quantity of the tables.

    ``quantity`` is a key such as ``requests.new.total``, or several joined by + and -; ``also`` are
    the other quantities that the words may lawfully mean. ``scope`` narrows it (a channel, a topic,
    the whole area, cumulative) and is empty for the organ's own year. ``weak``: the wording does
    not quite name the quantity.
    """

    quantity: str
    value: int | Decimal
    unit: str
    exact: bool
    scope: str
    text: str
    span: Span
    also: tuple[str, ...] = ()
    weak: bool = False


@quick
class Figure(Record):
    """A number with its unit in a sentence that divides numbers (其中) or gives shares (占).

    ``start`` and ``end`` are offsets of the paragraph, its unit included; ``at`` is where it stands
    in the document.
    """

    value: int | Decimal
    unit: str
    exact: bool
    start: int
    end: int
    at: int


class Damage(Record):
    """Text broken in conversion.

    ``kind`` is date, number, document-number, replacement or invisible.
    """

    kind: str
    span: Span
    text: str


class Report(Record):
    """The whole draft as a tree; what is absent is None or empty.

    ``year`` is the report year the draft speaks of (majority of title, period, file name and dated
    prose; ties go to the title). ``edition`` is that of the form the year asks for. ``front`` is
    the prose before the first part (title excluded), ``back`` the sign-off after the last.
    ``unparsed`` are spans that belong to a table but could not be placed. ``dates`` are those of
    the prose outside titles and quotations; ``figures`` stand in the parts' prose, in order.
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
    figures: tuple[Figure, ...] = ()

    def table(self, key: str) -> Table | None:
        """Give the first table of that key."""
        return next((table for table in self.tables if table.key == key), None)

    def part(self, number: int) -> Part | None:
        """Give the first part of that number."""
        return next((part for part in self.parts if part.number == number), None)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All prose, in order: front, parts, back."""
        inner = (passage for part in self.parts for passage in part.passages)
        return (*self.front, *inner, *self.back)
