"""The source of a page before it is parsed: its encoding, and the line of each block written in."""

from __future__ import annotations

from reportlint.readers import encodings
from reportlint.readers.html.elements import MARKED, in_any_case
from reportlint.support.errors import UnreadableError
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Bilingual

#: The attribute that carries the line of a start tag through the parser, which keeps none.
LINE = "data-source-line"
_GLANCE = 4096
_CHARSET = Pattern(r"""(?i)(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,20})""")
_BLOCK_TAG = Pattern(rf"<{in_any_case(MARKED)}(?=[\s/>])([^<>]{{0,2000}})")


def text_of(data: bytes, declared: str | None = None) -> str:
    """Decode a page, with the one kind of line end that HTML knows."""
    return decoded_page(data, declared).text.replace("\r\n", "\n").replace("\r", "\n")


def decoded_page(data: bytes, declared: str | None = None) -> encodings.Decoded:
    """Decode a page with the line ends it has, by what it declares where bytes do not tell."""
    if declared is None:
        found = _CHARSET.regex.search(data[:_GLANCE].decode("latin-1"))
        declared = found[1] if found else None
    return encodings.decoded(data, declared)


def with_lines(source: str) -> str:
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


def too_large() -> UnreadableError:
    """Give what is raised of a page that no report can be."""
    return UnreadableError(
        Bilingual("网页过大，无法解析", "the page is too large to parse"),
        Bilingual("只保存报告正文所在的网页", "save only the page that holds the report"),
    )
