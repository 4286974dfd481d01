"""The preamble's number and list of the parts, and how often neither is wrong."""

from __future__ import annotations

import pytest

from reportlint.checks.preamble import PreambleCount, PreambleList
from reportlint.model.report import Report
from tests.checks import prose
from tests.parsing.sketches import parsed, report_text
from tests.strategies.forms import HEADINGS

ALL = "、".join(HEADINGS)


def draft(front: str) -> Report:
    return parsed(report_text(front=front))


def count(front: str) -> list[tuple[object, str]]:
    report = draft(front)
    found = prose.problems(PreambleCount(), report)
    return [(problem.params["variant"], prose.words(problem, report)) for problem in found]


def listed(front: str) -> list[object]:
    return [problem.params["variant"] for problem in prose.problems(PreambleList(), draft(front))]


_NUMBERED = (
    "本报告包括：一、总体情况，二、主动公开政府信息情况，三、收到和处理政府信息公开申请情况，"
    "四、政府信息公开行政复议、行政诉讼情况，五、存在的主要问题及改进情况，六、其他需要报告的事项。"
)
_MIXED = (
    "本报告由总体情况，主动公开政府信息情况；收到和处理政府信息公开申请情况、因政府信息公开工作"
    "被申请行政复议、提起行政诉讼的情况、存在的问题及改进措施和其它需要报告事项六部分组成。"
)
RIGHT = [
    _NUMBERED,
    _MIXED,
    f"本报告由{ALL}等六部分组成。",
    f"本报告由{ALL}六个部分组成。",
    f"本报告包括{ALL}6个部分。",
    f"本报告包括{ALL}等 6 项内容。",
    f"全文包括：{ALL}。",
    f"本报告由{ALL}等内容组成。",
    "全文包括：" + "；".join(HEADINGS) + "。",
    "全文包括：" + "，".join(HEADINGS) + "六个部分。",
    "本报告由" + "、".join(HEADINGS[:5]) + "和" + HEADINGS[5] + "六部分组成。",
    "本报告由" + "、".join(HEADINGS[:5]) + "以及" + HEADINGS[5] + "等六个部分构成。",
    "本报告由" + "、".join(HEADINGS[:5]) + "、以及" + HEADINGS[5] + "组成。",
    "本报告由" + "、".join(f"“{name}”" for name in HEADINGS) + "六部分组成。",
    "本报告共包括六个部分。",
    "本报告全文分为六大部分。",
    f"本报告由{ALL.replace('行政复议、行政诉讼', '行政复议行政诉讼')}等6个部分组成。",
    f"本报告由{ALL.replace('行政复议、行政诉讼', '行政复议和行政诉讼')}等6个部分组成。",
    "本报告对照三个方面的要求编制，由四个科室提供材料。",
    "我局公开六个方面的信息，围绕五个部分的重点工作组织培训。",
    "",
]


@pytest.mark.parametrize("front", RIGHT)
def test_a_right_preamble_is_silent(front: str) -> None:
    assert count(front) == []
    assert listed(front) == []


@pytest.mark.parametrize(
    ("front", "variant", "words"),
    [
        ("本报告包括" + "、".join(HEADINGS[:5]) + "等五项内容。", "not-the-form", "五"),
        ("本报告共包括五个部分。", "not-the-form", "五"),
        ("本报告由" + "、".join(HEADINGS[:5]) + "六个部分组成。", "not-the-list", "六"),
        (f"本报告由{ALL}等七部分组成。", "not-the-form", "七"),
    ],
)
def test_a_wrong_number_is_told_at_the_number(front: str, variant: str, words: str) -> None:
    ((found, pointed),) = count(front)
    assert found == variant
    assert words in pointed


@pytest.mark.parametrize(
    ("names", "variant"),
    [
        (HEADINGS[:5], "missing"),
        (HEADINGS[:1] + HEADINGS[2:], "missing"),
        ((*HEADINGS[:1], HEADINGS[2], HEADINGS[1], *HEADINGS[3:]), "order"),
        ((*HEADINGS, HEADINGS[2]), "twice"),
    ],
)
def test_a_list_that_differs_from_the_parts_is_told(names: tuple[str, ...], variant: str) -> None:
    assert listed("全文包括：" + "、".join(names) + "。") == [variant]


def test_a_list_in_the_first_paragraph_of_the_overview_counts_too() -> None:
    report = parsed(report_text(texts={1: "本报告包括" + "、".join(HEADINGS[:5]) + "等五部分。"}))
    assert len(prose.problems(PreambleCount(), report)) == 1


def test_a_list_closed_by_and_others_may_be_short() -> None:
    # NOTE: 等 without a number leaves the list open: nothing says that five are all.
    assert count("本报告包括" + "、".join(HEADINGS[:5]) + "等内容。") == []
