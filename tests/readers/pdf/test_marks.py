"""What a PDF holds besides its text: pictures, comments, attachments, pages that cannot be read."""

from __future__ import annotations

from reportlint.model.document import Document
from reportlint.readers import pdf as reader
from tests.readers.pdf_builder import Sheet, pdf, prose


def read(*sheets: Sheet, nameless: str = "") -> Document:
    return reader.read(pdf(*sheets, nameless=nameless), "draft.pdf")


def page_at(document: Document, offset: int) -> int | None:
    return [anchor.page for anchor in document.anchors if anchor.offset <= offset][-1]


def test_a_scanned_page_is_marked_where_it_stands() -> None:
    scan = Sheet().picture(0, 0, 595, 842)
    document = read(Sheet().text(80, 700, "前页"), scan, Sheet().text(80, 700, "后页"))
    (mark,) = document.marks
    assert mark.kind == "page-without-text"
    assert page_at(document, mark.span.start) == 2
    assert document.text == "前页\n\n后页\n"


def test_a_file_of_scans_only_has_a_mark_for_each() -> None:
    document = read(*[Sheet().picture(0, 0, 595, 842) for _ in range(3)])
    assert [page_at(document, mark.span.start) for mark in document.marks] == [1, 2, 3]
    assert not document.text.strip()


def test_a_page_of_outlined_letters_is_marked() -> None:
    sheet = Sheet()
    for index in range(150):
        sheet.box(80 + 3 * index, 700, 20, 20, "f")
    assert [mark.kind for mark in read(sheet).marks] == ["page-without-text"]


def test_a_page_whose_font_names_no_characters_is_marked() -> None:
    document = read(Sheet().text(80, 700, "全都不知"), nameless="全都不知")
    assert [mark.kind for mark in document.marks] == ["page-without-text"]
    assert prose(document) == ["", "\ufffd\ufffd\ufffd\ufffd"]


def test_a_blank_page_is_not_marked() -> None:
    assert read(Sheet().text(80, 700, "正文"), Sheet()).marks == ()


def test_a_picture_is_marked_between_the_lines_around_it() -> None:
    sheet = Sheet().text(80, 700, "图前").picture(80, 500, 300, 150).text(80, 400, "图后")
    document = read(sheet)
    (mark,) = document.marks
    assert (mark.kind, document.text[mark.span.start :]) == ("picture", "图后\n")


def test_a_seal_or_a_line_drawn_as_picture_is_no_picture() -> None:
    assert read(Sheet().text(80, 700, "正文").picture(80, 690, 400, 1)).marks == ()
    assert read(Sheet().text(80, 700, "正文").picture(80, 500, 40, 40)).marks == ()


def test_words_written_across_the_page_are_no_text_of_it() -> None:
    sheet = (
        Sheet().text(80, 700, "正文的文字").text(200, 300, "征求意见稿", 50, matrix=".7 .7 -.7 .7")
    )
    document = read(sheet, Sheet().text(80, 700, "第二页"))
    assert prose(document) == ["正文的文字", "第二页"]
    assert [(mark.kind, mark.text) for mark in document.marks] == [("header", "征求意见稿")]


def test_comments_are_marked_with_their_words() -> None:
    sheet = Sheet().text(80, 700, "正文")
    words = "此处核对".encode("utf-16-be").hex()
    sheet.annotations.append(
        f"<< /Type /Annot /Subtype /Text /Rect [80 700 90 710] /Contents <FEFF{words}> >>"
    )
    sheet.annotations.append("<< /Type /Annot /Subtype /Link /Rect [80 700 90 710] >>")
    assert [(mark.kind, mark.text) for mark in read(sheet).marks] == [("comment", "此处核对")]


def test_attached_files_are_marked_by_name() -> None:
    objects = [
        "<< /Names [(a) 11 0 R] >>",
        "<< /Type /Filespec /F (table.xlsx) /UF (table.xlsx) /EF << /F 12 0 R >> >>",
        "<< /Type /EmbeddedFile /Length 1 >>\nstream\n0\nendstream",
    ]
    data = pdf(
        Sheet().text(80, 700, "正文"),
        catalog="/Names << /EmbeddedFiles 10 0 R >>",
        objects=objects,
    )
    document = reader.read(data, "draft.pdf")
    assert [(mark.kind, mark.text) for mark in document.marks] == [("attachment", "table.xlsx")]


def test_what_is_typed_into_a_form_is_text() -> None:
    sheet = Sheet().text(80, 700, "共")
    sheet.annotations.append(
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (12) /F 4 /Rect [100 695 140 715] "
        "/AP << /N 10 0 R >> >>"
    )
    shown = "BT /F2 12 Tf 2 5 Td (12) Tj ET"
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 40 20] /Resources << /Font << /F2 8 0 R >> >> "
        f"/Length {len(shown)} >>\nstream\n{shown}\nendstream"
    )
    document = reader.read(pdf(sheet, objects=[form]), "form.pdf")
    assert prose(document) == ["共12"]
