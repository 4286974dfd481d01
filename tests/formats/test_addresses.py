"""Where findings are said to stand is where a reader of that format finds them."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import pypdfium2  # type: ignore[import-untyped]
import pytest

from reportlint.model.finding import Location
from tests.formats import web, word
from tests.formats.mistakes import MISTAKES
from tests.formats.reading import EVERY, MADE, Read, every_format, read
from tests.needs import needs_libreoffice
from tests.strategies.rendering.sheets import Box

NAMES = [mistake.name for mistake in MISTAKES if mistake.found]
every_mistake = pytest.mark.parametrize("name", NAMES)
OFDS = ["ofd", "ofd-lines"]
PDFS = [form for form in MADE if MADE[form].suffix == "pdf"]


def locations(given: Read) -> list[Location]:
    return [
        place for finding in given.result.findings for place in (finding.location, *finding.related)
    ]


@every_format
def test_line_and_column_lead_to_the_words(form: str, name: str) -> None:
    given = read(form, name)
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", given.document.text)
    for place in locations(given):
        start = sum(map(len, lines[: place.line - 1])) + place.column - 1
        end = sum(map(len, lines[: place.end_line - 1])) + place.end_column - 1
        assert given.document.text[start:end] == place.text


@every_format
def test_anchors_are_in_order_and_inside(form: str, name: str) -> None:
    document = read(form, name).document
    offsets = [anchor.offset for anchor in document.anchors]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(document.text) for offset in offsets)


@every_mistake
def test_word_files_tell_table_and_cell_or_paragraph(name: str) -> None:
    given = read("docx", name)
    for place in locations(given):
        if place.table is not None:
            found = (place.table_index, place.cell)
            assert found == word.cell_address(given.paper, box(given, place))
            assert place.paragraph is None
        else:
            words = place.text
            assert place.paragraph == word.paragraph_address(given.paper, words)
            assert (place.table_index, place.cell) == (None, None)


@needs_libreoffice
@pytest.mark.parametrize("form", [form for form in MADE if MADE[form].suffix != "pdf"])
def test_old_office_files_tell_table_and_cell_too(form: str) -> None:
    given = read(form, "wrong-cell")
    for place in locations(given):
        assert (place.table_index, place.cell) == word.cell_address(given.paper, box(given, place))
        assert (place.page, place.source_line) == (None, None)


@every_mistake
def test_web_pages_tell_the_line_of_the_source(name: str) -> None:
    given = read("html", name)
    source = web.page(given.paper).split("\n")
    for place in locations(given):
        assert place.source_line is not None
        line = source[place.source_line - 1]
        assert place.text in line
        if place.table is not None:
            assert line == web.source_line_of(box(given, place))


@pytest.mark.parametrize("form", PDFS)
@every_mistake
def test_pdf_files_tell_the_page(form: str, name: str) -> None:
    given = read(form, name)
    pages = words_of_pdf(form, name)
    for place in locations(given):
        assert place.page is not None
        words = _row_label(given, place) or place.text.split("\n")[0]
        assert _bare(words) in pages[place.page - 1]


@every_mistake
@pytest.mark.parametrize("form", OFDS)
def test_ofd_files_tell_the_page(form: str, name: str) -> None:
    given = read(form, name)
    with zipfile.ZipFile(io.BytesIO(given.data)) as archive:
        for place in locations(given):
            assert place.page is not None
            content = archive.read(f"Doc_0/Pages/Page_{place.page - 1}/Content.xml").decode()
            words = _row_label(given, place) or place.text.split("\n")[0]
            shown = "".join(re.findall(r"<ofd:TextCode[^>]*>([^<]*)<", content))
            assert _bare(words.split("  ")[0]) in _bare(shown)


def test_some_page_is_not_the_first() -> None:
    pages = {
        place.page
        for form, name in EVERY
        if form in (*PDFS, *OFDS)
        for place in locations(read(form, name))
    }
    assert len(pages) > 1


@pytest.mark.parametrize("form", ["text", "text-tabs", "text-bars", "markdown", "mht"])
@every_mistake
def test_what_a_format_does_not_have_is_not_told(form: str, name: str) -> None:
    for place in locations(read(form, name)):
        found = (place.page, place.paragraph, place.table_index, place.cell, place.source_line)
        assert found == (None, None, None, None, None)


@cache
def words_of_pdf(form: str, name: str) -> list[str]:
    document = pypdfium2.PdfDocument(read(form, name).data)
    try:
        return [_bare(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def box(given: Read, place: Location) -> Box:
    """The cell of the paper that a place names, or whose words it points at."""
    if place.column_key is not None:
        return given.paper.boxes[(place.table or "", place.row or "", place.column_key)]
    boxes = [b for sheet in given.paper.sheets for b in sheet.boxes if b.text == place.text]
    (found,) = boxes
    return found


def _row_label(given: Read, place: Location) -> str:
    """The first words of the label of the row that a place names."""
    if place.table is None or place.column_key is None:
        return ""
    found = box(given, place)
    sheet = next(sheet for sheet in given.paper.sheets if found in sheet.boxes)
    labels = [b for b in sheet.starting(found.row) if b.key is None]
    return labels[-1].text[:6] if labels else ""


def _bare(text: str) -> str:
    return "".join(text.split())
