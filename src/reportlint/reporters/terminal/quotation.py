"""The lines of a draft that a finding speaks of, cropped to the screen, with a mark below."""

from __future__ import annotations

from reportlint.reporters.shared.screen import count_columns, fit_text, make_visible
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Span

#: A span over more lines than this is quoted by its first ones.
MOST_LINES = 3
#: How many columns of the words around a mark are worth their place.
_CONTEXT = 8


class QuotedLine(Record):
    """A line of the draft; its mark starts after ``before`` columns and is ``mark_width`` wide."""

    number: int
    text: str
    before: int
    mark_width: int


def quote_lines(text: str, span: Span, line: int, room: int) -> tuple[QuotedLine, ...]:
    """Return lines that the span touches, each within ``room`` columns; ``line`` is the first."""
    result: list[QuotedLine] = []
    for number, (start, end) in enumerate(_lines(text, span), line):
        first, last = max(span.start, start), max(min(span.end, end), start)
        if text[start:end].strip():
            result.append(_crop_line(number, text, (start, end), (first, last), room))
        if len(result) == MOST_LINES:
            break
    return tuple(result)


def _lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Return start and end of each line that the span touches, without its line end."""
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    while start <= span.start or start < span.end:
        ends = [index for mark in "\r\n" if (index := text.find(mark, start)) >= 0]
        end = min(ends, default=len(text))
        yield start, end
        if end == len(text):
            return
        start = end + (2 if text.startswith("\r\n", end) else 1)


def _crop_line(
    number: int, text: str, line: tuple[int, int], mark: tuple[int, int], room: int
) -> QuotedLine:
    """Crop a line around its mark, leaving some words before it."""
    (start, end), (first, last) = line, mark
    # NOTE: no more than what fits is looked at, however long the line is.
    before = make_visible(text[max(start, first - room) : first])
    marked_text = make_visible(text[first : min(last, first + room)])
    after = make_visible(text[last : min(end, last + room)])
    follow = min(count_columns(after), _CONTEXT)
    if before and (first - start > room or count_columns(before + marked_text) + follow > room):
        rest = room - count_columns(marked_text) - 1
        before = "…" + _ending(before, max(rest // 2, rest - count_columns(after), _CONTEXT))
    line_text = before + marked_text + after
    if count_columns(line_text) > room or min(end, last + room) < end:
        line_text = fit_text(line_text, room - 1) + "…"
    width = count_columns(line_text[len(before) : len(before) + len(marked_text)])
    return QuotedLine(number, line_text, count_columns(before), max(width, 1))


def _ending(text: str, room: int) -> str:
    """Return the longest end of the text that takes at most ``room`` columns."""
    return fit_text(text[::-1], room)[::-1]
