"""Lines of text for a screen, broken as Chinese and English are: none starts with a full stop."""

from __future__ import annotations

from reportlint.reporters.shared.width import count_columns, fit_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NEVER_FIRST = "，。、；：？！）”’》〉〕】」』…—·％℃,.;:?!)]%"
_NEVER_LAST = "（“‘《〈〔【「『(["


def wrap_text(text: str, room: int, hanging: int = 0) -> list[str]:
    """Return the text in lines of at most ``room`` columns, all but the first indented."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = " " * hanging if lines else ""
        for piece in _pieces(paragraph):
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
    longest = max(count_columns(piece.rstrip()) for piece in _pieces(text))
    for less in range(room - 1, longest - 1, -1):
        evener = wrap_text(text, less)
        if len(evener) > len(lines):
            break
        lines = evener
    return lines


def _pieces(text: str) -> Iterator[str]:
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
