"""The title's year, organ and wording."""

from __future__ import annotations

import pytest

from reportlint.checks.title import TitleOrgan, TitlePresent, TitleWording, TitleYear
from reportlint.model.problem import Problem
from reportlint.model.report import Report
from tests.checks import prose
from tests.parsing.sketches import parsed, report_text

ACCEPTED = r"政府信息公开工作(?:年度报告|20\d\d年?度报告)"


def draft(title: str) -> Report:
    return parsed(report_text(title=title, front="根据条例规定，编制本报告。"))


def years(fault: str, title: str, year: int | None = 2024) -> list[Problem]:
    return prose.problems(TitleYear(fault), draft(title), year)


def test_a_draft_without_title_is_told_at_its_first_words() -> None:
    report = draft("")
    (found,) = prose.problems(TitlePresent(), report)
    assert prose.words(found, report) == "根据条例规定，编制本报告。"


@pytest.mark.parametrize("title", ["某局年报", "望岚县数据局工作总结"])
def test_another_title_is_none(title: str) -> None:
    assert len(prose.problems(TitlePresent(), draft(title))) == 1


@pytest.mark.parametrize(
    "title",
    [
        "望岚县数据局2024年政府信息公开工作年度报告",
        "望岚县数据局政府信息公开工作年度报告（二〇二四年度）",
        "望岚县数据局政府信息公开工作年度报告（2024年）",
        "望岚县数据局2024年政府信息公开工作年度报告（2024年度）",
    ],
)
def test_a_title_that_names_the_year_is_right(title: str) -> None:
    assert [years(fault, title) for fault in ("missing", "repeated", "wrong")] == [[], [], []]


def test_a_title_without_year_is_told() -> None:
    title = "望岚县数据局政府信息公开工作年度报告"
    (found,) = years("missing", title)
    assert found.params["title"] == title
    assert years("wrong", title) == []


@pytest.mark.parametrize(
    "title",
    [
        "2024望岚县数据局2024年度政府信息公开工作年度报告",
        "望岚县数据局2023年政府信息公开工作2024年度报告",
        "望岚县数据局2024年政府信息公开工作年度报告（2023年度）",
    ],
)
def test_a_second_year_is_told(title: str) -> None:
    assert len(years("repeated", title)) == 1


def test_another_year_is_told_at_its_digits() -> None:
    report = draft("望岚县数据局2024年政府信息公开工作年度报告")
    (found,) = prose.problems(TitleYear("wrong"), report, 2025)
    assert prose.words(found, report) == "2024"
    assert found.values == {"found": "2024", "expected": "2025"}


def test_without_expected_year_nothing_is_wrong() -> None:
    assert years("wrong", "望岚县数据局2024年政府信息公开工作年度报告", None) == []


def test_a_title_without_organ_is_told() -> None:
    assert len(prose.problems(TitleOrgan(), draft("2024年政府信息公开工作年度报告"))) == 1
    assert prose.problems(TitleOrgan(), draft("望岚县数据局\n2024年政府信息公开工作年度报告")) == []


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("望岚县数据局2024年政府信息公开工作年度报告", True),
        ("望岚县数据局2024年度政府信息公开工作年度报告", True),
        ("2024年望岚县政府信息公开工作年度报告", True),
        ("望岚县数据局政府信息公开工作2024年度报告", True),
        ("望岚县数据局2024年度政府信息公开工作报告", False),
        ("望岚县数据局2024年政府信息公开年度报告", False),
        ("望岚县数据局2024年政务公开年度报告", False),
    ],
)
def test_wording_is_judged_without_organ_and_year(title: str, right: bool) -> None:
    assert (prose.problems(TitleWording(ACCEPTED), draft(title)) == []) is right
