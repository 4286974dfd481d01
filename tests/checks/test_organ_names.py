"""Whether title, preamble and sign-off name one organ."""

from __future__ import annotations

import pytest

from reportlint.checks.organ_names import OrganAgrees, same_organ
from tests.checks import prose
from tests.parsing.sketches import parsed, report_text


def found(organ: str, front: str = "", back: str = "") -> list[tuple[object, str]]:
    title = f"{organ}2024年政府信息公开工作年度报告"
    report = parsed(report_text(title=title, front=front, back=back))
    problems = prose.problems(OrganAgrees(), report)
    return [(problem.params["variant"], prose.words(problem, report)) for problem in problems]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("望岚县住房和城乡建设局", "县住建局"),
        ("望岚县住房和城乡建设局", "望岚县住建局"),
        ("望岚县卫生健康委员会", "望岚县卫健委"),
        ("望岚县人民政府", "望岚县政府"),
        ("望岚县人民政府", "望岚县人民政府办公室"),
        ("望岚县", "望岚县人民政府"),
        ("青石街道办事处", "望岚县青石街道"),
        ("望岚县青石镇人民政府", "青石镇"),
    ],
)
def test_short_and_full_names_are_of_one_organ(one: str, other: str) -> None:
    assert same_organ(one, other)
    assert same_organ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("望岚县数据局", "望岚县统计局"),
        ("望岚县数据局", "松江县数据局"),
        ("青石镇人民政府", "白石镇人民政府"),
        ("望岚县卫生健康委员会", "望岚县医疗保障局"),
    ],
)
def test_other_organs_are_others(one: str, other: str) -> None:
    assert not same_organ(one, other)


@pytest.mark.parametrize(
    ("organ", "front"),
    [
        ("望岚县住房和城乡建设局", "现将县住建局2024年政府信息公开工作年度报告公布如下。"),
        ("望岚县数据局", "现公布望岚县数据局（以下简称县数据局）2024年政府信息公开工作年度报告。"),
        (
            "赣水苏区振兴发展工作办公室",
            "赣水市苏区振兴办（以下简称我办）2024年政府信息公开工作报告如下。",
        ),
        ("望岚县人民政府", "本报告由望岚县人民政府办公室编制。"),
        ("望岚县人民政府", "本报告由望岚县人民政府办公室根据各乡镇、各部门的报告汇总编制。"),
        (
            "望岚县数据局",
            "根据望岚县人民政府办公室要求，编制望岚县数据局2024年政府信息公开工作年度报告。",
        ),
        ("望岚县数据局", "如有疑问，请与望岚县人民政府办公室联系。"),
        ("望岚县数据局", "报告在望岚县人民政府门户网站发布，可向县统计局查阅。"),
    ],
)
def test_lawful_differences_are_silent(organ: str, front: str) -> None:
    assert found(organ, front) == []


def test_another_organ_in_the_preamble_is_told_at_its_name() -> None:
    front = "现将望岚县卫生健康委员会2024年政府信息公开工作年度报告公布如下。"
    assert found("望岚县数据局", front) == [("preamble", "望岚县卫生健康委员会")]
    assert found("望岚县数据局", "本报告由望岚县财政局根据条例编制。") == [
        ("preamble", "望岚县财政局")
    ]


@pytest.mark.parametrize(
    "back", ["望岚县人民政府办公室\n2025年1月10日", "望岚县政府\n2025年1月10日"]
)
def test_an_office_may_sign_for_its_government(back: str) -> None:
    assert found("望岚县人民政府", back=back) == []


def test_another_organ_s_sign_off_is_told() -> None:
    assert found("望岚县数据局", back="望岚县统计局\n2025年1月10日") == [
        ("signature", "望岚县统计局")
    ]


def test_a_title_without_organ_cannot_be_compared() -> None:
    report = parsed(report_text(title="2024年政府信息公开工作年度报告", back="2025年1月10日"))
    assert prose.judged(OrganAgrees(), report) == 0
