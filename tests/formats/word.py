"""A paper as a Word file, and where a Word user finds things in it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.formats.paper import Paper
from tests.readers import docx_builder as build
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Box, Sheet

_CENTRED = '<w:jc w:val="center"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_FONT = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}"/>'.format("WenQuanYi Zen Hei")
_SMALL = f'{_FONT}<w:sz w:val="18"/>'
#: Widths of columns, in twentieths of a point, by table.
_WIDTHS = {
    "proactive": (2400, 2200, 2200, 2200),
    "requests": (900, 1100, 2600, *(630,) * 7),
    "litigation": (600,) * 15,
}


def word(paper: Paper) -> bytes:
    """The paper as a Word file with merged cells."""
    return build.word(*(block(item) for item in paper.items))


def block(item: Text | Sheet) -> str:
    """The XML of a paragraph or a table."""
    if isinstance(item, Sheet):
        return _table(item)
    properties = _CENTRED if item.role == "title" else ""
    return build.paragraph(build.run(item.words, _FONT), properties=properties)


def _table(sheet: Sheet) -> str:
    widths = _WIDTHS[sheet.table]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(f"<w:tr>{''.join(_cells(sheet, row))}</w:tr>" for row in range(sheet.rows))
    layout = f'<w:tblLayout w:type="fixed"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
    return f"<w:tbl><w:tblPr>{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _cells(sheet: Sheet, row: int) -> Iterator[str]:
    """Return the cells that reach into a row; one that goes on from above is empty there."""
    reaching = [box for box in sheet.boxes if box.row <= row < box.row + box.rows]
    for box in sorted(reaching, key=lambda box: box.column):
        merge = None if box.rows == 1 else "restart" if box.row == row else "continue"
        words = box.text if box.row == row else ""
        content = "".join(
            build.paragraph(build.run(line, _SMALL)) if line else build.paragraph()
            for line in words.split("\n")
        )
        made = build.cell(content, span=box.columns, merge=merge)
        width = sum(_WIDTHS[sheet.table][box.column : box.column + box.columns])
        yield made.replace('w:w="1200"', f'w:w="{width}"', 1)


def cell_address(paper: Paper, box: Box) -> tuple[int, str]:
    """The table's number from 1, and the cell as r3c2."""
    index = next(i for i, sheet in enumerate(paper.sheets, 1) if box in sheet.boxes)
    return index, f"r{box.row + 1}c{box.column + 1}"


def paragraph_address(paper: Paper, words: str) -> int:
    """The number of the first paragraph outside tables that holds the words, from 1."""
    texts = [item.words for item in paper.items if isinstance(item, Text)]
    return next(number for number, text in enumerate(texts, 1) if words in text)
