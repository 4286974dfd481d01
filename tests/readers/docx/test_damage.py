"""What is no Word file, or a dangerous one, is refused in words that say what to do."""

from __future__ import annotations

import zipfile

import pytest

from reportlint.readers import archive as archives
from reportlint.readers import docx
from reportlint.readers.docx import text_builder
from reportlint.support.errors import UnreadableError
from tests.readers.docx_builder import (
    DECLARATIONS,
    HEADER,
    OFFICE,
    RELATIONSHIPS,
    archive,
    cell,
    members,
    paragraph,
    relationships,
    row,
    table,
    word,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
BODY = paragraph("正文")
DOCUMENT = "word/document.xml"


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        docx.read(data, "draft.docx")
    assert all(caught.value.localize("zh"))
    assert all(caught.value.localize("en"))
    return caught.value.message


def with_document(content: str | bytes, **others: str | bytes) -> bytes:
    return archive({**members(BODY), DOCUMENT: content, **others})


def document(body: str, before: str = "") -> str:
    return f"{HEADER}{before}<w:document {DECLARATIONS}><w:body>{body}</w:body></w:document>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (word(BODY)[:-30], "damaged"),
        (word(BODY).replace(b"PK\x03\x04", b"PK\x03\x05"), "damaged"),
        (OLE, "of the old kind"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (archive({"xl/workbook.xml": "<workbook/>"}), "spreadsheet"),
        (archive({"ppt/presentation.xml": "<p/>"}), "slides"),
        (archive({"OFD.xml": "<OFD/>"}), "OFD"),
        (archive({"content.xml": "<office/>"}), "ODF"),
        (archive({"年报.txt": "正文"}), "no Word file"),
        (archive({}), "no Word file"),
        (with_document("<w:document"), "document.xml is broken"),
        (with_document(b"\xff\xfe\x00"), "document.xml is broken"),
        (with_document(f"<w:p {DECLARATIONS}/>"), "no Word file"),
        (with_document(document("<w:p>&nbsp;</w:p>")), "document.xml is broken"),
        (with_document(document(BODY).replace("UTF-8", "no-such")), "document.xml is broken"),
        (archive({**members(BODY, styles=""), "word/styles.xml": "<"}), "styles.xml is broken"),
    ],
)
def test_each_kind_of_damage_has_its_words(data: bytes, words: str) -> None:
    assert words in refusal(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_document_types_are_refused(encoding: str) -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    made = document(paragraph("&b;"), bomb).replace(HEADER, "").encode(encoding)
    assert "declares a document type" in refusal(with_document(made))


def test_outside_references_are_not_followed() -> None:
    outside = (
        f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Type="{OFFICE}/styles" '
        'TargetMode="External" Target="styles.xml"/>'
        f'<Relationship Type="{OFFICE}/numbering" Target="../../../../etc/passwd"/></Relationships>'
    )
    data = archive(
        {**members(BODY), "word/_rels/document.xml.rels": outside, "word/styles.xml": "<"}
    )
    assert docx.read(data, "x").text == "正文"


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    padding = "<!--" + " " * 3_000_000 + "-->"
    assert "packed suspiciously well" in refusal(with_document(document(BODY) + padding))
    monkeypatch.setattr(archives, "MAX_RATIO", 10_000)
    assert docx.read(with_document(document(BODY) + padding), "x").text == "正文"
    monkeypatch.setattr(archives, "MAX_PART", 2_000_000)
    assert "too large" in refusal(with_document(document(BODY) + padding))


def test_all_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_TOTAL", 1000)
    assert "too large" in refusal(word(BODY))


def test_too_many_members_are_refused() -> None:
    many = {f"word/media/{index}.png": b"" for index in range(archives.MAX_MEMBERS + 1)}
    assert "members" in refusal(archive({**members(BODY), **many}))


def test_an_encrypted_archive_is_refused() -> None:
    data = bytearray(word(BODY))
    entry = data.index(b"PK\x01\x02")
    while entry >= 0:
        data[entry + 8] |= 1
        entry = data.find(b"PK\x01\x02", entry + 4)
    assert "encrypted" in refusal(bytes(data))


def test_other_ways_of_packing_are_refused() -> None:
    import io

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as made:
        for name, data in members(BODY).items():
            made.writestr(name, data)
    assert "damaged" in refusal(buffer.getvalue())


@pytest.mark.parametrize(
    "body",
    [
        "<w:p>" + "<w:ins>" * 500 + "</w:ins>" * 500 + "</w:p>",
        "<w:p>" + "<w:unknown>" * 5000 + "</w:unknown>" * 5000 + "</w:p>",
        "<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200,
        "<w:tbl><w:tr><w:tc/><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200,
        "<w:p><w:r><w:txbxContent>" * 200 + "</w:txbxContent></w:r></w:p>" * 200,
    ],
)
def test_endless_nesting_is_refused(body: str) -> None:
    assert "nested" in refusal(with_document(document(body)))


@pytest.mark.parametrize(
    "tags", [("sdt", "sdtContent"), ("customXml",), ("ins",)], ids=lambda tags: tags[0]
)
def test_wrappers_may_nest_within_reason(tags: tuple[str, ...]) -> None:
    opened = "".join(f"<w:{tag}>" for tag in tags)
    closed = "".join(f"</w:{tag}>" for tag in reversed(tags))
    some, many = (opened * count + BODY + closed * count for count in (40, 9_000))
    assert docx.read(with_document(document(some)), "x").text == "正文"
    assert "nested" in refusal(with_document(document(many)))


def test_versions_within_versions_are_refused_soon() -> None:
    count = 9_000
    body = "<mc:AlternateContent><mc:Choice>" * count + BODY
    body += "</mc:Choice></mc:AlternateContent>" * count
    assert "nested" in refusal(with_document(document(body)))


@pytest.mark.parametrize("span", [100_000, 10**9, 10**12])
def test_a_table_wider_than_any_is_refused(span: int) -> None:
    body = table(row(cell("甲", span=span), "乙"), row("丙", "丁"))
    if span < 10**10:
        assert "too large" in refusal(word(body))
    else:
        assert docx.read(word(body), "x").text == "甲\t乙\n丙\t丁"  # no number: no span


def test_text_beyond_that_of_any_report_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_builder, "MAX_TEXT", 3)
    assert "too much text" in refusal(word(BODY, BODY))


def test_names_of_members_may_be_written_loosely() -> None:
    loose = {name.replace("/", "\\").upper(): data for name, data in members(BODY).items()}
    assert docx.read(archive(loose), "x").text == "正文"


def test_the_main_part_is_where_the_package_says() -> None:
    parts = members(BODY)
    parts["文稿/a.xml"] = parts.pop(DOCUMENT)
    parts["_rels/.rels"] = relationships([("officeDocument", "/文稿/a.xml")])
    assert docx.read(archive(parts), "x").text == "正文"
    del parts["_rels/.rels"]
    parts[DOCUMENT] = parts.pop("文稿/a.xml")
    assert docx.read(archive(parts), "x").text == "正文"


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_other_encodings_are_read(encoding: str) -> None:
    made = document(BODY).replace("UTF-8", encoding).encode(encoding)
    assert docx.read(with_document(made), "x").text == "正文"


def test_the_strict_variant_is_the_same() -> None:
    parts = members(BODY, table(row("甲", "1")), styles="")
    strict = {
        name: str(data)
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, data in parts.items()
    }
    assert docx.read(archive(strict), "x").text == "正文\n甲\t1"


def test_character_data_sections_keep_what_looks_like_markup() -> None:
    body = "<w:p><w:r><w:t><![CDATA[<w:b/>粗]]></w:t></w:r></w:p>"
    assert docx.read(with_document(document(body)), "x").text == "<w:b/>粗"


def test_looks_with_odd_values_do_no_harm() -> None:
    odd = "<w:r><w:rPr><w:rFonts w:ascii=\"a/>b\"/><w:sz w:val='3'/></w:rPr><w:t>字</w:t></w:r>"
    assert docx.read(with_document(document(f"<w:p>{odd}</w:p>")), "x").text == "字"
