"""The characters of a page as pdfium tells them."""

from __future__ import annotations

import ctypes

from reportlint.readers.layout.characters import SKEWED, quarter_turns
from reportlint.readers.layout.codepoints import (
    REPLACEMENT,
    SPACE_CODES,
    decode_codepoint,
    join_surrogates,
)
from reportlint.readers.layout.glyphs import Glyph, GlyphStyle, read_page_text
from reportlint.readers.pdf.pdfium import raw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportlint.readers.layout.budget import Budget
    from reportlint.readers.layout.characters import PageText
    from reportlint.readers.layout.geometry import Edges


def read_characters(text_page: Any, page_box: Edges, budget: Budget) -> PageText:
    """Read the characters inside the page's box, in the order of the file."""
    count = raw.FPDFText_CountChars(text_page)
    budget.take_characters(count)
    return read_page_text(_read_glyphs(text_page, count), page_box)


def _read_glyphs(text_page: Any, count: int) -> list[Glyph]:
    """Read everything; the inner loop, so pdfium's functions are bound to names."""
    unicode_of, object_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject
    box_of, origin_of = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    has_no_name, is_made = raw.FPDFText_HasUnicodeMapError, raw.FPDFText_IsGenerated
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    matrix = raw.FS_MATRIX()
    styles: dict[int, GlyphStyle] = {}
    glyphs: list[Glyph] = []
    has_space_before = False
    for index in range(count):
        code = unicode_of(text_page, index)
        if code in SPACE_CODES:
            has_space_before = True
            if glyphs and not is_made(text_page, index):
                origin_of(text_page, index, x, y)
                glyphs[-1] = _end_at(glyphs[-1], x.value, y.value)
            continue
        box_of(text_page, index, box)
        origin_of(text_page, index, x, y)
        text_object = object_of(text_page, index)
        key = ctypes.addressof(text_object.contents) if text_object else -index
        style = styles.get(key)
        if style is None:
            style = styles[key] = _read_style(text_page, index, text_object, matrix, len(styles))
        edges = (box.left, box.bottom, box.right, box.top)
        text = REPLACEMENT if has_no_name(text_page, index) else decode_codepoint(code)
        glyphs.append(Glyph(text, *edges, x.value, y.value, has_space_before, style))
        has_space_before = False
    return join_surrogates(glyphs)


def _end_at(glyph: Glyph, x: float, y: float) -> Glyph:
    """Let a character end where the blank behind it begins: a substitute font may be too wide."""
    inside = glyph.y == y and glyph.left < x < glyph.right
    return glyph._replace(right=x) if inside else glyph


def _read_style(text_page: Any, index: int, text_object: Any, matrix: Any, run: int) -> GlyphStyle:
    raw.FPDFText_GetMatrix(text_page, index, matrix)
    scale = (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5
    size = raw.FPDFText_GetFontSize(text_page, index) * scale
    mode = (
        raw.FPDFTextObj_GetTextRenderMode(text_object)
        if text_object
        else raw.FPDF_TEXTRENDERMODE_FILL
    )
    is_hidden = mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
    turn = quarter_turns(matrix.a, matrix.b)
    if size < 0 and turn != SKEWED:
        # NOTE: a negative size turns the letters over; such files turn them back by the matrix.
        turn = (turn + 2) % 4
    return GlyphStyle(abs(size), turn, is_hidden, run)
