"""A Word file made from a draft of another format: its title, headings, paragraphs and tables."""

from __future__ import annotations

import io
import os
import zipfile
from xml.sax.saxutils import escape

from reportlint.readers.docx.text_builder import Anatomy, Origin
from reportlint.reporters.common.flow import PART, build_units
from reportlint.reporters.common.layout import lay_out_table
from reportlint.reporters.common.screen import BREAKS, count_columns, make_visible
from reportlint.reporters.docx.elements import TRANSITIONAL
from reportlint.reporters.docx.package import OFFICE, PACKAGE, make_part_info
from reportlint.support import resources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.document import Span
    from reportlint.model.report import Report
    from reportlint.reporters.common import View
    from reportlint.reporters.common.layout import Slot

_MAIN = "word/document.xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEADER}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/{_MAIN}" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
)
#: A4.
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1304" '
    'w:bottom="1440" w:left="1304" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
)
#: The width of the text in twentieths of a point.
_WIDTH = 9298
#: What a column is worth, in columns of a terminal.
_LEAST, _MOST = 6, 24


def rebuild_docx(report: Report, view: View) -> tuple[bytes, Anatomy]:
    """Return the file, and where in it the draft's words stand."""
    writer = _Writer(report.document.text)
    for unit in build_units(report):
        if unit.grid is not None or unit.table is not None:
            writer.add_table(lay_out_table(unit, view, report.document.text))
        else:
            writer.add_paragraph(unit.spans, unit.level)
    origins = tuple(sorted(writer.origins, key=lambda origin: origin.offset))
    return pack_document(writer.build_body()), Anatomy(_MAIN, None, origins, writer.cells)


def pack_document(body: str) -> bytes:
    """Return a Word file with such a body, in WordprocessingML."""
    document = f'{_HEADER}<w:document xmlns:w="{TRANSITIONAL}"><w:body>{body}</w:body></w:document>'
    folder = os.path.dirname(os.path.abspath(__file__))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relationships("officeDocument", _MAIN),
        _MAIN: document,
        "word/_rels/document.xml.rels": _relationships("styles", "styles.xml"),
        "word/styles.xml": resources.read_text(os.path.join(folder, "styles.xml")),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(make_part_info(name), content)
    return buffer.getvalue()


def _relationships(kind: str, target: str) -> str:
    return (
        f'{_HEADER}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


class _Writer:
    """Writes the body, and notes which ``w:t`` and ``w:tc`` are made of which words."""

    def __init__(self, text: str) -> None:
        self.origins: list[Origin] = []
        self.cells: dict[int, int] = {}
        self._text = text
        self._pieces: list[str] = []
        self._texts = 0
        self._cell_count = 0

    def build_body(self) -> str:
        return "".join((*self._pieces, _SECTION))

    def add_paragraph(self, spans: Iterable[Span], level: int) -> None:
        style = "BodyText"
        if level:
            style = "Title" if level == 1 else "Heading1" if level == PART else "Heading2"
        runs = "".join(self._run(span, span.cut(self._text)) for span in spans)
        self._pieces.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>')

    def add_table(self, rows: tuple[tuple[Slot, ...], ...]) -> None:
        widths = _widths(rows)
        if not widths:
            return
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        self._pieces.append(
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )
        for row in rows:
            cells = "".join(self._cells(row, widths))
            self._pieces.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
        # NOTE: two tables without a paragraph between them would be one.
        self._pieces.append("</w:tbl><w:p/>")

    def _cells(self, row: tuple[Slot, ...], widths: list[int]) -> Iterator[str]:
        column = 0
        for slot in row:
            yield self._cell(slot, sum(widths[column : column + slot.columns]))
            column += slot.columns

    def _cell(self, slot: Slot, width: int) -> str:
        if slot.span is not None:
            self.cells.setdefault(slot.span.start, self._cell_count)
        self._cell_count += 1
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if slot.columns > 1:
            properties += f'<w:gridSpan w:val="{slot.columns}"/>'
        if slot.merge:
            properties += f'<w:vMerge w:val="{slot.merge}"/>'
        run = "" if slot.merge == "continue" else self._run(slot.span, slot.text)
        looks = f'<w:pPr><w:jc w:val="{"center" if slot.value else "left"}"/></w:pPr>'
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{looks}{run}</w:p></w:tc>"

    def _run(self, span: Span | None, words: str) -> str:
        if not words:
            return ""
        if span is not None:
            length = span.end - span.start
            origin = Origin(span.start, length, _MAIN, self._texts, 0, is_computed=False)
            self.origins.append(origin)
        self._texts += 1
        escaped_words = escape(make_visible(words.translate(BREAKS)))
        return f'<w:r><w:t xml:space="preserve">{escaped_words}</w:t></w:r>'


def _widths(rows: tuple[tuple[Slot, ...], ...]) -> list[int]:
    """Share the width of the text out among columns, more to those with longer words."""
    count = max((sum(slot.columns for slot in row) for row in rows), default=0)
    weights = [_LEAST] * count
    for row in rows:
        column = 0
        for slot in row:
            if slot.columns == 1:
                weight = min(count_columns(slot.text.strip()), _MOST)
                weights[column] = max(weights[column], weight)
            column += slot.columns
    whole = sum(weights)
    return [max(_WIDTH * each // whole, 1) for each in weights]
