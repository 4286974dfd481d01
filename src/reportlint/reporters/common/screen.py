"""Text on a screen: columns, lines, colours, links, and that nothing in it steers who shows it.

Control characters, marks of direction and characters of no width are shown by others. A line that
a CI system would take for a command (``::error::`` of GitHub, ``##[error]``, ``##vso[`` of Azure)
gets a backslash, which makes it words.
"""

from __future__ import annotations

import os
from unicodedata import category, east_asian_width

from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.common import View

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
#: Signs that no line begins or ends with.
_NEVER_FIRST = "，。、；：？！）”’》〉〕】」』…—·％℃,.;:?!)]%"
_NEVER_LAST = "（“‘《〈〔【「『(["
#: The codes of styles, and what stands around the address of a link (OSC 8).
_CODES = {
    "bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36",
    "reverse": "7",
}  # fmt: skip
_START, _END = "\x1b]8;;", "\x1b\\"
#: The colour of each severity.
SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


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


def escape_markup(markup: str) -> str:
    """Return XML or HTML that means the same, of which no line is a command to a CI system."""
    if "::" in markup:
        markup = _AT_START.regex.sub(r"\1&#58;:", markup)
    return _ANYWHERE.regex.sub("#&#35;", markup) if "##" in markup else markup


def wrap_text(text: str, room: int, hanging: int = 0) -> list[str]:
    """Return the text in lines of at most ``room`` columns, all but the first indented."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = " " * hanging if lines else ""
        for piece in _breakable_pieces(paragraph):
            if count_columns((line + piece).rstrip()) > room and line.strip():
                lines.append(line.rstrip())
                line = " " * hanging
            line += piece
            while count_columns(line.rstrip()) > room:
                start = fit_text(line, room)
                lines.append(start)
                line = " " * hanging + line[len(start) :]
        lines.append(line.rstrip())
    return lines


def wrap_evenly(text: str, room: int) -> list[str]:
    """Return the text in no more lines than the room asks for, and these as even as may be.

    No word is broken for it.
    """
    lines = wrap_text(text, room)
    longest = max(count_columns(piece.rstrip()) for piece in _breakable_pieces(text))
    for less in range(room - 1, longest - 1, -1):
        evener = wrap_text(text, less)
        if len(evener) > len(lines):
            break
        lines = evener
    return lines


def _breakable_pieces(text: str) -> Iterator[str]:
    """Return pieces between which a line may be broken; blanks stay with what is before them."""
    start = 0
    for index in range(1, len(text)):
        if _breakable(text[index - 1], text[index]):
            yield text[start:index]
            start = index
    yield text[start:]


def _breakable(before: str, after: str) -> bool:
    if after == " " or after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return before == " " or count_columns(before) == 2 or count_columns(after) == 2


def apply_style(text: str, style: str, view: View) -> str:
    """Return the text in a style (``bold red``) where the view has colours."""
    codes = ";".join(_CODES[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m" if view.colour else text


def link_file(text: str, path: str, view: View) -> str:
    """Return the text as a link to a file where the screen shows links."""
    if not view.links or path == "-":
        return text
    return make_link(text, build_file_address(path))


def link_rule(text: str, rule: str, view: View) -> str:
    """Return the text as a link to a rule's page where the screen shows links and there is one."""
    if not view.links or not view.rule_pages:
        return text
    return make_link(text, build_rule_address(rule, view))


def make_link(text: str, address: str) -> str:
    """Return the text as a link."""
    return f"{_START}{address}{_END}{text}{_START}{_END}"


def build_file_address(path: str) -> str:
    """Return the address of a file, whatever bytes its name is made of."""
    from urllib.parse import quote

    plain = os.path.abspath(path).replace(os.sep, "/")
    lead = "" if plain.startswith("/") else "/"
    return f"file://{lead}{quote(os.fsencode(plain))}"


def build_rule_address(rule: str, view: View) -> str:
    """Return the address of a rule's page; "" where none was configured."""
    return view.rule_pages.replace("{id}", rule).replace("{language}", view.language)
