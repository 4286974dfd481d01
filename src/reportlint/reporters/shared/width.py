"""Text on a terminal: how many columns it takes, and that nothing in it steers who shows it.

Control characters, marks of direction and characters of no width are shown by others. A line that
a CI system would take for a command (``::error::`` of GitHub, ``##[error]``, ``##vso[`` of Azure)
gets a backslash, which makes it words.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

#: Shown for characters that would print nothing or steer the terminal.
STAND_IN = "\ufffd"
#: What ends lines or goes on in another place, as blanks: words on one line.
BREAKS = str.maketrans("\n\r\f\v\t", "     ")
_BLANKS = "\t\u3000\u00a0\u2002\u2003\u2009"
#: What our own outputs send to a terminal besides words: colours, and links with their ends.
_OURS = Pattern(r"(\x1b\[[0-9;]*m|\x1b\]8;;[^\x00-\x1f\x7f-\x9f]*\x1b\\)")
#: GitHub looks at the beginning of a line, behind blanks; both look for ``##[`` anywhere.
_AT_START = Pattern(r"^((?:\s|\x1b\[[0-9;]*m)*)::", 8)  # 8: re.MULTILINE
_ANYWHERE = Pattern(r"##(?=\w*\[)")
#: What JSON lets pass and terminals or readers act upon: C1, marks of direction and of no width,
#: line ends of Unicode, tags, halves of characters.
_STEERING = Pattern(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]|##(?=\\w*\\[)"
)


def make_visible(text: str) -> str:
    r"""Return the text with every control, format and private character replaced, one for one.

    A byte of a file name that is no UTF-8 becomes four characters (``\xff``).
    """
    return text if text.isprintable() else "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character.isprintable() or character == "\u3000":
        return character
    if character in _BLANKS:
        return " "
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return chr(0x2400 + code) if code < 32 else STAND_IN


def count_columns(text: str) -> int:
    """Return the columns that a text takes: two for a Chinese character, none for an accent."""
    return len(text) if text.isascii() else sum(map(_character_columns, text))


def _character_columns(character: str) -> int:
    if east_asian_width(character) in "WF":
        return 2
    return 0 if category(character) in ("Mn", "Me", "Cf") else 1


def fit_text(text: str, room: int) -> str:
    """Return the longest start of the text that takes at most ``room`` columns."""
    width = 0
    for index, character in enumerate(text):
        width += _character_columns(character)
        if width > room:
            return text[:index]
    return text


def truncate(text: str, room: int) -> str:
    """Return the text, shortened to ``room`` columns with … at its end where it is longer."""
    return text if count_columns(text) <= room else fit_text(text, room - 1) + "…"


def pad_text(text: str, room: int) -> str:
    """Return the text with blanks behind it up to ``room`` columns."""
    return text + " " * (room - count_columns(text))


def sanitise_text(text: str, *, with_colour: bool = False) -> str:
    r"""Return text for people, its lines ended by \n; ``with_colour``: our own colours are kept."""
    if with_colour and "\x1b" in text:
        pieces = _OURS.regex.split(text)
        text = "".join(
            piece if number % 2 else visible_lines(piece) for number, piece in enumerate(pieces)
        )
    else:
        text = visible_lines(text)
    return escape_commands(text)


def escape_commands(text: str) -> str:
    """Return text of which no line is a command to a CI system."""
    if "::" in text:
        text = _AT_START.regex.sub(r"\1\\::", text)
    return _ANYWHERE.regex.sub(r"#\\#", text) if "##" in text else text


def visible_lines(text: str) -> str:
    r"""Return text with every line as ``make_visible`` gives it, its lines ended by \n."""
    return "\n".join(map(make_visible, text.split("\n")))


def escape_controls(json: str) -> str:
    r"""Return JSON that means the same, with what could steer its reader escaped.

    Bytes of file names that are no UTF-8 are told as ``\xff``, as everywhere: not every reader of
    JSON takes halves of characters.
    """
    return _STEERING.regex.sub(_escape_character, json)


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


def escape_markup(markup: str) -> str:
    """Return XML or HTML that means the same, of which no line is a command to a CI system."""
    if "::" in markup:
        markup = _AT_START.regex.sub(r"\1&#58;:", markup)
    return _ANYWHERE.regex.sub("#&#35;", markup) if "##" in markup else markup
