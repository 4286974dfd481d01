"""Characters are folded one to one; what conversion broke is found; signs are no words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.document import Span
from reportlint.model.prose import Damage, Passage
from reportlint.parsing.characters import (
    build_passage,
    find_damages,
    fold,
    without_emphasis,
    without_invisible,
)
from tests.cpu import limit_cpu


def folded(text: str) -> Passage:
    return build_passage(text, [(0, len(text))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("２０２４年Ａ％", "2024年A%"),
        ("收到(含结转)1,046件,其中:2件;完!", "收到（含结转）1,046件，其中：2件；完！"),
        ("二○二四", "二〇二四"),
        ("甲, 乙", "甲， 乙"),
    ],
)
def test_characters_are_folded_one_to_one(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024 年", "2024年"),
        ("收到 3 件", "收到3件"),
        ("甲\n  乙\n丙", "甲乙丙"),
        ("see page 3", "see page 3"),
        ("12 34", "12 34"),
        ("甲\u200b乙", "甲乙"),
        ("\u3000\u3000甲", "甲"),
        ("", ""),
    ],
)
def test_a_passage_is_readable_prose(text: str, expected: str) -> None:
    assert folded(text).text == expected


@given(st.text(alphabet="甲乙1 2,(\n\u200b\u3000Ａa。", max_size=40))
def test_every_character_of_a_passage_knows_its_place(text: str) -> None:
    made = folded(text)
    for position, character in enumerate(made.text):
        source = text[made.offset(position)]
        assert character in (fold(source), source) or (character == " " and source.isspace())
    if made.text:
        assert 0 <= made.whole.start < made.whole.end <= len(text)


def test_stretches_are_joined_in_order() -> None:
    text = "甲乙\n- 3 -\n丙丁"
    made = build_passage(text, [(0, 2), (9, 11)])
    assert made.text == "甲乙丙丁"
    assert made.span(1, 3).cut(text) == "乙\n- 3 -\n丙"
    assert made.span(2, 4).cut(text) == "丙丁"


def test_what_prints_nothing_is_taken_out() -> None:
    assert without_invisible("总\u200b体\ufeff情\u202e况") == "总体情况"


def damages(text: str, *sensitive: tuple[int, int]) -> tuple[Damage, ...]:
    places = [Span(*place) for place in sensitive]
    return find_damages(text, [build_passage(text, [(0, len(text))])], places)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("自20241月1日至202412月31日止", "date", "20241月1日至202412月31日"),
        ("自20241月1日起至202412月31日止", "date", "20241月1日起至202412月31日"),
        ("202411日至20241231日", "date", "202411日至20241231日"),
        ("202411日到1231日", "date", "202411日到1231日"),
        ("2024  1  1  日至 2024  12  31  日", "date", "2024 1 1日至2024 12 31日"),
        ("至2024年1231日", "date", "2024年1231日"),
        ("于2024年11日召开", "date", "2024年11日"),
        ("于2024月1日召开", "date", "2024月1日"),
        ("于202年1月1日召开", "date", "202年1月1日"),
        ("自年1月1日至年12月31日", "date", "年1月1日至年12月31日"),
        ("于2024年月1日召开", "date", "2024年月1日"),
        ("按照国办公开办函202130 号", "document-number", "函202130号"),
        ("（国办公开办函〔202130号）", "document-number", "函〔202130号"),
        ("国办发〔202112号", "document-number", "发〔202112号"),
        (
            "公开12，不予公开3，无法提供5，其他处理1。",
            "number",
            "12，不予公开3，无法提供5，其他处理1",
        ),
        ("更新\ufffd\ufffd栏目", "replacement", "\ufffd\ufffd"),
        ("更新锟斤拷锟斤拷栏目", "replacement", "锟斤拷锟斤拷"),
        ("更新□□□栏目", "replacement", "□□□"),
        (
            "更新" + "信息公开".encode().decode("latin-1"),
            "replacement",
            "信息公开".encode().decode("latin-1"),
        ),
    ],
)
def test_damage_is_found(text: str, kind: str, words: str) -> None:
    (damage,) = damages(text)
    assert (damage.kind, damage.text) == (kind, words)


@pytest.mark.parametrize(
    "text",
    [
        "自2024年1月1日至2024年12月31日止",
        "至12月32日",
        "至202020年12月31日",
        "每年1月1日起20日内",
        "国办公开办函〔2021〕30号",
        "国办函〔2020〕109号",
        "国务院令第711号",
        "见表1、表2和表3",
        "收到12件，办结10件，答复9件",
        "□是□否",
        "长度×宽度，温度5℃",
        "电话0599-6201135",
    ],
)
def test_what_an_author_writes_is_no_damage(text: str) -> None:
    assert damages(text) == ()


def test_invisible_characters_matter_in_headings_labels_and_numbers() -> None:
    assert damages("总体\u200b情况", (0, 5)) == (Damage("invisible", Span(2, 3), "\u200b"),)
    assert damages("公开12\u200b8条") == (Damage("invisible", Span(4, 5), "\u200b"),)
    assert damages("总体\ue004情况", (3, 5), (0, 4))[0].kind == "invisible"
    assert damages("认真\u200b做好", (0, 1)) == ()
    assert damages("\ufeff认真做好12条") == ()
    assert damages("点赞\U0001f44d\u200d\U0001f44d", (0, 5)) == ()


@given(
    text=st.text(alphabet="0123456789年月日号至〔〕函\ufffd\u200b□公开，。 ", max_size=80),
    places=st.lists(st.tuples(st.integers(0, 80), st.integers(0, 9)), max_size=5),
)
def test_damage_lies_within_the_text_in_order(text: str, places: list[tuple[int, int]]) -> None:
    found = damages(text, *((start, start + length) for start, length in places))
    assert [damage.span.start for damage in found] == sorted(d.span.start for d in found)
    for damage in found:
        assert 0 <= damage.span.start < damage.span.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["1月1日", "2024", "20241日", "\u200b", "1\u200b", "□", "Ã", "公开1，", "（", "函", "锟"],
)
def test_long_texts_are_read_in_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    with limit_cpu(6):
        damages(text, *((start, start + 5) for start in range(0, len(text), 3)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**甲**乙`丙`3*4", "甲乙丙3*4"),
        ("***甲***、*乙*，**丙**。", "甲、乙，丙。"),
        ("**甲*乙*丙**", "甲乙丙"),
        ("*甲**乙**丙*", "甲乙丙"),
        ("收到申请**12**件", "收到申请12件"),
        ("依据**《办法》**公开", "依据《办法》公开"),
        ("**甲\n乙**", "甲\n乙"),
        ("**\n\n***", "\n\n"),
        ("*注：不含街道", "注：不含街道"),
        # What is no emphasis stays.
        ("110101********8515", "110101********8515"),
        ("1101**8515、1101**8516", "1101**8515、1101**8516"),
        ("1101011990030785**，凭证件办理", "1101011990030785**，凭证件办理"),
        ("张**、李**的申请", "张**、李**的申请"),
        ("号码为1101011990030785\\*\\*", "号码为1101011990030785**"),
        ("\\*甲\\*", "*甲*"),
        ("电话138*****", "电话138*****"),
        ("带*的必填", "带*的必填"),
        ("甲**\n\n乙**", "甲**\n\n乙**"),
        ("甲** 乙", "甲** 乙"),
        ("C:\\甲", "C:\\甲"),
    ],
)
def test_emphasis_is_told_from_asterisks_that_are_meant(text: str, words: str) -> None:
    assert without_invisible(without_emphasis(text)) == words


@given(st.text(alphabet="*甲1`\\\n ，_", max_size=30))
def test_every_other_character_keeps_its_place(text: str) -> None:
    made = without_emphasis(text)
    assert len(made) == len(text)
    assert all(new in (old, "\u00ad") for old, new in zip(text, made, strict=True))
    kept = [old for old, new in zip(text, made, strict=True) if new == "\u00ad"]
    assert set(kept) <= set("*`\\")


@pytest.mark.parametrize("piece", ["*甲 ", "**甲 *", "*甲**乙", "*", "甲*\n", "\\*", "*\n \n"])
def test_long_texts_take_no_time(piece: str) -> None:
    with limit_cpu(2):
        without_emphasis(piece * (200_000 // len(piece)))
