"""Lines of text for a screen, broken as Chinese and English are: none starts with a full stop."""

from __future__ import annotations

from reportlint.reporters.shared.width import columns, fitting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NEVER_FIRST = "，。、；：？！）”’》〉〕】」』…—·％℃,.;:?!)]%"
_NEVER_LAST = "（“‘《〈〔【「『(["


def wrapped(text: str, room: int, hanging: int = 0) -> list[str]:
    """Give the text in lines of at most ``room`` columns, all but the first indented."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = " " * hanging if lines else ""
        for piece in _pieces(paragraph):
            if columns((line + piece).rstrip()) > room and line.strip():
                lines.append(line.rstrip())
                line = " " * hanging
            line += piece
            while columns(line.rstrip()) > room:
                start = fitting(line, room)
                lines.append(start)
                line = " " * hanging + line[len(start) :]
        lines.append(line.rstrip())
    return lines


def longest(text: str) -> int:
    """Give the columns of the longest piece of the text that no line need break."""
    return max(columns(piece.rstrip()) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """Give the pieces between which a line may be broken; blanks stay with what is before them."""
    start = 0
    for index in range(1, len(text)):
        if _breakable(text[index - 1], text[index]):
            yield text[start:index]
            start = index
    yield text[start:]


def _breakable(left: str, right: str) -> bool:
    if right == " " or right in _NEVER_FIRST or left in _NEVER_LAST:
        return False
    return left == " " or columns(left) == 2 or columns(right) == 2
