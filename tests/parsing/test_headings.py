"""Headings of the parts and their ordinals."""

from __future__ import annotations

import pytest

from reportlint.model.prose import number_of
from reportlint.parsing.headings import Candidate, HeadingMatcher, find_part_headings, split_ordinal
from tests.parsing.sketches import HEADINGS, TITLE, forms, lines


def headings(text: str) -> list[Candidate]:
    words = HeadingMatcher(forms()[0].editions[-1], forms()[0].vocabulary)
    return [found for found in find_part_headings(lines(text), text, words) if not found.contents]


def parts(text: str) -> list[int | None]:
    return [found.part for found in headings(text)]


def draft(*, before: str = "", said: str = "我局认真做好有关工作。", **changed: str) -> str:
    """The six parts, each with a sentence; ``h3="…"`` gives another heading."""
    wanted = [changed.get(f"h{n}", heading) for n, heading in enumerate(HEADINGS, start=1)]
    return f"{TITLE}\n{before}\n" + "".join(f"{heading}\n{said}\n" for heading in wanted)


def test_the_six_statutory_headings_are_standard() -> None:
    found = headings(draft())
    assert [(h.part, h.ordinal, h.wording) for h in found] == [
        (number, number, "standard") for number in range(1, 7)
    ]


@pytest.mark.parametrize(
    ("part", "wording", "heading"),
    [
        (1, "accepted", "一、政府信息公开工作总体情况"),
        (1, "accepted", "一、政府信息公开总体情况"),
        (1, "accepted", "一、政府信息公开工作的基本情况"),
        (1, "nonstandard", "一、工作开展情况"),
        (1, "nonstandard", "一、概述"),
        (2, "accepted", "二、主动公开政府信息的情况"),
        (2, "accepted", "二、行政机关主动公开政府信息情况"),
        (2, "accepted", "二、政府信息主动公开情况"),
        (2, "nonstandard", "二、主动公开政府信息详情"),
        (3, "accepted", "三、行政机关收到和处理政府信息公开申请的情况"),
        (3, "accepted", "三、收到和处理政府信息公开的申请情况"),
        (3, "accepted", "三、收到处理政府信息公开申请情况"),
        (3, "nonstandard", "三、依申请公开政府信息情况"),
        (3, "nonstandard", "三、政府信息公开申请接收与办理情况"),
        (3, "nonstandard", "三、收到和处理政府信息申请公开申请情况"),
        (4, "accepted", "四、政府信息公开行政复议和行政诉讼情况"),
        (4, "accepted", "四、政府信息公开行政复议行政诉讼情况"),
        (4, "accepted", "四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况"),
        (4, "accepted", "四、因政府信息公开申请行政复议、提起行政诉讼的情况"),
        (4, "accepted", "四、申请行政复议、提起行政诉讼情况"),
        (4, "accepted", "四、政府信息公开相关行政复议及行政诉讼情况"),
        (5, "accepted", "五、存在问题及改进措施"),
        (5, "accepted", "五、政府信息公开工作存在的主要问题及改进情况"),
        (5, "nonstandard", "五、现存问题与改进举措"),
        (6, "accepted", "六、其它需要报告事项"),
        (6, "accepted", "六、其他报告的事项"),
        (6, "accepted", "六、其他事项"),
        (6, "accepted", "六、其他需要说明的事项"),
        (6, "accepted", "六、需要报告的其他事项"),
    ],
)
def test_variants_are_headings_and_judged(part: int, wording: str, heading: str) -> None:
    found = headings(draft(**{f"h{part}": heading}))
    assert [h.part for h in found] == [1, 2, 3, 4, 5, 6]
    assert found[part - 1].wording == wording


@pytest.mark.parametrize(
    "numbers",
    [
        [f"第{n}部分　" for n in "一二三四五六"],
        [f"（{n}）" for n in "一二三四五六"],
        [f"{n}." for n in range(1, 7)],
        [f"{n}、 " for n in "一二三四五六"],
        [""] * 6,
    ],
    ids=["part", "bracket", "digit", "blank", "none"],
)
def test_any_numbering_will_do_if_it_is_that_of_the_parts(numbers: list[str]) -> None:
    bare = [heading.partition("、")[2] for heading in HEADINGS]
    changed = {f"h{n}": numbers[n - 1] + bare[n - 1] for n in range(1, 7)}
    assert parts(draft(**changed)) == [1, 2, 3, 4, 5, 6]


def test_a_heading_over_two_lines_is_one() -> None:
    text = draft(h4="四、因政府信息公开工作被申请行政复议、提起行政\n诉讼情况")
    found = headings(text)[3]
    assert (found.part, found.count) == (4, 2)
    assert found.text == "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"
    assert text[found.start : found.end].endswith("诉讼情况")


def test_a_heading_may_lead_its_paragraph() -> None:
    text = draft(h1="一、总体情况。2024年，我局做好工作", h6="六、其他需要报告的事项：无")
    found = headings(text)
    assert [h.part for h in found] == [1, 2, 3, 4, 5, 6]
    assert text[found[0].start : found[0].end] == "一、总体情况"
    assert text[found[5].start : found[5].end] == "六、其他需要报告的事项"


def test_the_preamble_s_list_is_no_heading() -> None:
    before = (
        "本报告包括：一、总体情况，二、主动公开政府信息情况，三、收到和处理政府信息公开申请情况，\n"
        "四、政府信息公开行政复议、行政诉讼情况，五、存在的主要问题及改进情况，\n"
        "六、其他需要报告的事项。"
    )
    assert len(headings(draft(before=before))) == 6


def test_the_preamble_s_list_on_lines_of_its_own_is_no_heading() -> None:
    before = "本报告包括以下六个部分：\n" + "；\n".join(HEADINGS) + "。\n"
    found = headings(draft(before=before))
    assert [h.part for h in found] == [1, 2, 3, 4, 5, 6]
    assert found[0].index > 7


@pytest.mark.parametrize(
    "entry",
    ["{heading} ........ {page}", "{heading}………………{page}", "{heading} {page}", "{heading}"],
)
def test_a_table_of_contents_is_no_heading(entry: str) -> None:
    lines_of = [entry.format(heading=h, page=n) for n, h in enumerate(HEADINGS, start=1)]
    text = draft(before="目录\n" + "\n".join(lines_of) + "\n")
    found = headings(text)
    assert [h.part for h in found] == [1, 2, 3, 4, 5, 6]
    assert found[0].index > 7


def test_a_table_of_contents_may_list_sub_headings() -> None:
    entries = [
        "一、总体情况 ........ 1",
        "（一）主动公开 ........ 1",
        "（二）依申请公开 ........ 2",
        *[f"{heading} ........ {n + 1}" for n, heading in enumerate(HEADINGS[1:], start=2)],
    ]
    assert parts(draft(before="目录\n" + "\n".join(entries))) == [1, 2, 3, 4, 5, 6]


def test_sub_headings_of_the_overview_are_no_parts() -> None:
    said = (
        "（一）主动公开政府信息情况\n我局公开信息。\n（二）依申请公开政府信息情况\n未收到申请。\n"
        "（三）政府信息管理情况\n已审核。\n（四）监督保障情况\n已培训。"
    )
    assert parts(f"{TITLE}\n{HEADINGS[0]}\n{said}\n" + draft().partition("有关工作。\n")[2]) == [
        1, 2, 3, 4, 5, 6,
    ]  # fmt: skip


def test_a_part_with_another_style_of_ordinal_is_still_that_part() -> None:
    assert parts(draft(h4="（四）政府信息公开行政复议、行政诉讼情况")) == [1, 2, 3, 4, 5, 6]


def test_a_seventh_heading_belongs_to_no_part() -> None:
    found = headings(draft() + "七、下一年工作安排\n继续努力。\n")
    assert [h.part for h in found] == [1, 2, 3, 4, 5, 6, None]
    assert found[-1].text == "七、下一年工作安排"


def test_a_heading_that_ends_in_a_number_is_no_line_of_contents() -> None:
    found = headings(draft() + "七、附件1\n统计表一张。\n")
    assert found[-1].text == "七、附件1"


def test_a_repeated_heading_is_found_twice() -> None:
    text = draft() + f"{HEADINGS[2]}\n无。\n"
    assert parts(text) == [1, 2, 3, 4, 5, 6, 3]


def test_words_of_a_heading_within_a_wrapped_sentence_are_none() -> None:
    said = (
        "根据上级部门关于做好信息公开年度报告工作的要求，本局专题研究了存在的\n"
        "主要问题及改进情况\n，并逐条落实。"
    )
    assert parts(draft(said=said)) == [1, 2, 3, 4, 5, 6]


def test_invisible_characters_do_not_hide_a_heading() -> None:
    text = draft(h2="二、主动公开\u200b政府信息情况")
    assert parts(text) == [1, 2, 3, 4, 5, 6]


def test_lines_of_a_table_are_no_headings() -> None:
    words = HeadingMatcher(forms()[0].editions[-1], forms()[0].vocabulary)
    text = draft()
    closed = {index for index, line in enumerate(lines(text)) if "总体" in line.flat}
    assert [h.part for h in find_part_headings(lines(text), text, words, closed)] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("word", "number"),
    [("一", 1), ("九", 9), ("十", 10), ("十一", 11), ("二十", 20), ("九十九", 99)],
)
def test_chinese_ordinals_are_numbers(word: str, number: int) -> None:
    assert number_of(word) == number


@pytest.mark.parametrize(
    ("flat", "style", "number"),
    [
        ("一、总体情况", "cjk", 1),
        ("三．收到", "cjk", 3),
        ("第四部分政府信息公开", "part", 4),
        ("（五）存在", "bracket", 5),
        ("6.其他", "digit", 6),
        ("（2）主动", "digit", 2),
        ("总体情况", "", None),
        ("一是主动公开", "", None),
        ("2024年，我局", "", None),
    ],
)
def test_the_style_of_an_ordinal_is_told(flat: str, style: str, number: int | None) -> None:
    assert split_ordinal(flat)[:2] == (style, number)
