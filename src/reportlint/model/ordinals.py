"""Small numbers as lists, headings and sentences have them: 3, 三, 十二."""

from __future__ import annotations

_NUMERALS = "〇一二三四五六七八九十"
_VALUES = {**{numeral: value for value, numeral in enumerate(_NUMERALS)}, "零": 0, "两": 2}


def number_of(text: str) -> int:
    """Return what 3, 三 or 九十九 stands for; 0 for anything else."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _VALUES.get(text, 0)
    return _VALUES.get(tens or "一", 0) * 10 + _VALUES.get(ones, 0)


def numeral(number: int) -> str:
    """Return 一 to 十 for 1 to 10; larger numbers in digits."""
    return _NUMERALS[number] if 0 < number <= 10 else str(number)
