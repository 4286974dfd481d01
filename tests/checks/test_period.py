"""Stated, of the right year, all of it, in order, and everywhere the same; dates that exist."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.period import (
    DatesExist,
    PeriodFullYear,
    PeriodOrder,
    PeriodsAgree,
    PeriodStated,
    PeriodYear,
)
from tests.checks.prose import TITLE, fixed, judged, parsed, problems, report, unassessed, words

if TYPE_CHECKING:
    from reportlint.model.problem import Check


DAMAGED = "统计期限自20241月1日至202412月31日止。"
JUDGING = (PeriodYear(), PeriodFullYear(), PeriodOrder(), PeriodsAgree())
RIGHT = "本报告统计期限自2024年1月1日至2024年12月31日止。"


def test_a_missing_period_points_at_the_title_and_is_added() -> None:
    draft = report("根据条例编制本报告。")
    (problem,) = problems(PeriodStated(), draft)
    assert words(problem, draft) == TITLE
    assert problem.values == {"expected": "2024-01-01/2024-12-31"}
    again = parsed(fixed(problem, draft))
    assert problems(PeriodStated(), again) == []
    assert again.front[-1].text.startswith("根据条例编制本报告。本报告所列数据的统计期限")


def test_without_a_preamble_it_is_added_to_the_first_part() -> None:
    draft = report("")
    (problem,) = problems(PeriodStated(), draft)
    assert "一、总体情况\n本报告所列数据的统计期限" in fixed(problem, draft)


def test_without_a_report_year_there_is_nothing_to_add() -> None:
    (problem,) = problems(PeriodStated(), report(""), year=None)
    assert (problem.fix, problem.values) == (None, {})


@pytest.mark.parametrize("preamble", [RIGHT, DAMAGED, "截至2024年底，累计公开信息30条。"])
def test_stated_damaged_or_implied_it_is_not_missing(preamble: str) -> None:
    assert problems(PeriodStated(), report(preamble)) == []


@pytest.mark.parametrize("check", JUDGING, ids=lambda check: type(check).__name__)
def test_damaged_periods_are_not_judged(check: Check) -> None:
    draft = report(DAMAGED)
    assert problems(check, draft) == []
    assert len(unassessed(check, draft)) == 1
    assert judged(check, draft) == 0


@pytest.mark.parametrize("check", JUDGING, ids=lambda check: type(check).__name__)
@pytest.mark.parametrize(
    "preamble",
    [
        "截至2023年底，累计公开信息30条。",
        "统计期限自2024年1月1日至2024年12月32日止。",
        "统计期限自2024年1月1日至202020年12月31日止。",
        "",
    ],
)
def test_implied_impossible_and_missing_periods_are_left_to_other_rules(
    check: Check, preamble: str
) -> None:
    draft = report(preamble)
    assert problems(check, draft) == []
    assert unassessed(check, draft) == []


def test_a_right_period_is_judged_once_by_each() -> None:
    assert [judged(check, report(RIGHT)) for check in JUDGING] == [1, 1, 1, 1]


def test_the_first_wrong_year_is_named() -> None:
    draft = report("统计期限自2024年1月1日至2025年12月31日止。")
    (problem,) = problems(PeriodYear(), draft)
    assert words(problem, draft) == "2024年1月1日至2025年12月31日"
    assert problem.values == {"found": "2025", "expected": "2024"}


def test_no_report_year_no_judgement() -> None:
    assert problems(PeriodYear(), report(RIGHT), year=None) == []
    assert len(unassessed(PeriodYear(), report(RIGHT), year=None)) == 1
    assert unassessed(PeriodYear(), report(""), year=None) == []


@given(
    start=st.integers(2015, 2030),
    end=st.integers(2015, 2030),
    gap=st.sampled_from(["", " "]),
    short=st.booleans(),
)
def test_the_year_fix_removes_what_it_fixes(start: int, end: int, gap: str, short: bool) -> None:
    second = "" if short else f"{end}{gap}年"
    draft = report(f"本报告统计期限自{start}{gap}年1月1日至{second}12月31日止。")
    found = problems(PeriodYear(), draft)
    right = start == 2024 and (short or end == 2024)
    assert len(found) == (0 if right else 1)
    for problem in found:
        assert problems(PeriodYear(), parsed(fixed(problem, draft))) == []


def test_full_width_years_are_changed_and_chinese_ones_are_left_to_people() -> None:
    wide = report("统计期限自２０２３年１月１日至２０２４年１２月３１日止。")
    spelled = report("统计期限自二〇二三年一月一日至二〇二三年十二月三十一日止。")
    assert "自2024年１月１日至２０２４年" in fixed(problems(PeriodYear(), wide)[0], wide)
    assert problems(PeriodYear(), spelled)[0].fix is None


@given(
    month=st.integers(1, 12),
    day=st.integers(1, 28),
    last_month=st.integers(1, 12),
    last_day=st.integers(1, 28),
)
def test_the_fix_makes_it_the_full_year(
    month: int, day: int, last_month: int, last_day: int
) -> None:
    draft = report(f"统计期限自2024年{month}月{day}日起至2024年{last_month}月{last_day}日止。")
    (problem,) = problems(PeriodFullYear(), draft)
    assert problem.values["expected"] == "2024-01-01/2024-12-31"
    assert problems(PeriodFullYear(), parsed(fixed(problem, draft))) == []


def test_an_organ_set_up_within_the_year() -> None:
    text = "我局于2024年3月组建，统计期限自2024年3月20日至2024年12月31日。"
    assert len(problems(PeriodFullYear(), report(text))) == 1
    assert problems(PeriodFullYear("组建|撤销"), report(text)) == []
    assert len(problems(PeriodFullYear("撤销"), report(text))) == 1


def test_months_alone_leave_nothing_to_fix() -> None:
    (problem,) = problems(PeriodFullYear(), report("统计期限为2024年1月至11月。"))
    assert problem.values["found"] == "2024-01-01/2024-11-30"
    assert problem.fix is None


def test_an_end_before_the_beginning() -> None:
    draft = report("统计期限自2024年12月31日至2024年1月1日。")
    (problem,) = problems(PeriodOrder(), draft)
    assert problem.values == {"found": "2024-12-31/2024-01-01"}
    assert problems(PeriodOrder(), report("统计期限为2024年5月1日至2024年5月1日。")) == []


def test_a_second_period_that_differs_points_at_the_first() -> None:
    draft = report(RIGHT, "我局数据统计期限为2023年1月1日至12月31日。")
    (problem,) = problems(PeriodsAgree(), draft)
    assert words(problem, draft) == "2023年1月1日至12月31日"
    assert problem.values == {"found": "2023-01-01/2023-12-31", "first": "2024-01-01/2024-12-31"}
    (first,) = problem.related
    assert first.span is not None
    assert first.span.cut(draft.document.text) == "2024年1月1日至2024年12月31日"


def test_the_same_period_in_other_words_agrees() -> None:
    assert problems(PeriodsAgree(), report(RIGHT, "我局数据统计时限为2024年1—12月。")) == []


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
