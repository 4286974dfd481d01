"""Findings for a terminal: head, message, the words and the table they speak of, related places."""

from __future__ import annotations

from reportlint.reporters.common import (
    add_label,
    format_position,
    name_cell,
    name_rule,
    name_severity,
)
from reportlint.reporters.common.annotations import Advice
from reportlint.reporters.common.screen import (
    SEVERITY_COLOURS,
    apply_style,
    count_columns,
    fit_text,
    link_rule,
    make_visible,
    pad_text,
    wrap_text,
)
from reportlint.reporters.terminal.excerpt import render_excerpt
from reportlint.reporters.terminal.neighbourhood import find_neighbourhood
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.document import Span
    from reportlint.model.finding import FileResult, Finding, Location
    from reportlint.reporters.common import View
    from reportlint.reporters.terminal.neighbourhood import Neighbourhood

#: The columns before a finding's head, and before everything that belongs to it.
_HEAD, _INDENT = 2, 4
#: The columns before the drawing of a table.
_TABLE = 6
#: Narrower screens get no table.
_NARROWEST = 50
#: How far a line goes in that continues the one above it.
_HANGING = 2
#: More places than this are counted, not listed, but for the terms of a sum.
_MOST = 8
#: A span over more lines than this is quoted by its first ones.
MOST_LINES = 3
#: How many columns of the words around a mark are worth their place.
_CONTEXT = 8


def render_findings(result: FileResult, view: View) -> str:
    """Return a file's findings, with an empty line between them."""
    advice = Advice(view)
    lines: list[str] = []
    for finding in result.findings:
        lines += [""] if lines else []
        lines += _lines(finding, result, view)
        words = advice.on(finding)
        if words is not None:
            lines += _message_lines(make_visible(add_label(*words, view.language)), view)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(finding: Finding, result: FileResult, view: View) -> Iterator[str]:
    yield from _head(finding, view)
    yield from _message_lines(make_visible(finding.message), view)
    yield from _quote(finding, result, view)
    neighbourhood = None
    if view.width >= _NARROWEST:
        neighbourhood = find_neighbourhood(finding, result, view, view.width - _TABLE)
    if neighbourhood is not None:
        table = render_excerpt(neighbourhood, finding.severity, view)
        yield from (" " * _TABLE + line for line in table)
    related = describe_related(finding, result, view, neighbourhood)
    yield from (" " * _INDENT + apply_style(line, "dim", view) for line in related)


def _head(finding: Finding, view: View) -> Iterator[str]:
    """Return severity, rule and place; the place on lines of its own where there is no room."""
    language = view.language
    severity = name_severity(finding.severity, language)
    colour = SEVERITY_COLOURS[finding.severity]
    name = make_visible(name_rule(finding, language))
    place = format_position(finding.location, language)
    rule = link_rule(apply_style(finding.rule, "bold", view), finding.rule, view)
    head = f"{apply_style(severity, f'bold {colour}', view)} {rule}"
    lead = f"{severity} {finding.rule} "
    if count_columns(lead + name + place) + _HEAD + 2 <= view.width:
        yield (
            " " * _HEAD
            + head
            + apply_style(f" {name}  ", "dim", view)
            + apply_style(place, "cyan", view)
        )
        return
    first, *rest = wrap_text(lead + name, view.width - _HEAD, _HANGING)
    yield " " * _HEAD + head + apply_style(first[len(lead) - 1 :], "dim", view)
    yield from (" " * _HEAD + apply_style(line, "dim", view) for line in rest)
    for line in wrap_text(place, view.width - _INDENT, _HANGING):
        yield " " * _INDENT + apply_style(line, "cyan", view)


def _quote(finding: Finding, result: FileResult, view: View) -> Iterator[str]:
    if result.report is None:
        return
    text = result.report.document.text
    gutter = max(len(str(finding.location.end_line)), 3)
    room = max(view.width - _INDENT - gutter - 3, 20)
    colour = SEVERITY_COLOURS[finding.severity]
    for line in quote_lines(text, finding.span, finding.location.line, room):
        yield apply_style(f"    {line.number:>{gutter}} │ ", "dim", view) + line.text
        mark = apply_style("^" * line.mark_width, f"bold {colour}", view)
        yield apply_style(f"    {'':{gutter}} │ ", "dim", view) + " " * line.before + mark


def _message_lines(words: str, view: View) -> Iterator[str]:
    hanging = _HANGING if view.width < _NARROWEST else 0
    for line in wrap_text(words, view.width - _INDENT, hanging):
        yield " " * _INDENT + line


def describe_related(
    finding: Finding, result: FileResult, view: View, neighbourhood: Neighbourhood | None
) -> Iterator[str]:
    """Return a line for each related place that was not ``neighbourhood``; zeros are only counted.

    All terms of a sum over the finding's table are listed, of other places the first ones.
    """
    cells = neighbourhood.cells if neighbourhood else frozenset()
    pairs = [
        (place, value)
        for place, value in zip(finding.related, finding.related_values, strict=True)
        if place.table != finding.location.table or (place.row, place.column_key) not in cells
    ]
    shown_pairs = list(_choose_pairs(finding, pairs))
    if not shown_pairs:
        return
    yield Message("reporters.related.title")[view.language]
    places = [format_position(place, view.language) for place, _ in shown_pairs]
    room = max(map(count_columns, places))
    for where, (place, value) in zip(places, shown_pairs, strict=True):
        text = _describe_place(place, value, result, view).rstrip()
        yield from _fit_line(f"{pad_text(where, room)}  {text}", f"{where}  {text}", view.width - 4)
    others = len(pairs) - len(shown_pairs)
    zeros = sum(value == "0" for _, value in pairs)
    if others == zeros > 0:
        yield "  " + Message("reporters.related.more_zeros", count=zeros)[view.language]
    elif others:
        yield "  " + Message("reporters.related.more", count=others)[view.language]


def _fit_line(aligned_line: str, plain: str, room: int) -> Iterator[str]:
    """Return a line, or where it finds no room its beginning and what goes on below it."""
    if count_columns(aligned_line) + 2 <= room:
        yield f"  {aligned_line.rstrip()}"
    else:
        yield from (f"  {line}" for line in wrap_text(plain, room - 2, 4))


def _choose_pairs(
    finding: Finding, pairs: Iterable[tuple[Location, str]]
) -> Iterator[tuple[Location, str]]:
    """Return the terms of the sum, and as many of the other places as are worth their lines."""
    room = _MOST
    for place, value in pairs:
        term = value != "" and place.table is not None and place.table == finding.location.table
        if value != "0" and (term or room):
            yield place, value
            room -= not term


def _describe_place(place: Location, value: str, result: FileResult, view: View) -> str:
    name, words = name_cell(place, result, view), make_visible(place.text)
    if not name:
        if not words.strip():  # a page that is a picture has a place and no words
            return value
        quote = Message("reporters.words.quoted", words=words)[view.language]
        return quote if value in ("", place.text) else f"{quote} = {value}"
    return f"{name} = {value}" if value else name


class QuotedLine(Record):
    """A line of the draft; its mark starts after ``before`` columns and is ``mark_width`` wide."""

    number: int
    text: str
    before: int
    mark_width: int


def quote_lines(text: str, span: Span, line: int, room: int) -> tuple[QuotedLine, ...]:
    """Return lines that the span touches, each within ``room`` columns; ``line`` is the first."""
    result: list[QuotedLine] = []
    for number, (start, end) in enumerate(_touched_lines(text, span), line):
        first, last = max(span.start, start), max(min(span.end, end), start)
        if text[start:end].strip():
            result.append(_crop_line(number, text, (start, end), (first, last), room))
        if len(result) == MOST_LINES:
            break
    return tuple(result)


def _touched_lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
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
