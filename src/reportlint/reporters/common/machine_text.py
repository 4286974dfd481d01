"""What programs read: JSON with nothing in it that steers its reader, and rows as CSV (RFC 4180).

CSV is safe for spreadsheets: what they would take for a formula is words. Its heads are those of a
sheet for people: Chinese words, or in English the keys of the JSON.
"""

from __future__ import annotations

import json

from reportlint.reporters.common.screen import BREAKS, STAND_IN, escape_commands, make_visible
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

#: What JSON lets pass and terminals or readers act upon: C1, marks of direction and of no width,
#: line ends of Unicode, tags, halves of characters.
_STEERING = Pattern(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]|##(?=\\w*\\[)"
)
#: Excel takes UTF-8 for something else unless this stands first.
MARK = "\ufeff"
_NUMBER = Pattern(r"[+-]?\d+(?:\.\d+)?")
#: What begins a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def dumps(value: object) -> str:
    """Return a value as JSON text without a line end."""
    return escape_controls(json.dumps(value, indent=2, ensure_ascii=False))


def indent_entry(value: object, by: int = 4) -> str:
    """Return a value as it stands in a list within other objects, on lines of its own."""
    return f"\n{dumps(value)}".replace("\n", "\n" + " " * by)


def escape_controls(text: str) -> str:
    r"""Return JSON that means the same, with what could steer its reader escaped.

    Bytes of file names that are no UTF-8 are told as ``\xff``, as everywhere: not every reader of
    JSON takes halves of characters.
    """
    return _STEERING.regex.sub(_escape_character, text)


def _escape_character(match: re.Match[str]) -> str:
    characters = match.group()
    if characters == "##":
        return "#\\u0023"
    code = ord(characters)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\\\x{code - 0xDC00:02x}"
    if 0xD800 <= code <= 0xDFFF:
        return STAND_IN
    if code > 0xFFFF:
        high, low = divmod(code - 0x10000, 0x400)
        return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
    return f"\\u{code:04x}"


def write_heads(keys: Iterable[str], language: str) -> str:
    """Return the first line: the heads of the columns."""
    return MARK + write_csv([[Message(f"reporters.csv.heads.{key}")[language] for key in keys]])


def write_csv(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as lines of CSV."""
    import csv
    from io import StringIO

    text = StringIO()
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
