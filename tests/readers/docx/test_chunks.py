"""Documents within a Word file are read where they stand, or the file is said to be unread."""

from __future__ import annotations

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from reportlint.model.document import Grid
from reportlint.readers import docx
from reportlint.readers.docx import package
from reportlint.readers.docx.package import WordPackage
from reportlint.support.errors import UnreadableError
from tests.formats import lines, web
from tests.formats import word as word_files
from tests.formats.reading import PAPERS
from tests.needs import needs_libreoffice
from tests.readers.docx_builder import (
    OFFICE,
    RELATIONSHIPS,
    archive,
    cell,
    members,
    paragraph,
    row,
    table,
    word,
)

BEFORE, AFTER = paragraph("前"), paragraph("后")
LISTING = "word/_rels/document.xml.rels"


def listing(**targets: str) -> str:
    """A listing of chunks by their ids."""
    listed = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/aFChunk" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{listed}</Relationships>'


def holder(*content: str, **parts: bytes | str) -> bytes:
    """A Word file with chunks: the names of the parts are their ids."""
    made = members(*content)
    made[LISTING] = listing(**{name: f"{name}.bin" for name in parts})
    made |= {f"word/{name}.bin": data for name, data in parts.items()}
    return archive(made)


def beside(kind: str, content: str, held: bytes | str, body: str = BEFORE) -> bytes:
    """A Word file with a part beside the text, which refers to a chunk."""
    made = members(body, **{kind: content})
    made[f"word/_rels/{kind}.xml.rels"] = listing(a="held.bin")
    made["word/held.bin"] = held
    return archive(made)


def chunk(name: str) -> str:
    return f'<w:altChunk r:id="{name}"/>'


RTF = "{\\rtf1\\ansi\\pard " + "".join(f"\\u{ord(sign)}?" for sign in "甲乙") + "\\par}"
HELD = {
    "docx": word(paragraph("甲乙")),
    "html": "<html><body><p>甲乙</p></body></html>".encode(),
    "html-gbk": "<html><body><p>甲乙</p></body></html>".encode("gb18030"),
    "mht": web.mht(PAPERS["zero"]).partition(b"--seam")[0]
    + b"--seam\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    + "<html><body><p>甲乙</p></body></html>".encode()
    + b"\r\n--seam--\r\n",
    "text": "甲乙\n".encode(),
}


@pytest.mark.parametrize("kind", HELD)
def test_a_chunk_is_read_between_what_stands_around_it(kind: str) -> None:
    document = readers.read(holder(BEFORE, chunk("a"), AFTER, a=HELD[kind]), "x")
    assert document.text.split() == ["前", "甲乙", "后"]
    assert document.anchors[-1].paragraph == 2


@needs_libreoffice
def test_rich_text_is_read_through_libreoffice() -> None:
    document = readers.read(holder(BEFORE, chunk("a"), AFTER, a=RTF), "x")
    assert document.text.split() == ["前", "甲乙", "后"]


@pytest.mark.parametrize("kind", ["docx", "html", "mht", "text"])
def test_a_whole_report_in_a_chunk_is_that_report(kind: str) -> None:
    render = {"docx": word_files.word, "html": web.html, "mht": web.mht, "text": lines.bars}[kind]
    data = holder(chunk("a"), a=render(PAPERS["wrong-cell"]))
    examined = check_draft.check_document(
        readers.read(data, "x.docx"), check_options.CheckOptions()
    )
    assert [finding.rule for finding in examined.result.findings] == ["A105"]


def test_a_part_of_a_report_in_a_chunk_is_in_its_place() -> None:
    paper = PAPERS["clean"]
    at = next(index for index, item in enumerate(paper.items) if item in paper.sheets)
    blocks = [word_files.block(item) for item in paper.items]
    page = "".join(web.block(paper.items[at]))
    data = holder(
        *blocks[:at], chunk("a"), *blocks[at + 1 :], a=f"<html><body>{page}</body></html>"
    )
    document = readers.read(data, "x.docx")
    assert check_draft.check_document(document, check_options.CheckOptions()).result.findings == ()
    assert sum(isinstance(block, Grid) for block in document.blocks) == 3


def test_a_chunk_in_a_cell_is_the_cell_s_text() -> None:
    held = cell(chunk("a"), paragraph())
    document = readers.read(holder(table(row("一", held)), a=HELD["docx"]), "x")
    assert document.text == "一\t甲乙"


def test_chunks_within_chunks_are_read_to_a_depth() -> None:
    data = word(paragraph("里"))
    for _ in range(package.MAX_DEPTH):
        data = holder(chunk("a"), a=data)
    assert readers.read(data, "x").text == "里"
    with pytest.raises(UnreadableError, match="too many"):
        readers.read(holder(chunk("a"), a=data), "x")


def test_chunks_are_counted_and_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    many = holder(*[chunk("a")] * (package.MAX_CHUNKS + 1), a=HELD["docx"])
    with pytest.raises(UnreadableError, match="too many"):
        readers.read(many, "x")
    monkeypatch.setattr(package, "MAX_BYTES", 10)
    with pytest.raises(UnreadableError, match="too many"):
        readers.read(holder(chunk("a"), a=HELD["html"]), "x")


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n" + bytes(40), b"PK\x03\x04" + bytes(40), b"", bytes(99)],
)
def test_a_chunk_that_cannot_be_read_is_said_to_be_unread(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        readers.read(holder(BEFORE, chunk("a"), a=data), "x")
    message, hint = caught.value.localize("zh")
    assert "没有读出" in message
    assert "另存" in hint


def test_a_chunk_that_is_not_in_the_file_is_said_to_be_unread() -> None:
    with pytest.raises(UnreadableError, match="not in the file"):
        readers.read(word(BEFORE, chunk("a")), "x")


def test_a_word_file_read_alone_takes_in_word_files_alone() -> None:
    assert "甲乙" in docx.read(holder(chunk("a"), a=HELD["docx"]), "x").text
    with pytest.raises(UnreadableError, match="was not read"):
        docx.read(holder(chunk("a"), a=HELD["html"]), "x")


def test_what_stands_in_a_chunk_has_no_origin_in_it() -> None:
    page = "<html><body><p>甲乙</p></body></html>"
    data = holder(BEFORE, chunk("a"), AFTER, a=page)
    document, anatomy = docx.read_with_anatomy(data, "x", readers.read_embedded)
    assert {document.text[o.offset : o.offset + o.length] for o in anatomy.origins} == {"前", "后"}


@pytest.mark.parametrize("form", ["docx", "html", "text"])
@pytest.mark.parametrize("kind", ["header", "footer"])
def test_a_chunk_in_a_header_or_footer_is_words_of_it(kind: str, form: str) -> None:
    document = readers.read(beside(kind, paragraph("县水务局") + chunk("a"), HELD[form]), "x")
    assert document.text == "前"
    (mark,) = document.marks
    assert (mark.kind, mark.text.split()) == (kind, ["县水务局", "甲乙"])


def test_a_chunk_in_a_comment_is_words_of_it() -> None:
    comment = f'<w:comment w:id="0" w:author="审核">{paragraph("看")}{chunk("a")}</w:comment>'
    document = readers.read(beside("comments", comment, HELD["docx"]), "x")
    assert [mark.text for mark in document.marks] == ["审核: 看 甲乙"]


@pytest.mark.parametrize("kind", ["header", "footer"])
@pytest.mark.parametrize("held", [b"%PDF-1.7\n", b"PK\x03\x04" + bytes(40), b""])
def test_a_chunk_beside_the_text_that_cannot_be_read_is_left_out(kind: str, held: bytes) -> None:
    document = readers.read(beside(kind, chunk("a") + paragraph("县水务局"), held), "x")
    assert document.text == "前"
    assert [mark.text for mark in document.marks] == ["县水务局"]
    gone = readers.read(word(BEFORE, header=chunk("a")), "x")
    assert (gone.text, gone.marks) == ("前", ())


def test_chunks_that_hold_themselves_in_their_headers_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_CHUNKS", 3)
    held = HELD["docx"]
    for _ in range(package.MAX_DEPTH + 2):
        held = beside("header", chunk("a") * 2, held)
    assert readers.read(held, "x").text == "前"


def test_no_more_chunks_are_opened_beside_the_text_than_may_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    inner = WordPackage.read_chunk

    def counted(package: WordPackage, reference: str, part: str) -> bytes | None:
        opened.append(part)
        return inner(package, reference, part)

    monkeypatch.setattr(WordPackage, "read_chunk", counted)
    readers.read(beside("header", chunk("a") * (package.MAX_CHUNKS + 40), HELD["text"]), "x")
    assert len(opened) == package.MAX_CHUNKS


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_chunk_in_a_note_is_read_after_its_paragraph(kind: str) -> None:
    body = paragraph("前", f'<w:r><w:{kind}Reference w:id="2"/></w:r>') + AFTER
    note = f'<w:{kind} w:id="2">{chunk("a")}</w:{kind}>'
    document = readers.read(beside(f"{kind}s", note, HELD["docx"], body), "x")
    assert document.text.split() == ["前", "甲乙", "后"]
