"""A look at a file's packed streams before pdfium unpacks them: a small file can hold gigabytes.

Pictures and fonts are left out: pdfium unpacks pictures only to show them, and keeps no more of
a font than its bytes, while it makes objects of what draws a page, fifty times as large.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from itertools import islice

from reportlint.readers.pdf.content_size import ContentSizes, EndlessError
from reportlint.readers.signatures import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: More bytes than draw a page, and all pages, of any report.
_MAX_PAGE_BYTES = 8 * 1024 * 1024
_MAX_TOTAL_BYTES = 64 * 1024 * 1024
#: Pages that name what others have drawn already.
_MAX_REPEATED_BYTES = 1024 * 1024
#: The older packings are not unpacked here; their streams are short where they are still met.
_SEALED_FILTERS = (b"LZW", b"RunLength", b"/RL")
_MAX_SEALED_BYTES = 32 * 1024
#: More pages than are read.
_MOST_PAGES = 2000
#: Marks of content, for people who do not see it, that stand within each other.
_DEEPEST_MARKS = 300
_MARKS = re.compile(rb"\b(?:BMC|BDC|EMC)\b")
_NUMBER = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+\Z")
#: How far back the dictionary of a stream may start.
_DICTIONARY = 4096
_LEFT_OUT = (b"/Image", b"/Length1", b"/Length2", b"/FontFile", b"/CIDFontType0C", b"/OpenType")


def check_streams(data: bytes) -> None:
    """Raise UnreadableError where streams hold more than any report's, or are shown too often.

    >>> check_streams(b"stream q Q endstream")
    """
    try:
        _measure_streams(data)
    except EndlessError:
        raise unreadable("pdf.too_much_content", "pdf.export_report_pages") from None


def _measure_streams(data: bytes) -> None:
    """Raise EndlessError where there is too much."""
    sizes = ContentSizes(data)
    total = left_open = 0
    for number, dictionary, packed_data in _streams(data):
        if any(word in dictionary for word in _LEFT_OUT):
            continue
        if any(word in dictionary for word in _SEALED_FILTERS):
            content = None
            size = len(packed_data) if len(packed_data) <= _MAX_SEALED_BYTES else _MAX_PAGE_BYTES
        else:
            content = _unpack(dictionary, packed_data)
            size = len(content)
        total += size
        left_open += _left_open(content or b"")
        if size >= _MAX_PAGE_BYTES or total > _MAX_TOTAL_BYTES or left_open > _DEEPEST_MARKS:
            raise EndlessError
        sizes.add(number, dictionary, content, size)
    page_sizes = list(islice(sizes.page_sizes(), _MOST_PAGES))
    largest = max([*sizes.form_sizes(), *page_sizes], default=0)
    is_repeated = sizes.repeated_size() > _MAX_REPEATED_BYTES
    if largest > _MAX_PAGE_BYTES or sum(page_sizes) > _MAX_TOTAL_BYTES or is_repeated:
        raise EndlessError


def _left_open(content: bytes) -> int:
    """Count the marks that a stream leaves open; raises EndlessError where they nest too deep.

    pdfium keeps the marks around each piece of text, so that nesting takes memory squared.
    """
    if b"BMC" not in content and b"BDC" not in content:
        return 0
    depth = 0
    for mark in _MARKS.finditer(content):
        depth = max(0, depth - 1) if mark[0] == b"EMC" else depth + 1
        if depth > _DEEPEST_MARKS:
            raise EndlessError
    return depth


def _streams(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Return the object's number, the dictionary and the packed bytes of each stream."""
    start = data.find(b"stream")
    while start >= 0:
        end = data.find(b"endstream", start + 6)
        if end < 0:
            end = len(data)
        object_start = max(data.rfind(b"obj", max(0, start - _DICTIONARY), start), 0)
        number = _NUMBER.search(data, max(0, object_start - 24), object_start)
        packed_data = data[start + 6 : end].lstrip(b"\r\n")
        yield int(number[1]) if number else 0, data[object_start:start], packed_data
        start = data.find(b"stream", end + 9)


def _unpack(dictionary: bytes, packed_data: bytes) -> bytes:
    """Unpack a stream, up to _MAX_PAGE_BYTES; raises EndlessError for one that is packed twice."""
    if dictionary.count(b"/FlateDecode") + dictionary.count(b"/Fl ") > 1:
        raise EndlessError
    try:
        if b"/ASCII85Decode" in dictionary:
            packed_data = base64.a85decode(packed_data.strip().removesuffix(b"~>"))
        elif b"/ASCIIHexDecode" in dictionary:
            packed_data = binascii.unhexlify(b"".join(packed_data.split()).rstrip(b">"))
        return zlib.decompressobj().decompress(packed_data, _MAX_PAGE_BYTES)
    except (ValueError, zlib.error):
        return packed_data
