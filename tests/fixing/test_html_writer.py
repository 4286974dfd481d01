"""Web pages: the source changes where the words stand."""

from __future__ import annotations

import pytest

from reportlint import readers
from reportlint.fixing.edits import UnwritableError, apply_edits
from reportlint.fixing.html_writer import HtmlFile
from reportlint.model.document import Span
from reportlint.model.problem import Edit
from tests.cpu import limit_cpu


def writer(source: str, encoding: str = "utf-8") -> tuple[HtmlFile, str]:
    data = source.encode(encoding)
    document = readers.read(data, "d.html")
    return HtmlFile(data, document), document.text


def rewritten(source: str, old: str, new: str, encoding: str = "utf-8") -> str:
    pages, text = writer(source, encoding)
    start = text.index(old)
    edit = Edit(Span(start, start + len(old)), new)
    assert pages.refusal(edit) is None
    changed = pages.write([edit])
    assert readers.read(changed, "d.html").text == apply_edits(text, [edit])
    return changed.decode(encoding)


def page(body: str) -> str:
    return (
        f'<html><head><meta charset="utf-8"><title>甲,乙</title></head><body>{body}</body></html>'
    )


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ("<p>甲,乙</p>", "<p>甲，乙</p>"),
        ("<p>甲<b>,</b>乙</p>", "<p>甲<b>，</b>乙</p>"),
        ("<p>甲&#44;乙</p>", "<p>甲，乙</p>"),
        ("<p>甲&comma;乙&lt;</p>", "<p>甲，乙&lt;</p>"),
        ("<p title='甲,乙'>甲,乙</p>", "<p title='甲,乙'>甲，乙</p>"),
        ("<p>甲<!-- , -->,乙</p>", "<p>甲<!-- , -->，乙</p>"),
        ("<script>甲,乙</script><p>甲,乙</p>", "<script>甲,乙</script><p>甲，乙</p>"),
        ("<p>\r\n  丙\r\n  甲,乙</p>", "<p>\r\n  丙\r\n  甲，乙</p>"),
    ],
)
def test_only_the_words_change(body: str, changed: str) -> None:
    assert rewritten(page(body), ",", "，") == page(changed)


def test_words_over_several_elements_stand_in_the_first() -> None:
    source = page("<p>国办<i>[</i>20<b>21]</b>号</p>")
    assert rewritten(source, "[2021]", "〔2021〕") == page("<p>国办<i>〔2021〕</i><b></b>号</p>")


def test_blanks_are_taken_out_between_tags() -> None:
    source = page("<p>2024<span> </span>\n 年</p>")
    assert rewritten(source, " ", "") == page("<p>2024<span></span>年</p>")


def test_signs_of_the_markup_are_escaped() -> None:
    assert rewritten(page("<p>甲乙</p>"), "乙", "<&") == page("<p>甲&lt;&amp;</p>")


def test_signs_that_the_encoding_lacks_are_written_by_number() -> None:
    source = page("<p>甲,乙</p>").replace("utf-8", "gb18030")
    assert "甲〔乙" in rewritten(source, ",", "〔", "gb18030")
    source = page("<p>報告,情況規定處理機關</p>").replace("utf-8", "big5")
    assert "&#129300;" in rewritten(source, ",", "🤔", "big5")


def test_words_over_cells_and_paragraphs_are_refused() -> None:
    pages, text = writer(page("<p>甲</p><table><tr><td>乙</td><td>丙</td></tr></table><p>丁</p>"))
    for sign in "\n\t":
        at = text.index(sign)
        assert pages.refusal(Edit(Span(at - 1, at + 2), "换")) is not None
        assert pages.refusal(Edit(Span(at - 1, at), "换")) is None


def test_a_page_with_broken_bytes_is_not_written() -> None:
    data = page("<p>" + "政府信息公开" * 40 + "</p>").encode().replace(b"</p>", b"\xff</p>")
    with pytest.raises(UnwritableError):
        HtmlFile(data, readers.read(data, "d.html"))


@pytest.mark.parametrize("piece", ["<a '", "<!-- ", "<script>", "&#1", "<", "</", "<p>甲</p>"])
def test_pages_made_to_exhaust_take_linear_time(piece: str) -> None:
    source = page("<p>甲,乙</p>" + piece * 20_000)
    with limit_cpu(8):
        pages, text = writer(source)
        at = text.find(",")
        if at >= 0:
            pages.refusal(Edit(Span(at, at + 1), "，"))
