"""Word files: words change in their runs; what is no plain words is left alone."""

from __future__ import annotations

import pytest

from reportlint import readers
from reportlint.fixing.docx_writer import WordFile
from reportlint.fixing.edits import apply_edits
from reportlint.model.document import Span
from reportlint.model.problem import Edit
from tests.fixing.drafts import members
from tests.readers import docx_builder as build

BODY = "word/document.xml"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>第[2021]号</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def writer(data: bytes) -> tuple[WordFile, str]:
    document = readers.read(data, "d.docx")
    return WordFile(data, document), document.text


def rewritten(data: bytes, old: str, new: str) -> bytes:
    """Put words in place of others, and see that they are read again."""
    word, text = writer(data)
    start = text.index(old)
    edit = Edit(Span(start, start + len(old)), new)
    assert word.refusal(edit) is None
    changed = word.write([edit])
    assert readers.read(changed, "d.docx").text == apply_edits(text, [edit])
    return changed


def body(data: bytes) -> str:
    return members(data)[BODY].decode()


def refused(data: bytes, start: int, end: int) -> bool:
    return writer(data)[0].refusal(Edit(Span(start, end), "换")) is not None


def test_words_over_several_runs_stand_in_the_first() -> None:
    runs = [build.run("国办[20", "<w:b/>"), build.run("21]30", "<w:i/>"), build.run("号")]
    changed = body(rewritten(build.word(build.paragraph(*runs)), "[2021]", "〔2021〕年"))
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">国办〔2021〕年</w:t>' in changed
    assert '<w:rPr><w:i/></w:rPr><w:t xml:space="preserve">30</w:t>' in changed


def test_everything_else_stays_byte_for_byte() -> None:
    picture = bytes(range(256)) * 40
    parts = {**build.members(build.paragraph("甲,乙")), "word/media/image1.png": picture}
    data = build.archive(parts)
    before, after = members(data), members(rewritten(data, ",", "，"))
    assert [*after] == [*before]
    assert after.pop(BODY) == before.pop(BODY).replace(b",", "，".encode())
    assert after == before


def test_signs_of_the_markup_are_escaped() -> None:
    data = build.word(build.paragraph("甲&乙<丙"))
    assert "甲&amp;乙&lt;&amp;&gt;" in body(rewritten(data, "丙", "&>"))
    assert "甲和乙&lt;丙" in body(rewritten(data, "&", "和"))


def test_entities_outside_the_edit_stay_as_they_are_written() -> None:
    data = build.word("<w:p><w:r><w:t>&#x7532;&quot;乙,丙</w:t></w:r></w:p>")
    assert "<w:t>&#x7532;&quot;乙，丙</w:t>" in body(rewritten(data, ",", "，"))


def test_a_blank_that_comes_to_stand_at_an_end_is_kept() -> None:
    data = build.word("<w:p><w:r><w:t>甲, 乙</w:t></w:r></w:p>")
    word, text = writer(data)
    edit = Edit(Span(3, 4), "")
    changed = word.write([edit])
    assert '<w:t xml:space="preserve">甲, </w:t>' in body(changed)
    assert readers.read(changed, "d.docx").text in (apply_edits(text, [edit]), "甲,")


def test_words_are_put_in_beside_what_stands_before_them() -> None:
    runs = build.paragraph(build.run("甲", "<w:b/>"), build.run("乙", "<w:i/>"))
    data = build.word(runs, build.paragraph("丙"))
    word, _ = writer(data)
    assert '<w:b/></w:rPr><w:t xml:space="preserve">甲换</w:t>' in body(
        word.write([Edit(Span(1, 1), "换")])
    )
    assert ">换丙<" in body(word.write([Edit(Span(3, 3), "换")]))


def test_the_text_of_fields_is_left_alone() -> None:
    data = build.word(build.paragraph(build.run("见"), FIELD, build.run("文件,好")))
    text = writer(data)[1]
    assert text == "见第[2021]号文件,好"
    assert refused(data, 2, 3)
    assert refused(data, 0, 3)
    assert not refused(data, 11, 12)


def test_automatic_numbers_tabs_and_ends_of_paragraphs_are_left_alone() -> None:
    numbering = build.lists(build.level(0, "chineseCounting", "%1、"))
    data = build.word(
        build.numbered(1, 0, build.run("总体")),
        build.paragraph("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"),
        numbering=numbering,
    )
    text = writer(data)[1]
    assert text.startswith("一、")
    assert refused(data, 0, 1)
    assert refused(data, text.index("\t"), text.index("\t") + 1)
    assert refused(data, text.index("\n") - 1, text.index("\n") + 2)
    assert not refused(data, text.index("甲"), text.index("甲") + 1)


def test_what_was_deleted_stays_and_what_was_inserted_changes() -> None:
    data = build.word(
        '<w:p><w:del w:author="甲"><w:r><w:delText>旧,文</w:delText></w:r></w:del>'
        '<w:ins w:author="甲"><w:r><w:t>新,文</w:t></w:r></w:ins></w:p>'
    )
    changed = body(rewritten(data, ",", "，"))
    assert "<w:delText>旧,文</w:delText>" in changed
    assert "<w:t>新，文</w:t>" in changed


def test_words_that_stand_in_two_versions_are_left_alone() -> None:
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006"><mc:Choice Requires="wps"><w:t>甲,乙</w:t></mc:Choice>'
        "<mc:Fallback><w:t>甲,乙</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert refused(build.word(box), 1, 2)


def test_footnotes_are_changed_in_their_own_part() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>注,释</w:t></w:r></w:p></w:footnote>'
    data = build.word(
        '<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id="2"/></w:r></w:p>', footnotes=note
    )
    changed = members(rewritten(data, ",", "，"))
    assert "注，释" in changed["word/footnotes.xml"].decode()
    assert changed[BODY] == members(data)[BODY]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_parts_in_other_encodings_are_told_not_damaged(encoding: str) -> None:
    parts = build.members(build.paragraph("甲,乙"))
    xml = str(parts[BODY]).replace("UTF-8", encoding)
    data = build.archive({**parts, BODY: xml.encode(encoding)})
    assert refused(data, 1, 2) == (encoding != "utf-8")
