"""Reads Markdown: headings, lists, quotations, emphasis and pipe tables."""

from __future__ import annotations

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
_COMMENT = Pattern(r"<!--.*?-->", 16)


def read(data: bytes, path: str) -> Document:
    """Read the bytes of a Markdown file; raises UnreadableError where they are no text."""
    return from_text(decode(data), path)


def from_text(text: str, path: str) -> Document:
    """Make a document of Markdown in memory; positions are those of the text itself."""
    comments = [match.span() for match in _COMMENT.regex.finditer(text)] if "<!--" in text else []
    blocks: list[Block] = []
    start = 0
    for first, last in [*comments, (len(text), len(text))]:
        for block in split_tables(text, start, first):
            if isinstance(block, Lines):
                blocks += _prose(text, block.span)
            else:
                blocks.append(block)
        start = last
    marks = tuple([Mark("comment", Span(*span), text[slice(*span)]) for span in comments])
    return Document(path, "markdown", text, tuple(blocks), marks=marks)


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
