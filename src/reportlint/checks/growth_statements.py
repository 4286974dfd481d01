"""Reads which two numbers a stated growth comes from: 由20件增至25件，增长25%."""

from __future__ import annotations

from reportlint.checks.percentages import find_percentages
from reportlint.checks.sentences import find_counted_numbers
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from typing import TypeAlias

    from reportlint.checks.percentages import Percentage
    from reportlint.checks.sentences import Sentence
    from reportlint.model.prose import CountedNumber
    from reportlint.model.report import Report

    #: This year's number, the one before, and the last digits to which each is rounded.
    Compared: TypeAlias = tuple[int | Decimal, int | Decimal, int | Decimal, int | Decimal]

_LAST = "(?:(?P<year>20[0-9]{2})年度?|上一?年度?|去年度?)(?:同期)?"
_COMPARED_WITH = f"(?:同比|(?:相?[较比]于?|[与和同]){_LAST}(?:相比)?)"
_ANY_LAST = _LAST.replace("?P<year>", "")
_WITH_ANY = _COMPARED_WITH.replace("?P<year>", "")
_MORE, _LESS = "净增加?|增加|增长|新增|多|上升", "减少|下降|少|降低"
_WORDS = "[^，。；：、（）0-9结转增减多少升降]{0,12}"
#: Between a number and its growth stands nothing that could grow instead.
_GROWTH = Pattern(
    f"[，）（]*+(?:(?>{_WITH_ANY}|相比|总[体量数]|数量|较之前?|实现|均|也|则)[，）]*+)*+"
    "(?:(?P<up>增长|上升|增加|提高|提升|上涨|[增涨升]幅|[增升])"
    "|(?P<down>下降|减少|降低|回落|下滑|[减降跌]幅|[降减]))(?:率|幅度)?(?:了|为|达到?|是|约)?"
)
#: 25件，较上年（20件）; 25件，去年为20件.
_THEN = Pattern(f"[，（]?(?:相?[较比]于?|[与和同])?{_LAST}(?!收到){_WORDS}（?")
#: 由20件增加到25件; 从上年的20件减少为15件.
_MOVED = Pattern(
    "(?:增加|上升|增长|提高|提升|扩大|上涨|减少|下降|降低|压减|回落|[增减升降])(?:到|至|为)了?"
    "(?:20[0-9]{2}年度?的?|今年的?|本年度?的?)?"
)
_FROM = Pattern(f"[由从自](?:{_ANY_LAST}的?)?[^，。；：、（）0-9]{{0,6}}\\Z")
#: 25件，较上年增加5件.
_BY = Pattern(f"[，（]?{_WITH_ANY}[^，。；：、（）0-9]{{0,4}}?(?:(?P<more>{_MORE})|{_LESS})了?")
_FURTHER = Pattern(f"[），]*(?:{_MORE}|{_LESS})了?")
#: 2023年20件，2024年25件.
_THIS_YEAR = "(?:20[0-9]{2}年度?|今年|本年度?|当年|全年)"
_EARLIER = Pattern(f"(?:\\A|[，。；：]){_LAST}{_WORDS}\\Z")
_NOW = Pattern(f"，{_THIS_YEAR}{_WORDS}")
#: Behind the percentage: （上年为15件）; ，全年为205条.
_BASE_BEHIND = Pattern(f"（{_ANY_LAST}(?:为|是|共|有)*")
_NOW_BEHIND = Pattern(f"，{_THIS_YEAR}?(?:共|为|达到?|总计|降至|增至|升至)+")
_LABEL = 24


class GrowthStatement(Record):
    """A stated growth; ``match`` tells its direction, ``compared`` what it comes from."""

    sentence: Sentence
    match: re.Match[str]
    percentage: Percentage
    numbers: tuple[CountedNumber, ...]
    compared: Compared


def read_growths(sentence: Sentence, report: Report) -> Iterator[GrowthStatement]:
    """Return the growths of a sentence whose two numbers it names.

    >>> growths = read_growths(*find_sentence("受理10件，上年5件，增长100%。", "增长"))
    >>> [growth.percentage.value for growth in growths]
    [Decimal('100')]
    """
    numbers = find_counted_numbers(sentence, report)
    text, year = sentence.passage.text, str(report.year)
    for percentage in find_percentages(text, sentence.start, sentence.end) if numbers else ():
        before = [number for number in numbers if number.end <= percentage.start][-3:]
        match = before and _GROWTH.regex.fullmatch(text, before[-1].end, percentage.start)
        if not match or not percentage.exact:
            continue
        after = [number for number in numbers if number.start >= percentage.end][:1]
        for held, read in ((before, _read_three), (before[-2:], _read_two)):
            if _are_alike(held) and (compared := read(text, held, year)):
                yield GrowthStatement(sentence, match, percentage, tuple(held), compared)
                break
        else:
            held = [before[-1], *after]
            if _are_alike(held) and (compared := _read_behind(text, held, percentage)):
                yield GrowthStatement(sentence, match, percentage, tuple(held), compared)


def _are_alike(numbers: Sequence[CountedNumber]) -> bool:
    return len({number.unit for number in numbers}) == 1 and all(n.exact for n in numbers)


def _read_three(text: str, numbers: Sequence[CountedNumber], year: str) -> Compared | None:
    """Read 25件，较上年20件增加5件."""
    if len(numbers) != 3:
        return None
    now, then, by = numbers
    is_then = _is_then(text, now, then, year)
    return _compare(now, then) if is_then and _links(_FURTHER, text, then, by) else None


def _read_two(text: str, numbers: Sequence[CountedNumber], year: str) -> Compared | None:
    if len(numbers) != 2:
        return None
    first, second = numbers
    label = text[max(0, first.start - _LABEL) : first.start]
    if _links(_MOVED, text, first, second):
        return _compare(second, first) if _FROM.regex.search(label) else None
    if by := _links(_BY, text, first, second):
        return _take_back(first, second, more=bool(by["more"]))
    if _is_then(text, first, second, year):
        return _compare(first, second)
    earlier = _EARLIER.regex.search(label)
    if earlier and earlier["year"] != year and _links(_NOW, text, first, second):
        return _compare(second, first)
    return None


def _read_behind(
    text: str, numbers: Sequence[CountedNumber], percentage: Percentage
) -> Compared | None:
    """Read 18件，增长20%（上年为15件）, and 比上年减少45件，下降18%，全年为205件."""
    if len(numbers) != 2:
        return None
    first, second = numbers
    if _BASE_BEHIND.regex.fullmatch(text, percentage.end, second.start):
        return _compare(first, second)
    label_start = max(0, first.start - _LABEL)
    by = next(
        (
            match
            for at in range(label_start, first.start)
            if (match := _BY.regex.fullmatch(text, at, first.start))
        ),
        None,
    )
    if by and _NOW_BEHIND.regex.fullmatch(text, percentage.end, second.start):
        return _take_back(second, first, more=bool(by["more"]))
    return None


def _links(
    pattern: Pattern, text: str, first: CountedNumber, second: CountedNumber
) -> re.Match[str] | None:
    return pattern.regex.fullmatch(text, first.end, second.start)


def _is_then(text: str, first: CountedNumber, second: CountedNumber, year: str) -> bool:
    then = _links(_THEN, text, first, second)
    return then is not None and then["year"] != year


def _compare(now: CountedNumber, then: CountedNumber) -> Compared:
    return now.value, then.value, _blur(now), _blur(then)


def _take_back(now: CountedNumber, by: CountedNumber, *, more: bool) -> Compared:
    then = now.value - by.value if more else now.value + by.value
    return now.value, then, _blur(now), _blur(now) + _blur(by)


def _blur(number: CountedNumber) -> int | Decimal:
    """Return what one more in the last digit of a rounded number is worth: 1000 for 1.2万."""
    return 0 if number.step == 1 else number.step
