"""Reads Markdown: headings, lists, quotations, emphasis and pipe tables."""

from __future__ import annotations

from bisect import bisect_left

from reportlint.document import Document, Lines, Mark, Paragraph, Span
from reportlint.patterns import Pattern
from reportlint.readers.encodings import decode
from reportlint.readers.pipes import split_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Block

_LINE = Pattern(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_HEADING = Pattern(r" {0,3}(#{1,6})[ \t\u3000]*(.*?)[ \t]*#*[ \t]*$")
_MARKER = Pattern(r"[ \t]*(?:[-*+][ \t]+|>[ \t]?)+(?=\S)")
_RULE = Pattern(r"[ \t]*(?:[-*_=][ \t]*){3,}$")
_TAGGED = Pattern(r"<table\b", 2)  # 2: re.IGNORECASE
_COMMENT = Pattern(r"<!--.*?-->", 16)
#: How far back the beginning of a row is looked for, and how far it may be indented.
_LONGEST_ROW, _DEEPEST_INDENT = 4000, 40


def read(data: bytes, path: str) -> Document:
    """Read the bytes of a Markdown file; raises UnreadableError where they are no text."""
    return from_text(decode(data), path)


def from_text(text: str, path: str) -> Document:
    """Make a document of Markdown in memory; positions are those of the text itself."""
    comments = [match.span() for match in _COMMENT.regex.finditer(text)] if "<!--" in text else []
    within = [span for span in comments if _in_row(text, *span)]
    # NOTE: a comment in the row of a table is no end of the table; blanked, it is read over.
    shown = _blanked(text, within)
    blocks: list[Block] = []
    for start, end in _between(comments if not within else _others(comments, within), len(text)):
        for block in _split(shown, start, end):
            if isinstance(block, Lines):
                blocks += _around(text, block.span, within)
            else:
                blocks.append(block)
    marks = tuple([Mark("comment", Span(*span), text[slice(*span)]) for span in comments])
    return Document(path, "markdown", text, tuple(blocks), marks=marks)


def _split(text: str, start: int, end: int) -> Iterator[Block]:
    """Give stretches of lines and tables, drawn ones and those that are written in tags."""
    if _TAGGED.regex.search(text, start, end):
        from reportlint.readers import tagged

        for grid in tagged.tables(text, start, end):
            yield from split_tables(text, start, grid.span.start)
            yield grid
            start = grid.span.end
    yield from split_tables(text, start, end)


def _in_row(text: str, start: int, end: int) -> bool:
    """Whether a comment stands in a line that begins as the row of a table does."""
    line = max(text.rfind("\n", max(start - _LONGEST_ROW, 0), start), 0)
    begins = text[line : line + _DEEPEST_INDENT].lstrip()[:1] == "|"
    return begins and "\n" not in text[start:end] and "\r" not in text[start:end]


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], " " * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def _others(spans: list[tuple[int, int]], some: list[tuple[int, int]]) -> list[tuple[int, int]]:
    left_out = set(some)
    return [span for span in spans if span not in left_out]


def _between(spans: list[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """Give what lies between spans, up to an end."""
    start = 0
    for first, last in [*spans, (end, end)]:
        yield start, first
        start = last


def _around(text: str, span: Span, comments: list[tuple[int, int]]) -> Iterator[Block]:
    """Give the prose of lines that looked like rows, without the comments in them."""
    first = bisect_left(comments, (span.start, span.start))
    last = bisect_left(comments, (span.end, span.end))
    start = span.start
    for left, right in [*comments[first:last], (span.end, span.end)]:
        yield from _prose(text, Span(start, left))
        start = right


def _prose(text: str, span: Span) -> Iterator[Block]:
    """Cut lines into headings and stretches of prose; a list item begins a stretch."""
    start = span.start
    for match in _LINE.regex.finditer(text, span.start, span.end):
        line = match.group().rstrip("\r\n")
        heading = _HEADING.regex.match(line)
        marker = _MARKER.regex.match(line)
        if heading is None and marker is None and not _RULE.regex.match(line):
            continue
        if match.start() > start:
            yield Lines(Span(start, match.start()))
        start = match.end()
        if heading is not None:
            offset = match.start() + heading.start(2)
            yield Paragraph(Span(offset, offset + len(heading.group(2))), len(heading.group(1)))
        elif marker is not None and not _RULE.regex.match(line):
            start = match.start() + marker.end()
    if span.end > start:
        yield Lines(Span(start, span.end))
