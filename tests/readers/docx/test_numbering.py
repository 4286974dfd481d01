"""Numbers that Word prints before paragraphs are text of theirs."""

from __future__ import annotations

import pytest

from reportlint.readers import docx
from reportlint.readers.docx.numerals import format_number
from tests.readers.docx_builder import (
    cell,
    level,
    lists,
    numbered,
    paragraph,
    row,
    style,
    styled,
    table,
    word,
)

PARTS = (
    level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>')
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
)


def read(*body: str, **parts: str) -> list[str]:
    return docx.read(word(*body, **parts), "draft.docx").text.split("\n")


def override(identity: int, abstract: int, *levels: str) -> str:
    kind = f'<w:abstractNumId w:val="{abstract}"/>'
    return f'<w:num w:numId="{identity}">{kind}{"".join(levels)}</w:num>'


def restarted(index: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def test_lower_levels_begin_again_under_each_higher() -> None:
    body = [numbered(1, index, "甲") for index in (0, 1, 1, 2, 2, 1, 2, 0, 1, 2)]
    assert read(*body, numbering=lists(PARTS)) == [
        "一、甲", "（一）甲", "（二）甲", "1. 甲", "2. 甲", "（三）甲", "1. 甲",
        "二、甲", "（一）甲", "1. 甲",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("restart", "expected"),
    [(0, ["1", "2", "3"]), (1, ["1", "2", "1"]), (2, ["1", "1", "1"])],
)
def test_a_level_says_what_restarts_it(restart: int, expected: list[str]) -> None:
    given = f'<w:lvlRestart w:val="{restart}"/>'
    levels = (
        level(0, "decimal", "%1") + level(1, "decimal", "%2") + level(2, "decimal", "%3", given)
    )
    body = [numbered(1, index) for index in (0, 1, 2, 1, 2, 0, 2)]
    printed = [line.strip() for line in read(*body, numbering=lists(levels))]
    assert [printed[index] for index in (2, 4, 6)] == expected


def test_labels_may_hold_the_numbers_above() -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2")
    legal = levels + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    body = [numbered(1, index, "甲") for index in (0, 1, 2, 0, 1)]
    assert read(*body, numbering=lists(legal)) == [
        "第一章 甲", "一.1 甲", "1.1.1 甲", "第二章 甲", "二.1 甲",
    ]  # fmt: skip


def test_a_level_that_was_skipped_counts_as_begun() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")
    assert read(numbered(1, 1, "甲"), numbered(1, 0, "乙"), numbering=lists(levels)) == [
        "1.1 甲",
        "1. 乙",
    ]


def test_lists_of_one_kind_go_on_counting_and_overrides_restart() -> None:
    instances = [override(8, 1), override(9, 1, restarted(0, 5))]
    body = [numbered(identity, 0) for identity in (1, 8, 9, 9, 1)]
    assert read(*body, numbering=lists(PARTS, instances=instances)) == [
        "一、", "二、", "五、", "六、", "七、",
    ]  # fmt: skip


def test_an_override_may_replace_a_level() -> None:
    other = level(0, "decimal", "%1)", start=3)
    instance = override(9, 1, f'<w:lvlOverride w:ilvl="0">{other}</w:lvlOverride>')
    assert read(numbered(9, 0, "甲"), numbering=lists(PARTS, instances=[instance])) == ["3) 甲"]


def test_headings_are_numbered_by_their_styles() -> None:
    # NOTE: a style names the list; the list's levels name the styles.
    levels = (
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>')
        + level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>')
    )  # fmt: skip
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("1", "heading 1", number)
        + style("2", "heading 2", number)
        + style("3", "正式标题", '<w:basedOn w:val="1"/>')
    )
    body = [styled("1", "总体情况"), styled("2", "概述"), styled("3", "主动公开")]
    off = styled("1", "附件", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    found = docx.read(word(*body, off, styles=styles, numbering=lists(levels)), "x")
    assert found.text == "一、总体情况\n（一）概述\n二、主动公开\n附件"
    assert [getattr(block, "level", None) for block in found.blocks] == [1, 2, 1, 1]
    assert found.blocks[0].span.cut(found.text) == "一、总体情况"


def test_a_style_gives_the_level_and_the_paragraph_the_list() -> None:
    styles = style(
        "2", "x", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    assert read(styled("2", "甲"), styles=styles, numbering=lists(PARTS)) == ["（一）甲"]


def test_a_list_may_be_that_of_a_numbering_style() -> None:
    linked = lists(PARTS, '<w:numStyleLink w:val="公文"/>')
    styles = style(
        "公文", "公文", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering"
    )
    assert read(numbered(2, 1, "甲"), styles=styles, numbering=linked) == ["（一）甲"]


def test_a_numbering_style_that_leads_to_itself_numbers_nothing() -> None:
    styles = style(
        "a", "a", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering"
    )
    linked = lists('<w:numStyleLink w:val="a"/>')
    assert read(numbered(1, 0, "甲"), styles=styles, numbering=linked) == ["甲"]


@pytest.mark.parametrize(
    ("form", "label", "expected"),
    [
        ("bullet", "\uf06c", "甲"),
        ("bullet", "●", "甲"),
        ("bullet", "（一）", "（一）甲"),
        ("none", "附：", "附：甲"),
        ("decimal", "", "甲"),
        ("decimal", "%1．", "1．甲"),
        ("decimal", "%7", "甲"),
        ("decimalZero", "%1", "01 甲"),
    ],
)
def test_bullets_are_no_text_and_labels_are(form: str, label: str, expected: str) -> None:
    assert read(numbered(1, 0, "甲"), numbering=lists(level(0, form, label))) == [expected]


def test_an_empty_cell_may_hold_just_its_number() -> None:
    counted = level(0, "decimal", "%1", '<w:suff w:val="nothing"/>')
    body = table(*[row(cell(numbered(1, 0)), name) for name in ("甲", "乙")])
    assert read(body, numbering=lists(counted)) == ["1\t甲", "2\t乙"]


@pytest.mark.parametrize(
    "body", [numbered(7, 0, "甲"), numbered(1, 5, "甲"), numbered(1, -3, "甲")]
)
def test_lists_and_levels_that_are_not_there_number_nothing(body: str) -> None:
    assert read(body, numbering=lists(level(1, "decimal", "%2"))) == ["甲"]


def test_without_a_numbering_part_nothing_is_numbered() -> None:
    assert read(numbered(1, 0, "甲"), paragraph("乙")) == ["甲", "乙"]


def test_a_format_of_a_later_version_has_another_beside_it() -> None:
    later = level(0, "decimal", "%1.").replace(
        '<w:numFmt w:val="decimal"/>',
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent>',
    )
    assert read(numbered(1, 0, "甲"), numbering=lists(later)) == ["I. 甲"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 21: "二十一", 105: "一〇五"}),
        ("chineseCountingThousand", {
            10: "十", 19: "十九", 100: "一百", 101: "一百零一", 110: "一百一十", 1001: "一千零一",
            1010: "一千零一十", 2024: "二千零二十四", 0: "零", 12345: "一二三四五",
        }),
        ("japaneseCounting", {3: "三", 12: "十二"}),
        ("ideographDigital", {1: "一", 10: "一〇", 24: "二四"}),
        ("chineseLegalSimplified", {1: "壹", 12: "壹拾贰", 105: "壹佰零伍"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "甲", 0: "0"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 11: "甲戌", 60: "癸亥"}),
        ("decimalFullWidth", {1: "１", 12: "１２"}),
        ("decimalEnclosedCircle", {0: "⓪", 1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇", 21: "21"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉", 11: "11"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa", 0: "0", 10**9: "1000000000"}),
        ("upperLetter", {2: "B"}),
        ("lowerRoman", {1: "i", 4: "iv", 9: "ix", 14: "xiv", 1994: "mcmxciv", 4000: "4000"}),
        ("upperRoman", {8: "VIII"}),
        ("numberInDash", {3: "- 3 -"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 21: "21st"}),
        ("hex", {10: "A"}),
        ("none", {5: ""}),
        ("klingon", {5: "5"}),
        ("chineseCounting ", {-1: "-1"}),
    ],
)  # fmt: skip
def test_numbers_are_written_in_their_format(form: str, expected: dict[int, str]) -> None:
    assert {number: format_number(number, form) for number in expected} == expected
