"""The last step of words to a terminal, a log or a file: nothing in them steers who shows them.

Control characters, marks of direction and characters of no width are shown by others. A line that
a CI system would take for a command (``::error::`` of GitHub, ``##[error]``, ``##vso[`` of Azure)
gets a backslash, which makes it words.
"""

from __future__ import annotations

from reportlint.display.width import STAND_IN, visible
from reportlint.patterns import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

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


def plain(text: str, *, coloured: bool = False) -> str:
    r"""Return text for people, its lines ended by \n; ``coloured``: our own colours are kept."""
    if coloured and "\x1b" in text:
        pieces = _OURS.regex.split(text)
        text = "".join(
            piece if number % 2 else _visible_lines(piece) for number, piece in enumerate(pieces)
        )
    else:
        text = _visible_lines(text)
    return uncommanding(text)


def uncommanding(text: str) -> str:
    """Return text of which no line is a command to a CI system."""
    if "::" in text:
        text = _AT_START.regex.sub(r"\1\\::", text)
    return _ANYWHERE.regex.sub(r"#\\#", text) if "##" in text else text


def _visible_lines(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))


def unsteering(json: str) -> str:
    r"""Return JSON that means the same, with what could steer its reader escaped.

    Bytes of file names that are no UTF-8 are told as ``\xff``, as everywhere: not every reader of
    JSON takes halves of characters.
    """
    return _STEERING.regex.sub(_escaped, json)


def _escaped(match: re.Match[str]) -> str:
    found = match.group()
    if found == "##":
        return "#\\u0023"
    code = ord(found)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\\\x{code - 0xDC00:02x}"
    if 0xD800 <= code <= 0xDFFF:
        return STAND_IN
    if code > 0xFFFF:
        high, low = divmod(code - 0x10000, 0x400)
        return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
    return f"\\u{code:04x}"


def entities(markup: str) -> str:
    """Return XML or HTML that means the same, of which no line is a command to a CI system."""
    if "::" in markup:
        markup = _AT_START.regex.sub(r"\1&#58;:", markup)
    return _ANYWHERE.regex.sub("#&#35;", markup) if "##" in markup else markup
