"""Breaking text into visual lines as word processors break Chinese."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import east_asian_width

#: Numbers and Latin words stay whole; closing punctuation hangs on to the character before it.
_UNIT = re.compile(r"(?:[!-~]+|[^ ] ?)[，。、；：！？）》〉」”’〕]*| +")


@cache
def _sign_width(sign: str) -> int:
    return 2 if east_asian_width(sign) in "WFA" else 1


def width(text: str) -> int:
    """Return the width in half-width columns."""
    return sum(map(_sign_width, text))


def wrap(text: str, columns: int, first: int = 0) -> list[str]:
    """Break into lines of at most so many half-width columns, the first shorter by ``first``.

    A line feed ends a line too.
    """
    if "\n" in text:
        head, _, rest = text.partition("\n")
        return [*wrap(head, columns, first), *wrap(rest, columns)]
    lines = [""]
    room = columns - first
    for unit in _UNIT.findall(text):
        if lines[-1] and width(unit.rstrip()) > room:
            lines.append("")
            room = columns
        if lines[-1] or unit.strip():
            lines[-1] += unit
            room -= width(unit)
    return [line.rstrip() for line in lines]


def spaced(text: str) -> str:
    """Put blanks between Chinese characters and digits, as some word processors export them."""
    text = re.sub(r"(?<=[一-鿿])(?=[0-9])", " ", text)
    return re.sub(r"(?<=[0-9])(?=[一-鿿])", " ", text)
