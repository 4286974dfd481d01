"""Titles as reports have them, in all the patterns met, and the organ and year each names."""

from __future__ import annotations

import pytest

from reportlint.model.report import Title
from reportlint.parsing.titles import find_title
from tests.parsing.sketches import forms, lines


def title_of(text: str) -> Title:
    found = find_title(lines(text), text, forms()[0].title_words)
    assert found is not None, text
    return found[0]


PATTERNS = [
    ("望岚县农业农村局2024年政府信息公开工作年度报告", "望岚县农业农村局", (2024,)),
    ("望岚县农业农村局2024年度政府信息公开工作年度报告", "望岚县农业农村局", (2024,)),
    ("望岚市公安局2024年度政府信息公开工作报告", "望岚市公安局", (2024,)),
    ("望岚市文化广电旅游局2021年政府信息公开年度报告", "望岚市文化广电旅游局", (2021,)),
    ("青石镇人民政府2022年信息公开工作年度报告", "青石镇人民政府", (2022,)),
    ("望岚市自然资源局政府信息公开工作2022年度报告", "望岚市自然资源局", (2022,)),
    ("2024年望岚市政府信息公开工作年度报告", "望岚市", (2024,)),
    ("望岚市林业局政府信息公开工作年度报告（二○二一年度）", "望岚市林业局", (2021,)),
    ("2023年政府信息公开工作年度报告\n松溪镇人民政府", "松溪镇人民政府", (2023,)),
    ("望岚市审计局2025年政府信息公开工作的年度报告", "望岚市审计局", (2025,)),
    ("望岚地区统计局2023年度政府信息公开情况报告", "望岚地区统计局", (2023,)),
    ("望岚区投资促进中心2023年度政务公开年度报告", "望岚区投资促进中心", (2023,)),
    ("望岚海关（本级机关）2020年政府信息公开工作年度报告", "望岚海关（本级机关）", (2020,)),
    ("望岚市统计局\n2024年政府信息公开\n工作年度报告", "望岚市统计局", (2024,)),
    ("望统发〔2025〕2号\n望岚市统计局2024年政府信息公开工作年度报告", "望岚市统计局", (2024,)),
    ("望岚市应急管理局公告\n2024年第1号\n望岚市应急管理局2023年政府信息公开工作年度报告",
     "望岚市应急管理局", (2023,)),
    ("2025望岚县大河乡2025年度政府信息公开工作年度报告", "望岚县大河乡", (2025, 2025)),
    ("2021年年报 - 政府信息公开年报 - 望岚县科技局\n望岚县科技局2021年政府信息公开工作年度报告",
     "望岚县科技局", (2021,)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "organ", "years"), PATTERNS)
def test_every_pattern_names_organ_and_year(text: str, organ: str, years: tuple[int, ...]) -> None:
    title = title_of(text + "\n\n根据《中华人民共和国政府信息公开条例》，编制本报告。\n")
    assert title.organ == organ
    assert title.years == years


@pytest.mark.parametrize(
    "text",
    [
        "望岚市统计局关于印发2024年政府信息公开工作年度报告的通知",
        "关于望岚市统计局2024年政府信息公开工作情况的报告",
        "望岚市统计局关于2024年政府信息公开工作情况的报告",
    ],
)
def test_a_title_with_about_names_the_organ_alone(text: str) -> None:
    title = title_of(text + "\n")
    assert title.organ == "望岚市统计局"
    assert title.years == (2024,)


def test_the_lines_of_a_red_head_are_no_part_of_the_title() -> None:
    text = (
        "望岚县审计局文件\n望审综〔2026〕2号\n"
        "望岚县审计局\n2025年政府信息公开工作年度报告\n市政府办公室：\n现将有关情况报告如下。\n"
    )
    title = title_of(text)
    assert title.text == "望岚县审计局2025年政府信息公开工作年度报告"
    assert title.organ == "望岚县审计局"
    assert title.years == (2025,)


def test_years_point_at_their_digits() -> None:
    text = "望岚县数据局 2024 年政府信息公开工作年度报告\n"
    title = title_of(text)
    assert [span.cut(text) for span in title.year_spans] == ["2024"]
    assert title.span.cut(text) == text.rstrip()


def test_an_organ_on_the_line_above_belongs_to_the_title() -> None:
    text = "索引号：01234\n望岚县青石街道办事处\n二〇二四年政府信息公开工作年度报告\n"
    title = title_of(text)
    assert title.organ == "望岚县青石街道办事处"
    assert title.text == "望岚县青石街道办事处二〇二四年政府信息公开工作年度报告"
    assert title.years == (2024,)


def test_site_furniture_before_the_title_is_passed_over() -> None:
    text = (
        "首页 > 政府信息公开 > 政府信息公开年报\n当前位置：政府信息公开年报栏目\n"
        "发布日期：2025-01-20　浏览次数：35\n望岚县数据局2024年政府信息公开工作年度报告\n"
    )
    title = title_of(text)
    assert title.organ == "望岚县数据局"
    assert title.years == (2024,)


@pytest.mark.parametrize(
    "text",
    [
        "根据《中华人民共和国政府信息公开条例》，现公布2024年政府信息公开工作年度报告。",
        "现将望岚县数据局2024年政府信息公开工作年度报告公布如下",
        "《望岚县数据局2024年政府信息公开工作年度报告》",
        "望岚县人民政府办公室关于召开会议的通知",
        "目录",
        "",
    ],
)
def test_prose_that_speaks_of_a_report_is_no_title(text: str) -> None:
    assert find_title(lines(text), text, forms()[0].title_words) is None


def test_a_title_without_organ_names_none() -> None:
    title = title_of("2024年政府信息公开工作年度报告\n根据条例规定，编制本报告。\n")
    assert title.organ is None


def test_an_office_for_disclosure_keeps_its_name() -> None:
    title = title_of("望岚县政务公开办公室2024年政府信息公开工作年度报告\n")
    assert title.organ == "望岚县政务公开办公室"


def test_a_government_that_shares_its_last_word_with_the_subject_keeps_it() -> None:
    title = title_of("望岚县人民政府信息公开工作年度报告（2024年）\n")
    assert title.organ == "望岚县人民政府"


def test_the_report_s_own_title_comes_before_that_of_the_notice_that_forwards_it() -> None:
    text = (
        "望岚县统计局关于印发《望岚县统计局2024年政府信息公开工作年度报告》的通知\n"
        "各科室：\n望岚县统计局2024年政府信息公开工作年度报告\n"
    )
    assert title_of(text).text == "望岚县统计局2024年政府信息公开工作年度报告"


def test_a_date_line_below_is_no_organ() -> None:
    title = title_of("2024年政府信息公开工作年度报告\n2025年1月10日\n")
    assert title.organ is None
