"""What a page shows as pdfium tells it: characters, straight lines, filled boxes, pictures."""

from __future__ import annotations

import ctypes

from reportlint.readers.layout import PAGE_TEXTS
from reportlint.readers.layout.characters import (
    REPLACEMENT,
    SKEWED,
    SPACE_CODES,
    Glyph,
    GlyphStyle,
    decode_codepoint,
    join_surrogates,
    quarter_turns,
    read_page_text,
)
from reportlint.readers.layout.drawings import (
    IDENTITY,
    MAX_RECTANGLE_POINTS,
    UNIT_SQUARE,
    Drawing,
    bounding_box,
    multiply,
    transform_points,
)
from reportlint.readers.pdf.pdfium import raw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

    from reportlint.readers.layout import Budget
    from reportlint.readers.layout.characters import PageText
    from reportlint.readers.layout.drawings import Edges, Matrix, Point

    #: Kind, object and the matrix of what it stands in.
    PageObject: TypeAlias = tuple[int, Any, Matrix]

#: A path of more segments than this draws no table.
_MAX_PATH = 20_000
#: pdfium shows forms no deeper.
_MAX_DEPTH = 40


def read_characters(text_page: Any, page_box: Edges, budget: Budget) -> PageText:
    """Read the characters inside the page's box, in the order of the file.

    >>> with open_document(PDF) as file, open_page(file, 0) as page, open_text(page) as text:
    ...     len(read_characters(text, (0, 0, 595, 842), Budget()).characters)
    6
    """
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
    mode = text_object and raw.FPDFTextObj_GetTextRenderMode(text_object)
    is_hidden = mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
    turn = quarter_turns(matrix.a, matrix.b)
    if size < 0 and turn != SKEWED:
        # NOTE: a negative size turns the letters over; such files turn them back by the matrix.
        turn = (turn + 2) % 4
    return GlyphStyle(abs(size), turn, is_hidden, run)


def list_objects(handle: Any, budget: Budget) -> list[PageObject]:
    """Return kind, object and outer matrix of what a page draws besides text.

    Raises UnreadableError where its text is in far more pieces than that of any report.

    >>> with open_document(PDF) as document, open_page(document, 0) as page:
    ...     list_objects(page, Budget())
    []
    """
    page_objects: list[PageObject] = []
    texts = 0
    for page_object in _walk_objects(handle, budget):
        if page_object[0] != raw.FPDF_PAGEOBJ_TEXT:
            page_objects.append(page_object)
            continue
        texts += 1
        if texts > PAGE_TEXTS:
            break
    budget.take_texts(texts)
    return page_objects


def read_drawing(page_objects: list[PageObject], turn: int, budget: Budget) -> Drawing:
    """Read what a page draws, turned like its text.

    >>> read_drawing([], 0, Budget()).pictures
    []
    """
    drawing = Drawing()
    for kind, item, outer in page_objects:
        drawing.objects += kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _add_path(drawing, item, outer, turn, budget)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            matrix = multiply(_matrix_of(item), outer)
            drawing.add_picture(transform_points(UNIT_SQUARE, matrix, turn))
    return drawing


def count_pixels(handle: Any, budget: Budget) -> tuple[int, int]:
    """Count the pixels of a page's pictures, and the things it draws.

    >>> with open_document(PDF) as document, open_page(document, 0) as page:
    ...     count_pixels(page, Budget())
    (0, 0)
    """
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pixels = objects = 0
    for kind, item, _ in _walk_objects(handle, budget):
        objects += kind != raw.FPDF_PAGEOBJ_TEXT
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            raw.FPDFImageObj_GetImagePixelSize(item, width, height)
            pixels += width.value * height.value
    return pixels, objects


def _walk_objects(
    parent: Any, budget: Budget, outer: Matrix = IDENTITY, depth: int = 0
) -> Iterator[PageObject]:
    """Return kind, object and outer matrix of everything on a page or in a form, forms opened."""
    owner = "FPDFFormObj" if depth else "FPDFPage"
    get_object = getattr(raw, f"{owner}_GetObject")
    for index in range(getattr(raw, f"{owner}_CountObjects")(parent)):
        if budget.objects <= 0:
            return
        item = get_object(parent, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield kind, item, outer
            continue
        budget.objects -= 1
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield kind, item, outer
        elif depth < _MAX_DEPTH:
            inner = multiply(_matrix_of(item), outer)
            yield from _walk_objects(item, budget, inner, depth + 1)


def _matrix_of(item: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _add_path(drawing: Drawing, item: Any, outer: Matrix, turn: int, budget: Budget) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    count = raw.FPDFPath_CountSegments(item)
    if not (fill.value or stroke.value) or not 1 < count <= min(_MAX_PATH, budget.segments):
        return
    is_small = not stroke.value and count <= MAX_RECTANGLE_POINTS
    if is_small and _add_if_thin(drawing, item, outer, turn):
        return
    budget.segments -= count
    matrix = multiply(_matrix_of(item), outer)
    outlines = [transform_points(points, matrix, turn) for points in _outlines(item, count)]
    drawing.add_outlines(outlines, is_stroked=bool(stroke.value))


def _add_if_thin(drawing: Drawing, item: Any, outer: Matrix, turn: int) -> bool:
    """Add a filled path that is thin as a line: its bounds are enough, and quicker to get."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return False
    corners = [(left.value, bottom.value), (right.value, top.value)]
    box = bounding_box(transform_points(corners, outer, turn))
    return box is not None and drawing.add_thin(box)


def _outlines(item: Any, count: int) -> Iterator[list[Point]]:
    """Return the points of each subpath; closed ones end where they start."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points
