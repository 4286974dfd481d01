"""Pictures of reports: scans and photographs as PNG, JPEG and TIFF, the last with many pages."""

from __future__ import annotations

from reportlint.model.document import NO_WORDS, OCR_NOT_INSTALLED, SMALL_PICTURE, TOO_MANY_PAGES
from reportlint.readers import ocr
from reportlint.readers.layout import SCANS
from reportlint.readers.layout.assembly import build_document
from reportlint.readers.layout.drawings import Box
from reportlint.readers.layout.pages import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Document

#: No page that can be read has a shorter side than the one, or a longer than the other, in pixels.
_SHORT, _LONG = 400, 600
#: Markers of JPEG that start a frame, in which its size stands, lie between these, but for three.
_FIRST_FRAME, _LAST_FRAME = 0xC0, 0xCF
_NO_FRAMES = (0xC4, 0xC8, 0xCC)


def read(data: bytes, path: str) -> Document:
    """Read a picture; raises UnreadableError where it is damaged or too large.

    >>> read(PNG, "scan.png").marks[0].kind
    'page-without-text'
    """
    if ocr.is_installed():
        pages = list(_read_pages(data))
    else:
        pages = [_unread_page(1, SMALL_PICTURE if is_small(data) else OCR_NOT_INSTALLED)]
    return build_document(path, "image", pages, (), None)[0]


def _read_pages(data: bytes) -> Iterator[Page]:
    from reportlint.readers.image.frames import read_frames
    from reportlint.readers.ocr import pages

    for number, raster in enumerate(read_frames(data, SCANS), 1):
        if raster is None:
            yield _unread_page(number, TOO_MANY_PAGES)
            continue
        ocr_page = pages.read_page(raster, number)
        yield _unread_page(number, NO_WORDS) if ocr_page is None else ocr_page


def _unread_page(number: int, why: str) -> Page:
    return Page(number, Box(0, 0, 1, 1), textless=True, why=why)


def is_small(data: bytes) -> bool:
    r"""Whether a picture tells of itself that it is too small to be a page.

    >>> is_small(b"\x89PNG" + bytes(15) + b"\x09" + bytes(3) + b"\x09")
    True
    """
    size = None
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        size = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    size = size or _jpeg(data)
    return size is not None and (min(size) < _SHORT or max(size) < _LONG)


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while data.startswith(b"\xff\xd8") and at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if _FIRST_FRAME <= marker <= _LAST_FRAME and marker not in _NO_FRAMES:
            height, width = data[at + 5 : at + 7], data[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        at += 2 + max(int.from_bytes(data[at + 2 : at + 4], "big"), 1)
    return None
