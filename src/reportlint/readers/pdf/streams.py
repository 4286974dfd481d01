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

from reportlint.readers.pdf.content_size import EndlessError, Tally
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: More bytes than draw a page, and all pages, of any report.
_LARGEST = 8 * 1024 * 1024
_TOTAL = 64 * 1024 * 1024
#: Pages that name what others have drawn already.
_AGAIN = 1024 * 1024
#: The older packings are not unpacked here; their streams are short where they are still met.
_SEALED = (b"LZW", b"RunLength", b"/RL")
_LARGEST_SEALED = 32 * 1024
#: More pages than are read.
_MOST_PAGES = 2000
#: Marks of content, for people who do not see it, that stand within each other.
_DEEPEST_MARKS = 300
_MARKS = re.compile(rb"\b(?:BMC|BDC|EMC)\b")
_NUMBER = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+\Z")
#: How far back the dictionary of a stream may start.
_DICTIONARY = 4096
_LEFT_OUT = (b"/Image", b"/Length1", b"/Length2", b"/FontFile", b"/CIDFontType0C", b"/OpenType")


def check(data: bytes) -> None:
    """Raise UnreadableError where streams hold more than any report's, or are shown too often."""
    tally = Tally(data)
    total = left_open = 0
    for number, dictionary, packed in _streams(data):
        if any(word in dictionary for word in _LEFT_OUT):
            continue
        content = (
            None if any(word in dictionary for word in _SEALED) else _unpacked(dictionary, packed)
        )
        size = len(content) if content is not None else _size_of_sealed(packed)
        total += size
        left_open += _left_open(content or b"")
        if size >= _LARGEST or total > _TOTAL or left_open > _DEEPEST_MARKS:
            raise _too_much()
        tally.add(number, dictionary, content, size)
    try:
        drawn = list(islice(tally.pages(), _MOST_PAGES))
        largest = max([*tally.forms(), *drawn], default=0)
    except EndlessError:
        raise _too_much() from None
    if largest > _LARGEST or sum(drawn) > _TOTAL or tally.again() > _AGAIN:
        raise _too_much()


def _left_open(content: bytes) -> int:
    """Count the marks that a stream leaves open; raises UnreadableError where they nest too deep.

    pdfium keeps the marks around each piece of text, so that nesting takes memory squared.
    """
    if b"BMC" not in content and b"BDC" not in content:
        return 0
    depth = 0
    for mark in _MARKS.finditer(content):
        depth = max(0, depth - 1) if mark[0] == b"EMC" else depth + 1
        if depth > _DEEPEST_MARKS:
            raise _too_much()
    return depth


def _too_much() -> UnreadableError:
    return UnreadableError(
        Bilingual(
            "PDF 的页面内容远多于一份年度报告", "the PDF's pages draw far more than any report's"
        ),
        Bilingual("把年度报告的那几页重新导出为 PDF 再检查", "export the report's own pages again"),
    )


def _streams(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Give the object's number, the dictionary and the packed bytes of each stream."""
    start = data.find(b"stream")
    while start >= 0:
        end = data.find(b"endstream", start + 6)
        if end < 0:
            end = len(data)
        opened = max(data.rfind(b"obj", max(0, start - _DICTIONARY), start), 0)
        number = _NUMBER.search(data, max(0, opened - 24), opened)
        packed = data[start + 6 : end].lstrip(b"\r\n")
        yield int(number[1]) if number else 0, data[opened:start], packed
        start = data.find(b"stream", end + 9)


def _size_of_sealed(packed: bytes) -> int:
    return _LARGEST if len(packed) > _LARGEST_SEALED else len(packed)


def _unpacked(dictionary: bytes, packed: bytes) -> bytes:
    """Unpack a stream, up to _LARGEST bytes."""
    if dictionary.count(b"/FlateDecode") + dictionary.count(b"/Fl ") > 1:
        raise _too_much()
    try:
        if b"/ASCII85Decode" in dictionary:
            packed = base64.a85decode(packed.strip().removesuffix(b"~>"))
        elif b"/ASCIIHexDecode" in dictionary:
            packed = binascii.unhexlify(b"".join(packed.split()).rstrip(b">"))
        return zlib.decompressobj().decompress(packed, _LARGEST)
    except (ValueError, zlib.error):
        return packed
