"""The seam to pdfium, the only importer of it: documents and pages, opened and closed again."""

from __future__ import annotations

import ctypes
import threading
from contextlib import contextmanager

# NOTE: the bindings alone; pypdfium2 itself adds helpers, logging and 35 ms to the start.
import pypdfium2_raw  # type: ignore[import-untyped]

from reportlint.readers.pdf import substitute
from reportlint.readers.signatures import unreadable
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

#: pdfium's own functions and constants, by the names of its documentation.
raw: Any = pypdfium2_raw
#: More pages than any report has, even one bound together with its annexes.
MAX_PAGES = 1000
#: pdfium is not made for threads: one file at a time.
_LOCK = threading.Lock()
_READ_ERRORS = {
    raw.FPDF_ERR_PASSWORD: (
        Message("readers.pdf.password_needed"),
        Message("readers.pdf.remove_password"),
    ),
    raw.FPDF_ERR_SECURITY: (
        Message("readers.pdf.unknown_encryption"),
        Message("readers.pdf.remove_encryption"),
    ),
}
_DAMAGED = (Message("readers.pdf.damaged"), Message("readers.pdf.export_again"))
#: Annotations that hold text of the page itself: form fields and typed-over words.
_DRAWN_TEXT = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT)
#: Annotations that carry somebody's remark.
_COMMENT_TYPES = [
    getattr(raw, f"FPDF_ANNOT_{kind}")
    for kind in ("TEXT", "HIGHLIGHT", "UNDERLINE", "SQUIGGLY", "STRIKEOUT", "CARET", "INK")
]
_MAX_ANNOTATIONS = 1000
_MAX_STRING = 65536


@contextmanager
def open_document(data: bytes) -> Iterator[Any]:
    """Open a document; raises UnreadableError where pdfium cannot or it has too many pages."""
    with _LOCK:
        raw.FPDF_InitLibrary()
        substitute.install(raw)
        document = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise UnreadableError(*_READ_ERRORS.get(raw.FPDF_GetLastError(), _DAMAGED))
        try:
            yield document
        finally:
            raw.FPDF_CloseDocument(document)


def page_count(document: Any) -> int:
    """Count the pages; raises UnreadableError for none and for more than MAX_PAGES."""
    count: int = raw.FPDF_GetPageCount(document)
    if count <= 0:
        raise UnreadableError(*_DAMAGED)
    if count > MAX_PAGES:
        raise unreadable(
            "pdf.too_many_pages", "image.save_report_pages", count=count, max_pages=MAX_PAGES
        )
    return count


@contextmanager
def open_page(document: Any, index: int) -> Iterator[Any]:
    """Open a page, form fields and typed-over text drawn into it; None where it is damaged."""
    handle = raw.FPDF_LoadPage(document, index)
    if handle and any(subtype in _DRAWN_TEXT for subtype, _ in _annotations(handle)):
        raw.FPDFPage_Flatten(handle, raw.FLAT_PRINT)
        raw.FPDF_ClosePage(handle)
        handle = raw.FPDF_LoadPage(document, index)
    try:
        yield handle or None
    finally:
        if handle:
            raw.FPDF_ClosePage(handle)


@contextmanager
def open_text(handle: Any) -> Iterator[Any]:
    """Open the text of a page; None where there is none."""
    text_page = raw.FPDFText_LoadPage(handle)
    try:
        yield text_page or None
    finally:
        if text_page:
            raw.FPDFText_ClosePage(text_page)


def read_page_box(handle: Any) -> tuple[float, float, float, float]:
    """Return the visible part of a page: left, bottom, right, top."""
    rectangle = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(handle, rectangle)
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def read_comments(handle: Any) -> list[str]:
    """Return the words of the comments on a page."""
    return [
        _read_string(raw.FPDFAnnot_GetStringValue, annotation, b"Contents")
        for subtype, annotation in _annotations(handle)
        if subtype in _COMMENT_TYPES
    ]


def attachment_names(document: Any) -> list[str]:
    """Return the names of the files inside the file."""
    count = min(raw.FPDFDoc_GetAttachmentCount(document), _MAX_ANNOTATIONS)
    handles = [raw.FPDFDoc_GetAttachment(document, index) for index in range(count)]
    return [_read_string(raw.FPDFAttachment_GetName, handle) for handle in handles if handle]


def _annotations(handle: Any) -> Iterator[tuple[int, Any]]:
    for index in range(min(raw.FPDFPage_GetAnnotCount(handle), _MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(handle, index)
        if not annotation:
            continue
        try:
            yield raw.FPDFAnnot_GetSubtype(annotation), annotation
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _read_string(getter: Any, *arguments: Any) -> str:
    """Call one of pdfium's getters of UTF-16 strings: once for the length, once for the words."""
    length = min(getter(*arguments, None, 0), _MAX_STRING)
    buffer = ctypes.create_string_buffer(length + 2)
    getter(*arguments, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw[:length].decode("utf-16-le", "replace").rstrip("\0")
