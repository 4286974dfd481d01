"""Rows as CSV (RFC 4180), safe for spreadsheets: what they would take for a formula is words."""

from __future__ import annotations

import csv
import io

from reportlint.patterns import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: Excel takes UTF-8 for something else unless this stands first.
MARK = "\ufeff"
_NUMBER = Pattern(r"[+-]?\d+(?:\.\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def written(rows: Iterable[Iterable[object]]) -> str:
    """Give rows as lines of CSV."""
    text = io.StringIO()
    csv.writer(text).writerows(map(guarded, row) for row in rows)
    return text.getvalue()


def guarded(value: object) -> object:
    """Give a value so that no spreadsheet takes it for a formula; numbers stay numbers."""
    if not isinstance(value, str) or not value.startswith(_FORMULA):
        return value
    return value if _NUMBER.regex.fullmatch(value) else f"'{value}"
