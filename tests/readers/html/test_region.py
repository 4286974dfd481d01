"""The report is found among what its site puts around it."""

from __future__ import annotations

import pytest

from reportlint.model.document import Mark, Span
from reportlint.readers.html import headings
from tests.parsing.sketches import HEADINGS
from tests.readers.html_pages import page, paragraphs

PREAMBLE = "根据《中华人民共和国政府信息公开条例》，现公布本局2024年政府信息公开工作年度报告。"
TITLE = "云溪县水务局2024年政府信息公开工作年度报告"
PROSE = "全年按要求开展公开工作，没有发生应当公开而未公开的情形，各项制度执行到位。" * 2


def parts(first: int = 0, last: int = 6) -> str:
    return "".join(f"<p>{heading}</p><p>{PROSE}</p>" for heading in HEADINGS[first:last])


def lines(first: int = 0, last: int = 6) -> list[str]:
    return [line for heading in HEADINGS[first:last] for line in (heading, PROSE)]


FURNITURE = "<ul><li><a href=/>首页</a><li><a href=/nb>年报</a></ul>"


def test_furniture_is_left_out() -> None:
    document = page(f"{FURNITURE}<div><p>{PREAMBLE}</p>{parts()}</div><p>版权所有</p>")
    assert paragraphs(document) == [PREAMBLE, *lines()]


def test_a_list_of_the_headings_is_not_the_report() -> None:
    contents = "".join(f"<li>{heading}</li>" for heading in HEADINGS)
    document = page(f"<div><ul>{contents}</ul><div>{parts()}</div></div>{FURNITURE}")
    assert paragraphs(document) == lines()


def test_of_two_copies_the_fuller_one_is_read() -> None:
    short = "".join(
        f"<p>{heading}</p><p>见电脑版，请横屏阅读本部分的内容和表格。</p>" for heading in HEADINGS
    )
    document = page(f"<div>{short * 1}</div><div>{parts()}</div>{FURNITURE}")
    assert paragraphs(document) == lines()


def test_five_headings_are_enough() -> None:
    document = page(f"{FURNITURE}<div>{parts(0, 5)}</div><p>版权所有</p>")
    assert paragraphs(document) == lines(0, 5)


def test_a_sixth_part_beside_the_others_belongs_to_the_report() -> None:
    document = page(
        f"{FURNITURE}<main><div>{parts(0, 5)}</div><div>{parts(5)}</div></main><p>版权</p>"
    )
    assert paragraphs(document) == lines()


def test_a_preamble_beside_the_parts_belongs_to_the_report() -> None:
    document = page(f"{FURNITURE}<main><p>{PREAMBLE}</p><div>{parts()}</div></main>")
    assert paragraphs(document) == [PREAMBLE, *lines()]


def test_sections_of_word_belong_together() -> None:
    first = f"<div class=WordSection1><p>{TITLE}</p>{parts()}</div>"
    second = "<div class=WordSection2><p>落款</p></div>"
    assert paragraphs(page(f"<div>{first}{second}</div>")) == [TITLE, *lines(), "落款"]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (f"<h1>{TITLE}</h1>", [TITLE]),
        (f"<div class=t>{TITLE}</div><div>发布日期：2025-01-20</div>", [TITLE]),
        (f"<h1>{TITLE[:6]}<br>{TITLE[6:]}</h1>", [TITLE[:6], TITLE[6:]]),
        ("<h1>云溪县人民政府</h1><p>位置：首页 &gt; 政府信息公开年报</p>", []),
        (f"<h2>{TITLE}</h2><li>云溪县水务局2023年政府信息公开工作年度报告</li>", [TITLE]),
    ],
)
def test_a_title_above_the_report_comes_first(above: str, title: list[str]) -> None:
    document = page(f"{FURNITURE}{above}<div>{parts()}</div>")
    assert paragraphs(document) == [*title, *lines()]


def test_the_title_that_the_page_itself_bears_is_preferred() -> None:
    body = f"<p>{TITLE}</p><h2>河东县财政局2022年政府信息公开工作年度报告</h2><div>{parts()}</div>"
    document = page(f"<title>{TITLE} - 云溪县</title>{body}")
    assert paragraphs(document)[0] == TITLE


def test_a_report_with_its_own_title_gets_no_other() -> None:
    document = page(f"<h1>{TITLE}</h1><div><p>{TITLE}</p>{parts()}</div>")
    assert paragraphs(document) == [TITLE, *lines()]


def test_a_list_of_other_reports_above_it_is_none_of_it() -> None:
    years = "".join(f"<li><a href={y}>{TITLE.replace('2024', str(y))}</a>" for y in (2022, 2023))
    document = page(f"<ul>{years}</ul><p>{TITLE}</p><p>{PREAMBLE}</p>{parts()}")
    assert paragraphs(document) == [TITLE, PREAMBLE, *lines()]
    assert document.metadata.title == TITLE


def test_hidden_tabs_are_read_where_they_make_the_report() -> None:
    tabs = "".join(
        f"<div style='display:none'><p>{heading}</p><p>{PROSE}</p></div>" for heading in HEADINGS
    )
    assert paragraphs(page(f"{FURNITURE}<div>{tabs}</div>")) == lines()


def test_without_headings_the_most_of_the_prose_is_read() -> None:
    body = (
        f"<div><a href=/>{'首页' * 99}</a></div><div><p>{PROSE}</p><p>{PROSE}</p></div><p>版权</p>"
    )
    assert paragraphs(page(body)) == [PROSE, PROSE]


def test_comments_for_reportlint_count_wherever_they_stand() -> None:
    start, end = "<!-- reportlint: ignore A101 -->", "<!-- reportlint: ignore B2 -->"
    document = page(f"{start}{FURNITURE}<div>{parts()}</div><p>版权</p>{end}")
    size = len(document.text)
    assert document.marks == (
        Mark("comment", Span(0, 0), "reportlint: ignore A101"),
        Mark("comment", Span(size, size), "reportlint: ignore B2"),
    )


def test_attachments_below_the_report_are_marked_at_its_end() -> None:
    below = "<div>附件：<a href='a/b.pdf'>年报</a></div>"
    document = page(f"{FURNITURE}<main><div>{parts()}</div>{below}</main><a href=c.doc>表</a>")
    size = len(document.text)
    assert Mark("attachment", Span(size, size), "b.pdf") in document.marks
    assert paragraphs(document) == lines()


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("一、总体情况", ("overview", True)),
        ("第一部分　概述", ("overview", True)),
        ("政府信息公开工作总体情况", ("overview", False)),
        ("二、行政机关主动公开政府信息的情况", ("proactive", True)),
        ("（二）依申请公开情况", None),
        ("三、收到和处理政府信息公开申请 情况", ("requests", True)),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", ("litigation", True)),
        ("五、政府信息公开工作存在的主要问题及改进情况", ("problems", True)),
        ("5.存在问题和下一步打算", ("problems", True)),
        ("六、其它需要报告的事项：", ("other", True)),
        ("需要报告的其他事项", ("other", False)),
        ("全年收到申请12件，办理情况良好，没有其他情况", None),
        ("本报告由总体情况、主动公开政府信息情况等六部分组成，数据统计期限为2024年", None),
    ],
)
def test_headings_of_parts(line: str, part: tuple[str, bool] | None) -> None:
    assert headings.match_part_heading(line) == part
