"""Tables over page breaks: one grid, heads once, nothing cut."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.model.document import Document
from reportlint.readers import pdf as reader
from tests.readers.pdf_builder import Sheet, grids, pdf, prose

WIDTHS = [100, 60, 60]
HEAD = ["信息内容", "本年制发件数", "现行有效件数"]


def read(*sheets: Sheet) -> Document:
    return reader.read(pdf(*sheets), "draft.pdf")


def parts(
    upper: Sequence[Sequence[str]],
    lower: Sequence[Sequence[str]],
    widths: Sequence[float] = WIDTHS,
    height: float = 20,
) -> tuple[Sheet, Sheet]:
    first = Sheet().table(80, 60 + height * len(upper), widths, upper, height)
    return first, Sheet().table(80, 780, widths, lower, height)


def test_rows_before_and_after_a_break_are_one_table() -> None:
    document = read(*parts([HEAD, ["规章", "1", "2"]], [["文件", "3", "4"]]))
    assert grids(document) == [[HEAD, ["规章", "1", "2"], ["文件", "3", "4"]]]
    assert [anchor.page for anchor in document.anchors] == [1, 2]
    assert document.text[document.anchors[1].offset :] == "文件\t3\t4\n"


def test_heads_that_are_repeated_stand_once() -> None:
    document = read(*parts([HEAD, ["规章", "1", "2"]], [HEAD, ["文件", "3", "4"]]))
    assert grids(document) == [[HEAD, ["规章", "1", "2"], ["文件", "3", "4"]]]


def test_heads_below_a_caption_row_are_found_too() -> None:
    upper = [["表一", "", ""], HEAD, ["规章", "1", "2"]]
    document = read(*parts(upper, [HEAD, ["文件", "3", "4"]]))
    assert grids(document) == [[*upper, ["文件", "3", "4"]]]


def test_rows_of_equal_values_are_not_repeated_heads() -> None:
    zero = ["", "0", "0"]
    assert grids(read(*parts([zero, zero], [zero]))) == [[zero, zero, zero]]


def test_page_numbers_and_a_caption_between_the_parts_do_not_part_them() -> None:
    first, second = parts([HEAD, ["规章", "1", "2"]], [["文件", "3", "4"]])
    first.text(290, 30, "- 1 -")
    second.text(290, 30, "- 2 -").text(80, 790, "（续表）")
    document = read(first, second)
    assert len(grids(document)) == 1
    assert prose(document) == ["（续表）"]


def test_prose_between_them_keeps_two_tables_apart() -> None:
    first, second = parts([HEAD, ["规章", "1", "2"]], [["文件", "3", "4"]])
    second.text(80, 800, "二、这里另起一个部分，说明下面的表格")
    assert len(grids(read(first, second))) == 2


def test_tables_of_another_width_or_two_pages_on_stay_apart() -> None:
    first, _ = parts([HEAD], [HEAD])
    other = Sheet().table(80, 780, [100, 60, 160], [HEAD])
    assert len(grids(read(first, other))) == 2
    assert len(grids(read(first, Sheet(), parts([HEAD], [["文件", "3", "4"]])[1]))) == 2


def test_a_part_set_further_right_still_fits() -> None:
    first, _ = parts([HEAD, ["规章", "1", "2"]], [HEAD])
    second = Sheet().table(94, 780, WIDTHS, [["文件", "3", "4"]])
    assert grids(read(first, second)) == [[HEAD, ["规章", "1", "2"], ["文件", "3", "4"]]]


def test_a_table_goes_on_over_three_pages() -> None:
    sheets = [
        Sheet().table(80, 780, WIDTHS, [[f"第{number}类", str(number), "0"]])
        for number in (1, 2, 3)
    ]
    assert grids(read(*sheets)) == [[["第1类", "1", "0"], ["第2类", "2", "0"], ["第3类", "3", "0"]]]


def merged(sheet: Sheet, top: float, label: str, rows: Sequence[Sequence[str]]) -> Sheet:
    """Draw rows beside one label cell, its text in the first of them."""
    bottom = top - 20 * len(rows)
    sheet.box(80, bottom, 40, top - bottom).text(83, top - 14, label, 9)
    return sheet.table(120, top, [160, 30, 30], rows)


def test_a_merged_label_that_goes_on_is_one_cell() -> None:
    document = read(
        merged(Sheet(), 80, "（四）", [["1.本机关不掌握", "1", "2"]]),
        merged(Sheet(), 780, "", [["2.没有现成信息", "3", "4"], ["3.仍不明确", "5", "6"]]),
    )
    assert grids(document) == [
        [
            ["（四）", "1.本机关不掌握", "1", "2"],
            ["2.没有现成信息", "3", "4"],
            ["3.仍不明确", "5", "6"],
        ]
    ]


def test_a_label_cut_in_its_middle_is_put_together() -> None:
    document = read(
        merged(Sheet(), 80, "（四）", [["1.本机关不掌握", "1", "2"]]),
        merged(Sheet(), 780, "无法", [["2.没有现成信息", "3", "4"], ["3.仍不明确", "5", "6"]]),
    )
    assert grids(document)[0][0][0] == "（四）无法"
    assert [len(row) for row in grids(document)[0]] == [4, 3, 3]


def test_a_new_label_below_the_break_stays_its_own() -> None:
    document = read(
        merged(Sheet(), 80, "（四）", [["1.本机关不掌握", "1", "2"]]),
        merged(Sheet(), 780, "（五）", [["1.信访举报投诉", "3", "4"], ["2.重复", "5", "6"]]),
    )
    assert [row[0] for row in grids(document)[0]] == ["（四）", "（五）", "2.重复"]


def test_a_label_centred_over_the_break_belongs_to_both_parts() -> None:
    document = read(
        merged(Sheet(), 80, "", [["1.本机关不掌握", "1", "2"]]),
        merged(Sheet(), 780, "（四）", [["2.没有现成信息", "3", "4"], ["3.仍不明确", "5", "6"]]),
    )
    assert [len(row) for row in grids(document)[0]] == [4, 3, 3]
    assert grids(document)[0][0][0] == "（四）"


def test_a_row_cut_in_two_is_one_row() -> None:
    narrow = [60, 40, 40]
    upper = [["行政规范性", "8", "1234567"]]
    for lower in ([["文件", "", ""]], [["文件", "", "7"]]):
        document = read(*parts(upper, [*lower, ["规章", "1", "2"]], narrow))
        joined = "1234567" + lower[0][2]
        assert grids(document) == [[["行政规范性文件", "8", joined], ["规章", "1", "2"]]]


def test_a_number_that_does_not_fill_its_cell_does_not_go_on_below_the_break() -> None:
    document = read(*parts([["行政规范性", "8", "66"]], [["文件", "", "7"]], [60, 40, 40]))
    assert [row[2] for row in grids(document)[0]] == ["66", "7"]


def test_a_row_whose_values_stand_below_the_break_is_one_row() -> None:
    document = read(*parts([["行政规范性", "", ""]], [["文件", "8", "66"]], [60, 40, 40]))
    assert grids(document) == [[["行政规范性文件", "8", "66"]]]


def test_a_row_without_values_is_not_taken_for_half_a_row() -> None:
    for upper, lower in (
        (["行政处罚", "12", "3"], ["行政强制", "", ""]),
        (["1.国家秘密", "", ""], ["2.其他法律", "3", "4"]),
    ):
        assert grids(read(*parts([upper], [lower]))) == [[upper, lower]]


def test_blank_cells_of_a_form_not_filled_in_are_not_joined() -> None:
    rows = [["1.国家秘密", "", ""], ["2.其他法律", "", ""]]
    assert grids(read(*parts(rows[:1], rows[1:]))) == [rows]


def test_a_head_cut_by_the_break_is_put_together() -> None:
    widths = [20, 20, 20]
    document = read(
        Sheet().table(80, 60, widths, [["结果", "纠正", "其他"]]),
        Sheet().table(80, 780, widths, [["维持", "", "结果"], ["72", "64", "178"]]),
    )
    assert grids(document) == [[["结果维持", "纠正", "其他结果"], ["72", "64", "178"]]]


def test_room_left_empty_at_a_page_end_makes_no_row() -> None:
    first = Sheet().table(80, 120, WIDTHS, [["规章", "1", "2"]]).box(80, 40, 220, 60)
    assert grids(read(first, Sheet().table(80, 780, WIDTHS, [["文件", "3", "4"]]))) == [
        [["规章", "1", "2"], ["文件", "3", "4"]]
    ]


def test_the_first_row_alone_on_its_page_belongs_to_the_table() -> None:
    first = Sheet().box(80, 40, 220, 20).text(84, 46, "第二十条", 9)
    document = read(first, Sheet().table(80, 780, WIDTHS, [HEAD, ["规章", "1", "2"]]))
    assert grids(document) == [[["第二十条"], HEAD, ["规章", "1", "2"]]]


def test_a_framed_line_by_itself_is_prose() -> None:
    document = read(Sheet().box(80, 400, 220, 20).text(84, 406, "框起来的一行", 9))
    assert grids(document) == []
    assert prose(document) == ["框起来的一行"]


def test_a_row_cut_off_at_the_end_of_a_page_is_closed_there() -> None:
    sheet = Sheet().line(80, 100, 300, 100).line(80, 80, 300, 80)
    for x in (80, 180, 240, 300):
        sheet.line(x, 100, x, 50)
    for y, row in ((86, ["规章", "1", "2"]), (60, ["文件", "3", "4"])):
        for x, words in zip((84, 184, 244), row, strict=True):
            sheet.text(x, y, words, 9)
    assert grids(read(sheet)) == [[["规章", "1", "2"], ["文件", "3", "4"]]]


def heads(label: str, top: float, right: Sequence[Sequence[str]]) -> Sheet:
    """Draw a head of one column beside others that take a row each."""
    bottom = top - 20 * len(right)
    sheet = Sheet().box(80, bottom, 20, top - bottom)
    sheet.text(82, top - 8, label[:2], 8).text(82, top - 17, label[2:], 8)
    for index, row in enumerate(right):
        y = top - 20 * index
        sheet.table(100, y, [40 / len(row)] * len(row), [row])
    return sheet


def test_a_head_over_two_rows_that_are_parted_is_one_cell() -> None:
    values = ["72", "1", "2"]
    for upper, lower in (("结果", "维持"), ("结果维持", ""), ("", "结果维持")):
        first = heads(upper, 60, [["复议后"]])
        second = heads(lower, 780, [["甲", "乙"]]).table(80, 760, [20, 20, 20], [values])
        document = read(first, second)
        assert grids(document) == [[["结果维持", "复议后"], ["甲", "乙"], values]]


def test_a_table_that_begins_with_a_head_of_its_own_stays_apart() -> None:
    first = Sheet().table(80, 80, [90, 60, 60], [["行政许可", "12", "3"]])
    heads = ["结果维持", "结果纠正", "尚未审结", "总计"]
    second = Sheet().table(80, 780, [60, 50, 50, 50], [heads, ["1", "0", "2", "3"]])
    assert grids(read(first, second)) == [[["行政许可", "12", "3"]], [heads, ["1", "0", "2", "3"]]]


def test_a_table_without_end_is_put_together_in_time_that_grows_with_it() -> None:
    rows = [[str(number), "1", "2"] for number in range(20)]
    pages = [Sheet().table(80, 780, [90, 60, 60], rows) for _ in range(60)]
    found = grids(read(*pages))
    assert sum(len(grid) for grid in found) == 60 * len(rows)
    assert 1 < len(found) < 6
