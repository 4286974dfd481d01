"""Prose: lines by where their characters stand, and which of the characters count."""

from __future__ import annotations

from reportlint.model.document import Document, Lines, Span
from reportlint.readers import pdf as reader
from tests.readers.pdf_builder import Sheet, pdf, prose


def read(*sheets: Sheet, nameless: str = "") -> Document:
    return reader.read(pdf(*sheets, nameless=nameless), "draft.pdf")


def test_lines_come_from_top_to_bottom_whatever_their_order_in_the_file() -> None:
    sheet = Sheet().text(80, 600, "第三行").text(80, 700, "第一行").text(80, 650, "第二行")
    assert read(sheet).text == "第一行\n第二行\n第三行\n"


def test_one_stretch_of_lines_goes_on_over_pages_and_anchors_tell_them() -> None:
    document = read(Sheet().text(80, 500, "上一页"), Sheet().text(80, 500, "下一页"))
    assert document.blocks == (Lines(Span(0, 7)),)
    assert [(anchor.offset, anchor.page) for anchor in document.anchors] == [(0, 1), (4, 2)]


def test_blanks_stay_between_words_and_vanish_beside_chinese() -> None:
    sheet = Sheet().latin(80, 700, "Open Data 2.0")
    sheet.text(80, 650, "共2024").text(116.5, 650, "件")
    assert prose(read(sheet)) == ["Open Data 2.0", "共2024件"]


def test_a_wide_gap_shows_as_several_blanks() -> None:
    sheet = Sheet().text(80, 700, "新收").text(150, 700, "12").text(220, 700, "3")
    label, *values = prose(read(sheet))[0].split("  ", 1)
    assert (label, values[0].split()) == ("新收", ["12", "3"])


def test_a_point_below_the_middle_of_the_line_stays_in_its_number() -> None:
    assert prose(read(Sheet().text(80, 700, "96171.6，")))[0] == "96171.6，"


def test_a_paragraph_that_starts_further_in_shows_it() -> None:
    sheet = Sheet().text(104, 700, "一段的首行缩进").text(80, 680, "第二行不缩进")
    sheet.text(80, 660, "第三行也不缩进")
    assert read(sheet).text == "\u3000\u3000一段的首行缩进\n第二行不缩进\n第三行也不缩进\n"


def test_a_raised_note_mark_does_not_make_a_number_larger() -> None:
    sheet = Sheet().text(80, 700, "共3001").text(117, 705, "2", 6).text(121, 700, "件")
    assert prose(read(sheet)) == ["共3001²件"]


def test_a_lowered_figure_is_told_apart_too() -> None:
    assert prose(read(Sheet().text(80, 700, "12").text(92, 697, "3", 6))) == ["12₃"]


def test_characters_drawn_twice_for_bold_count_once() -> None:
    sheet = Sheet().text(80, 700, "11件").text(80.4, 700, "11件").text(80, 700.2, "11件")
    assert prose(read(sheet)) == ["11件"]


def test_invisible_text_is_left_out_beside_visible_text() -> None:
    sheet = Sheet().text(80, 700, "看得见").text(80, 650, "看不见", mode=3)
    assert prose(read(sheet)) == ["看得见"]


def test_the_invisible_text_of_a_scan_is_its_text() -> None:
    sheet = Sheet().picture(0, 0, 595, 842).text(80, 700, "识别出的文字", mode=3)
    assert prose(read(sheet)) == ["识别出的文字"]


def test_text_off_the_page_is_left_out() -> None:
    sheet = Sheet().text(80, 700, "页内").text(-300, 700, "页左").text(80, 900, "页上")
    assert prose(read(sheet)) == ["页内"]


def test_ligatures_radicals_and_rare_characters_are_what_they_mean() -> None:
    sheet = Sheet().text(80, 700, "⽂件⻓期 ﬁle").text(80, 650, "𠮷字，（１）①")
    assert prose(read(sheet)) == ["文件长期file", "𠮷字，（１）①"]


def test_a_character_that_the_font_does_not_name_is_never_dropped() -> None:
    document = read(Sheet().text(80, 700, "共计12件"), nameless="1")
    assert prose(document) == ["共计\ufffd2件"]
    assert not document.marks


def test_text_written_sideways_is_turned_upright() -> None:
    for matrix, step in (("0 1 -1 0", (20, 0)), ("0 -1 1 0", (-20, 0)), ("-1 0 0 -1", (0, 20))):
        sheet = Sheet().text(300, 400, "第一行共2件", matrix=matrix)
        sheet.text(300 + step[0], 400 + step[1], "第二行共3件", matrix=matrix)
        assert prose(read(sheet)) == ["第一行共2件", "第二行共3件"]


def test_a_page_turned_for_its_sideways_text_is_read_alike() -> None:
    sheet = Sheet(rotate=90).text(300, 400, "横向的页", matrix="0 1 -1 0")
    assert prose(read(sheet)) == ["横向的页"]


def test_text_in_columns_is_read_down_and_from_the_right() -> None:
    sheet = Sheet()
    for index, character in enumerate("自上而下书写"):
        sheet.text(300, 700 - 12 * index, character)
    for index, character in enumerate("再到左边一列"):
        sheet.text(280, 700 - 12 * index, character)
    assert prose(read(sheet)) == ["自上而下书写", "再到左边一列"]


def test_an_empty_page_gives_an_empty_document() -> None:
    document = read(Sheet())
    assert (document.text, document.blocks, document.marks) == ("", (), ())


def test_letters_of_a_negative_size_turned_back_are_upright() -> None:
    sheet = Sheet().text(80, 700, "第一行", -12, matrix="-1 0 0 -1")
    assert prose(read(sheet.text(80, 680, "第二行", -12, matrix="-1 0 0 -1"))) == [
        "第一行",
        "第二行",
    ]
