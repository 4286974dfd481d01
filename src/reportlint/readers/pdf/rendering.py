"""Pages of a PDF drawn as pictures, for those whose words are in pictures."""

from __future__ import annotations

import ctypes

from reportlint.readers.pdf.pdfium import raw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: The width of what is drawn, in pixels: A4 at 200 dpi, upright and lying.
_WIDTH, _LYING = 1654, 2339
#: No page is drawn with more pixels.
_MOST_PIXELS = 20_000_000
_WHITE = 0xFFFFFFFF


def render_page(handle: Any, box: tuple[float, float, float, float]) -> tuple[int, int, bytes]:
    """Draw a page in grey: its width, its height, and a byte for each pixel, from the top."""
    across, down = box[2] - box[0], box[3] - box[1]
    factor = (_LYING if across > down else _WIDTH) / across
    factor = min(factor, (_MOST_PIXELS / (across * down)) ** 0.5)
    width, height = max(round(across * factor), 1), max(round(down * factor), 1)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, None, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        flags = raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE
        raw.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, flags)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    rows = [data[row * stride : row * stride + width] for row in range(height)]
    return width, height, data if stride == width else b"".join(rows)
