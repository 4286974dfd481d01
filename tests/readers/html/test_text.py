"""The words of a page as a browser shows them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.document import Mark, Paragraph, Span
from tests.readers.html_pages import assert_sound, page, paragraphs


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("甲<br>乙<br/>丙<hr>丁", ["甲", "乙", "丙", "丁"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<pre>甲\n  乙\n\n丙</pre>", ["甲", "乙", "丙"]),
        ("<p>&nbsp;</p><p> </p><p>甲</p><p></p>", ["甲"]),
        ("<p>&nbsp;&nbsp;　　甲　</p>", ["甲"]),
        ("<p>甲&nbsp;&nbsp;乙</p>", ["甲  乙"]),
        ("<p>共  12\n\t件</p>", ["共 12 件"]),
        ("<p>主动公开\n      政府信息</p>", ["主动公开政府信息"]),
        ("<p><span>主动</span>\n<span>公开</span></p>", ["主动公开"]),
        ("<p><span>公开</span> <span>12</span> <span>件</span></p>", ["公开 12 件"]),
        ("<p>&ldquo;三安全&rdquo;&#20844;&#x5F00;&lt;1&gt;&amp;</p>", ["“三安全”公开<1>&"]),
        ("<p>公\u200b开\ufeff</p><p>\u200b</p><p>\ufeff \u200b</p>", ["公\u200b开\ufeff"]),
        ("<p>一<o:p></o:p>、<![if !supportLists]>总<![endif]>体</p>", ["一、总体"]),
        ("<!--[if gte mso 9]><p>甲</p><![endif]--><p>乙</p>", ["乙"]),
        ("<p>甲<script>乙</script><style>丙</style><noscript>丁</noscript></p>", ["甲"]),
        ("<template><p>甲</p></template><svg><text>乙</text></svg><p>丙</p>", ["丙"]),
        ("<p>甲<input type=hidden value=乙><select><option>丙</select></p>", ["甲"]),
        ("<p>甲</x>乙</p>", ["甲乙"]),
        ("<p>公开18<sup>注1</sup>件，CO<sub>2</sub>排放12件</p>", ["公开18注¹件，CO₂排放12件"]),
    ],
)
def test_paragraphs(body: str, lines: list[str]) -> None:
    assert paragraphs(page(body)) == lines


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>乙</p>",
        "<p style='display:none'>乙</p>",
        "<div style='color:red; DISPLAY : NONE'><p>乙</p></div>",
        "<p><span style='mso-hide:all'>乙</span></p>",
        "<p style='visibility:hidden'>乙</p>",
    ],
)
def test_hidden_elements_are_left_out(hidden: str) -> None:
    assert paragraphs(page(f"<p>甲</p>{hidden}<p>丙</p>")) == ["甲", "丙"]


def test_what_is_only_kept_from_screen_readers_is_read() -> None:
    assert paragraphs(page("<p aria-hidden=true>甲</p><p style='display:block'>乙</p>")) == [
        "甲",
        "乙",
    ]


def test_headings_have_their_level() -> None:
    document = page("<h1>甲</h1><h3><div>乙</div></h3><p>丙</p>")
    assert [b.level for b in document.blocks if isinstance(b, Paragraph)] == [1, 3, 0]


@pytest.mark.parametrize(
    ("body", "text", "marks"),
    [
        ("<p>甲<del>乙</del>丙</p>", "甲丙", (Mark("deletion", Span(1, 1), "乙"),)),
        ("<p>甲<s>乙</s></p>", "甲", (Mark("deletion", Span(1, 1), "乙"),)),
        (
            "<p>甲<span style='text-decoration:line-through'>乙</span></p>",
            "甲",
            (Mark("deletion", Span(1, 1), "乙"),),
        ),
        ("<p>甲<ins>乙</ins>丙</p>", "甲乙丙", (Mark("insertion", Span(1, 2), "乙"),)),
        (
            "<ins><p>甲</p><p>乙</p></ins>",
            "甲\n乙",
            (Mark("insertion", Span(0, 1), "甲"), Mark("insertion", Span(2, 3), "乙")),
        ),
        ("<p>　甲<img alt=图 src=a>乙</p>", "甲乙", (Mark("picture", Span(1, 1), "图"),)),
        ("<p>甲</p><p><img src=a></p><p>乙</p>", "甲\n乙", (Mark("picture", Span(1, 1), ""),)),
        ("<p><img src=a></p><p>乙</p>", "乙", (Mark("picture", Span(0, 0), ""),)),
        (
            "<p>附件：<a href='/f/%E8%A1%A8.xls?v=1'>附表</a></p>",
            "附件：附表",
            (Mark("attachment", Span(3, 5), "表.xls"),),
        ),
        ("<p><a href='index.html'>首页</a></p>", "首页", ()),
        (
            "<p>甲</p><!-- reportlint: ignore A101 --><p>乙</p><!-- 其他 -->",
            "甲\n乙",
            (Mark("comment", Span(2, 2), "reportlint: ignore A101"),),
        ),
        (
            "<p>甲</p><div style='mso-element:header'><p>页眉</p></div>",
            "甲",
            (Mark("header", Span(1, 1), "页眉"),),
        ),
        (
            "<p>甲</p><div style='mso-element:comment-list'><p>核对</p></div>",
            "甲",
            (Mark("comment", Span(1, 1), "核对"),),
        ),
    ],
)
def test_marks(body: str, text: str, marks: tuple[Mark, ...]) -> None:
    document = page(body)
    assert (document.text, document.marks) == (text, marks)


TEXT = st.text(st.sampled_from("政府信息公开2024年，（12）。 "), min_size=1, max_size=30)


@given(TEXT, st.data())
def test_words_cut_into_any_spans_are_the_same_words(text: str, data: st.DataObject) -> None:
    text = " ".join(text.split())
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=10))
    edges = [0, *sorted(cuts), len(text)]
    spans = "".join(f"<span style='x'>{text[start:end]}</span>" for start, end in pairwise(edges))
    document = page(f"<p>{spans}</p>")
    assert document.text == text
    assert_sound(document)
