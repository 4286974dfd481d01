"""Annotated PDF files: highlights on the very words, everything else as it was."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from reportlint import readers
from reportlint.model.document import Document, Grid, Span
from reportlint.model.finding import FileResult
from reportlint.model.report import Report
from reportlint.readers.pdf import pdfium
from reportlint.readers.pdf.pdfium import raw
from reportlint.reporters import pdf
from reportlint.support.localized_text import LocalizedText
from reportlint.support.records import replace
from tests.readers.pdf_builder import Sheet
from tests.readers.pdf_builder import pdf as made_pdf
from tests.reporters.outcomes import findings, outcomes
from tests.reporters.writing import view

FOLDER = Path(__file__).parent.parent / "readers" / "data" / "pdf"


class Found(NamedTuple):
    """An annotation as pdfium reads it: its kind, the words below it, its own words."""

    page: int
    kind: int
    below: str
    words: str


def read(data: bytes) -> Document:
    return readers.read(data, "draft.pdf")


def result_of(document: Document, spans: Sequence[Span]) -> FileResult:
    base = findings("en")[1]
    made = tuple(replace(base, span=span, fix=None) for span in spans)
    report = Report(
        document, "government-disclosure", "2021", 2024, None, None, (), (), (), (), (), (), (), ()
    )
    return replace(
        outcomes("en")[0],
        format="pdf",
        findings=made,
        report=report,
        not_assessed=(),
        suppressed=0,
    )


def reviewed(data: bytes, spans: Sequence[Span]) -> bytes:
    made = pdf.render_copy(result_of(read(data), spans), data, view("en"))
    assert isinstance(made, bytes)
    return made


def _below(text: Any, rectangle: Any) -> str:
    edges = (rectangle.left, rectangle.top, rectangle.right, rectangle.bottom)
    length = raw.FPDFText_GetBoundedText(text, *edges, None, 0)
    buffer = (ctypes.c_ushort * (length + 1))()
    raw.FPDFText_GetBoundedText(text, *edges, buffer, length)
    return "".join(map(chr, buffer)).rstrip("\0")


def noted(data: bytes) -> list[Found]:
    found = []
    with pdfium.open_document(data) as document:
        for index in range(pdfium.page_count(document)):
            page = raw.FPDF_LoadPage(document, index)
            with pdfium.open_text(page) as text:
                for kind, annotation in pdfium._annotations(page):
                    rectangle = raw.FS_RECTF()
                    raw.FPDFAnnot_GetRect(annotation, rectangle)
                    words = pdfium._read_string(
                        raw.FPDFAnnot_GetStringValue, annotation, b"Contents"
                    )
                    found.append(Found(index + 1, kind, _below(text, rectangle), words))
            raw.FPDF_ClosePage(page)
    return found


def highlights(data: bytes) -> list[str]:
    kind = raw.FPDF_ANNOT_HIGHLIGHT
    return ["".join(found.below.split()) for found in noted(data) if found.kind == kind]


def at(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


@pytest.fixture(scope="module")
def plain() -> bytes:
    sheet = Sheet().text(90, 700, "2024年政府信息公开工作年度报告").text(90, 650, "公开的的工作")
    return made_pdf(sheet.text(90, 630, "第二行文字"), Sheet().text(90, 700, "下一页"))


def test_highlights_stand_on_the_words(plain: bytes) -> None:
    document = read(plain)
    words = ("2024年", "的的", "行文", "一页")
    made = reviewed(plain, [at(document, each) for each in words])
    assert highlights(made) == list(words)
    assert [found.page for found in noted(made)] == [1, 1, 1, 1, 2]


def test_words_on_two_lines_and_two_pages(plain: bytes) -> None:
    document = read(plain)
    span = Span(at(document, "工作\n").start, at(document, "二行").end)
    (found,) = highlights(reviewed(plain, [span]))
    # The rectangle around both lines; the boxes in it are a line each.
    assert found.startswith("公开的的工作")
    both = Span(at(document, "文字").start, at(document, "下一").end)
    pages = [found.page for found in noted(reviewed(plain, [both])) if found.kind == 9]
    assert pages == [1, 2]


def test_what_the_file_held_is_as_it_was(plain: bytes) -> None:
    made = reviewed(plain, [at(read(plain), "的的")])
    assert made.startswith(plain)
    assert reviewed(plain, [at(read(plain), "的的")]) == made
    after = read(made)
    assert after.text == read(plain).text
    assert [mark.text.split("\n")[0] for mark in after.marks] == [
        "reportlint",
        "warning W305 repeated-word",
    ]


def test_the_words_of_an_annotation(plain: bytes) -> None:
    result = result_of(read(plain), [at(read(plain), "的的")])
    found = replace(outcomes("zh")[0].findings[3], span=result.findings[0].span)
    result = replace(result, findings=(found,), not_assessed=outcomes("zh")[0].not_assessed)
    made = pdf.render_copy(result, plain, view("zh"))
    assert isinstance(made, bytes)
    assert [each.words.split("\n") for each in noted(made)] == [
        ["reportlint", "1 个错误。", "未判定 2 处：单元格里是占位符（1）；表格没有读出（1）。"],
        [
            "错误 A105 单元格填错",
            "查单元格填错。",
            found.message,
            "如何改正：核对该单元格的原始数据。",
            "依据：国办公开办函〔2021〕30号 格式；GB/T 15834—2011",
        ],
    ]


@pytest.mark.parametrize("name", ["libreoffice-plain", "chromium-spaced", "reportlab-cid"])
def test_cells_of_real_producers(name: str) -> None:
    data = (FOLDER / f"{name}.pdf").read_bytes()
    document = read(data)
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    cells = [cell.span for cell in grid.cells if cell.span.cut(document.text).strip()][:20]
    wanted = ["".join(span.cut(document.text).split()) for span in cells]
    assert highlights(reviewed(data, cells)) == wanted


def test_a_page_whose_text_is_turned() -> None:
    data = (FOLDER / "libreoffice-landscape.pdf").read_bytes()
    document = read(data)
    words = next(line for line in document.text.split("\n") if len(line.strip()) > 8).strip()
    found = highlights(reviewed(data, [at(document, words[2:6])]))
    assert found == ["".join(words[2:6].split())]


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"])
def test_quarter_turns(matrix: str) -> None:
    sheet = Sheet().latin(300, 400, "report of the year", matrix=matrix)
    data = made_pdf(sheet.latin(320, 420, "another line of it", matrix=matrix))
    document = read(data)
    found = highlights(reviewed(data, [at(document, "report"), at(document, "line")]))
    assert found == ["report", "line"]


def test_a_place_without_words_gets_a_sign(plain: bytes) -> None:
    made = reviewed(plain, [Span(5, 5)])
    kinds = [found.kind for found in noted(made)]
    assert kinds == [raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_TEXT]
    empty = made_pdf(Sheet().line(10, 10, 50, 50))
    assert [found.kind for found in noted(reviewed(empty, []))] == [raw.FPDF_ANNOT_TEXT]


def test_annotations_that_were_there_stay() -> None:
    sheet = Sheet().text(90, 700, "公开的的工作")
    sheet.annotations.append("<< /Subtype /Text /Rect [10 10 30 30] /Contents (old) >>")
    data = made_pdf(sheet)
    made = reviewed(data, [at(read(data), "的的")])
    assert [found.words.split("\n")[0] for found in noted(made)] == [
        "old",
        "reportlint",
        "warning W305 repeated-word",
    ]


def test_what_is_no_pdf_or_was_not_checked(plain: bytes) -> None:
    result = result_of(read(plain), [])
    told = pdf.render_copy(replace(result, format="docx"), b"", view("zh"))
    assert isinstance(told, LocalizedText)
    assert "docx=" in told["en"]
    for unread in outcomes("zh")[2:]:
        assert pdf.render_copy(unread, b"", view("zh")) is None


def test_an_encrypted_file_that_opens_without_a_password() -> None:
    data = (FOLDER / "encrypted-open.pdf").read_bytes()
    document = read(data)
    line = next(line for line in document.text.split("\n") if line.strip()).strip()
    made = reviewed(data, [at(document, line[:3])])
    assert highlights(made) == [line[:3]]
    assert read(made).text == document.text
