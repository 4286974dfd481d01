"""Pictures of reports: scans and photographs as PNG, JPEG and TIFF, the last with many pages."""

from __future__ import annotations

from reportlint.model.document import NO_WORDS, OCR_NOT_INSTALLED, SMALL_PICTURE, TOO_MANY_PAGES
from reportlint.readers import ocr
from reportlint.readers.image.size import is_small
from reportlint.readers.layout.assembly import build_document
from reportlint.readers.layout.budget import SCANS
from reportlint.readers.layout.geometry import Box
from reportlint.readers.layout.pages import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Document


def read(data: bytes, path: str) -> Document:
    """Read a picture; raises UnreadableError where it is damaged or too large."""
    if ocr.is_installed():
        pages = list(_read_pages(data))
    else:
        pages = [_unread_page(1, SMALL_PICTURE if is_small(data) else OCR_NOT_INSTALLED)]
    return build_document(path, "image", pages, (), None)


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
    return Page(number, Box(0, 0, 1, 1), [], [], [], True, "", [], why)
