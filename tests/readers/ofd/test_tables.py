"""OFD: tables are grids where lines rule them, however a program draws the lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import pytest

from reportlint.model.document import Document, Grid, Mark
from reportlint.readers import layout, ofd
from reportlint.support.errors import UnreadableError
from tests.readers.docx_builder import archive
from tests.readers.ofd_builder import HEADER, NAMESPACE, line, members, page, text_object
from tests.readers.pdf_builder import grids, prose

ROWS = [["信息内容", "本年处理决定数量"], ["行政许可", "12"], ["行政处罚", ""]]
WIDTHS = (40.0, 50.0)
HEIGHT = 8.0


def edges(sizes: Sequence[float], start: float) -> list[float]:
    return list(accumulate(sizes, initial=start))


def words(rows: Sequence[Sequence[str]], y: float = 50, x: float = 30) -> list[str]:
    """The texts of a table's cells, each in its place."""
    lefts = edges(WIDTHS, x)
    return [
        text_object(text, lefts[column] + 1, y + HEIGHT * row + 2, 3.5)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]


def rules(rows: int, y: float = 50, x: float = 30) -> list[str]:
    """The lines of a table, each as long as the table."""
    xs, ys = edges(WIDTHS, x), edges([HEIGHT] * rows, y)
    across = [line(xs[0], at, xs[-1], at) for at in ys]
    return across + [line(at, ys[0], at, ys[-1]) for at in xs]


def path(x: float, y: float, data: str, attributes: str = "") -> str:
    return (
        f'<ofd:PathObject ID="5" Boundary="{x} {y} 90 90" {attributes}><ofd:AbbreviatedData>{data}'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )


def read(*pages: str, **parts: str) -> Document:
    made = members(*pages)
    for name, content in parts.items():
        made[f"Doc_0/{name}.xml"] = content
    document = str(made["Doc_0/Document.xml"])
    named = "".join(f"<ofd:{name}>{name}.xml</ofd:{name}>" for name in parts)
    made["Doc_0/Document.xml"] = document.replace("</ofd:CommonData>", f"{named}</ofd:CommonData>")
    return ofd.read(archive(made), "draft.ofd")


def test_lines_make_cells_and_empty_ones_stay() -> None:
    above, below = text_object("二、主动公开", 30, 30), text_object("三、收到和处理", 30, 90)
    document = read(page(above, *rules(3), *words(ROWS), below))
    assert grids(document) == [ROWS]
    assert prose(document) == ["二、主动公开", "三、收到和处理"]
    assert document.text.split("\n")[1:4] == [
        "信息内容\t本年处理决定数量",
        "行政许可\t12",
        "行政处罚\t",
    ]


def test_cells_drawn_one_by_one_are_a_table() -> None:
    boxes = [
        path(x, y, f"M 0 0 L {width} 0 L {width} {HEIGHT} L 0 {HEIGHT} C", 'Fill="false"')
        for y in edges([HEIGHT] * 2, 50)
        for x, width in zip(edges(WIDTHS, 30), WIDTHS, strict=False)
    ]
    assert grids(read(page(*boxes, *words(ROWS)))) == [ROWS]


def test_lines_drawn_as_thin_filled_boxes_rule_too() -> None:
    xs, ys = edges(WIDTHS, 30), edges([HEIGHT] * 3, 50)
    filled = 'Fill="true" Stroke="false"'
    across = [path(xs[0], y, "M 0 0 L 90 0 L 90 0.2 L 0 0.2 C", filled) for y in ys]
    upright = [path(x, ys[0], "M 0 0 L 0.2 0 L 0.2 24 L 0 24 C", filled) for x in xs]
    assert grids(read(page(*across, *upright, *words(ROWS)))) == [ROWS]


def test_one_path_may_hold_all_lines_and_a_matrix_may_scale_it() -> None:
    xs, ys = edges(WIDTHS, 0), edges([HEIGHT] * 3, 0)
    data = "".join(f"M{x * 10:g},0L{x * 10:g},{ys[-1] * 10:g}" for x in xs)
    data += "".join(f" S 0 {y * 10:g} L {xs[-1] * 10:g} {y * 10:g}" for y in ys)
    drawn = path(30, 50, data, 'CTM="0.1 0 0 0.1 0 0"')
    assert grids(read(page(drawn, *words(ROWS)))) == [ROWS]


def test_a_picture_thin_as_a_line_is_one() -> None:
    xs, ys = edges(WIDTHS, 30), edges([HEIGHT] * 3, 50)
    pictures = [f'<ofd:ImageObject Boundary="30 {y} 90 0.2" ResourceID="4"/>' for y in ys]
    pictures += [
        f'<ofd:ImageObject Boundary="{x} 50 0.2 24" CTM="0.2 0 0 24 0 0" ResourceID="4"/>'
        for x in xs
    ]
    assert grids(read(page(*pictures, *words(ROWS)))) == [ROWS]


def test_what_is_not_painted_rules_nothing() -> None:
    ruled = "".join(rules(3))
    for hidden in ('Stroke="false"', 'Visible="false"'):
        unseen = ruled.replace('LineWidth="0.25"', hidden)
        document = read(page(unseen, *words(ROWS)))
        assert grids(document) == []
        assert "行政许可" in prose(document)[1]


def test_the_lines_of_a_template_rule_the_page() -> None:
    made = members(page(*words(ROWS), template="T0"), templates=[page(*rules(3))])
    assert grids(ofd.read(archive(made), "x")) == [ROWS]


def test_a_composite_shows_what_its_resource_holds() -> None:
    inside = "".join([*rules(3, 0, 0), *words(ROWS, 0, 0)])
    unit = (
        f'{HEADER}<ofd:Res {NAMESPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7" '
        f'Width="200" Height="200"><ofd:Content>{inside}</ofd:Content></ofd:CompositeGraphicUnit>'
        "</ofd:CompositeGraphicUnits></ofd:Res>"
    )
    used = '<ofd:CompositeObject ID="3" Boundary="30 50 90 24" ResourceID="7"/>'
    assert grids(read(page(used), DocumentRes=unit)) == [ROWS]


def test_composites_that_hold_themselves_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "_OBJECTS", 5_000)
    again = '<ofd:CompositeObject ID="3" Boundary="1 1 9 9" ResourceID="7"/>' * 20
    unit = (
        f'{HEADER}<ofd:Res {NAMESPACE}><ofd:CompositeGraphicUnit ID="7"><ofd:Content>{again}'
        f"{text_object('甲', 0, 0)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:Res>"
    )
    with pytest.raises(UnreadableError, match="far more text"):
        read(page(again, text_object("正文", 30, 60)), PublicRes=unit)


def test_blocks_nest_as_deep_as_they_like() -> None:
    deep = "<ofd:PageBlock>" * 3_000, "</ofd:PageBlock>" * 3_000
    document = read(page(deep[0], *rules(3), *words(ROWS), deep[1]))
    assert grids(document) == [ROWS]


def test_a_page_turned_on_its_side_reads_as_if_it_lay_straight() -> None:
    # NOTE: the page's own objects are turned by 90 degrees: x goes down the page, y to the left.
    straight = [*rules(3), *words(ROWS)]
    turned = [
        f'<ofd:CompositeObject CTM="0 1 -1 0 200 0" Boundary="0 0 210 297" ResourceID="{number}"/>'
        for number in range(len(straight))
    ]
    units = "".join(
        f'<ofd:CompositeGraphicUnit ID="{number}"><ofd:Content>{item}</ofd:Content>'
        "</ofd:CompositeGraphicUnit>"
        for number, item in enumerate(straight)
    )
    document = read(page(*turned), DocumentRes=f"{HEADER}<ofd:Res {NAMESPACE}>{units}</ofd:Res>")
    assert grids(document) == [ROWS]


@pytest.mark.parametrize(
    "attributes", ['ReadDirection="90"', 'CharDirection="0" ReadDirection="90"']
)
def test_text_that_runs_down_is_a_word(attributes: str) -> None:
    label = text_object("申请人情况", 34, 53, 3.5, " ", attributes)
    stepped = text_object("结果纠正", 74, 53, 3.5, 'DeltaY="g 3 4"')
    frame = [line(30, 50, 120, 50), line(30, 74, 120, 74)]
    frame += [line(x, 50, x, 74) for x in (30, 70, 120)]
    assert grids(read(page(*frame, label, stepped))) == [[["申请人情况", "结果纠正"]]]


def test_characters_turned_on_their_side_are_read() -> None:
    label = text_object("结果纠正", 34, 53, 3.5, " ", 'CharDirection="90" ReadDirection="90"')
    frame = [line(30, 50, 120, 50), line(30, 74, 120, 74)]
    frame += [line(x, 50, x, 74) for x in (30, 70, 120)]
    others = [text_object("处理决定", 74, 53 + 4 * row, 3.5) for row in range(4)]
    (found,) = grids(read(page(*frame, label, *others)))
    assert found == [["结果纠正", "处理决定" * 4]]


def test_a_table_goes_on_over_a_page_break() -> None:
    first = page(*rules(2, 270), *words(ROWS[:2], 270))
    second = page(*rules(2, 20), *words([ROWS[0], ["行政强制", "4"]], 20))
    document = read(first, second)
    assert grids(document) == [[*ROWS[:2], ["行政强制", "4"]]]
    pages = {anchor.page for anchor in document.anchors}
    assert pages == {1, 2}


def test_page_numbers_and_running_heads_are_left_out() -> None:
    pages = [
        page(text_object("2024年度报告", 90, 10), text_object(f"- {n} -", 100, 285), text)
        for n, text in enumerate((text_object("一", 30, 60), text_object("二", 30, 60)), 1)
    ]
    document = read(*pages)
    assert prose(document) == ["一", "二"]
    assert [(mark.kind, mark.text) for mark in document.marks] == [("header", "2024年度报告")]


def test_the_page_tells_its_size_and_what_lies_beyond_is_not_shown() -> None:
    content = page(text_object("正文", 30, 60), text_object("页外", 30, 250))
    area = "<ofd:Area><ofd:PhysicalBox>0 0 210 200</ofd:PhysicalBox></ofd:Area><ofd:Content>"
    assert prose(read(content.replace("<ofd:Content>", area))) == ["正文"]
    assert prose(read(content)) == ["正文", "页外"]


def test_words_that_are_not_painted_are_read_where_there_are_no_others() -> None:
    hidden = text_object("识别出来的字", 30, 60, attributes='Fill="false"')
    assert prose(read(page(hidden))) == ["识别出来的字"]
    assert prose(read(page(hidden, text_object("正文", 30, 90)))) == ["正文"]


def test_notes_are_remarks_and_watermarks() -> None:
    notes = (
        f"{HEADER}<ofd:PageAnnot {NAMESPACE}>"
        '<ofd:Annot ID="1" Type="Highlight"><ofd:Remark>此数待核</ofd:Remark></ofd:Annot>'
        f'<ofd:Annot ID="2" Type="Watermark"><ofd:Appearance Boundary="0 0 210 297">'
        f"{text_object('内部资料', 30, 60)}</ofd:Appearance></ofd:Annot>"
        '<ofd:Annot ID="3" Type="Link"><ofd:Remark>http://example.invalid</ofd:Remark></ofd:Annot>'
        "</ofd:PageAnnot>"
    )
    listing = (
        f'{HEADER}<ofd:Annotations {NAMESPACE}><ofd:Page PageID="10">'
        "<ofd:FileLoc>Notes.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"
    )
    made = members(page(text_object("正文", 30, 60)))
    made["Doc_0/Annotations.xml"] = listing
    made["Doc_0/Notes.xml"] = notes
    document = str(made["Doc_0/Document.xml"])
    named = "<ofd:Annotations>Annotations.xml</ofd:Annotations></ofd:Document>"
    made["Doc_0/Document.xml"] = document.replace("</ofd:Document>", named)
    found = ofd.read(archive(made), "x")
    assert prose(found) == ["正文"]
    assert [(mark.kind, mark.text) for mark in found.marks] == [
        ("header", "内部资料"),
        ("comment", "此数待核"),
    ]


@pytest.mark.parametrize(
    "data", ["", "M", "M 1", "L 1 2", "M 1 2 X 3", "M 1 2 L 3", "C C C", "M 1e99 0 L 2 2", "M a b"]
)
def test_paths_that_make_no_sense_draw_nothing(data: str) -> None:
    assert prose(read(page(path(30, 50, data), text_object("正文", 30, 60)))) == ["正文"]


def test_a_page_of_far_too_much_text_is_refused() -> None:
    long = text_object("字" * 1000, 30, 60, code=" ")
    with pytest.raises(UnreadableError, match="far more text"):
        read(page(*[long] * 61))


def test_a_picture_in_the_page_is_marked() -> None:
    picture = '<ofd:ImageObject Boundary="30 100 120 90" ResourceID="4"/>'
    document = read(page(text_object("正文", 30, 60), picture, text_object("附图", 30, 200)))
    assert [mark for mark in document.marks if mark.kind == "picture"] == [
        Mark("picture", document.marks[0].span)
    ]
    assert document.marks[0].span.start == len("正文\n")
    assert [block for block in document.blocks if isinstance(block, Grid)] == []
