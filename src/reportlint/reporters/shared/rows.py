"""Rows as CSV (RFC 4180), safe for spreadsheets: what they would take for a formula is words.

The heads are those of a sheet for people: Chinese words, or in English the keys of the JSON.
"""

from __future__ import annotations

import csv
import io

from reportlint.reporters.shared.screen import BREAKS, escape_commands, make_visible
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: Excel takes UTF-8 for something else unless this stands first.
MARK = "\ufeff"
_NUMBER = Pattern(r"[+-]?\d+(?:\.\d+)?")
#: What begins a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write_heads(keys: Iterable[str], language: str) -> str:
    """Return the first line: the heads of the columns."""
    return MARK + write_csv([[Message(f"reporters.csv.heads.{key}")[language] for key in keys]])


def write_csv(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as lines of CSV."""
    text = io.StringIO()
    csv.writer(text).writerows(map(guard_value, row) for row in rows)
    return text.getvalue()


def guard_value(value: object) -> object:
    """Return a value so that no spreadsheet takes it for a formula; numbers stay numbers.

    Words are on one line, and nothing in them steers the terminal or log they may be printed to.
    """
    if not isinstance(value, str):
        return value
    value = escape_commands(make_visible(value.translate(BREAKS)))
    if not value.lstrip().startswith(_FORMULA):
        return value
    return value if _NUMBER.regex.fullmatch(value) else f"'{value}"
