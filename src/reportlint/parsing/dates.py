"""Dates in the prose as they are written, and the year that a draft reports on."""

from __future__ import annotations

from reportlint.model.document import find_quotations, is_within
from reportlint.model.prose import DateMention, Day, Passage, Period
from reportlint.parsing.numbers import numerals
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.model.report import Title


#: Pieces of patterns: a year with its 年, and numbers of months and days. In text wrapped or set
#: wide a blank may stand between the digits; letters o stand for 〇 in a year now and then.
YEAR = "(?:[0-9](?: ?[0-9]){1,7}|[一二][九〇零Oo][〇零Oo一二三四五六七八九]{2})年度?"
MONTH = "(?:[0-9](?: ?[0-9])?|十[一二]?|[一二三四五六七八九元])月"
DAY = (
    "(?:[0-9](?: ?[0-9]){0,2}|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?"
    "|[一二三四五六七八九])日"
)

_DATE = Pattern(f"(?<![0-9])(?<![0-9] )({YEAR})?({MONTH})份?({DAY})")
#: How dates of publication and signature are written besides; a month may stand for its day.
_NUMERIC = Pattern(
    r"(?<![0-9至到—–~～-])(20[0-9]{2}) ?[-./] ?([0-9]{1,2}) ?[-./] ?([0-9]{1,2})(?![0-9至到—–~～-])"
    rf"|(?<![0-9])({YEAR})({MONTH})(?!份?{DAY})"
)
#: A line that gives such a date is no longer.
_LINE = 80
_LETTERS = str.maketrans("Oo", "〇〇")


def find_dates(text: str) -> tuple[tuple[int, int, Day], ...]:
    """Find the dates with month and day in a folded text: start, end and the day.

    Dates in titles and quotations are not the draft's own. A year of three digits has lost one:
    that is damage (:mod:`reportlint.parsing.characters`), and no date.

    >>> find_dates("2024年1月2日公布。")
    ((0, 9, Day(year=2024, month=1, day=2)),)
    """
    if "月" not in text or "日" not in text:
        return ()
    dates = []
    quoted: tuple[tuple[int, int], ...] | None = None
    for match in _DATE.regex.finditer(text):
        quoted = find_quotations(text) if quoted is None else quoted
        year = parse_year(match.group(1)) if match.group(1) else None
        if not is_within(quoted, match.start()) and not 100 <= (year or 0) <= 999:
            day = Day(year, parse_count(match.group(2)), parse_count(match.group(3)))
            dates.append((match.start(), match.end(), day))
    return tuple(dates)


def find_date_mentions(
    passages: Iterable[Passage], outside: Iterable[Passage] = ()
) -> tuple[DateMention, ...]:
    """Find the dates of a report's prose.

    Short lines of the prose ``outside`` the parts are looked through for 2025-01-20 and the like
    and for months without a day, too.

    >>> passages = parse_text("一、总体情况", "2024年1月2日公布。").passages
    >>> [mention.text for mention in find_date_mentions(passages)]
    ['2024年1月2日']
    """
    mentions = [
        DateMention(passage.span(start, end), passage.text[start:end], day)
        for passage in passages
        for start, end, day in find_dates(passage.text)
    ]
    mentions += [mention for line in outside for mention in _short_dates(line)]
    return tuple(sorted(mentions, key=lambda mention: mention.span.start))


def _short_dates(line: Passage) -> Iterator[DateMention]:
    for match in _NUMERIC.regex.finditer(line.text) if len(line.text) <= _LINE else ():
        *numeric, year, month = match.groups()
        written = (parse_year(year), parse_count(month), None) if year else map(int, numeric)
        yield DateMention(line.span(*match.span()), match.group(), Day(*written))


def parse_year(words: str) -> int:
    """Return the year of 2024年, 二〇二四年 or 24年; digits too many make it a year too large.

    >>> parse_year("二〇二四年")
    2024
    """
    plain = words.rstrip("年度").replace(" ", "")
    if plain.isdigit() and plain.isascii():
        year = int(plain)
        return year + 2000 if len(plain) == 2 else year
    digits = [numerals.DIGITS[character] for character in plain.translate(_LETTERS)]
    return int("".join(map(str, digits)))


def parse_count(words: str) -> int:
    """Return the number of a month or day: 12月, 十二月, 元月, 廿三日.

    >>> parse_count("廿三日")
    23
    """
    plain = words.rstrip("月份日号").replace(" ", "")
    if plain.isdigit() and plain.isascii():
        return int(plain)
    numeral = numerals.read("一" if plain == "元" else plain, 0, len(plain))
    return int(numeral.value) if numeral else 0


#: A year of the prose; full dates are the period's, or of single events.
_IN_PROSE = Pattern(r"(?<![\d《〔])(20[0-4]\d)年(?!度?(?:部门)?(?:预算|决算)|\d{1,2}月\d{1,2}日)")
_IN_NAME = Pattern(r"(?<!\d)(20[0-4]\d)(?!\d)")


def find_report_year(
    title: Title | None, periods: Sequence[Period], path: str, passages: Iterable[Passage]
) -> int | None:
    """Return the report year; a tie goes to the title, then to the period, file name and prose.

    >>> find_report_year(None, (), "2023年度报告.docx", ())
    2023
    """
    own = title.years[0] if title and title.years else None
    votes = (own, _of_periods(periods), _of_name(path), _of_prose(passages))
    cast = [vote for vote in votes if vote is not None]
    return max(cast, key=cast.count, default=None)


def _of_periods(periods: Iterable[Period]) -> int | None:
    """Return the year of the first stated period, of one that is implied where none is."""
    stated_first = sorted(periods, key=lambda period: period.is_implied)
    days = [day for period in stated_first for day in (period.end, period.start) if day]
    return next((d.year for d in days if d.year is not None and 2000 <= d.year < 2050), None)


def _of_name(path: str) -> int | None:
    name = path.replace("\\", "/").rpartition("/")[2]
    years = {int(year) for year in _IN_NAME.regex.findall(name)}
    return years.pop() if len(years) == 1 else None


def _of_prose(passages: Iterable[Passage]) -> int | None:
    years = [int(year) for passage in passages for year in _IN_PROSE.regex.findall(passage.text)]
    return max(dict.fromkeys(years), key=years.count, default=None)
