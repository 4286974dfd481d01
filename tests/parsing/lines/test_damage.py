"""What conversion breaks is told from what an author writes wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.document import Span
from reportlint.model.prose import Damage
from reportlint.parsing.lines.damage import find_damages
from reportlint.parsing.lines.folding import build_passage
from tests.cpu import limit_cpu


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
