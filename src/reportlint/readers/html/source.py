"""The source of a page before it is parsed: its encoding, and the line of each block written in."""

from __future__ import annotations

from reportlint.readers import encodings
from reportlint.readers.html.elements import MARKED, any_case_pattern
from reportlint.support.errors import UnreadableError
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Message

#: The attribute that carries the line of a start tag through the parser, which keeps none.
LINE = "data-source-line"
_SAMPLE_BYTES = 4096
_CHARSET = Pattern(r"""(?i)(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,20})""")
_BLOCK_TAG = Pattern(rf"<{any_case_pattern(MARKED)}(?=[\s/>])([^<>]{{0,2000}})")


def decode_source(data: bytes, declared_encoding: str | None = None) -> str:
    """Decode a page, with the one kind of line end that HTML knows."""
    return decode_page(data, declared_encoding).text.replace("\r\n", "\n").replace("\r", "\n")


def decode_page(data: bytes, declared_encoding: str | None = None) -> encodings.DecodedText:
    """Decode a page with the line ends it has, by what it declares where bytes do not tell."""
    if declared_encoding is None:
        match = _CHARSET.regex.search(data[:_SAMPLE_BYTES].decode("latin-1"))
        declared_encoding = match[1] if match else None
    return encodings.decode_with_encoding(data, declared_encoding)


def add_line_numbers(source: str) -> str:
    """Write the line on which it ends into each block's start tag.

    NOTE: without quotes, so that it does no harm where what looks like a tag stands within the
    quotes of an attribute.
    """
    pieces: list[str] = []
    last, line = 0, 1
    for match in _BLOCK_TAG.regex.finditer(source):
        name, end = match.span(1)
        line += source.count("\n", last, end)
        pieces.append(f"{source[last:name]} {LINE}={line} {source[name:end]}")
        last = end
    pieces.append(source[last:])
    return "".join(pieces)


def size_error() -> UnreadableError:
    """Return what is raised of a page that no report can be."""
    return UnreadableError(
        Message("readers.html.page_too_large"),
        Message("readers.html.save_report_page"),
    )
