"""Reads plain text, as a text editor or pdftotext gives it."""

from __future__ import annotations

from reportlint.model.document import Document, Lines, Span
from reportlint.readers.encodings import decode


def read(data: bytes, path: str) -> Document:
    """Read the bytes of a text file; raises UnreadableError where they are no text.

    >>> read("政府信息公开".encode("gbk"), "draft.txt").text
    '政府信息公开'
    """
    return from_text(decode(data), path)


def from_text(text: str, path: str) -> Document:
    """Make a document of text in memory: its lines, and tables drawn with bars or tabs.

    >>> from_text("一、总体情况", "draft.txt").blocks
    (Lines(span=Span(start=0, end=6)),)
    """
    if "|" in text or "\t" in text or "│" in text or "｜" in text:
        from reportlint.readers.text_tables import split_tables

        blocks = tuple(split_tables(text, 0, len(text)))
    else:
        blocks = (Lines(Span(0, len(text))),)
    return Document(path, "text", text, blocks)
