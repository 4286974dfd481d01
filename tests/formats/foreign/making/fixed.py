"""PDF and OFD files written object by object, in manners that programs have."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from xml.sax.saxutils import escape, unescape

from tests.formats.paper import Paper
from tests.readers import ofd_builder
from tests.readers.pdf_builder import Sheet as Canvas
from tests.readers.pdf_builder import pdf
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Box, Sheet
from tests.strategies.rendering.wrapping import wrap

#: The pages lie across: sizes in points.
_WIDE, _HIGH = 842.0, 595.0
_LEFT, _TOP, _BOTTOM = 60.0, 545.0, 50.0
_SIZE, _LEADING = 8.0, 11.0
_WIDTHS = {
    "proactive": (180, 180, 180, 180),
    "requests": (60, 70, 240, *(50,) * 7),
    "litigation": (48,) * 15,
}


@dataclass
class _Canvases:
    """The pages so far, and how far down the last one is filled."""

    made: list[Canvas] = field(default_factory=list)
    y: float = 0.0

    def room(self, height: float) -> Canvas:
        """The page with so much room left."""
        if not self.made or self.y - height < _BOTTOM:
            self.made.append(Canvas((_WIDE, _HIGH)))
            self.y = _TOP
            number = str(len(self.made))
            self.made[-1].text(_WIDE / 2, 25, number, 9)
        return self.made[-1]


def filled_pdf(paper: Paper) -> bytes:
    """Landscape pages; cells are filled boxes with gaps between and no line anywhere."""
    pages = _Canvases()
    for item in paper.items:
        if isinstance(item, Text):
            _prose(item, pages)
        else:
            _table(item, pages)
    return pdf(*pages.made)


def _prose(item: Text, pages: _Canvases) -> None:
    indent = 4 if item.role == "body" else 0
    for number, line in enumerate(wrap(item.words, 120, indent)):
        canvas = pages.room(16)
        size = 14 if item.role == "title" else 12
        left = 0 if number or not indent else 24
        canvas.text(_LEFT + left + (150 if item.role == "title" else 0), pages.y - 12, line, size)
        pages.y -= 16


def _table(sheet: Sheet, pages: _Canvases) -> None:
    xs = list(accumulate(_WIDTHS[sheet.table], initial=_LEFT))
    heights = _heights(sheet, xs)
    pages.y -= 6
    top = 0
    while top < sheet.rows:
        canvas = pages.room(heights[top] + 2)
        end, used = top, 0.0
        while end < sheet.rows and pages.y - used - heights[end] > _BOTTOM:
            used += heights[end]
            end += 1
        ys = list(accumulate((-height for height in heights[top:end]), initial=pages.y))
        for box in sheet.boxes:
            if box.row < end and box.row + box.rows > top:
                _cell(canvas, box, xs, ys, (top, end))
        pages.y = ys[-1] - 6
        top = end


def _heights(sheet: Sheet, xs: list[float]) -> list[float]:
    heights = [_LEADING + 5] * sheet.rows
    for box in sorted(sheet.boxes, key=lambda box: box.rows):
        need = len(_lines(box, xs)) * _LEADING + 5
        missing = need - sum(heights[box.row : box.row + box.rows])
        heights[box.row + box.rows - 1] += max(0.0, missing)
    return heights


def _lines(box: Box, xs: list[float]) -> list[str]:
    room = xs[box.column + box.columns] - xs[box.column] - 8
    return wrap(box.text, max(2, int(room / _SIZE * 2))) if box.text else []


def _cell(
    canvas: Canvas, box: Box, xs: list[float], ys: list[float], rows: tuple[int, int]
) -> None:
    """Fill the part of a cell that stands on a page; its text stands on the first."""
    top, bottom = max(box.row, rows[0]), min(box.row + box.rows, rows[1])
    upper, lower = ys[top - rows[0]], ys[bottom - rows[0]]
    left, right = xs[box.column], xs[box.column + box.columns]
    canvas.operators.append("0.9 g")
    canvas.box(left + 0.5, lower + 0.5, right - left - 1, upper - lower - 1, "f")
    canvas.operators.append("0 g")
    if box.row < rows[0]:
        return
    lines = _lines(box, xs)
    first = (upper + lower + len(lines) * _LEADING) / 2 - _LEADING + 2
    for number, line in enumerate(lines):
        canvas.text(left + 4, first - number * _LEADING, line, _SIZE)


def ofd_by_characters(pages: list[str]) -> bytes:
    """As converters write: every character an object with a matrix of its own.

    ``pages`` hold an object for each line of text, as the tests' own OFD files do.
    """
    return ofd_builder.ofd(*(_TEXT.sub(_cut_up, page) for page in pages))


_TEXT = re.compile(
    r'<ofd:TextObject ID="9" Boundary="(\S+) (\S+) 100 6" Font="1" Size="(\S+)" [^>]*>'
    r'.*?DeltaX="([^"]*)">([^<]*)</ofd:TextCode></ofd:TextObject>'
)


def _cut_up(found: re.Match[str]) -> str:
    x, y, size = (float(found[number]) for number in (1, 2, 3))
    steps = [0.0, *map(float, found[4].split())]
    scale = 25.4 / 72
    made = []
    for step, sign in zip(steps, unescape(found[5]), strict=False):
        x += step
        made.append(
            f'<ofd:TextObject CTM="{scale:.4f} 0 0 {scale:.4f} {-x:.4f} {-y:.4f}" '
            f'Boundary="{x:.4f} {y:.4f} {size} {size}" Size="{size / scale:.3f}" Font="7" '
            f'Stroke="false" Fill="true"><ofd:CGTransform CodePosition="0" CodeCount="1" '
            f'GlyphCount="1"><ofd:Glyphs>4460</ofd:Glyphs></ofd:CGTransform>'
            f'<ofd:TextCode X="{x / scale:.3f}" Y="{(y + size) / scale:.3f}">{escape(sign)}'
            "</ofd:TextCode></ofd:TextObject>"
        )
    return "".join(made)
