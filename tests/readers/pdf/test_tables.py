"""Tables: the cells that rules make, and the text in them."""

from __future__ import annotations

from reportlint.model.document import Document, Grid
from reportlint.readers import pdf as reader
from tests.readers.pdf_builder import Sheet, grids, pdf, prose

ROWS = [["行政许可", "12", "3"], ["行政处罚", "0", "45"]]


def read(*sheets: Sheet) -> Document:
    return reader.read(pdf(*sheets), "draft.pdf")


def shape(document: Document) -> list[tuple[str, int, int, int, int]]:
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return [
        (one.span.cut(document.text), one.row, one.column, one.row_span, one.column_span)
        for one in grid.cells
    ]


def test_a_table_stands_where_it_stands_between_lines() -> None:
    sheet = Sheet().text(80, 700, "表前的文字").table(80, 650, [90, 60, 60], ROWS)
    document = read(sheet.text(80, 550, "表后的文字"))
    assert document.text == "表前的文字\n行政许可\t12\t3\n行政处罚\t0\t45\n表后的文字\n"
    assert [type(block).__name__ for block in document.blocks] == ["Lines", "Grid", "Lines"]
    assert grids(document) == [ROWS]


def test_cells_without_a_rule_between_them_are_merged() -> None:
    sheet = Sheet()
    for y in (700, 660):
        sheet.line(80, y, 280, y)
    sheet.line(160, 680, 280, 680)
    for x in (80, 160, 280):
        sheet.line(x, 700, x, 660)
    sheet.line(220, 680, 220, 660)
    sheet.text(84, 676, "合计", 9).text(164, 686, "本年", 9)
    assert shape(read(sheet.text(164, 666, "7", 9).text(224, 666, "8", 9))) == [
        ("合计", 0, 0, 2, 1),
        ("本年", 0, 1, 1, 2),
        ("7", 1, 1, 1, 1),
        ("8", 1, 2, 1, 1),
    ]


def test_a_rule_drawn_for_less_than_half_its_way_does_not_part_cells() -> None:
    sheet = Sheet().table(80, 700, [90, 100], [["甲", "乙"]]).line(170, 690, 200, 690)
    assert grids(read(sheet)) == [[["甲", "乙"]]]


def test_an_area_that_is_no_rectangle_becomes_cells_that_do_not_overlap() -> None:
    sheet = Sheet().box(80, 640, 120, 60).line(140, 700, 140, 680).line(80, 660, 140, 660)
    sheet.line(140, 680, 200, 680)
    document = read(sheet.text(84, 646, "甲", 9).text(84, 686, "丁", 9))
    taken = [
        (row, column)
        for _, first, left, rows, columns in shape(document)
        for row in range(first, first + rows)
        for column in range(left, left + columns)
    ]
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert sorted(taken) == [(r, c) for r in range(grid.rows) for c in range(grid.columns)]


def test_the_lines_of_a_cell_are_joined_words_with_a_blank() -> None:
    sheet = Sheet().table(80, 700, [100, 100, 100], [["", "", ""]], height=60)
    sheet.text(84, 680, "法人或其他", 9).text(84, 668, "组织", 9)
    sheet.latin(184, 680, "open", 9).latin(184, 668, "data", 9)
    sheet.text(284, 680, "12", 9).text(284, 668, "34", 9)
    assert grids(read(sheet)) == [[["法人或其他组织", "open data", "12\n34"]]]


def test_a_blank_between_two_numbers_of_a_cell_stays() -> None:
    cells = ["12 3", "0 7", "1\u00a02", "１２ ３"]
    sheet = Sheet().table(80, 700, [60] * 4, [cells])
    assert grids(read(sheet)) == [[["12 3", "0 7", "1 2", "１２ ３"]]]


def test_numbers_on_two_lines_that_do_not_fill_their_cell_are_two() -> None:
    sheet = Sheet().table(80, 700, [60, 25], [["", ""]], height=40)
    sheet.text(84, 688, "4", 9).text(84, 676, "5", 9)
    assert grids(read(sheet.text(143, 688, "4", 9).text(143, 676, "5", 9))) == [[["4\n5", "4\n5"]]]


def test_a_number_that_runs_over_the_edge_of_its_table_is_read_whole() -> None:
    for row in (["7", "12345678"], ["12345678", "7"]):
        sheet = Sheet().table(80, 700, [38, 38], [row])
        assert grids(read(sheet)) == [[row]]


def test_a_cell_narrower_than_a_figure_may_hold_the_middle_of_a_number() -> None:
    sheet = Sheet().table(80, 700, [40, 8, 40], [["", "", "9"]], size=30)
    assert "11" in read(sheet.text(107, 686, "11", 30)).text


def test_nobody_can_tell_whose_a_number_is_that_covers_other_cells() -> None:
    document = read(Sheet().table(80, 700, [30] * 4, [["1234567890123456", "2", "3", "4"]]))
    covered = [mark.span.cut(document.text) for mark in document.marks if mark.kind == "doubtful"]
    assert len(covered) == 3
    assert "4" not in covered


def test_a_number_too_long_for_its_cell_is_still_one() -> None:
    sheet = Sheet().table(80, 700, [90, 25, 60], [["罚款", "", "8"]], height=40)
    assert grids(read(sheet.text(173, 688, "3985", 9).text(173, 676, "758", 9))) == [
        [["罚款", "3985758", "8"]]
    ]


def test_a_number_that_runs_over_the_edge_of_its_cell_stays_together() -> None:
    sheet = Sheet().table(80, 700, [90, 25, 60], [["罚款", "398575", ""]])
    sheet.text(225, 686, "8", 9)
    assert grids(read(sheet)) == [[["罚款", "398575", "8"]]]


def test_chinese_spread_over_a_cell_is_one_word() -> None:
    sheet = Sheet().table(80, 700, [90, 60], [["", "5"]])
    assert grids(read(sheet.text(84, 686, "总", 9).text(140, 686, "计", 9))) == [[["总计", "5"]]]


def test_lines_drawn_as_thin_boxes_dashes_or_dots_are_rules() -> None:
    boxes = Sheet()
    dots = Sheet()
    for y in (700, 680, 660):
        boxes.box(80, y, 180, 0.5, "f")
        for step in range(91):
            dots.box(80 + 2 * step, y, 1, 1, "f")
    for x in (80, 170, 260):
        boxes.box(x, 660, 0.5, 40, "f")
        for step in range(21):
            dots.box(x, 660 + 2 * step, 1, 1, "f")
    for sheet in (boxes, dots):
        for y, row in zip((686, 666), ROWS, strict=True):
            sheet.text(84, y, row[0], 9).text(174, y, row[1], 9)
        assert grids(read(sheet)) == [[row[:2] for row in ROWS]]


def test_double_lines_are_one_edge() -> None:
    sheet = Sheet()
    for offset in (0, 4.5):
        for y in (700, 680):
            sheet.line(80, y - offset, 260, y - offset)
        for x in (80, 170, 260):
            sheet.line(x + offset, 700, x + offset, 675)
    assert grids(read(sheet.text(88, 686, "规章", 9).text(180, 686, "2", 9))) == [[["规章", "2"]]]


def test_white_boxes_on_a_dark_one_are_cells() -> None:
    sheet = Sheet()
    sheet.operators.append("0 g")
    sheet.box(79, 659, 182, 42, "f")
    sheet.operators.append("1 g")
    for y, row in zip((681, 660), ROWS, strict=True):
        for x, words in zip((80, 171), row, strict=False):
            sheet.box(x, y, 89, 19, "f").text(x + 4, y + 6, words, 9)
    assert grids(read(sheet)) == [[row[:2] for row in ROWS]]


def test_a_coloured_box_behind_words_of_a_ruled_cell_is_no_cell() -> None:
    sheet = Sheet().box(82, 682, 40, 16, "f").table(80, 700, [90, 60, 60], ROWS)
    assert grids(read(sheet)) == [ROWS]


def test_a_table_open_at_its_sides_is_one_with_its_full_rows() -> None:
    sheet = Sheet()
    for y in (700, 680, 660, 640):
        sheet.line(80, y, 280, y)
    sheet.line(180, 700, 180, 680).line(180, 660, 180, 640)
    sheet.text(84, 686, "规章", 9).text(184, 686, "2", 9).text(84, 666, "第二十条", 9)
    sheet.text(84, 646, "收费", 9).text(184, 646, "3.5", 9)
    assert grids(read(sheet)) == [[["规章", "2"], ["第二十条"], ["收费", "3.5"]]]


def test_open_tables_with_a_heading_between_them_stay_apart() -> None:
    sheet = Sheet()
    for y in (700, 680, 650, 630):
        sheet.line(80, y, 280, y)
    sheet.line(180, 700, 180, 680).line(180, 650, 180, 630)
    sheet.text(84, 686, "规章", 9).text(184, 686, "2", 9).text(84, 659, "三、标题", 14)
    sheet.text(84, 636, "收费", 9).text(184, 636, "3", 9)
    document = read(sheet)
    assert grids(document) == [[["规章", "2"]], [["收费", "3"]]]
    assert prose(document) == ["三、标题"]


def test_a_frame_around_text_or_a_table_is_layout() -> None:
    sheet = Sheet().box(60, 500, 300, 300).text(80, 750, "框内的文字").text(80, 730, "第二行")
    document = read(sheet.table(80, 700, [90, 60, 60], ROWS))
    assert grids(document) == [ROWS]
    assert prose(document) == ["框内的文字", "第二行"]


def test_lines_under_words_are_no_table() -> None:
    sheet = Sheet().text(80, 700, "负责人").line(120, 698, 220, 698).line(80, 500, 500, 500)
    assert grids(read(sheet)) == []


def test_a_label_turned_upwards_or_written_down_is_read() -> None:
    sheet = Sheet().table(80, 700, [30, 90], [["", "甲"], ["", "乙"]], height=40)
    upwards = Sheet().box(80, 620, 120, 80).line(110, 700, 110, 620).line(110, 660, 200, 660)
    upwards.text(114, 676, "甲甲甲甲", 9).text(114, 636, "乙乙乙乙", 9)
    upwards.text(100, 630, "办理结果", 9, matrix="0 1 -1 0")
    assert grids(read(upwards)) == [[["办理结果", "甲甲甲甲"], ["乙乙乙乙"]]]
    for index, character in enumerate("结果"):
        sheet.text(90, 688 - 12 * index, character, 9)
    assert grids(read(sheet)) == [[["结果", "甲"], ["", "乙"]]]


def test_a_table_drawn_in_one_path_is_read() -> None:
    moves = [f"80 {y} m 260 {y} l" for y in (700, 680, 660)]
    moves += [f"{x} 700 m {x} 660 l" for x in (80, 170, 260)]
    sheet = Sheet()
    sheet.operators.append(" ".join(moves) + " S")
    for y, row in zip((686, 666), ROWS, strict=True):
        sheet.text(84, y, row[0], 9).text(174, y, row[1], 9)
    assert grids(read(sheet)) == [[row[:2] for row in ROWS]]


def test_cells_framed_by_paths_of_an_outer_and_an_inner_edge_are_read() -> None:
    sheet = Sheet()
    for y, row in zip((680, 660), ROWS, strict=True):
        for x, words in zip((80, 170), row, strict=False):
            sheet.operators.append(f"{x} {y} 90 20 re {x + 0.7} {y + 0.7} 88.6 18.6 re f*")
            sheet.text(x + 4, y + 6, words, 9)
    assert grids(read(sheet)) == [[row[:2] for row in ROWS]]


def test_filled_shapes_that_are_no_boxes_are_no_cells() -> None:
    sheet = Sheet().table(80, 700, [90, 60, 60], ROWS)
    for x in (80, 170, 230):
        sheet.operators.append(f"{x} 500 m {x + 50} 500 l {x + 25} 560 l f")
        sheet.operators.append(f"{x} 400 50 20 re {x} 300 50 20 re f")
    assert grids(read(sheet.text(90, 510, "甲", 9).text(180, 510, "乙", 9))) == [ROWS]


def test_lines_drawn_as_thin_pictures_or_inside_a_form_are_rules() -> None:
    sheet = Sheet()
    for y in (700, 680):
        sheet.picture(80, y, 180, 0.7)
    for x in (80, 170, 260):
        sheet.picture(x, 680, 0.7, 20)
    assert grids(read(sheet.text(84, 686, "规章", 9).text(174, 686, "2", 9))) == [[["规章", "2"]]]
    shown = "0 0 180 20 re S 90 0 m 90 20 l S"
    form = (
        f"<< /Type /XObject /Subtype /Form /BBox [-1 -1 181 21] /Length {len(shown)} >>\n"
        f"stream\n{shown}\nendstream"
    )
    drawn = Sheet().text(84, 686, "规章", 9).text(174, 686, "2", 9)
    drawn.operators.append("q 1 0 0 1 80 680 cm /X1 Do Q")
    data = pdf(drawn, objects=[form]).replace(b"/I1 7 0 R", b"/I1 7 0 R /X1 10 0 R")
    assert grids(reader.read(data, "form.pdf")) == [[["规章", "2"]]]


def test_words_that_run_over_the_edge_of_their_cell_stay_in_it() -> None:
    sheet = Sheet()
    for y in (700, 680):
        sheet.line(80, y, 260, y)
    for x in (80, 160, 210, 260):
        sheet.line(x, 700, x, 680)
    sheet.text(84, 686, "其他法律行政法规禁止公开", 9).text(180, 686, "7", 9).text(230, 686, "8", 9)
    assert grids(read(sheet)) == [[["其他法律行政法规禁止公开", "7", "8"]]]


def test_words_whose_characters_are_objects_of_their_own_stay_in_their_cell_too() -> None:
    sheet = Sheet()
    for y in (700, 680):
        sheet.line(80, y, 260, y)
    for x in (80, 160, 210, 260):
        sheet.line(x, 700, x, 680)
    for number, sign in enumerate("其他法律行政法规禁止公开"):
        sheet.text(84 + 9 * number, 686, sign, 9)
    sheet.text(180, 686, "7", 9).text(230, 686, "8", 9)
    assert grids(read(sheet)) == [[["其他法律行政法规禁止公开", "7", "8"]]]


def test_stripes_of_a_table_without_rules_are_no_tables() -> None:
    sheet = Sheet()
    for number, row in enumerate(["甲", "乙", "丙", "丁"]):
        y = 700 - 20 * number
        if number % 2:
            for x in (80, 150, 220):
                sheet.operators.append("0.9 g")
                sheet.box(x, y - 4, 70, 18, "f")
                sheet.operators.append("0 g")
        sheet.text(84, y, row, 9).text(154, y, str(number), 9).text(224, y, "0", 9)
    document = read(sheet)
    assert grids(document) == []
    assert [line.split() for line in prose(document)] == [
        [row, str(number), "0"] for number, row in enumerate("甲乙丙丁")
    ]


def test_rules_between_columns_alone_leave_the_rows_as_lines() -> None:
    sheet = Sheet().box(80, 600, 240, 100)
    for x in (160, 200, 240, 280):
        sheet.line(x, 700, x, 600)
    for number in range(4):
        y = 680 - 20 * number
        sheet.text(84, y, "新收", 9)
        for x in (165, 205, 245, 285):
            sheet.text(x, y, str(number), 9)
    document = read(sheet)
    assert grids(document) == []
    assert [line.split() for line in prose(document)] == [
        ["新收", *[str(number)] * 4] for number in range(4)
    ]
