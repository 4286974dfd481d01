"""Pictures as files: what they are told to be, how large, damaged, or of too many pages."""

from __future__ import annotations

import io
import sys
import types
import zlib
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest

from reportlint import api, readers
from reportlint.engine import check_draft, check_options
from reportlint.model.document import (
    NO_WORDS,
    OCR_NOT_INSTALLED,
    SMALL_PICTURE,
    TOO_LARGE,
    TOO_MANY_PAGES,
    Document,
)
from reportlint.model.finding import FileResult
from reportlint.readers.image import is_small
from reportlint.support.errors import UnreadableError
from tests.readers.ocr.scanning import bound, needs_ocr, saved

#: Heads of files: a PNG of 2000 by 3000 pixels, an icon, a JPEG of 1654 by 2339.
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x07\xd0\0\0\x0b\xb8\x08\0\0\0\0" + b"\0" * 40
ICON = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x20\x08\0\0\0\0" + b"\0" * 40
JPEG = (
    b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\1\0\0\1\0\1\0\0"
    b"\xff\xc0\0\x0b\x08\x09\x23\x06\x76\1\1\x11\0" + b"\0" * 20
)


def png(width: int, height: int) -> bytes:
    """The head of a PNG of some size, and nothing behind it."""
    head = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\0\0\0\0"
    return PNG[:12] + head + zlib.crc32(head).to_bytes(4, "big") + b"\0\0\0\x09IDAT"


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra is not installed."""
    monkeypatch.setitem(sys.modules, "rapidocr", None)


def checked(found: Document, *, named: bool = True) -> FileResult:
    return check_draft.check_document(found, check_options.CheckOptions(is_named=named)).result


def marks(found: Document) -> list[tuple[str, str]]:
    return [(mark.kind, mark.text) for mark in found.marks]


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize("data", [PNG, JPEG, b"II*\0" + b"\0" * 40])
def test_without_the_extra_its_command_is_told(data: bytes) -> None:
    found = readers.read(data, "scan.png")
    assert (found.format, found.text.strip()) == ("image", "")
    assert marks(found) == [("page-without-text", OCR_NOT_INSTALLED)]
    (finding,) = checked(found).findings
    assert (finding.rule, finding.severity) == ("R101", "error")
    assert 'pip install "reportlint[ocr]"' in finding.message
    assert checked(found, named=False).status == "not-a-report"


@pytest.mark.usefixtures("without_ocr")
def test_an_icon_in_a_folder_is_no_report() -> None:
    found = readers.read(ICON, "icon.png")
    assert marks(found) == [("page-without-text", SMALL_PICTURE)]
    assert checked(found, named=False).status == "not-a-report"
    assert [finding.rule for finding in checked(found).findings] == ["R101"]


@pytest.mark.usefixtures("without_ocr")
def test_a_scanned_pdf_is_told_how_to_be_read() -> None:
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(595, 842)
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(pypdfium2.PdfBitmap.new_native(8, 8, 4))
    image.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    page.insert_obj(image)
    page.gen_content()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    result = checked(readers.read(buffer.getvalue(), "scan.pdf"))
    (finding,) = result.findings
    assert finding.rule == "R101"
    assert 'pip install "reportlint[ocr]"' in finding.message
    english = api.check(buffer.getvalue(), language="en").findings[0].message
    assert 'pip install "reportlint[ocr]"' in english


def test_sizes_are_read_from_the_first_bytes() -> None:
    assert [is_small(data) for data in (PNG, ICON, JPEG)] == [False, True, False]
    small = JPEG.replace(b"\x09\x23\x06\x76", b"\0\x40\0\x40")
    assert is_small(small)
    for cut in range(len(JPEG)):
        assert is_small(JPEG[:cut]) is False


def test_a_broken_installation_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportlint.readers.ocr.engine import Engine

    hollow = types.ModuleType("rapidocr")
    hollow.__file__ = "/nowhere/rapidocr/__init__.py"
    monkeypatch.setitem(sys.modules, "rapidocr", hollow)
    with pytest.raises(UnreadableError, match="text recognition does not work") as caught:
        Engine()
    assert 'reinstall "reportlint[ocr]"' in caught.value.hint


def blank(width: int = 40, height: int = 60, mode: str = "L") -> Any:
    from PIL import Image

    return Image.new(mode, (width, height), "white")


@needs_ocr
@pytest.mark.parametrize(
    ("form", "mode"),
    [("PNG", "L"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("JPEG", "CMYK"), ("TIFF", "1")],
)
def test_a_picture_without_words_is_told(form: str, mode: str) -> None:
    found = readers.read(saved(blank(mode=mode), form), "-")
    assert marks(found) == [("page-without-text", NO_WORDS)]
    (finding,) = checked(found).findings
    assert (finding.rule, "pip" in finding.message) == ("R101", False)
    assert checked(found, named=False).status == "not-a-report"


@needs_ocr
def test_pages_beyond_those_that_are_read_are_told() -> None:
    found = readers.read(bound([blank(4, 6)] * 62, "TIFF"), "-")
    told = [text for _, text in marks(found)]
    assert (told.count(NO_WORDS), told[60:]) == (60, [TOO_MANY_PAGES] * 2)


@needs_ocr
def test_a_file_of_a_thousand_pages_is_refused() -> None:
    from reportlint.readers.image.frames import read_frames

    with pytest.raises(UnreadableError, match="more than 1000 pages"):
        list(read_frames(bound([blank(1, 1)] * 1001, "TIFF"), 0))


@needs_ocr
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (PNG, "damaged"),
        (b"II*\0\x08\0\0\0", "damaged"),
        (JPEG[:40], "damaged"),
        (png(65536, 65536), "80 million pixels"),
        (png(10_000, 10_000), "80 million pixels"),
    ],
    ids=["png", "tiff", "jpeg", "bomb", "large"],
)
def test_damaged_and_huge_pictures_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as caught:
        readers.read(data, "-")
    assert caught.value.hint
    assert caught.value.localize("zh")[0] != caught.value.message


@needs_ocr
def test_a_cut_off_jpeg_is_refused() -> None:
    data = saved(blank(800, 800), "JPEG")
    with pytest.raises(UnreadableError, match="damaged"):
        readers.read(data[: len(data) // 2], "-")


@needs_ocr
def test_transparent_paper_is_white_and_deep_greys_are_scaled() -> None:
    from PIL import Image

    from reportlint.readers.image.frames import read_frames

    def greys(image: Any) -> set[int]:
        (raster,) = read_frames(saved(image, "PNG"), 9)
        assert raster is not None
        assert len(raster.data) == raster.width * raster.height
        return set(raster.data)

    assert greys(Image.new("RGBA", (4, 4), (0, 0, 0, 0))) == {255}
    assert greys(Image.new("RGBA", (4, 4), (0, 0, 0, 255))) == {0}
    assert greys(Image.new("I;16", (4, 4), 40_000)) == {156}


@needs_ocr
def test_a_photograph_is_turned_as_the_camera_says() -> None:
    from PIL import Image

    from reportlint.readers.image.frames import read_frames

    exif = Image.Exif()
    exif[0x0112] = 6
    (raster,) = read_frames(saved(blank(300, 200), "JPEG", exif=exif), 9)
    assert raster is not None
    assert (raster.width, raster.height) == (200, 300)


def _scan_of(image_points: float, characters: int, at: float) -> bytes:
    from tests.readers.pdf_builder import Sheet, pdf

    sheet = Sheet().picture(0, 0, image_points, 842)
    return pdf(sheet.text(20, at, "扫" * characters, 8))


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize(
    ("width", "characters", "at", "scan"),
    [(595, 8, 20, True), (595, 8, 400, False), (595, 61, 20, False), (200, 8, 20, False)],
    ids=["scanner's mark", "words on the picture", "a text", "a small picture"],
)
def test_what_a_scanner_writes_on_its_pages_makes_no_text_of_them(
    width: float, characters: int, at: float, scan: bool
) -> None:
    found = readers.read(_scan_of(width, characters, at), "-")
    assert (("page-without-text", OCR_NOT_INSTALLED) in marks(found)) == scan
    assert "扫" in found.text


@needs_ocr
def test_scanned_pages_beyond_the_budget_and_huge_pictures_are_not_read() -> None:
    from reportlint.readers.layout import SCANS, Budget
    from reportlint.readers.pdf import pdfium
    from reportlint.readers.pdf.pages import read_page

    data = _scan_of(595, 1, 20)
    budget = Budget()
    with pdfium.open_document(data) as document:
        assert read_page(document, 1, budget).why == NO_WORDS
        assert budget.scans == SCANS - 1
        budget.scans = 0
        assert read_page(document, 1, budget).why == TOO_MANY_PAGES
    huge = data.replace(b"/Width 1 /Height 1", b"/Width 9999 /Height 9999")
    with pdfium.open_document(huge) as document:
        assert read_page(document, 1, Budget()).why == TOO_LARGE
