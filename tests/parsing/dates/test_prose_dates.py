"""Dates in prose, whether or not the calendar has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.prose import Day
from reportlint.parsing.dates.prose_dates import find_date_mentions, find_dates
from reportlint.parsing.lines.folding import build_passage, fold


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024年2月30日召开会议", [Day(2024, 2, 30)]),
        ("自2024年1月1日至202020年12月31日止", [Day(2024, 1, 1), Day(202020, 12, 31)]),
        ("至12月32日", [Day(None, 12, 32)]),
        ("13月1日和11月31日", [Day(None, 13, 1), Day(None, 11, 31)]),
        ("12月311日", [Day(None, 12, 311)]),
        ("二〇二四年十二月三十一日", [Day(2024, 12, 31)]),
        ("二○二四年元月廿三日", [Day(2024, 1, 23)]),
        ("二O二四年二月三十日", [Day(2024, 2, 30)]),
        ("24年3月5日", [Day(2024, 3, 5)]),
        ("20 24年1 2月3 1日", [Day(2024, 12, 31)]),
        ("（2019年4月3日中华人民共和国国务院令第711号修订）", [Day(2019, 4, 3)]),
    ],
)
def test_dates_as_written(text: str, days: list[Day]) -> None:
    assert [day for _, _, day in find_dates(fold(text))] == days


@pytest.mark.parametrize(
    "text",
    [
        "《关于2月30日演练的通知》",
        "“2月30日”字样",
        "20241月1日",
        "202411日",
        "2024年11日",
        "202年1月1日",
        "每月5日前报送",
        "3个月15日",
        "电话0797-8391-230",
        "国办公开办函〔2021〕30号",
        "第2-30条",
        "2024年12月",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(fold(text)) == ()


@given(
    year=st.integers(1900, 2099),
    month=st.integers(1, 99),
    day=st.integers(1, 999),
    before=st.sampled_from(["", "于", "（", "自", "。"]),
)
def test_a_date_reads_as_it_was_written(year: int, month: int, day: int, before: str) -> None:
    words = f"{year}年{month}月{day}日"
    found = find_dates(before + words + "召开")
    assert found == ((len(before), len(before) + len(words), Day(year, month, day)),)


def test_mentions_point_at_the_draft() -> None:
    text = "会议于 2024 年 2 月 30 日召开"
    (mention,) = find_date_mentions([build_passage(text, [(0, len(text))])])
    assert mention.span.cut(text) == "2024 年 2 月 30 日"
    assert (mention.text, mention.day) == ("2024年2月30日", Day(2024, 2, 30))
