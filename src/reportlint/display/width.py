"""Text on a terminal: how many columns it takes, and which characters must not reach it."""

from __future__ import annotations

from unicodedata import category, east_asian_width

#: Shown for characters that would print nothing or steer the terminal.
STAND_IN = "\ufffd"
_BLANKS = "\t\u3000\u00a0\u2002\u2003\u2009"


def visible(text: str) -> str:
    r"""Give the text with every control, format and private character replaced, one for one.

    A byte of a file name that is no UTF-8 becomes four characters (``\xff``).
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable() or character == "\u3000":
        return character
    if character in _BLANKS:
        return " "
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return chr(0x2400 + code) if code < 32 else STAND_IN


def columns(text: str) -> int:
    """Give the columns that a text takes: two for a Chinese character, none for an accent."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if east_asian_width(character) in "WF":
        return 2
    return 0 if category(character) in ("Mn", "Me", "Cf") else 1


def fitting(text: str, room: int) -> str:
    """Give the longest start of the text that takes at most ``room`` columns."""
    used = 0
    for index, character in enumerate(text):
        used += _columns(character)
        if used > room:
            return text[:index]
    return text


def cut(text: str, room: int) -> str:
    """Give the text, shortened to ``room`` columns with … at its end where it is longer."""
    return text if columns(text) <= room else fitting(text, room - 1) + "…"


def padded(text: str, room: int) -> str:
    """Give the text with blanks behind it up to ``room`` columns."""
    return text + " " * (room - columns(text))
