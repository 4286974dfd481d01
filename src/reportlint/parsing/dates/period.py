"""Finds the statistics periods that a report states (国办公开办函〔2021〕30号).

Dates are read by a grammar (``grammars/period.lark``); what makes two dates a statistics period is
the words around them (:mod:`reportlint.parsing.dates.period_words`). Other ranges of dates in the
prose, titles and quotations are none.
"""

from __future__ import annotations

from reportlint.model.document import find_quotations, is_within
from reportlint.model.prose import Day, Period
from reportlint.parsing.dates import period_words
from reportlint.parsing.dates.prose_dates import MONTH, YEAR, parse_count, parse_year
from reportlint.parsing.grammar.store import parse_first
from reportlint.parsing.lines import damage
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from reportlint.model.prose import Passage
    from reportlint.parsing.grammar.lalr import ParseTree

#: No period is longer; what follows is not looked at.
_LONGEST = 64
_RELATIVE = "当年|同年|本年度?|该年度?"
_BEGINNING = Pattern(
    f"(?<![0-9])(?:{YEAR}(?=[0-9一二三四五六七八九十元])|(?:{_RELATIVE})?{MONTH}(?=[0-9一二三四五六七八九十廿卅])"
    f"|[0-9]{{4}}[-./][0-9]{{1,2}}[-./][0-9])"
)
_YEAR_ALONE = Pattern(
    f"(?<![0-9])({YEAR})(?:全年)?(?![0-9一二三四五六七八九十元底末初上下])"
    "|(?:本年度?|全年度?)(?=[。；，）]|$)"
)
_UNTIL = Pattern(
    f"截[至止](?:时间|日期)?[到为是：至]{{0,2}}(?:({YEAR})(?:12月31日|(?:12月|年)?[底末])|目前)"
)
_OWN_YEAR = Pattern("(?<![0-9〔])((?:19|20)[0-9]{2})年")
_SEPARATOR = Pattern("[-./]")
_NEXT = ("次年", "翌年")
_BETWEEN = ("FROM", "TO", "COMMA", "SINCE", "END")
#: How far before a date its year is looked for.
_FARTHEST = 200


class _Range(Record):
    """Two dates found in a passage; ``kind`` is between, year, until or damaged."""

    start: int
    end: int
    kind: str
    first: Day | None
    last: Day | None


def find_periods(passages: Iterable[Passage], year_hint: int | None) -> tuple[Period, ...]:
    """Find the periods stated in a report's prose, in order.

    ``year_hint`` is the year of dates without one. Where no period is stated, the first words that
    imply one (2024年1—12月, 截至2024年底) give one marked so.
    """
    stated_periods: list[Period] = []
    implied_period: Period | None = None
    before = ""
    for passage in passages:
        text = passage.text
        for date_range in _ranges(text, year_hint):
            if period_words.states_period(
                text, date_range.start, date_range.end, date_range.kind, before
            ):
                stated_periods.append(_period(passage, date_range))
            elif implied_period is None and _implies(date_range):
                implied_period = _period(passage, date_range, is_implied=True)
        before = text
    return tuple(stated_periods) or ((implied_period,) if implied_period else ())


def _period(passage: Passage, date_range: _Range, *, is_implied: bool = False) -> Period:
    span = passage.span(date_range.start, date_range.end)
    text = passage.text[date_range.start : date_range.end]
    return Period(
        span, text, date_range.first, date_range.last, date_range.kind == "damaged", is_implied
    )


def _implies(date_range: _Range) -> bool:
    if date_range.kind == "until":
        return True
    first, last = date_range.first, date_range.last
    if date_range.kind != "between" or first is None or last is None:
        return False
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _ranges(text: str, hint: int | None) -> list[_Range]:
    """Find everything in a passage that may be a period, in order, outside quotations."""
    if not any(mark in text for mark in "年月日截-."):
        return []
    ranges = [_Range(*match.span(), "damaged", None, None) for match in _find_damaged(text)]
    taken_places = tuple([(item.start, item.end) for item in ranges])
    ranges.extend(item for item in _between(text, hint) if not _overlaps(taken_places, item))
    if period_words.names_period(text):
        ranges.extend(_years_alone(text, hint))
    ranges.extend(_until(text, hint))
    quoted_places = find_quotations(text) if ranges else ()
    outside = (item for item in ranges if not is_within(quoted_places, item.start))
    return sorted(outside, key=lambda item: item.start)


def _find_damaged(text: str) -> Iterator[re.Match[str]]:
    return damage.DATE.regex.finditer(text) if "日" in text else iter(())


def _overlaps(places: tuple[tuple[int, int], ...], item: _Range) -> bool:
    return is_within(places, item.start) or is_within(places, item.end - 1)


def _between(text: str, hint: int | None) -> Iterator[_Range]:
    if "月" not in text and "-" not in text and "." not in text:
        return
    after = 0
    for match in _BEGINNING.regex.finditer(text):
        start = match.start()
        if start < after:
            continue
        result = parse_first("period", text, start, min(len(text), start + _LONGEST))
        if result is not None:
            tree, after = result
            first, last = _dates(text, tree)
            own = _year_before(text, start) if hint is None else hint
            yield _Range(start, last.end, "between", *_complete_dates(first, last, own))


def _years_alone(text: str, hint: int | None) -> Iterator[_Range]:
    for match in _YEAR_ALONE.regex.finditer(text):
        year = parse_year(match.group(1)) if match.group(1) else hint
        yield _Range(*match.span(), "year", Day(year, 1, 1), Day(year, 12, 31))


def _until(text: str, hint: int | None) -> Iterator[_Range]:
    if "截" in text:
        for match in _UNTIL.regex.finditer(text):
            year = parse_year(match.group(1)) if match.group(1) else hint
            yield _Range(*match.span(), "until", Day(year, 1, 1), Day(year, 12, 31))


def _year_before(text: str, start: int) -> int | None:
    years = _OWN_YEAR.regex.findall(text, max(0, start - _FARTHEST), start)
    return int(years[-1]) if years else None


class _Date:
    """A date in the making; ``shift`` is set by 当年 (0) and 次年 (1)."""

    __slots__ = ("day", "end", "month", "shift", "year")

    def __init__(self) -> None:
        self.year: int | None = None
        self.month: int | None = None
        self.day: int | None = None
        self.shift = 0
        self.end = 0

    def take(self, kind: str, words: str, end: int) -> None:
        """Take a token of the grammar."""
        if kind not in _BETWEEN:
            self.end = end
        if kind == "YEAR":
            self.year = parse_year(words)
        elif kind in ("MONTH", "NUMBER"):
            self.month = parse_count(words)
        elif kind == "DAY":
            self.day = parse_count(words)
        elif kind == "RELATIVE":
            self.shift = int(words in _NEXT)
        elif kind == "DIGITAL":
            self.year, self.month, self.day = map(int, _SEPARATOR.regex.split(words.rstrip("日")))


def _dates(text: str, tree: ParseTree) -> tuple[_Date, _Date]:
    dates = (_Date(), _Date())
    second = False
    for token in tree.tokens():
        second |= token.kind in _BETWEEN
        dates[second].take(token.kind, text[token.start : token.end], token.end)
    return dates


def _complete_dates(first: _Date, last: _Date, hint: int | None) -> tuple[Day, Day]:
    """Fill in the year and the day that were left out."""
    year = first.year or last.year or hint
    final = last.year or (None if year is None else year + last.shift)
    return Day(year, first.month, first.day or 1), _last_day(Day(final, last.month, last.day))


def _last_day(day: Day) -> Day:
    if day.day is not None:
        return day
    ends = (Day(day.year, day.month, number) for number in (31, 30, 29, 28))
    return next((end for end in ends if end.exists), day)
