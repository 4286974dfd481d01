"""Reads Markdown: headings, lists, quotations, emphasis and pipe tables."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.model.document import Document, Lines, Mark, Paragraph, Span, mask_marks
from reportlint.readers.encodings import decode
from reportlint.readers.text_tables import split_tables
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Block

_LINE = Pattern(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_HEADING = Pattern(r" {0,3}(#{1,6})[ \t\u3000]*")
_MARKER = Pattern(r"[ \t]*(?:[-*+][ \t]+|>[ \t]?)+(?=\S)")
_SPACES = " \t"
_RULE = Pattern(r"[ \t]*(?:[-*_=][ \t]*){3,}$")
_TAGGED = Pattern(r"<table\b", 2)  # 2: re.IGNORECASE


def read(data: bytes, path: str) -> Document:
    """Read the bytes of a Markdown file; raises UnreadableError where they are no text."""
    return from_text(decode(data), path)


def from_text(text: str, path: str) -> Document:
    """Make a document of Markdown in memory; positions are those of the text itself.

    A comment on lines of its own ends a paragraph. One within a line is part of the text and a
    mark: the parser reads over it.
    """
    comments = list(_comments(text))
    marks = tuple([Mark("comment", Span(*span), text[slice(*span)]) for span in comments])
    visible_text = mask_marks(text, marks) if marks else text
    blocks: list[Block] = []
    start = 0
    for first, last in [*_standalone_comments(visible_text, comments), (len(text), len(text))]:
        for block in _split(visible_text, start, first):
            if isinstance(block, Lines):
                blocks += _prose(visible_text, block.span)
            else:
                blocks.append(block)
        start = last
    return Document(path, "markdown", text, tuple(blocks), marks=marks)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Return where comments stand; one that is never closed is none."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + len("<!--"))
        if end < 0:
            return
        yield start, end + len("-->")
        start = text.find("<!--", end)


def _split(text: str, start: int, end: int) -> Iterator[Block]:
    """Return stretches of lines and tables, drawn ones and those that are written in tags."""
    if _TAGGED.regex.search(text, start, end):
        from reportlint.readers import html_tables

        for grid in html_tables.find_tables(text, start, end):
            yield from split_tables(text, start, grid.span.start)
            yield grid
            start = grid.span.end
    yield from split_tables(text, start, end)


def _standalone_comments(
    visible_text: str, comments: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the comments that have their lines for themselves; all are blank in what is shown."""
    if not comments:
        return []
    lines = [match.span() for match in _LINE.regex.finditer(visible_text)]
    starts = [start for start, _ in lines]
    blank = [not visible_text[start:end].strip() for start, end in lines]
    return [span for span in comments if blank[bisect_right(starts, span[0]) - 1]]


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
            # NOTE: stripped here: a pattern for it would try every blank as the last.
            words = line[heading.end() :].rstrip(_SPACES).rstrip("#").rstrip(_SPACES)
            offset = match.start() + heading.end()
            yield Paragraph(Span(offset, offset + len(words)), len(heading.group(1)))
        elif marker is not None and not _RULE.regex.match(line):
            start = match.start() + marker.end()
    if span.end > start:
        yield Lines(Span(start, span.end))
