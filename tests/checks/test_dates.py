"""Dates that no calendar has."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.dates import DatesExist
from tests.checks.prose import judged, problems, report, words


@given(year=st.integers(1950, 2060), month=st.integers(1, 14), day=st.integers(1, 34))
def test_a_date_is_impossible_when_the_calendar_says_so(year: int, month: int, day: int) -> None:
    try:
        dt.date(year, month, day)
        possible = True
    except ValueError:
        possible = False
    draft = report("", f"{year}年{month}月{day}日，我局更新公开目录。")
    assert [words(found, draft) for found in problems(DatesExist(), draft)] == (
        [] if possible else [f"{year}年{month}月{day}日"]
    )


@pytest.mark.parametrize(
    ("preamble", "found"),
    [
        ("统计期限自2024年1月1日至2024年12月32日止。", ["2024年12月32日"]),
        ("统计期限自2024年1月1日至202020年12月31日止。", ["202020年12月31日"]),
        ("统计期限为2024.1.1-2024.12.32。", ["2024.1.1-2024.12.32"]),
        ("统计期限自20241月1日至202412月31日止。", []),
        ("统计期限自2024年1月1日至2024年12月31日止。", []),
    ],
)
def test_dates_of_the_period(preamble: str, found: list[str]) -> None:
    draft = report(preamble)
    assert [words(problem, draft) for problem in problems(DatesExist(), draft)] == found


def test_every_date_is_counted() -> None:
    assert judged(DatesExist(), report("", "我局于3月1日和2月30日召开会议。")) == 2
