"""Whole pages in the manner of the systems that public bodies use."""

from __future__ import annotations

import pytest

from reportlint.readers import html
from tests.readers.html_pages import FOLDER, assert_sound, expected, names, summary

PAGES = names(".html", ".htm")


def test_there_are_pages() -> None:
    assert len(PAGES) >= 10


@pytest.mark.parametrize("name", PAGES)
def test_the_report_on_a_page_is_read_whole(name: str) -> None:
    document = html.read((FOLDER / name).read_bytes(), name)
    assert summary(document) == expected(name)
    assert_sound(document)
    assert (document.path, document.format) == (name, "html")


def test_the_line_of_each_paragraph_holds_its_first_words() -> None:
    data = (FOLDER / "cms-article.html").read_bytes()
    document = html.read(data, "x")
    source = data.decode().split("\n")
    for anchor in document.anchors:
        words = document.text[anchor.offset :].split("\n", 1)[0].split("\t", 1)[0]
        assert anchor.source_line is not None
        assert words[:12] in source[anchor.source_line - 1]


def test_breaks_know_their_lines_and_unknown_lines_are_none() -> None:
    data = (FOLDER / "old-gbk.htm").read_bytes()
    document = html.read(data, "x")
    source = data.decode("gbk").split("\n")
    lines = [anchor.source_line for anchor in document.anchors]
    assert None in lines
    for anchor in document.anchors:
        if anchor.source_line is not None:
            words = document.text[anchor.offset :].split("\n", 1)[0].split("\t", 1)[0]
            assert words[:8] in source[anchor.source_line - 1]
