"""What the prose must speak of, and what it must not deny."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.checks.topics import Balanced, Denies, Mentions, Substance
from reportlint.model.problem import Problem
from reportlint.model.report import Report
from reportlint.support.localized_text import JoinedText
from tests.checks import prose
from tests.parsing.sketches import HEADINGS, TITLE, parsed, report_text

if TYPE_CHECKING:
    from reportlint.model.problem import Check

TOPICS = {"公开": "主动公开", "平台": "网站|平台"}


def found(check: Check, texts: dict[int, str]) -> list[Problem]:
    return prose.problems(check, parsed(report_text(texts=texts)))


def topics(problem: Problem) -> str:
    """Return the topics that a problem names, in Chinese."""
    named = problem.params["topics"]
    assert isinstance(named, JoinedText)
    return named["zh"]


def test_one_problem_names_all_topics_that_lack() -> None:
    assert found(Mentions(1, TOPICS), {1: "主动公开信息，建设网站。"}) == []
    (problem,) = found(Mentions(1, TOPICS), {1: "我局加强培训。"})
    assert (topics(problem), problem.place.part) == ("公开、平台", 1)


def test_what_another_part_says_is_elsewhere() -> None:
    (problem,) = found(Mentions(1, TOPICS), {1: "主动公开信息。", 6: "网站已改版。"})
    assert (topics(problem), problem.condition) == ("平台", "elsewhere")


def test_the_whole_report_may_be_asked() -> None:
    assert found(Mentions(0, TOPICS), {1: "主动公开信息。", 6: "网站已改版。"}) == []
    (problem,) = found(Mentions(0, TOPICS), {1: "主动公开信息。"})
    assert problem.condition == ""


def missing_and_empty() -> Report:
    return parsed("\n".join([TITLE, *HEADINGS[1:5], "无。", HEADINGS[5]]))


@pytest.mark.parametrize("part", [1, 6])
def test_a_part_that_is_missing_or_empty_is_not_judged(part: int) -> None:
    checks: list[Check] = [
        Mentions(part, TOPICS),
        Balanced(part, "问题", "措施"),
        Denies(part, "无。", "没有问题", "不足"),
        Substance(part, "条例"),
    ]
    for check in checks:
        assert prose.problems(check, missing_and_empty()) == []


@pytest.mark.parametrize(
    ("said", "variant"),
    [("问题是人手不足。", "only-one"), ("措施是加强培训。", "only-other")],
)
def test_one_without_the_other_is_told(said: str, variant: str) -> None:
    check = Balanced(5, "问题", "措施")
    assert [p.params["variant"] for p in found(check, {5: said})] == [variant]
    assert found(check, {5: "问题是人手不足。措施是加强培训。"}) == []
    assert found(check, {5: "情况如上。"}) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("无。", "无。"),
        ("工作平稳，没有问题。将继续努力。", "没有问题"),
        ("工作平稳，没有问题。但仍有不足。", ""),
        ("人手紧张。", ""),
    ],
)
def test_a_denial_is_told_at_its_words(said: str, words: str) -> None:
    problems = found(Denies(5, "无。?", "没有问题", "不足"), {5: said})
    assert [problem.params["words"] for problem in problems] == ([words] if words else [])


def test_a_part_of_formal_sentences_alone_has_no_substance() -> None:
    check = Substance(1, "条例|统计期限")
    assert len(found(check, {1: "根据条例编制。统计期限为一年。"})) == 1
    assert found(check, {1: "根据条例编制。公开信息三条。"}) == []
