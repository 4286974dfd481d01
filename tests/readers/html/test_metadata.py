"""What a page says of the report beside it."""

from __future__ import annotations

import pytest

from tests.readers.html.test_region import FURNITURE, TITLE, parts
from tests.readers.html_pages import page

REPORT = f"<div>{parts()}</div>"


@pytest.mark.parametrize(
    ("furniture", "published"),
    [
        ("<meta name=PubDate content='2025-01-20 10:32'>", "2025-01-20"),
        ("<meta name=pubdate content=20250120103200>", "2025-01-20"),
        ("<meta property='article:published_time' content='2025-01-20T08:00:00Z'>", "2025-01-20"),
        ("<p>发布日期：2025-01-20</p>", "2025-01-20"),
        ("<p>来源：县水务局　发布时间：2025年1月20日 09:00</p>", "2025-01-20"),
        ("<p>时间：2025/1/20</p>", "2025-01-20"),
        ("<p><time datetime=2025-01-20>昨天</time></p>", "2025-01-20"),
        ("<table><tr><td>发布日期<td>2025-01-20<tr><td>文号<td>无</table>", "2025-01-20"),
        ("<p>发布日期：2025-02-30</p>", None),
        ("<p>浏览次数：20250120</p>", None),
        ("<p>2025-01-20</p>", None),
    ],
)
def test_dates(furniture: str, published: str | None) -> None:
    assert page(furniture + FURNITURE + REPORT).metadata.published == published


def test_a_date_inside_the_report_is_no_date_of_publication() -> None:
    body = REPORT.replace("</div>", "<p>发布时间：2024-05-06 修订</p></div>")
    assert page(f"<main>{FURNITURE}{body}</main>").metadata.published is None


def test_a_date_below_the_report_is_taken_where_there_is_none_above() -> None:
    assert page(f"{REPORT}<p>发布日期：2025-01-20</p>").metadata.published == "2025-01-20"


@pytest.mark.parametrize(
    ("furniture", "organ"),
    [
        ("<meta name=ContentSource content=县水务局>", "县水务局"),
        ("<meta name=ContentSource content=本站>", None),
        ("<p>来源：县水务局 作者：办公室</p>", "县水务局"),
        ("<p>信息来源：县水务局发布时间：2025-01-20</p>", "县水务局"),
        ("<p>来源：原创</p>", None),
        ("<table><tr><th>发布机构：<td>县水务局<tr><th>索引号：<td>12</table>", "县水务局"),
    ],
)
def test_organs(furniture: str, organ: str | None) -> None:
    assert page(furniture + FURNITURE + REPORT).metadata.organ == organ


@pytest.mark.parametrize(
    ("furniture", "title"),
    [
        (f"<meta name=ArticleTitle content={TITLE}><h1>别的</h1>", TITLE),
        (f"<h1>云溪县</h1><h2>{TITLE}</h2>", TITLE),
        (f"<title>{TITLE}_政府信息公开年报_云溪县人民政府</title>", TITLE),
        (f"<title>云溪县人民政府 - {TITLE}</title>", TITLE),
        (f"<title>云溪县人民政府--{TITLE}</title>", TITLE),
        ("<title>云溪县人民政府</title>", "云溪县人民政府"),
        ("<h1>云溪县水务局<br>2024年政府信息公开工作年度报告</h1>", TITLE),
        ("", None),
    ],
)
def test_titles(furniture: str, title: str | None) -> None:
    assert page(furniture + FURNITURE + REPORT).metadata.title == title
