"""Versions of the program, and the ranges of them that packs ask for (``>=0.2,<1``)."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern

_RANGE = Pattern(r"\s*(>=|<=|==|!=|>|<)\s*([0-9]+(?:\.[0-9]+)*)\s*")
_NUMBERS = Pattern(r"[0-9]+(?:\.[0-9]+)*")


def is_in_ranges(version: str, ranges: str) -> bool | None:
    """Whether a version lies in every one of some ranges; None where they are none.

    What follows the numbers of a version (``0.2.0rc1``) counts as that version.
    """
    number = _NUMBERS.regex.match(version)
    have = _key(number[0]) if number else ()
    fits = True
    for part in ranges.split(","):
        condition = _RANGE.regex.fullmatch(part)
        if condition is None:
            return None
        fits = fits and _holds(have, condition[1], _key(condition[2]))
    return fits


def _key(version: str) -> tuple[int, ...]:
    """Return the numbers without zeros at the end: 1.0 is 1."""
    numbers = [int(number) for number in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _holds(have: tuple[int, ...], sign: str, limit: tuple[int, ...]) -> bool:
    if sign in ("==", "!="):
        return (have == limit) == (sign == "==")
    if have == limit:
        return "=" in sign
    return (have > limit) == (sign[0] == ">")
