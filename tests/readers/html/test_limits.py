"""No page makes the reader crash, hang or lose what it says."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.readers import html
from reportlint.support.errors import UnreadableError
from tests.readers.html_pages import assert_sound, page, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 10_000
HOSTILE: dict[str, Callable[[int], str]] = {
    "nested-divs": lambda n: "<div>" * n + "字",
    "nested-divs-closed": lambda n: "<div>" * n + "字" + "</div>" * n,
    "nested-lists": lambda n: "<ul><li>" * n + "字",
    "nested-tables": lambda n: "<table><tr><td>" * n + "字",
    "nested-insertions": lambda n: "<ins>" * n + "字",
    "reopened-fonts": lambda n: "".join(f"<font size={i}><p>" for i in range(n)) + "字",
    "misnested-fonts": lambda n: "".join(f"<b x={i}>" for i in range(n)) + "</b>" * n + "字",
    "attributes": lambda n: f"<p {' '.join([f'a{i}=1' for i in range(n)])}>字",
    "pictures": lambda n: "<p>字</p>" + "<p><img></p>" * n,
    "spans": lambda n: "<table>" + "<tr><td colspan=1000 rowspan=9999>字" * n + "</table>",
    "unclosed-quotes": lambda n: "字" + '<p "' * n,
    "unclosed-comments": lambda n: "字" + "<!--" * n,
    "angles": lambda n: "字" + "<" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_linear_time_and_keep_their_text(name: str) -> None:
    def seconds(count: int) -> float:
        source = HOSTILE[name](count).encode()
        start = time.process_time()
        document = html.read(source, "x")
        taken = time.process_time() - start
        assert "字" in document.text
        return taken

    small = seconds(MANY)
    assert seconds(4 * MANY) < 12 * small + 1


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        ("<p>甲</p>", "<td width=1>"),
        ("<p>甲</p>", "</i a=1>"),
        ("<p>甲</p>", "<body a=1>"),
        ("<table>", "<tr a=1>"),
        ("<table>", "<tr a=1><td>1</td>"),
    ],
)
def test_text_that_would_be_copied_for_each_tag_is_refused(before: str, unit: str) -> None:
    source = f"<html><body>{before}{(unit + '字' * 200) * 4000}"
    with pytest.raises(UnreadableError, match="too large"):
        html.read(source.encode(), "x")


def test_long_tables_are_no_such_text() -> None:
    cells = "<td width=9 class=b>政府信息公开的工作情况</td>\n<td width=9>12</td>\n"
    row = f"<tr class=a>\n{cells}</tr>\n"
    body = "<p style=x>公开工作情况如下。</p>" * 3000 + f"<table border=1>{row * 3000}</table>"
    document = html.read(f"<html><body class=x>{body}</body></html>".encode(), "x")
    assert document.text.count("政府信息公开的工作情况") == 3000


def test_a_page_that_is_cut_down_still_says_what_it_says() -> None:
    body = "".join(
        f"<div><h2>第{i}节</h2><p class=x>数<b>量</b>：<a href=a.pdf>{i} &lt; {i + 1}</a></div>"
        for i in range(2000)
    )
    document = page(body + "<table><tr><td colspan=2>甲<tr><td>1<td>2</table>")
    lines = paragraphs(document)
    assert lines[:2] == ["第0节", "数量：0 < 1"]
    assert len(lines) == 4000
    assert document.text.endswith("甲\n1\t2")
    assert {mark.kind for mark in document.marks} == {"attachment"}


def test_scripts_comments_and_the_title_of_a_page_that_is_cut_down() -> None:
    head = (
        "<TITLE>甲 <b 乙</TITLE><SCRIPT>'<p>丙</p>'</SCRIPT><!-- <p>丁</p> --><?x <p?>"
        "<!-- reportlint: ignore A101 --><p title='戊 <p>' hidden='hidden'>己</p>"
        "<p id=a hidden>壬</p><p>庚 </p></x>"
    )
    document = page(head + "<b></b>" * MANY + "<p>辛</p>")
    assert paragraphs(document) == ["庚", "辛"]
    assert document.metadata.title == "甲 <b 乙"
    assert [mark.text for mark in document.marks] == ["reportlint: ignore A101"]


def test_more_tags_than_any_report_has_are_refused() -> None:
    with pytest.raises(UnreadableError, match="too large") as caught:
        html.read(b"<p>" * 2_000_000, "x")
    assert "报告" in caught.value.localize("zh")[1]


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<frameset><frame src=a></frameset>"])
def test_pages_without_text_are_empty_documents(data: bytes) -> None:
    document = html.read(data, "x")
    assert (document.text, document.blocks) == ("", ())


def test_binary_data_is_refused() -> None:
    with pytest.raises(UnreadableError):
        html.read(b"<html>" + bytes(range(256)) * 4, "x")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_are_refused(data: bytes) -> None:
    try:
        document = html.read(data, "x")
    except UnreadableError:
        return
    assert_sound(document)


def pieces_of(tags: str, words: str) -> list[str]:
    return [f"<{tag.replace('␣', ' ')}>" for tag in tags.split()] + words.split() + [" ", "\u3000"]


PIECES = pieces_of(
    "table tr td td␣colspan=3 td␣rowspan=0 /td /tr /table p /p br span h1 pre ins /ins del /del "
    "a␣href=x.pdf /a img␣alt=q caption body /body title svg math style /style frameset "
    "div␣hidden /div !--␣reportlint:␣x␣--",
    "一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况 五、存在的问题 "
    "四、行政复议诉讼情况 六、其他需要报告的事项 中 2024年政府信息公开年报 12 &nbsp; \ufeff",
)


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_tags_in_any_order_give_a_sound_document(pieces: list[str]) -> None:
    assert_sound(html.read("".join(pieces).encode(), "x"))
