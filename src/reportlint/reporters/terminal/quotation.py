"""The lines of a draft that a finding speaks of, cropped to the screen, with a mark below."""

from __future__ import annotations

from reportlint.reporters.shared.width import columns, fitting, visible
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Span

#: A span over more lines than this is quoted by its first ones.
MOST_LINES = 3
#: How many columns of the words around a mark are worth their place.
_CONTEXT = 8


class Quoted(Record):
    """A line of the draft; its mark starts after ``before`` columns and is ``marked`` wide."""

    number: int
    text: str
    before: int
    marked: int


def quoted(text: str, span: Span, line: int, room: int) -> tuple[Quoted, ...]:
    """Give the lines that the span touches, each within ``room`` columns; ``line`` is the first."""
    result: list[Quoted] = []
    for number, (start, end) in enumerate(_lines(text, span), line):
        first, last = max(span.start, start), max(min(span.end, end), start)
        if text[start:end].strip():
            result.append(_cropped(number, text, (start, end), (first, last), room))
        if len(result) == MOST_LINES:
            break
    return tuple(result)


def _lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Give start and end of each line that the span touches, without its line end."""
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    while start <= span.start or start < span.end:
        ends = [found for mark in "\r\n" if (found := text.find(mark, start)) >= 0]
        end = min(ends, default=len(text))
        yield start, end
        if end == len(text):
            return
        start = end + (2 if text.startswith("\r\n", end) else 1)


def _cropped(
    number: int, text: str, line: tuple[int, int], mark: tuple[int, int], room: int
) -> Quoted:
    """Crop a line around its mark, leaving some words before it."""
    (start, end), (first, last) = line, mark
    # NOTE: no more than what fits is looked at, however long the line is.
    before = visible(text[max(start, first - room) : first])
    marked = visible(text[first : min(last, first + room)])
    after = visible(text[last : min(end, last + room)])
    follow = min(columns(after), _CONTEXT)
    if before and (first - start > room or columns(before + marked) + follow > room):
        rest = room - columns(marked) - 1
        before = "…" + _ending(before, max(rest // 2, rest - columns(after), _CONTEXT))
    shown = before + marked + after
    if columns(shown) > room or min(end, last + room) < end:
        shown = fitting(shown, room - 1) + "…"
    width = columns(shown[len(before) : len(before) + len(marked)])
    return Quoted(number, shown, columns(before), max(width, 1))


def _ending(text: str, room: int) -> str:
    """Give the longest end of the text that takes at most ``room`` columns."""
    return fitting(text[::-1], room)[::-1]
