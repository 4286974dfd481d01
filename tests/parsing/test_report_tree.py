"""The tree of a draft: title, front, parts with their prose, tables in place, sign-off."""

from __future__ import annotations

import itertools

import pytest

from reportlint.model.report import Report
from reportlint.parsing import parse
from reportlint.parsing.report_assembly import assemble
from reportlint.readers import read
from reportlint.readers.plain import from_text
from tests.parsing.sketches import HEADINGS, TITLE, forms, parsed, report_text


def said(report: Report, number: int) -> list[str]:
    part = report.part(number)
    assert part is not None
    return [passage.text for passage in part.passages]


def test_the_whole_tree_is_there() -> None:
    report = parsed(report_text(front="根据条例规定，编制本报告。", texts={6: "无。"}))
    assert report.title is not None
    assert report.title.text == TITLE
    assert report.organ == "望岚县数据局"
    assert [p.text for p in report.front] == ["根据条例规定，编制本报告。"]
    assert [part.number for part in report.parts] == [1, 2, 3, 4, 5, 6]
    assert [part.key for part in report.parts] == [
        "overview", "proactive", "requests", "litigation", "problems", "other_matters",
    ]  # fmt: skip
    assert said(report, 6) == ["无。"]
    assert report.back == ()


def test_parts_reach_from_heading_to_heading() -> None:
    text = report_text()
    report = parsed(text)
    spans = [part.span for part in report.parts]
    for span, heading in zip(spans, HEADINGS, strict=True):
        assert text[span.start :].startswith(heading)
    assert all(one.end == two.start for one, two in itertools.pairwise(spans))
    assert spans[-1].end == len(text)


@pytest.mark.parametrize("mark", ["。", "：", "  ", "　"])
def test_text_that_a_heading_leads_is_the_part_s(mark: str) -> None:
    text = report_text().replace(
        HEADINGS[0] + "\n", HEADINGS[0] + mark + "2024年，我局公开信息。\n"
    )
    report = parsed(text)
    assert said(report, 1)[0] == "2024年，我局公开信息。"
    heading = report.parts[0].heading
    assert heading.span.cut(text) == HEADINGS[0]


def test_contents_are_in_no_part() -> None:
    contents = "目录\n" + "\n".join(f"{heading}......{n}" for n, heading in enumerate(HEADINGS))
    report = parsed(report_text(front=contents))
    assert [part.number for part in report.parts] == [1, 2, 3, 4, 5, 6]
    assert all("...." not in passage.text for passage in report.passages)


@pytest.mark.parametrize(
    "back",
    [
        "望岚县数据局\n2025年1月10日",
        "望岚县数据局（盖章）\n2025年1月10日",
        "望岚县数据局\n二〇二五年一月十日",
        "望岚县数据局\n望岚县人民政府办公室\n2025年1月10日",
        "2025年1月10日",
    ],
)
def test_organs_and_date_at_the_end_are_the_sign_off(back: str) -> None:
    report = parsed(report_text(back=back, texts={6: "无。"}))
    assert "\n".join(passage.text for passage in report.back) == back
    assert said(report, 6) == ["无。"]


def test_a_short_last_sentence_is_no_sign_off() -> None:
    report = parsed(report_text(back="2025年1月10日", texts={6: "无"}))
    assert said(report, 6) == ["无"]
    assert [passage.text for passage in report.back] == ["2025年1月10日"]


def test_a_date_within_the_text_is_no_sign_off() -> None:
    report = parsed(report_text(texts={1: "望岚县数据局\n2025年1月10日\n公开信息三条。"}))
    assert report.back == ()


def test_headings_alone_make_empty_parts() -> None:
    report = parsed("\n".join([TITLE, *HEADINGS]))
    assert [part.number for part in report.parts] == [1, 2, 3, 4, 5, 6]
    assert all(part.passages == () for part in report.parts)


@pytest.mark.parametrize("signs", ["**", "*\n**\n", "**\n\n`\n", "\u200b*"])
def test_lines_of_nothing_but_markdown_s_signs_are_no_prose(signs: str) -> None:
    lines = [TITLE, signs, *(f"## {heading}\n\n{signs}\n" for heading in HEADINGS), signs]
    report = parse(read("\n\n".join(lines).encode(), "draft.md"), forms())
    assert len(report.parts) == 6
    assert list(report.passages) == []


def test_a_text_without_any_heading_is_all_front() -> None:
    report = parsed("这是一份通知。\n请各单位参加。\n")
    assert report.parts == ()
    assert len(report.front) == 2


def test_the_empty_text_gives_an_empty_report() -> None:
    report = parsed("")
    assert (report.title, report.year, report.parts, report.tables) == (None, None, (), ())


def test_lines_between_the_rows_of_tab_tables_are_no_prose() -> None:
    table = (
        "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n"
        "行政规范性文件\t1\t0\t5\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t4\n"
    )
    report = parsed_tabs(report_text(texts={2: "情况如下。\n" + table + "以上。"}))
    assert said(report, 2) == ["情况如下。", "以上。"]


def parsed_tabs(text: str) -> Report:
    return assemble(from_text(text, "draft.txt"), forms(), None)


@pytest.mark.parametrize(("year", "edition"), [(2019, "2019"), (2020, "2019"), (2021, "2021")])
def test_the_year_decides_the_edition(year: int, edition: str) -> None:
    title = TITLE.replace("2024", str(year))
    assert parsed(report_text(title=title)).edition == edition
    assert parsed(report_text(), year=year).edition == edition
