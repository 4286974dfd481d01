"""Years of the prose: stale ones are found, and whatever is right under another year is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.rules.builtin import load_builtin_rules
from tests.checks.prose import TITLE, fixed, judged, parsed, problems, report, words

if TYPE_CHECKING:
    from reportlint.model.problem import Check


def rule(name: str) -> Check:
    """The check of a rule."""
    found = load_builtin_rules().rules.get(name)
    assert found is not None
    return found.build_check()


def found(name: str, overview: str, preamble: str = "") -> list[str]:
    """The years that a rule finds in a report for 2024."""
    draft = report(preamble, overview)
    return [words(problem, draft) for problem in problems(rule(name), draft)]


@pytest.mark.parametrize(
    ("overview", "years"),
    [
        ("2023年，我局认真落实各项要求。", ["2023"]),
        ("2023年，望岚县数据局印发文件3件。", ["2023"]),
        ("2023年度，县数据局印发文件3件。", ["2023"]),
        ("（一）主动公开。2023年共收到申请5件。", ["2023"]),
        ("一是在2023年我局开展培训。", ["2023"]),
        ("2025年，我局无依申请公开事项。", ["2025"]),
        ("2022年，我局认真落实各项要求。", []),
        ("2023年，省政府印发文件。", []),
        ("2023年，我局收到申请5件，2024年收到7件。", []),
        ("2023年我局收到申请5件。2024年收到7件。", []),
        ("较2023年收到的120件增长20%。", []),
        ("2023年受理的2件已经办结。", []),
        ("另有3件结转至2025年办理。", []),
        ("2025年，我局将继续努力。", []),
        ("2023年部门决算、2024年部门预算已公开。", []),
        ("2023年，我局被评为先进单位。", []),
        ("落实《2023年工作要点》和规划（2023-2027年）。", []),
        ("其中1件为2023年受理。", []),
    ],
)
def test_the_year_of_the_own_work(overview: str, years: list[str]) -> None:
    assert found("P201", overview) == years


def test_the_fix_writes_the_report_year() -> None:
    draft = report("", "2023年，我局认真落实各项要求。")
    (problem,) = problems(rule("P201"), draft)
    assert "\n2024年，我局" in fixed(problem, draft)
    assert problem.values == {"found": "2023", "expected": "2024"}


def test_an_announcement_of_another_year() -> None:
    preamble = "现将望岚县数据局2021年政府信息公开工作年度报告公布如下。"
    assert found("P201", "我局做好公开。", preamble) == ["2021"]
    assert found("P201", "我局做好公开。", preamble.replace("2021", "2024")) == []


def test_part_five_speaks_of_last_year_and_next() -> None:
    past, next_year = "2023年，我局开展培训。2024年仍有不足。", "2025年，我局开展培训。"
    parts = ["一、总体情况", "做好公开。", "五、存在的主要问题及改进情况", past, next_year]
    draft = parsed("\n".join([TITLE, *parts]))
    assert problems(rule("P201"), draft) == []


def test_a_draft_of_another_year_is_measured_by_its_own() -> None:
    draft = report("", "2024年，我局认真落实各项要求。")
    assert problems(rule("P201"), draft, year=2025) == []
    assert judged(rule("P201"), draft, year=2025) == 1


@pytest.mark.parametrize(
    ("overview", "years"),
    [
        ("2025年3月，我局召开推进会。", ["2025"]),
        ("我局公开信息，并于2026年5月举办培训。", ["2026"]),
        ("2025年3月，我局将召开推进会。", []),
        ("2025年1月，上年受理的3件均已答复。", []),
        ("印发《2025年方案》，开展培训。", []),
        ("到2025年，实现全覆盖，召开推进会的计划已定。", []),
    ],
)
def test_facts_of_the_future(overview: str, years: list[str]) -> None:
    assert found("P203", overview) == years


def test_the_notice_for_another_report() -> None:
    notice = "《关于做好2023年政府信息公开年度报告编制工作的通知》"
    assert found("P202", "我局做好公开。", f"根据{notice}，编制本报告。") == ["2023"]
    assert found("P202", "我局做好公开。", f"年初印发{notice}。") == []
    assert found("P202", f"我局做好公开。\n培训后，按照要求印发{notice}。") == []
