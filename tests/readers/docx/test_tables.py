"""Tables come with their grid, whatever is merged or nested in them."""

from __future__ import annotations

from reportlint.model.document import Anchor, Document, Grid, GridCell, Paragraph, Span
from reportlint.readers import docx
from tests.readers.docx_builder import cell, paragraph, row, run, table, word


def read(*body: str, **parts: str) -> Document:
    return docx.read(word(*body, **parts), "draft.docx")


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def places(document: Document) -> list[tuple[str, int, int, int, int]]:
    """Return the first table's cells: text, row, column, height, width."""
    return [
        (one.span.cut(document.text), one.row, one.column, one.row_span, one.column_span)
        for one in grids(document)[0].cells
    ]


def test_rows_are_lines_and_cells_are_parted_by_tabs() -> None:
    document = read(paragraph("前"), table(row("甲", "1"), row("乙", "")), paragraph("后"))
    assert document.text == "前\n甲\t1\n乙\t\n后"
    assert document.blocks == (
        Paragraph(Span(0, 1)),
        Grid(
            Span(2, 8),
            2,
            2,
            (
                GridCell(0, 0, 1, 1, Span(2, 3)),
                GridCell(0, 1, 1, 1, Span(4, 5)),
                GridCell(1, 0, 1, 1, Span(6, 7)),
                GridCell(1, 1, 1, 1, Span(8, 8)),
            ),
        ),
        Paragraph(Span(9, 10)),
    )
    assert document.anchors == (
        Anchor(0, paragraph=1),
        Anchor(2, table=1, cell="r1c1"),
        Anchor(4, table=1, cell="r1c2"),
        Anchor(6, table=1, cell="r2c1"),
        Anchor(8, table=1, cell="r2c2"),
        Anchor(9, paragraph=2),
    )


def test_merged_cells_cover_rows_and_columns() -> None:
    document = read(
        table(
            row(cell("行政复议", span=3), cell("行政诉讼", merge="restart")),
            row(cell("维持", merge="restart"), cell("纠正", span=2), cell(merge="continue")),
            row(cell("不显示", merge="continue"), "1", "2", cell(merge="continue")),
        )
    )
    assert document.text == "行政复议\t行政诉讼\n维持\t纠正\n1\t2"
    assert places(document) == [
        ("行政复议", 0, 0, 1, 3),
        ("行政诉讼", 0, 3, 3, 1),
        ("维持", 1, 0, 2, 1),
        ("纠正", 1, 1, 1, 2),
        ("1", 2, 1, 1, 1),
        ("2", 2, 2, 1, 1),
    ]
    assert document.anchors[-1].cell == "r3c3"


def test_a_merge_that_nothing_begins_is_a_cell() -> None:
    document = read(
        table(
            row(cell("甲", merge="continue"), "1"),
            row(cell("乙", merge="continue", span=2)),
            row("丙", cell("丁", merge="continue")),
        )
    )
    assert [place[0] for place in places(document)] == ["甲", "1", "乙", "丙", "丁"]
    assert {place[3] for place in places(document)} == {1}


def test_a_merge_ends_where_the_next_begins() -> None:
    document = read(
        table(
            row(cell("甲", merge="restart"), "1"),
            row(cell(merge="continue"), "2"),
            row(cell("乙", merge="restart"), "3"),
            row(cell(merge="continue"), "4"),
        )
    )
    labels = [place for place in places(document) if place[2] == 0]
    assert labels == [("甲", 0, 0, 2, 1), ("乙", 2, 0, 2, 1)]


def test_columns_left_out_before_and_after_a_row_count() -> None:
    document = read(
        table(
            row("一", "二", "三"),
            row("四", properties='<w:gridBefore w:val="2"/>'),
            row("五", properties='<w:gridAfter w:val="2"/>'),
        )
    )
    (grid,) = grids(document)
    assert (grid.rows, grid.columns) == (3, 3)
    assert [(one.row, one.column) for one in grid.cells[3:]] == [(1, 2), (2, 0)]


def test_the_old_way_of_merging_columns_is_known() -> None:
    wide = cell("总计").replace("<w:tcPr>", '<w:tcPr><w:hMerge w:val="restart"/>')
    rest = cell().replace("<w:tcPr>", "<w:tcPr><w:hMerge/>")
    document = read(table(row(wide, rest, "3"), row("一", "二", "三")))
    assert places(document)[:2] == [("总计", 0, 0, 1, 2), ("3", 0, 2, 1, 1)]


def test_labels_broken_to_fit_are_joined_and_numbers_are_not() -> None:
    document = read(
        table(
            row(cell("商", "业", "企", "业"), cell("（一）", "予以公开")),
            row(cell("12", "34"), cell("3", "件")),
            row(
                cell("<w:p><w:r><w:t>总</w:t><w:br/><w:t>计</w:t></w:r></w:p>"), cell("1", "", "2")
            ),
        )
    )
    assert [place[0] for place in places(document)] == [
        "商业企业", "（一）予以公开", "12\n34", "3 件", "总计", "1\n2",
    ]  # fmt: skip


def test_a_tab_within_a_cell_is_a_blank() -> None:
    document = read(table(row("甲", paragraph("<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t></w:r>"))))
    assert document.text == "甲\t1 2"


def test_a_table_within_a_cell_is_text_of_the_cell_and_a_grid_after_the_outer() -> None:
    inner = table(row("甲", "1"), row("乙", "2"))
    document = read(table(row("外", cell("前", inner, "后")), row("下", "")), paragraph("完"))
    assert document.text == "外\t前\n甲\t1\n乙\t2\n后\n下\t\n完"
    outer, nested = grids(document)
    assert [one.span.cut(document.text) for one in outer.cells] == [
        "外", "前\n甲\t1\n乙\t2\n后", "下", "",
    ]  # fmt: skip
    assert [one.span.cut(document.text) for one in nested.cells] == ["甲", "1", "乙", "2"]
    assert [(one.table, one.cell) for one in document.anchors] == [
        (1, "r1c1"), (1, "r1c2"), (2, "r1c1"), (2, "r1c2"), (2, "r2c1"), (2, "r2c2"),
        (1, "r1c2"), (1, "r2c1"), (1, "r2c2"), (None, None),
    ]  # fmt: skip


def test_a_cell_may_begin_and_end_with_a_table() -> None:
    document = read(table(row(cell(table(row("甲", "1")), paragraph()), "乙")))
    assert document.text == "甲\t1\t乙"
    assert [one.span.cut(document.text) for one in grids(document)[0].cells] == ["甲\t1", "乙"]


def test_a_table_of_one_column_only_frames_its_text() -> None:
    document = read(
        table(row(cell("标题")), row(cell("一、总体情况", table(row("甲", "1")), "完")), columns=1)
    )
    assert [type(block).__name__ for block in document.blocks] == [
        "Paragraph", "Paragraph", "Grid", "Paragraph",
    ]  # fmt: skip
    assert document.text == "标题\n一、总体情况\n甲\t1\n完"
    assert [(one.paragraph, one.table, one.cell) for one in document.anchors] == [
        (None, 1, "r1c1"), (None, 1, "r2c1"), (None, 2, "r1c1"), (None, 2, "r1c2"),
        (None, 1, "r2c1"),
    ]  # fmt: skip


def test_rows_and_cells_may_be_wrapped_in_content_controls() -> None:
    def wrapped(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    document = read(wrapped(table(wrapped(row("甲", wrapped(cell("1")))), row("乙", "2"))))
    assert document.text == "甲\t1\n乙\t2"


def test_notes_of_a_cell_come_after_the_table() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{paragraph("含旧案。")}</w:footnote>'
    document = read(table(row("甲", cell(paragraph("1", mark)))), paragraph("下段"), footnotes=note)
    assert document.text == "甲\t1\n含旧案。\n下段"
    assert document.anchors[2:] == (Anchor(4, table=1), Anchor(9, paragraph=1))


def test_words_split_by_edits_come_together() -> None:
    # NOTE: Word ends a run at every edit, and marks spelling between them.
    pieces = "".join(
        f'<w:r w:rsidRPr="00A1{index}">{run(sign)[5:]}' for index, sign in enumerate("本年新收")
    )
    assert read(table(row(paragraph(pieces), "1"))).text == "本年新收\t1"
