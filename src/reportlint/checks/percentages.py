"""Shares and rates as prose writes them: 25.5%, 百分之二十五, 两成五."""

from __future__ import annotations

from reportlint.model.prose import number_of
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from decimal import Decimal

_DIGITS = "[零〇一二两三四五六七八九]"
_PERCENTAGE = Pattern(
    "(?:(?<![0-9.])(?P<figure>[0-9]{1,6}(?:\\.[0-9]{1,3})?)%(?!.?个百分点)"
    f"|百分之(?P<whole>[零一二两三四五六七八九十百]{{1,4}})(?:点(?P<fraction>{_DIGITS}{{1,3}}))?"
    "|(?P<tens>[一二两三四五六七八九])成(?P<half>半|五)?"
    "(?![立果为员效本功长绩交就套人型品熟都年分]|上千))"
    "(?P<behind>以上|以下|以内|左右|多|余|上下)?"
)
#: What makes it inexact from before.
_BLUR = Pattern("(?:约[为占]?|近|超过?|超出|不足|不到|逾|接近|高于|低于|突破|大约|至少|以上)\\Z")
_BLUR_LENGTH = 4


class Percentage(Record):
    """A percentage: ``value`` of a hundred, ``step`` what one more in its last digit is worth."""

    value: Decimal
    step: Decimal
    exact: bool
    start: int
    end: int


def find_percentages(text: str, start: int, end: int) -> Iterator[Percentage]:
    """Return the percentages between two places of a text, in order.

    >>> [percentage.value for percentage in find_percentages("增长12.5%", 0, 7)]
    [Decimal('12.5')]
    """
    for match in _PERCENTAGE.regex.finditer(text, start, end):
        value, step = _read(match)
        blurred = _BLUR.regex.search(text, max(start, match.start() - _BLUR_LENGTH), match.start())
        exact = not blurred and not match["behind"]
        yield Percentage(value, step, exact, match.start(), match.end())


def _read(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    from decimal import Decimal

    if match["tens"]:
        value = Decimal(number_of(match["tens"]) * 10 + (5 if match["half"] else 0))
        return value, Decimal(5 if match["half"] else 10)
    words = match["figure"]
    if words is None:
        whole = match["whole"]
        words = "100" if whole in ("百", "一百") else str(_read_whole(whole))
        if match["fraction"]:
            words += "." + "".join(str(number_of(digit)) for digit in match["fraction"])
    fraction = words.partition(".")[2]
    return Decimal(words), Decimal(1).scaleb(-len(fraction))


def _read_whole(words: str) -> int:
    hundreds, hundred, rest = words.rpartition("百")
    if not hundred:
        return number_of(words)
    tens = rest.removeprefix("零")
    return (number_of(hundreds) or 1) * 100 + number_of(tens)


def round_rate(value: Decimal) -> Decimal:
    """Round to two digits and leave out zeros at the end.

    >>> from decimal import Decimal
    >>> round_rate(Decimal("12.500"))
    Decimal('12.5')
    """
    return (round(value, 2) + 0).normalize()
