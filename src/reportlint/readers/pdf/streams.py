"""A look at a file's packed streams before pdfium unpacks them: a small file can hold gigabytes.

Pictures and fonts are left out: pdfium unpacks pictures only to show them, and keeps no more of
a font than its bytes, while it makes objects of what draws a page, fifty times as large.
"""

from __future__ import annotations

import base64
import binascii
import zlib

from reportlint.bilingual import Bilingual
from reportlint.errors import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: More bytes than draw a page, and all pages, of any report.
_LARGEST = 8 * 1024 * 1024
_TOTAL = 64 * 1024 * 1024
#: The older packing is not unpacked here; its streams are short where it is still met.
_LARGEST_LZW = 32 * 1024
#: How far back the dictionary of a stream may start.
_DICTIONARY = 4096
_LEFT_OUT = (b"/Image", b"/Length1", b"/Length2", b"/FontFile", b"/CIDFontType0C", b"/OpenType")


def check(data: bytes) -> None:
    """Raise UnreadableError where streams hold more than any report's."""
    total = 0
    for dictionary, packed in _streams(data):
        if any(word in dictionary for word in _LEFT_OUT):
            continue
        size = _size(dictionary, packed)
        total += size
        if size >= _LARGEST or total > _TOTAL:
            raise UnreadableError(
                Bilingual(
                    "PDF 的页面内容远多于一份年度报告",
                    "the PDF's pages draw far more than any report's",
                ),
                Bilingual(
                    "把年度报告的那几页重新导出为 PDF 再检查", "export the report's own pages again"
                ),
            )


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the dictionary and the packed bytes of each stream."""
    start = data.find(b"stream")
    while start >= 0:
        end = data.find(b"endstream", start + 6)
        if end < 0:
            end = len(data)
        opened = data.rfind(b"obj", max(0, start - _DICTIONARY), start)
        yield data[max(opened, 0) : start], data[start + 6 : end].lstrip(b"\r\n")
        start = data.find(b"stream", end + 9)


def _size(dictionary: bytes, packed: bytes) -> int:
    """Measure a stream unpacked, up to _LARGEST."""
    if b"LZW" in dictionary:
        return _LARGEST if len(packed) > _LARGEST_LZW else len(packed)
    if dictionary.count(b"/FlateDecode") + dictionary.count(b"/Fl ") > 1:
        return _LARGEST
    try:
        if b"/ASCII85Decode" in dictionary:
            packed = base64.a85decode(packed.strip().removesuffix(b"~>"))
        elif b"/ASCIIHexDecode" in dictionary:
            packed = binascii.unhexlify(b"".join(packed.split()).rstrip(b">"))
        return len(zlib.decompressobj().decompress(packed, _LARGEST))
    except (ValueError, zlib.error):
        return len(packed)
