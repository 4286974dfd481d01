"""The report year by majority of title, period, file name and prose."""

from __future__ import annotations

import pytest

from reportlint.model.document import Span
from reportlint.model.prose import Day, Passage, Period
from reportlint.model.report import Title
from reportlint.parsing.dates.years import find_report_year
from reportlint.parsing.lines.folding import build_passage


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
