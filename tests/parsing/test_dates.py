"""Dates in the prose; the report year is what most of title, period, file name and prose say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.document import Span
from reportlint.model.prose import Day, Passage, Period
from reportlint.model.report import Title
from reportlint.parsing.characters import build_passage, fold
from reportlint.parsing.dates import find_date_mentions, find_dates, find_report_year


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


def title(*years: int) -> Title:
    return Title(Span(0, 1), "某局年报", "某局", years, tuple(Span(0, 1) for _ in years))


def period(year: int, *, implied: bool = False) -> Period:
    return Period(Span(0, 1), "", Day(year, 1, 1), Day(year, 12, 31), is_implied=implied)


def prose(text: str) -> list[Passage]:
    return [build_passage(text, [(0, len(text))])]


def test_nothing_said_is_no_year() -> None:
    assert find_report_year(None, (), "draft.txt", ()) is None


def test_the_majority_decides() -> None:
    said = prose("2024年，我局公开信息。")
    assert find_report_year(title(2023), (period(2024),), "a.txt", said) == 2024
    assert find_report_year(title(2023), (period(2024),), "2024.txt", ()) == 2024


def test_a_tie_goes_to_the_title() -> None:
    assert find_report_year(title(2023), (period(2024),), "draft.txt", ()) == 2023
    assert find_report_year(title(2023), (), "2024年报.txt", ()) == 2023


def test_without_title_the_period_decides() -> None:
    assert find_report_year(None, (period(2022),), "draft.txt", prose("2021年，我局公开。")) == 2022


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("drafts/2024年报.txt", 2024),
        ("2023/年报2024.txt", 2024),
        ("C:\\2023\\年报_2024.docx", 2024),
        ("20250110.txt", None),
        ("2023-2024.txt", None),
        ("年报.txt", None),
    ],
)
def test_the_file_s_own_name_counts_where_it_names_one_year(path: str, year: int | None) -> None:
    assert find_report_year(None, (), path, ()) == year


@pytest.mark.parametrize(
    "words",
    [
        "2024年，我局公开信息。公开了2023年部门决算和2025年部门预算，2025年度部门预算已公开。",
        "2024年，我局公开信息。《2023年政务公开要点》和《2023年计划》〔2023年〕已落实。",
        "2024年，我局于2025年1月10日、2025年1月11日发布。",
    ],
)
def test_budgets_quoted_titles_and_days_are_no_years_of_the_report(words: str) -> None:
    assert find_report_year(None, (), "draft.txt", prose(words)) == 2024


def test_a_stated_period_comes_before_one_that_is_implied() -> None:
    periods = (period(2023, implied=True), period(2024))
    assert find_report_year(None, periods, "draft.txt", ()) == 2024


def test_damaged_periods_do_not_count() -> None:
    damaged = Period(Span(0, 1), "20231月1日", None, None, is_damaged=True)
    assert find_report_year(None, (damaged,), "draft.txt", ()) is None
