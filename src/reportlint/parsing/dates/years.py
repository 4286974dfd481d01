"""Which year a draft reports on: the majority of title, period, file name and dated prose."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.model.prose import Passage, Period
    from reportlint.model.report import Title

#: A year of the prose; full dates are the period's, or of single events.
_IN_PROSE = Pattern(r"(?<![\d《〔])(20[0-4]\d)年(?!度?(?:部门)?(?:预算|决算)|\d{1,2}月\d{1,2}日)")
_IN_NAME = Pattern(r"(?<!\d)(20[0-4]\d)(?!\d)")


def find_report_year(
    title: Title | None, periods: Sequence[Period], path: str, passages: Iterable[Passage]
) -> int | None:
    """Return the report year; a tie goes to the title, then to the period, file name and prose."""
    votes = [
        title.years[0] if title and title.years else None,
        _of_periods(periods),
        _of_name(path),
        _of_prose(passages),
    ]
    cast = [vote for vote in votes if vote is not None]
    return max(cast, key=cast.count) if cast else None


def _of_periods(periods: Iterable[Period]) -> int | None:
    """Return the year of the first stated period, of one that is implied where none is."""
    for period in sorted(periods, key=lambda period: period.is_implied):
        for day in (period.end, period.start):
            if day is not None and day.year is not None and 2000 <= day.year < 2050:
                return day.year
    return None


def _of_name(path: str) -> int | None:
    name = path.replace("\\", "/").rpartition("/")[2]
    years = {int(year) for year in _IN_NAME.regex.findall(name)}
    return years.pop() if len(years) == 1 else None


def _of_prose(passages: Iterable[Passage]) -> int | None:
    counts: dict[int, int] = {}
    for passage in passages:
        for match in _IN_PROSE.regex.finditer(passage.text):
            year = int(match.group(1))
            counts[year] = counts.get(year, 0) + 1
    return max(counts, key=lambda year: counts[year]) if counts else None
