"""Scanned pages and tables as pictures, as each format has them."""

from __future__ import annotations

import io

import pypdfium2  # type: ignore[import-untyped]
import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from reportlint.model.finding import FileResult
from tests.formats import pages, web, word
from tests.formats.reading import MADE, PAPERS
from tests.readers import docx_builder, ofd_builder
from tests.strategies.rendering.sheets import Sheet

CLEAN = PAPERS["clean"]
DRAWING = (
    "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData "
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
#: What is said of a part that holds nothing, and of its table.
MISSING = [("S207", "error", 3, None), ("T101", "error", 3, "requests")]
IMAGE = '<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="5"/>'


def checked(data: bytes) -> FileResult:
    return check_draft.check_document(readers.read(data, "-"), check_options.CheckOptions()).result


def rules(result: FileResult) -> list[tuple[str, str, int | None, str | None]]:
    return [
        (found.rule, found.severity, found.location.part, found.location.table)
        for found in result.findings
    ]


def page_with(instead: str, table: str) -> bytes:
    """The web page with something else in a table's place."""
    source = web.page(CLEAN)
    sheet = next(sheet for sheet in CLEAN.sheets if sheet.table == table)
    written = "".join(web.block(sheet))
    assert written in source
    return source.replace(written, instead).encode()


@pytest.mark.parametrize(
    "instead",
    [
        '<p><img src="table.png"></p>\n',
        '<img src="table.png">\n',
        '<p><a href="files/table.xlsx">附表.xlsx</a></p>\n',
    ],
)
@pytest.mark.parametrize(("part", "table"), [(2, "proactive"), (3, "requests"), (4, "litigation")])
def test_a_table_of_a_web_page_as_a_picture_or_attachment(
    instead: str, part: int, table: str
) -> None:
    assert rules(checked(page_with(instead, table))) == [("R104", "warning", part, table)]


def test_without_a_picture_the_table_is_missing() -> None:
    assert rules(checked(page_with("", "requests"))) == MISSING


def test_a_picture_in_another_part_is_none_of_its() -> None:
    source = page_with("", "requests").decode()
    moved = source.replace("<h2>二、", '<p><img src="table.png"></p><h2>二、').encode()
    assert rules(checked(moved)) == MISSING


def test_a_table_of_a_word_file_as_a_picture() -> None:
    blocks = [
        docx_builder.paragraph(DRAWING)
        if isinstance(item, Sheet) and item.table == "litigation"
        else word.block(item)
        for item in CLEAN.items
    ]
    result = checked(docx_builder.word(*blocks))
    assert rules(result) == [("R104", "warning", 4, "litigation")]


def test_a_word_file_of_pictures() -> None:
    result = checked(docx_builder.word(*[docx_builder.paragraph(DRAWING)] * 3))
    assert rules(result) == [("R101", "error", None, None)]
    assert result.findings[0].message.startswith("全文没有文字")


def test_an_ofd_file_of_pictures() -> None:
    result = checked(ofd_builder.ofd(*[ofd_builder.page(IMAGE)] * 2))
    assert rules(result) == [("R101", "error", None, None)]


@pytest.mark.parametrize(("number", "missed"), [(1, "P101"), (2, "T101")])
def test_a_scanned_page_of_an_ofd_file(number: int, missed: str) -> None:
    made = pages.written(CLEAN, ruled=True)
    assert len(made) == 2
    made[number - 1] = ofd_builder.page(IMAGE)
    result = checked(ofd_builder.ofd(*made))
    assert [found.rule for found in result.findings] == ["R101"]
    assert result.findings[0].values == {"found": str(number)}
    assert missed in {item.rule for item in result.not_assessed}


def scanned(data: bytes, *numbers: int) -> bytes:
    """The PDF with pages, counted from 1, of which only a picture is left."""
    document = pypdfium2.PdfDocument(data)
    for number in numbers:
        if number <= len(document):
            document.del_page(number - 1)
        page = document.new_page(595, 842, index=number - 1)
        image = pypdfium2.PdfImage.new(document)
        image.set_bitmap(pypdfium2.PdfBitmap.new_native(8, 8, 4))
        image.set_matrix(pypdfium2.PdfMatrix().scale(500, 700))
        page.insert_obj(image)
        page.gen_content()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


@pytest.mark.parametrize("form", ["libreoffice-pdf", "chromium-pdf"])
@pytest.mark.parametrize("numbers", [(1,), (2,), (3,), (2, 3)])
def test_scanned_pages_of_a_pdf_are_all_that_is_told(form: str, numbers: tuple[int, ...]) -> None:
    result = checked(scanned(MADE[form].path("clean").read_bytes(), *numbers))
    (found,) = result.findings
    assert (found.rule, found.severity) == ("R101", "error")
    assert found.location.page == numbers[0]
    assert found.values == {"found": ",".join(map(str, numbers))}
    assert "、".join(map(str, numbers)) in found.message


@pytest.mark.parametrize("form", ["libreoffice-pdf", "chromium-pdf"])
def test_a_scanned_pdf_is_told_as_one_in_folders_too(form: str) -> None:
    data = scanned(MADE[form].path("clean").read_bytes(), 1, 2, 3)
    document = readers.read(data, "-")
    result = check_draft.check_document(document, check_options.CheckOptions(is_named=False)).result
    assert (result.status, [found.rule for found in result.findings]) == ("checked", ["R101"])
    reasons = {item.reason for item in result.not_assessed if item.rule in ("S201", "P101")}
    assert reasons == {"全文没有文字"}


@pytest.mark.parametrize("form", ["libreoffice-pdf", "chromium-pdf"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_empty_page_is_nothing_to_tell(form: str, place: int) -> None:
    document = pypdfium2.PdfDocument(MADE[form].path("clean").read_bytes())
    document.new_page(595, 842, index=place)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    result = checked(buffer.getvalue())
    assert (result.findings, result.not_assessed) == ((), ())
