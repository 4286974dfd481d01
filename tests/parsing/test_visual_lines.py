"""Visual lines: page furniture goes, wrapped lines are joined."""

from __future__ import annotations

import pytest

from reportlint.model.document import Document, Grid, GridCell, Lines, Span
from reportlint.parsing.furniture import without_furniture
from reportlint.parsing.visual_lines import (
    ends_sentence,
    join_paragraphs,
    measure_torn_width,
    measure_wrap_width,
    split_lines,
)
from tests.parsing.sketches import flats, lines, paragraphed


def pages(*pages_of: list[str]) -> str:
    return "\f".join("\n".join(page) + "\n" for page in pages_of)


def body(page: int, count: int = 12) -> list[str]:
    """Lines of prose that differ from page to page."""
    return [f"第{page}篇第{n}段讲述本局年度工作中的一件具体事情。" for n in range(count)]


def test_lines_are_split_at_line_ends_only() -> None:
    assert flats("甲乙\r\n丙丁\r戊己\n\n庚辛\n") == ["甲乙", "丙丁", "戊己", "庚辛"]


def test_lines_know_their_place_without_the_blanks_around() -> None:
    text = "　　甲 乙。 \n"
    (line,) = lines(text)
    assert (line.start, line.end) == (2, 6)
    assert line.flat == "甲乙。"
    assert line.indent == 4


def test_full_width_digits_and_invisible_characters_are_folded() -> None:
    assert flats("２０２４\u200b年(总计)") == ["2024年（总计）"]


@pytest.mark.parametrize(
    "number",
    [
        "- {} -",
        "— {} —",
        "—{}—",
        "－ {} －",
        "· {} ·",
        "第 {} 页",
        "第{}页 共3页",
        "Page {} of 3",
        "{}",
    ],
)
def test_page_numbers_of_every_style_go(number: str) -> None:
    text = pages(*[[*body(page), number.format(page)] for page in (1, 2, 3)])
    kept = flats(text)
    assert len(kept) == 36
    assert all("讲述" in flat for flat in kept)


@pytest.mark.parametrize("number", ["- {} -", "第{}页", "{}"])
def test_page_numbers_go_in_a_text_without_page_breaks(number: str) -> None:
    text = "\n".join("\n".join([*body(page), number.format(page)]) for page in (1, 2, 3))
    assert len(flats(text)) == 36


def test_running_heads_of_three_pages_go() -> None:
    head = "望岚县数据局年度报告"
    text = pages(*[[head, *body(page)] for page in (1, 2, 3)])
    assert head not in flats(text)


def test_the_title_that_is_repeated_once_is_no_running_head() -> None:
    head = "望岚县数据局年度报告"
    text = pages([head, *body(1)], [head, *body(2)])
    assert flats(text).count(head) == 2


def test_values_that_stand_alone_are_no_page_numbers() -> None:
    text = "\n".join(["总计", "3", "4", "5", "结转下年度", "0", "0", "0"])
    assert flats(text) == ["总计", "3", "4", "5", "结转下年度", "0", "0", "0"]


def test_rows_of_values_at_page_edges_are_no_page_numbers() -> None:
    text = pages(*[[*body(page), f"0 0 {page}"] for page in (1, 2, 3)])
    assert [flat for flat in flats(text) if flat.isdigit()] == ["001", "002", "003"]


def test_values_between_dashes_that_do_not_count_up_stay() -> None:
    text = "\n".join([*body(1), "- 2 -", *body(2), "- 2 -", *body(3), "- 7 -"])
    assert flats(text).count("-2-") == 2


def test_a_real_table_is_kept_in_its_place() -> None:
    text = "上文。\n1\n下文。\n"
    grid = Grid(Span(4, 5), 1, 1, (GridCell(0, 0, 1, 1, Span(4, 5)),))
    blocks = (Lines(Span(0, 4)), grid, Lines(Span(6, len(text))))
    items = without_furniture(split_lines(Document("a.txt", "text", text, blocks)))
    assert [item is grid for item in items] == [False, True, False]


@pytest.mark.parametrize(
    ("flat", "ends"),
    [("办结。", True), ("如下：", False), ("办结。）", True), ("“办结。”", True), ("共收到", False),
     ("一项；", True), ("（区分处理的）", False)],
)  # fmt: skip
def test_the_end_of_a_sentence_is_told(flat: str, ends: bool) -> None:
    assert ends_sentence(flat) is ends


def joined(text: str) -> list[str]:
    found = lines(text)
    return [
        "".join(line.flat for line in p) for p in join_paragraphs(found, measure_wrap_width(found))
    ]


WRAPPED = (
    "　　2024年，本局认真贯彻落实政府信息公开条例，不断完善工作\n"
    "机制，全年通过门户网站主动公开各类政府信息一百二十八条，其\n"
    "中部门文件十二条，政策解读八条，办事指南四十条，其他信息六\n"
    "十八条。\n"
)


def test_wrapped_lines_are_one_paragraph() -> None:
    assert len(joined(WRAPPED)) == 1


def test_wrapped_lines_are_joined_over_blank_lines_and_page_breaks() -> None:
    assert len(joined(WRAPPED.replace("\n", "\n\n"))) == 1
    cut = WRAPPED.replace(
        "公开各类政府信息一百二十八条，其\n", "公开各类政府信息一百二十八条，其\n\f"
    )
    assert len(joined(cut)) == 1


def test_an_indented_line_begins_a_paragraph() -> None:
    assert len(joined(WRAPPED + WRAPPED)) == 2


def test_items_of_a_list_stay_apart() -> None:
    text = WRAPPED + "（一）主动公开情况\n（二）依申请公开情况\n1.收到申请\n2.办结申请\n"
    assert joined(text)[1:] == [
        "（一）主动公开情况",
        "（二）依申请公开情况",
        "1.收到申请",
        "2.办结申请",
    ]


def test_lines_that_are_not_wrapped_are_paragraphs_each() -> None:
    text = "统计期限为一年。\n本局公开信息三条。\n网站已改版。\n"
    assert len(joined(text)) == 3


def test_paragraphs_of_a_format_that_has_them_are_never_joined() -> None:
    found = [item for item in split_lines(paragraphed(WRAPPED)) if not isinstance(item, Grid)]
    assert len(join_paragraphs(found, measure_wrap_width(found))) == 4


def joined_paragraphs(text: str) -> list[str]:
    """The paragraphs of a format that has them, as they are put together."""
    found = [item for item in split_lines(paragraphed(text)) if not isinstance(item, Grid)]
    torn = measure_torn_width(found)
    return ["".join(line.flat for line in p) for p in join_paragraphs(found, 0, torn_wrap=torn)]


def test_lines_that_a_converter_made_paragraphs_are_joined() -> None:
    made = joined_paragraphs(WRAPPED + WRAPPED)
    assert made == ["".join(WRAPPED.split())] * 2


def test_a_long_paragraph_proves_that_paragraphs_are_real() -> None:
    long = "本局全年围绕重点工作主动公开各类政府信息，" * 5 + "情况良好。\n"
    made = joined_paragraphs(WRAPPED + WRAPPED + long)
    assert len(made) == 2 * len(WRAPPED.splitlines()) + 1


def test_items_without_full_stops_are_no_torn_paragraphs() -> None:
    text = "".join(f"（{n}）{'做好公开工作' * (n % 4 + 2)}\n" for n in range(1, 9))
    assert len(joined_paragraphs(text)) == 8


def test_blanks_within_a_line_do_not_make_it_longer() -> None:
    (line,) = lines("（国令第              711 号）规定编制\n")
    assert line.width == (4 + 6) * 2 + len(" 711 ")


def test_two_lines_that_fill_a_page_prove_that_it_is_wrapped() -> None:
    words = "本局全年围绕重点工作主动公开各类政府信息并及时答复公众提出的申请"
    assert len(joined(f"{words}\n{words}\n情况良好。\n")) == 1
    assert len(joined(f"{words[:20]}\n{words[:20]}\n情况良好。\n")) == 3
