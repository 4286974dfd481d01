"""The source of a page: its elements by what they mean, its encoding, the line of each block."""

from __future__ import annotations

from reportlint.readers import encodings
from reportlint.support.lazy_regex import Pattern


def _name_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Elements that begin and end a paragraph; rows and cells do in tables that only lay out.
BLOCKS = _name_set(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header legend li main menu nav ol p pre "
    "section summary table tbody td tfoot th thead tr ul"
)
#: Elements that tell where in the source a paragraph or cell begins.
MARKED = _name_set(
    "article blockquote body br caption center dd div dt h1 h2 h3 h4 h5 h6 li main p pre td th"
)
#: Elements within a line that mean nothing to its words.
PLAIN = _name_set("b big em font i o:p small span strong tt u")
#: Elements that a whole report may stand in.
CONTAINERS = _name_set(
    "html body div section article main center form tbody tr td span font b blockquote"
)
#: Elements whose content is no text of the page.
LEFT_OUT = _name_set(
    "script style template noscript noframes noembed iframe xmp select datalist textarea button "
    "svg audio video canvas map rp rt"
)
#: Elements whose content is not parsed as elements.
RAW = _name_set("script style title textarea xmp iframe noembed noframes noscript")
#: Elements that their like closes, so that they do not pile up, and elements without content.
SHALLOW = _name_set(
    "p li dd dt td th tr thead tbody tfoot option colgroup caption html head body area base br col "
    "embed hr img input link meta param source track wbr"
)
#: Elements that are opened again in each paragraph until they are closed.
FORMATTING = _name_set("a b big code em font i nobr s small strike strong tt u")


def any_case_pattern(names: frozenset[str]) -> str:
    """Return a pattern of names in capitals or not, which fails fast on others.

    NOTE: the flag for this would keep the interpreter from jumping to what stands before them.

    >>> any_case_pattern(frozenset(["td", "th"]))
    '(?=[tT])(?:[tT][dD]|[tT][hH])'
    """
    first = "".join(sorted({name[0] for name in names}))
    letters = "|".join(sorted(names))
    words = "".join(f"[{each}{each.upper()}]" if each.isalpha() else each for each in letters)
    return f"(?=[{first}{first.upper()}])(?:{words})"


#: The attribute that carries the line of a start tag through the parser, which keeps none.
LINE = "data-source-line"
_SAMPLE_BYTES = 4096
_CHARSET = Pattern(r"""(?i)(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,20})""")
_BLOCK_TAG = Pattern(rf"<{any_case_pattern(MARKED)}(?=[\s/>])([^<>]{{0,2000}})")


def decode_source(data: bytes, declared_encoding: str | None = None) -> str:
    r"""Decode a page, with the one kind of line end that HTML knows.

    >>> decode_source("<meta charset=gbk>\r\n公开".encode("gbk"))
    '<meta charset=gbk>\n公开'
    """
    return decode_page(data, declared_encoding).text.replace("\r\n", "\n").replace("\r", "\n")


def decode_page(data: bytes, declared_encoding: str | None = None) -> encodings.DecodedText:
    """Decode a page with the line ends it has, by what it declares where bytes do not tell.

    >>> decode_page("<meta charset=gbk>公开".encode("gbk")).encoding
    'gb18030'
    """
    if declared_encoding is None:
        match = _CHARSET.regex.search(data[:_SAMPLE_BYTES].decode("latin-1"))
        declared_encoding = match[1] if match else None
    return encodings.decode_with_encoding(data, declared_encoding)


def add_line_numbers(source: str) -> str:
    r"""Write the line on which it ends into each block's start tag.

    NOTE: without quotes, so that it does no harm where what looks like a tag stands within the
    quotes of an attribute.

    >>> add_line_numbers("<p>a\n<p id=b>b")
    '<p data-source-line=1 >a\n<p data-source-line=2  id=b>b'
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
