"""The prose of a draft: paragraphs, and what they state, each with its span in the text.

Small numbers besides, as lists, headings and sentences have them: 3, 三, 十二.
"""

from __future__ import annotations

from bisect import bisect_right

from reportlint.model.document import Span
from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from reportlint.support.localized_text import LocalizedText


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
        """Return the document's offset of the character at ``position`` of ``text``."""
        start, source = self.pieces[bisect_right(self.pieces, (position, _FAR)) - 1]
        return source + position - start

    def position(self, offset: int) -> int:
        """Return the position in ``text`` of the document's character at ``offset``."""
        start, source = self.pieces[bisect_right(self.pieces, offset, key=_source) - 1]
        return start + offset - source

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of ``text[start:end]``."""
        first = self.offset(start)
        return Span(first, self.offset(end - 1) + 1 if end > start else first)

    @property
    def whole(self) -> Span:
        """The document's span of the whole passage."""
        return self.span(0, len(self.text))


_FAR = 1 << 62


def _source(piece: tuple[int, int]) -> int:
    return piece[1]


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
    def parse_iso(iso: str) -> Day | None:
        """Return the day that ``2024-12-31`` is, None for other writings and for no day at all.

        >>> Day.parse_iso('2024-12-31')
        Day(year=2024, month=12, day=31)
        """
        year, month, day = (iso[:4], iso[5:7], iso[8:]) if len(iso) == 10 else ("", "", "")
        digits = year + month + day
        if iso[4:5] + iso[7:8] != "--" or not (digits.isascii() and digits.isdigit()):
            return None
        read = Day(int(year), int(month), int(day))
        return read if read.iso() == iso else None

    def iso(self) -> str | None:
        """Return ``2024-12-31``, or None unless all three parts are there and the day exists."""
        if self.year is None or self.month is None or self.day is None or not self.exists:
            return None
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


class Period(Record):
    """A stated statistics period (国办公开办函〔2021〕30号: the calendar year of the report).

    ``text`` is the folded wording of the dates. ``is_damaged``: characters were lost in conversion,
    so the dates cannot be read and are None. ``is_implied``: no statistics period is named, the
    prose only dates itself (2024年1—12月, 截至2024年底): enough for P101, never judged.
    """

    span: Span
    text: str
    start: Day | None
    end: Day | None
    is_damaged: bool = False
    is_implied: bool = False


class DateMention(Record):
    """A date that the prose writes with month and day, whether or not the calendar has it.

    Outside the parts, as in the sign-off, the day may be left out.
    """

    span: Span
    text: str
    day: Day


class SkippedWords(Record):
    """Words that a statement was read without: in no list, and in the place of who, when or how."""

    text: str
    span: Span


class Claim(Record):
    """A number that the prose states about a quantity of the tables.

    ``quantity`` is a key such as ``requests.new.total``, or several joined by + and -; ``also`` are
    the other quantities that the words may lawfully mean. ``scope`` narrows it (a channel, a topic,
    the whole area, cumulative) and is empty for the organ's own year. ``weak``: the wording does
    not quite name the quantity. ``skipped_words`` are those that it was read without,
    since no list knows them: where there are any, a contradiction is no more than a warning.
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
    skipped_words: tuple[SkippedWords, ...] = ()


class CountedNumber(Record):
    """A number with its unit in a paragraph that has several.

    ``start`` and ``end`` are offsets of the paragraph, its unit included; ``at`` is where it stands
    in the document; ``step`` is what one more in its last digit is worth.
    """

    value: int | Decimal
    unit: str
    exact: bool
    start: int
    end: int
    at: int
    step: int | Decimal = 1


@generate_init
class Figure(Record):
    """A numeral of the prose with its unit, or words that state none or all, accounted for.

    ``status`` is ``compared`` (with cells of the tables: the claim about ``quantity`` agrees or a
    finding says that it does not), ``checked`` (judged within the prose: a breakdown, share, growth
    or counted list), ``other`` (counts what the tables do not hold), ``context`` (a date, name,
    address or ordinal) or ``unread``. ``reason`` is why it is unread; of an ``other`` figure the
    noun that it counts, or what narrows it. ``scope`` is ``own`` or that of the claim, "" where
    there is none. ``value`` is None where the numeral counts nothing. ``skipped_words`` are
    those that its claim was read without.
    """

    text: str
    value: int | Decimal | None
    unit: str
    exact: bool
    status: str
    quantity: str | None
    scope: str
    reason: LocalizedText | str | None
    span: Span
    skipped_words: tuple[SkippedWords, ...] = ()


#: What becomes of a figure, in the order of outputs.
FIGURE_STATUSES = ("compared", "checked", "other", "context", "unread")


class Damage(Record):
    """Text broken in conversion.

    ``kind`` is date, number, document-number, replacement or invisible.
    """

    kind: str
    span: Span
    text: str


_NUMERALS = "〇一二三四五六七八九十"
_VALUES = {**{numeral: value for value, numeral in enumerate(_NUMERALS)}, "零": 0, "两": 2}


def number_of(text: str) -> int:
    """Return what 3, 三 or 九十九 stands for; 0 for anything else.

    >>> number_of('3'), number_of('十二'), number_of('甲')
    (3, 12, 0)
    """
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _VALUES.get(text, 0)
    return _VALUES.get(tens or "一", 0) * 10 + _VALUES.get(ones, 0)


def numeral(number: int) -> str:
    """Return 一 to 十 for 1 to 10; larger numbers in digits.

    >>> numeral(3), numeral(12)
    ('三', '12')
    """
    return _NUMERALS[number] if 0 < number <= 10 else str(number)
