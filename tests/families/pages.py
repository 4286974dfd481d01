"""PDF and OFD: characters, lines, forms, fonts, annotations, objects, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isqrt

from tests.families.family import Family, draft
from tests.parsing.sketches import HEADINGS, TITLE
from tests.readers import docx_builder, ofd_builder
from tests.readers.ofd_builder import line, page, text_object
from tests.readers.pdf_builder import Sheet, pdf

_FRONT = (TITLE, *HEADINGS)


def _headed() -> Sheet:
    sheet = Sheet()
    for number, heading in enumerate(_FRONT):
        sheet.text(60, 800 - 20 * number, heading)
    return sheet


def _drawn(draw: Callable[[Sheet, int], object], each: int = 1) -> Callable[[int], bytes]:
    """Return files on whose pages something is drawn so often, ``each`` times a page at most."""

    def make(n: int) -> bytes:
        sheets = [_headed()]
        for number in range(n):
            if number and number % each == 0 and each > 1:
                sheets.append(Sheet())
            draw(sheets[-1], number)
        return pdf(*sheets)

    return make


def _operators(unit: str) -> Callable[[int], bytes]:
    def make(n: int) -> bytes:
        sheet = _headed()
        sheet.operators.append((unit + " ") * n)
        return pdf(sheet)

    return make


def _form(shown: str, names: str) -> str:
    return (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject "
        f"<< {names} >> >> /Length {len(shown)} >>\nstream\n{shown}\nendstream"
    )


def _with_forms(forms: list[str], shown: str) -> bytes:
    sheet = _headed()
    sheet.operators.append(shown)
    return pdf(sheet, objects=forms).replace(b"/I1 7 0 R", b"/I1 7 0 R /X0 10 0 R")


def _objects(text: str) -> Callable[[int], bytes]:
    return lambda n: pdf(_headed(), objects=[text] * n)


def _kids(n: int) -> bytes:
    data = pdf(_headed(), objects=["<< /Type /Pages /Kids [10 0 R] /Count 1 >>"] * n)
    return data.replace(b"/Kids [", b"/Kids [" + b"10 0 R " * n, 1)


def _annotations(n: int) -> bytes:
    sheet = _headed()
    sheet.annotations = ["<< /Type /Annot /Subtype /Text /Contents (a) /Rect [0 0 9 9] >>"] * n
    return pdf(sheet)


def _crossing(sheet: Sheet, number: int) -> None:
    at = number * 1.2
    if number % 2:
        sheet.line(50, 700 - at, 550, 700 - at)
    else:
        sheet.line(50 + at, 50, 50 + at, 700)


PDF: dict[str, tuple[Callable[[int], bytes], int]] = {
    "characters": (_drawn(lambda s, i: s.text(60, 600 - i % 500, "字"), 2000), 500),
    "lines of text": (_drawn(lambda s, i: s.text(60, 700 - 2 * (i % 300), "公开。"), 300), 300),
    "one line": (_drawn(lambda s, i: s.text(60 + i / 9, 500, "字")), 500),
    "one place": (_drawn(lambda s, i: s.text(60, 500, "字")), 300),
    "columns": (_drawn(lambda s, i: s.text(60 + 50 * (i % 9), 700 - i // 9, "1")), 500),
    "turned": (_drawn(lambda s, i: s.latin(60, 700 - i % 600, "a", matrix="0 1 -1 0")), 500),
    "hidden": (_drawn(lambda s, i: s.text(60, 700 - i % 600, "字", mode=3)), 500),
    "ruling lines": (_drawn(lambda s, i: s.line(50, 700 - i / 9, 500, 700 - i / 9)), 500),
    "crossings": (lambda n: _drawn(_crossing)(2 * isqrt(n)), 2500),
    "boxes": (_drawn(lambda s, i: s.box(60 + i % 400, 500 - i // 400 * 9, 9, 9)), 500),
    "filled boxes": (_drawn(lambda s, i: s.box(60, 700 - i / 9, 400, 0.5, "f")), 500),
    "same boxes": (_drawn(lambda s, i: s.box(60, 300, 400, 300)), 500),
    "tables": (_drawn(lambda s, i: s.table(60, 500, [90, 90], [["甲", "1"]])), 60),
    "table rows": (
        _drawn(lambda s, i: s.table(60, 700 - 9 * (i % 60), [90] * 3, ["甲12"], 9, 5), 60),
        60,
    ),
    "pictures": (_drawn(lambda s, i: s.picture(60, 500, 9, 9)), 500),
    "pages": (_drawn(lambda s, i: s.text(60, 500, "字"), 2), 60),
    "empty pages": (lambda n: pdf(_headed(), *[Sheet() for _ in range(n)]), 60),
    "annotations": (_annotations, 200),
    "operators": (_operators("q Q"), 3000),
    "open states": (_operators("q"), 3000),
    "closed states": (_operators("Q"), 3000),
    "matrices": (_operators("1 0 0 1 0 0 cm"), 2000),
    "marked content": (_operators("/A BMC"), 2000),
    "clips": (_operators("0 0 9 9 re W n"), 1000),
    "segments": (_operators("1 1 m 2 2 l"), 2000),
    "curves": (_operators("1 1 m 2 2 3 3 4 4 c S"), 1000),
    "one long path": (lambda n: pdf(_path(n)), 2000),
    "strings": (_operators("BT /F2 9 Tf (a) Tj ET"), 500),
    "nested arrays": (_operators("["), 2000),
    "nested dictionaries": (_operators("<<"), 2000),
    "operands": (_operators("1"), 5000),
    "forms": (lambda n: _with_forms([_form("0 0 1 1 re f", "")], "/X0 Do " * n), 300),
    "forms in forms": (
        lambda n: _with_forms(
            [_form("/X Do", f"/X {11 + i} 0 R") for i in range(min(n, 180))]
            + [_form("0 0 1 1 re f", "")],
            "/X0 Do",
        ),
        20,
    ),
    "named forms": (
        lambda n: _with_forms(
            [_form("", " ".join(f"/N{i} 11 0 R" for i in range(n))), _form("", "")],
            " ".join(f"/N{i} Do" for i in range(n)),
        ),
        500,
    ),
    "objects": (_objects("<< /A 1 >>"), 1000),
    "fonts": (_objects("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"), 500),
    "streams": (_objects("<< /Length 3 >>\nstream\nq Q\nendstream"), 500),
    "nodes of the page tree": (_kids, 100),
    "keys": (_objects("<< " + "/Kids [10 0 R] /XObject << /A 10 0 R >> " * 9 + ">>"), 200),
    "junk": (lambda n: pdf(_headed()) + b"1 0 obj " * n, 2000),
    "open streams": (lambda n: pdf(_headed()) + b"stream " * n, 2000),
}


def _path(n: int) -> Sheet:
    sheet = _headed()
    sheet.operators.append(
        "9 9 m " + "".join(f"{9 + i % 400} {9 + i % 7} l " for i in range(n)) + "S"
    )
    return sheet


_HEAD = "".join(text_object(h, 20, 10 + 6 * i) for i, h in enumerate(_FRONT))


def _ofd(draw: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda n: ofd_builder.ofd(page(_HEAD, *map(draw, range(n))))


def _composites(n: int) -> bytes:
    made = ofd_builder.members(page(_HEAD, '<ofd:CompositeObject ID="5" ResourceID="1"/>' * n))
    name = "Doc_0/Document.xml"
    shown = f"<ofd:Content>{text_object('字', 20, 90)}</ofd:Content>"
    unit = f'<ofd:CompositeGraphicUnit ID="1">{shown}</ofd:CompositeGraphicUnit>'
    listed = f"{ofd_builder.HEADER}<ofd:Res {ofd_builder.NAMESPACE}>{unit}</ofd:Res>"
    end = "</ofd:CommonData>"
    body = str(made[name]).replace(end, f"<ofd:PublicRes>R.xml</ofd:PublicRes>{end}")
    return docx_builder.archive({**made, name: body, "Doc_0/R.xml": listed})


def _cross(number: int) -> str:
    at = number * 1.2
    return line(20, 60 + at, 190, 60 + at) if number % 2 else line(20 + at, 60, 20 + at, 280)


OFD: dict[str, tuple[Callable[[int], bytes], int]] = {
    "text objects": (_ofd(lambda i: text_object("字", 20, 60 + i % 200)), 300),
    "lines of text": (_ofd(lambda i: text_object("公开。", 20, 60 + i / 9)), 300),
    "one line": (_ofd(lambda i: text_object("字", 20 + i / 9, 90)), 300),
    "one place": (_ofd(lambda i: text_object("字", 20, 90)), 300),
    "one object": (lambda n: ofd_builder.ofd(page(_HEAD, text_object("字" * n, 20, 90))), 1000),
    "text codes": (
        lambda n: ofd_builder.ofd(
            page(
                _HEAD,
                text_object("字", 20, 90).replace(
                    "</ofd:TextObject>",
                    '<ofd:TextCode X="1" Y="2">字</ofd:TextCode>' * n + "</ofd:TextObject>",
                ),
            )
        ),
        300,
    ),
    "steps": (
        lambda n: ofd_builder.ofd(
            page(_HEAD, text_object("字", 20, 90, code='DeltaX="' + "1 " * n + '"'))
        ),
        1000,
    ),
    "grouped steps": (
        lambda n: ofd_builder.ofd(
            page(_HEAD, text_object("字", 20, 90, code='DeltaX="' + "g 9 1 " * n + '"'))
        ),
        500,
    ),
    "ruling lines": (_ofd(lambda i: line(20, 60 + i / 9, 190, 60 + i / 9)), 300),
    "crossings": (lambda n: _ofd(_cross)(2 * isqrt(n)), 900),
    "path data": (
        lambda n: ofd_builder.ofd(
            page(_HEAD, line(20, 60, 190, 60).replace("</ofd:Abb", " L 1 1" * n + "</ofd:Abb"))
        ),
        1000,
    ),
    "pictures": (
        _ofd(lambda i: '<ofd:ImageObject ID="3" Boundary="0 0 9 9" ResourceID="4"/>'),
        500,
    ),
    "blocks": (_ofd(lambda i: "<ofd:PageBlock/>"), 1000),
    "nested blocks": (
        lambda n: ofd_builder.ofd(page(_HEAD, "<ofd:PageBlock>" * n + "</ofd:PageBlock>" * n)),
        500,
    ),
    "composites": (_composites, 200),
    "pages": (
        lambda n: ofd_builder.ofd(*[page(text_object(f"字{i}", 20, 60)) for i in range(n)]),
        60,
    ),
    "templates": (
        lambda n: ofd_builder.ofd(page(_HEAD), templates=[page(text_object("字", 20, 60))] * n),
        60,
    ),
    "attachments": (lambda n: ofd_builder.ofd(page(_HEAD), attachments=["甲.xlsx"] * n), 500),
    "unknown elements": (_ofd(lambda i: "<ofd:None/>"), 1000),
}


def families() -> Iterator[Family]:
    """Return the families of fixed pages."""
    for name, (make, start) in PDF.items():
        yield draft(name, "pdf", make, start)
    for name, (make, start) in OFD.items():
        yield draft(name, "ofd", make, start)
