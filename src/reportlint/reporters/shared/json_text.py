"""JSON as all outputs write it: indented, in UTF-8, with nothing in it that steers its reader."""

from __future__ import annotations

import json

from reportlint.reporters.shared.screen import STAND_IN
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

#: What JSON lets pass and terminals or readers act upon: C1, marks of direction and of no width,
#: line ends of Unicode, tags, halves of characters.
_STEERING = Pattern(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]|##(?=\\w*\\[)"
)


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
