"""Puts highlights and notes on the pages of a PDF; what it held before stays as it was."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

from reportlint.readers.layout.drawings import enclosing_box
from reportlint.readers.own_outputs import mark_pdf
from reportlint.readers.pdf import pdfium
from reportlint.readers.pdf.pdfium import raw
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from reportlint.readers.layout.drawings import Box

#: What tells two versions of a file apart, at its end.
_IDENTIFIER = Pattern(r"/ID ?\[ ?<([0-9A-Fa-f]{32})> ?<([0-9A-Fa-f]{32})> ?\]")
_TRAILER = 1 << 16
#: The side of a note's sign, in points.
_SIGN = 18.0


class UnannotatableError(Exception):
    """A PDF that pdfium cannot write."""


class Annotation(NamedTuple):
    """Words beside a page, counted from 1: on boxes, or a sign alone where there is only a place.

    ``place`` is where the sign stands: its left top corner. ``colour`` holds red, green and blue
    up to 255.
    """

    page: int
    boxes: Sequence[Box]
    place: tuple[float, float]
    words: str
    author: str
    colour: tuple[int, int, int]


def add_annotations(data: bytes, annotations: Iterable[Annotation]) -> bytes:
    """Return a PDF with annotations added behind all that it held.

    Raises UnreadableError where it cannot be opened, UnannotatableError where not written.

    >>> note = Annotation(1, (), (90.0, 700.0), "核对", "reportlint", (255, 200, 0))
    >>> len(add_annotations(PDF, [note])) > len(PDF)
    True
    """
    by_page: dict[int, list[Annotation]] = {}
    for annotation in annotations:
        by_page.setdefault(annotation.page, []).append(annotation)
    with pdfium.open_document(data) as document:
        for number in sorted(by_page):
            handle = raw.FPDF_LoadPage(document, number - 1)
            if not handle:
                raise UnannotatableError
            try:
                for annotation in by_page[number]:
                    _add_annotation(handle, annotation)
            finally:
                raw.FPDF_ClosePage(handle)
        return mark_pdf(_fix_identifier(data, _save(document)))


def _add_annotation(page: Any, annotation: Annotation) -> None:
    kind = raw.FPDF_ANNOT_HIGHLIGHT if annotation.boxes else raw.FPDF_ANNOT_TEXT
    handle = raw.FPDFPage_CreateAnnot(page, kind)
    if not handle:
        raise UnannotatableError
    try:
        kind_of_colour = raw.FPDFANNOT_COLORTYPE_Color
        raw.FPDFAnnot_SetColor(handle, kind_of_colour, *annotation.colour, 255)
        _set_place(handle, annotation)
        raw.FPDFAnnot_SetFlags(handle, raw.FPDF_ANNOT_FLAG_PRINT)
        for key, words in ((b"Contents", annotation.words), (b"T", annotation.author)):
            _set_text(handle, key, words)
    finally:
        raw.FPDFPage_CloseAnnot(handle)


def _set_place(handle: Any, annotation: Annotation) -> None:
    left, top = annotation.place
    rectangle = raw.FS_RECTF(left, top, left + _SIGN, top - _SIGN)
    boxes = annotation.boxes
    if boxes:
        around = enclosing_box(boxes)
        rectangle = raw.FS_RECTF(around.left, around.top, around.right, around.bottom)
    for left, bottom, right, top in boxes:
        corners = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        raw.FPDFAnnot_AppendAttachmentPoints(handle, corners)
    raw.FPDFAnnot_SetRect(handle, rectangle)


def _set_text(handle: Any, key: bytes, words: str) -> None:
    data = (words.replace("\0", "") + "\0").encode("utf-16-le", "replace")
    buffer = ctypes.create_string_buffer(data, len(data))
    raw.FPDFAnnot_SetStringValue(handle, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)))


def _save(document: Any) -> bytes:
    pieces: list[bytes] = []
    writer = raw.FPDF_FILEWRITE(version=1)

    def write(_self: Any, data: Any, size: int) -> int:
        pieces.append(ctypes.string_at(data, size))
        return 1

    kind = dict(raw.FPDF_FILEWRITE._fields_)["WriteBlock"]
    writer.WriteBlock = callback = kind(write)
    is_saved = raw.FPDF_SaveAsCopy(document, ctypes.byref(writer), raw.FPDF_INCREMENTAL)
    del callback
    if not is_saved:
        raise UnannotatableError
    return b"".join(pieces)


def _fix_identifier(old: bytes, new: bytes) -> bytes:
    """Return a PDF whose identifier follows from what it holds, where pdfium drew it by lot."""
    matches = list(_IDENTIFIER.regex.finditer(new[-_TRAILER:].decode("latin-1")))
    if not matches:
        return new
    start = max(len(new) - _TRAILER, 0)
    both = [slice(*(start + place for place in matches[-1].span(group))) for group in (1, 2)]
    random_places = [place for place in both if place is both[1] or new[place] not in old]
    stable_data = bytearray(new)
    for place in random_places:
        stable_data[place] = b"0" * 32
    from hashlib import sha256

    digest = sha256(stable_data).hexdigest().upper().encode()
    for place in random_places:
        stable_data[place] = digest[:32]
    return bytes(stable_data)
