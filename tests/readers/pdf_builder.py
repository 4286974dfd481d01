"""Small PDF files written object by object, to show a reader just one thing at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from reportlint.model.document import Document, Grid, Lines

A4 = (595, 842)


class Sheet:
    """A page to draw on; coordinates in points from the lower left corner."""

    def __init__(self, size: tuple[float, float] = A4, rotate: int = 0) -> None:
        self.size = size
        self.rotate = rotate
        self.operators: list[str] = []
        self.annotations: list[str] = []
        self.characters: list[str] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 12,
        *,
        matrix: str = "1 0 0 1",
        mode: int = 0,
    ) -> Sheet:
        """Write words from a point on; figures and letters half as wide as they are high."""
        self.characters += words
        codes = "".join(f"<{character}>" for character in map(_code, words))
        self.operators.append(f"BT /F1 {size} Tf {mode} Tr {matrix} {x} {y} Tm [{codes}] TJ ET")
        return self

    def latin(
        self, x: float, y: float, words: str, size: float = 12, *, matrix: str = "1 0 0 1"
    ) -> Sheet:
        """Write words in a font whose shapes pdfium has, as it must to place turned text."""
        self.operators.append(f"BT /F2 {size} Tf 0 Tr {matrix} {x} {y} Tm ({words}) Tj ET")
        return self

    def line(self, x: float, y: float, to_x: float, to_y: float, width: float = 0.5) -> Sheet:
        """Draw a stroke."""
        self.operators.append(f"{width} w {x} {y} m {to_x} {to_y} l S")
        return self

    def box(self, x: float, y: float, width: float, height: float, how: str = "S") -> Sheet:
        """Draw a rectangle, stroked or (``f``) filled."""
        self.operators.append(f"{x} {y} {width} {height} re {how}")
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Sheet:
        """Place a picture."""
        self.operators.append(f"q {width} 0 0 {height} {x} {y} cm /I1 Do Q")
        return self

    def table(
        self,
        x: float,
        top: float,
        widths: Sequence[float],
        rows: Iterable[Sequence[str]],
        height: float = 20,
        size: float = 9,
    ) -> Sheet:
        """Draw a fully ruled table, each row's texts starting 3 points into their cells."""
        rows = list(rows)
        bottom = top - height * len(rows)
        for index in range(len(rows) + 1):
            self.line(x, top - height * index, x + sum(widths), top - height * index)
        for index in range(len(widths) + 1):
            at = x + sum(widths[:index])
            self.line(at, top, at, bottom)
        for number, row in enumerate(rows):
            for index, words in enumerate(row):
                left = x + sum(widths[:index]) + 3
                self.text(left, top - height * (number + 1) + 6, words, size)
        return self


def _code(character: str) -> str:
    """Return the code of a character in the font, which means nothing by itself."""
    return f"{(ord(character) * 7 + 5) & 0xFFFF:04X}"


def pdf(
    *sheets: Sheet,
    nameless: str = "",
    catalog: str = "",
    objects: Sequence[str] = (),
    packed: bool = True,
) -> bytes:
    """Write the pages to a file. The font does not tell what ``nameless`` characters mean.

    ``catalog`` is added to the root object; ``objects`` get the numbers from 10 on.
    """
    used = sorted({character for sheet in sheets for character in sheet.characters})
    names = "\n".join(
        f"1 beginbfchar <{_code(character)}> <{character.encode('utf-16-be').hex()}> endbfchar"
        for character in used
        if character not in nameless
    )
    widths = " ".join(f"{int(_code(each), 16)} [500]" for each in used if ord(each) < 0x2000)
    font = "/Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H"
    descendant = (
        "/Type /Font /Subtype /CIDFontType2 /BaseFont /Made /FontDescriptor 5 0 R /DW 1000 "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [{widths}]"
    )
    descriptor = (
        "/Type /FontDescriptor /FontName /Made /Flags 4 /Ascent 880 /Descent -120 "
        "/FontBBox [0 -120 1000 880] /ItalicAngle 0 /CapHeight 700 /StemV 80"
    )
    cmap = f"begincmap\n{names}\nendcmap"
    numbers = [10 + len(objects) + 2 * index for index in range(len(sheets))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    written = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>",
        3: f"<< {font} /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        4: f"<< {descendant} >>",
        5: f"<< {descriptor} >>",
        6: _stream(cmap, packed),
        7: "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
        "/ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream",
    }
    written[8] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    written |= {10 + index: body for index, body in enumerate(objects)}
    for number, sheet in zip(numbers, sheets, strict=True):
        written |= _page(number, sheet, packed)
    return _file(written)


def _page(number: int, sheet: Sheet, packed: bool) -> dict[int, str]:
    width, height = sheet.size
    return {
        number: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] "
        f"/Rotate {sheet.rotate} /Contents {number + 1} 0 R /Annots [{' '.join(sheet.annotations)}]"
        " /Resources << /Font << /F1 3 0 R /F2 8 0 R >> /XObject << /I1 7 0 R >> >> >>",
        number + 1: _stream("\n".join(sheet.operators), packed),
    }


def _stream(text: str, packed: bool) -> str:
    if not packed:
        return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"
    data = zlib.compress(text.encode("latin-1")).decode("latin-1")
    return f"<< /Length {len(data)} /Filter /FlateDecode >>\nstream\n{data}\nendstream"


def _file(objects: dict[int, str]) -> bytes:
    data = b"%PDF-1.7\n"
    places = {}
    for number, body in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(data)
    last = max(places)
    entries = "".join(
        f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n"
        for number in range(last + 1)
    )
    trailer = f"trailer\n<< /Size {last + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return data + f"xref\n0 {last + 1}\n{entries}{trailer}".encode("latin-1")


def grids(document: Document) -> list[list[list[str]]]:
    """Return the texts of each table, row by row."""
    found = []
    for block in document.blocks:
        if isinstance(block, Grid):
            rows: list[list[str]] = [[] for _ in range(block.rows)]
            for cell in block.cells:
                rows[cell.row].append(cell.span.cut(document.text))
            found.append(rows)
    return found


def prose(document: Document) -> list[str]:
    """Return the lines outside tables, without the blanks around them."""
    blocks = [block for block in document.blocks if isinstance(block, Lines)]
    return [line.strip() for block in blocks for line in block.span.cut(document.text).split("\n")]
