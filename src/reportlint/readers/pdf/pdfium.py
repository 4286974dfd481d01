"""The seam to pdfium, the only importer of it: documents and pages, opened and closed again."""

from __future__ import annotations

import ctypes
import os
import struct
import threading
from contextlib import contextmanager
from functools import cache

# NOTE: the bindings alone; pypdfium2 itself adds helpers, logging and 35 ms to the start.
import pypdfium2_raw  # type: ignore[import-untyped]

from reportlint.readers.signatures import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from reportlint.support.errors import UnreadableError

#: pdfium's own functions and constants, by the names of its documentation.
raw: Any = pypdfium2_raw
#: More pages than any report has, even one bound together with its annexes.
MAX_PAGES = 1000
#: pdfium is not made for threads: one file at a time.
_LOCK = threading.Lock()
#: Annotations that hold text of the page itself: form fields and typed-over words.
_DRAWN_TEXT = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT)
#: Annotations that carry somebody's remark.
_COMMENT_TYPES = [
    getattr(raw, f"FPDF_ANNOT_{kind}")
    for kind in ("TEXT", "HIGHLIGHT", "UNDERLINE", "SQUIGGLY", "STRIKEOUT", "CARET", "INK")
]
_MAX_ANNOTATIONS = 1000
_MAX_STRING = 65536
#: What a substitute font is known by: any number but 0. pdfium has some fonts inside, as the
#: standard asks.
_FONT = 1
_BUILT_IN = (b"Helvetica", b"Times", b"Courier", b"Symbol", b"ZapfDingbats")


@contextmanager
def open_document(data: bytes) -> Iterator[Any]:
    """Open a document; raises UnreadableError where pdfium cannot or it has too many pages.

    >>> with open_document(PDF) as document:
    ...     page_count(document), attachment_names(document)
    (1, [])
    """
    with _LOCK:
        raw.FPDF_InitLibrary()
        _install_font()
        document = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise _read_error(raw.FPDF_GetLastError())
        try:
            yield document
        finally:
            raw.FPDF_CloseDocument(document)


def _read_error(code: int) -> UnreadableError:
    if code == raw.FPDF_ERR_PASSWORD:
        return unreadable("pdf.password_needed", "pdf.remove_password")
    if code == raw.FPDF_ERR_SECURITY:
        return unreadable("pdf.unknown_encryption", "pdf.remove_encryption")
    return unreadable("pdf.damaged", "pdf.export_again")


@cache
def _install_font() -> Any:
    """Let a font stand in for those that a file names but does not hold; what is returned is kept.

    pdfium would look for one among the fonts of the machine, and where it finds none it drops
    characters: what is read would depend on the machine. This one has a single shape, a box, for
    every character; where characters stand comes from the widths that the PDF gives. It stays
    installed: a program that also shows PDF files with pdfium, in the same process, sees boxes
    where a file lacks its fonts.
    """
    with open(os.path.join(os.path.dirname(__file__), "box.ttf"), "rb") as file:
        data = file.read()
    types = dict(raw.FPDF_SYSFONTINFO._fields_)
    answers = {
        "Release": lambda _info: None,
        "EnumFonts": lambda _info, _mapper: None,
        "MapFont": lambda _info, *request: None if _is_built_in(request[4]) else _FONT,
        "GetFont": lambda _info, _face: _FONT,
        "GetFontData": lambda _info, _font, *request: _copy_table(data, *request),
        "GetFaceName": lambda _info, _font, buffer, size: _copy_table(b"box\0", 0, buffer, size),
        "GetFontCharset": lambda _info, _font: 1,  # the default
        "DeleteFont": lambda _info, _font: None,
    }
    callbacks = {name: types[name](answer) for name, answer in answers.items()}
    info = raw.FPDF_SYSFONTINFO(version=1, **callbacks)
    raw.FPDF_SetSystemFontInfo(info)
    return info


def _is_built_in(face: Any) -> bool:
    return bool(face) and ctypes.string_at(face).startswith(_BUILT_IN)


def _copy_table(data: bytes, tag: int, buffer: Any, size: int) -> int:
    """Copy the whole font (tag 0) or one of its tables; tell its length in any case."""
    table = data if tag == 0 else b""
    if tag:
        directory = data[12 : 12 + 16 * int.from_bytes(data[4:6], "big")]
        for name, _, start, length in struct.iter_unpack(">IIII", directory):
            table = data[start : start + length] if name == tag else table
    if buffer and size >= len(table):
        ctypes.memmove(buffer, table, len(table))
    return len(table)


def page_count(document: Any) -> int:
    """Count the pages; raises UnreadableError for none and for more than MAX_PAGES.

    >>> with open_document(PDF) as document:
    ...     page_count(document)
    1
    """
    count: int = raw.FPDF_GetPageCount(document)
    if count <= 0:
        raise unreadable("pdf.damaged", "pdf.export_again")
    if count > MAX_PAGES:
        raise unreadable(
            "pdf.too_many_pages", "image.save_report_pages", count=count, max_pages=MAX_PAGES
        )
    return count


@contextmanager
def open_page(document: Any, index: int) -> Iterator[Any]:
    """Open a page, form fields and typed-over text drawn into it; None where it is damaged.

    >>> with open_document(PDF) as document, open_page(document, 9) as page:
    ...     page is None
    True
    """
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
    """Open the text of a page; None where there is none.

    >>> with open_document(PDF) as file, open_page(file, 0) as page, open_text(page) as text:
    ...     raw.FPDFText_CountChars(text) > 5
    True
    """
    text_page = raw.FPDFText_LoadPage(handle)
    try:
        yield text_page or None
    finally:
        if text_page:
            raw.FPDFText_ClosePage(text_page)


def read_page_box(handle: Any) -> tuple[float, float, float, float]:
    """Return the visible part of a page: left, bottom, right, top.

    >>> with open_document(PDF) as document, open_page(document, 0) as page:
    ...     read_page_box(page)
    (0.0, 0.0, 595.0, 842.0)
    """
    rectangle = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(handle, rectangle)
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def read_comments(handle: Any) -> list[str]:
    """Return the words of the comments on a page.

    >>> with open_document(PDF) as document, open_page(document, 0) as page:
    ...     read_comments(page)
    []
    """
    return [
        _read_string(raw.FPDFAnnot_GetStringValue, annotation, b"Contents")
        for subtype, annotation in _annotations(handle)
        if subtype in _COMMENT_TYPES
    ]


def attachment_names(document: Any) -> list[str]:
    """Return the names of the files inside the file.

    >>> with open_document(PDF) as document:
    ...     attachment_names(document)
    []
    """
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
