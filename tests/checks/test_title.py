"""The title's year, organ and wording; deadlines and sign-offs."""

from __future__ import annotations

import pytest

from reportlint import api
from reportlint.checks.title import (
    PublishedAfterPeriod,
    PublishedInTime,
    SignatureAgrees,
    TitleOrgan,
    TitlePresent,
    TitleWording,
    TitleYear,
)
from reportlint.model.document import Metadata
from reportlint.model.problem import Context, Problem
from reportlint.model.prose import Day
from reportlint.model.report import Report
from reportlint.support.records import replace
from tests.checks import prose
from tests.checks.prose import TITLE, context, problems
from tests.corpus import CORPUS
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


DEPARTMENT = PublishedInTime("01-31", "03-31")


def signed(*lines: str, organ: str = "望岚县数据局") -> Report:
    """A report with a sign-off."""
    title = TITLE.replace("望岚县数据局", organ)
    parts = ["一、总体情况", "做好公开。", "六、其他需要报告的事项", "没有收取信息处理费。"]
    return prose.parsed("\n".join([title, *parts, *lines]))


def published(check: object, draft: Report, iso: str) -> list[Problem]:
    """The problems of a report published on a day."""
    known: Context = replace(context(), published=iso)
    assert isinstance(check, PublishedInTime | PublishedAfterPeriod | SignatureAgrees)
    return [found for found in check.run(draft, known) if isinstance(found, Problem)]


@pytest.mark.parametrize(
    ("day", "late"),
    [("2025-01-31", False), ("2025-02-01", True), ("2026-01-01", True), ("2024-12-31", False)],
)
def test_the_deadline(day: str, late: bool) -> None:
    assert bool(published(DEPARTMENT, signed(), day)) is late


def test_an_office_may_publish_for_its_government() -> None:
    office = signed(organ="望岚县人民政府办公室")
    assert published(DEPARTMENT, office, "2025-03-31") == []
    assert len(published(DEPARTMENT, office, "2025-04-01")) == 1


def test_what_is_told_counts_before_the_page_and_the_page_before_the_sign_off() -> None:
    draft = signed("望岚县数据局", "2025年1月10日")
    assert problems(DEPARTMENT, draft) == []
    page = replace(
        draft, document=replace(draft.document, metadata=Metadata(published="2025-02-03"))
    )
    assert [found.values["found"] for found in problems(DEPARTMENT, page)] == ["2025-02-03"]
    assert published(DEPARTMENT, page, "2025-01-20") == []


def test_without_a_date_nothing_runs() -> None:
    assert list(DEPARTMENT.run(signed(), context())) == []
    assert list(PublishedAfterPeriod().run(signed(), context())) == []


def test_dates_before_the_year_ended_and_signed_after_published() -> None:
    draft = signed("望岚县数据局", "二〇二四年一月十日")
    (early,) = problems(PublishedAfterPeriod(), draft)
    assert early.values == {"found": "2024-01-10"}
    later = signed("望岚县数据局", "2025年1月20日")
    (conflict,) = published(SignatureAgrees(), later, "2025-01-10")
    assert conflict.params["variant"] == "date"


def test_another_organ_is_told_once() -> None:
    text = (CORPUS / "good" / "short.txt").read_text(encoding="utf-8")
    signed_off = f"{text}望岚县统计局\n2025年1月10日\n"
    assert [f.rule for f in api.check(signed_off).findings] == ["S107"]
    assert [f.rule for f in api.check(signed_off, ignore=["S107"]).findings] == ["X104"]


@pytest.mark.parametrize(
    "text", ["2025-1-20", "2025-02-30", "20250120", "２０２５-01-20", "", "-" * 10]
)
def test_what_is_no_iso_date(text: str) -> None:
    assert Day.parse_iso(text) is None


def test_an_iso_date() -> None:
    assert Day.parse_iso("2024-02-29") == Day(2024, 2, 29)
