"""Which format a file is, told by what it holds; and what is said of files that are not read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import readers
from reportlint.support.errors import UnreadableError
from reportlint.support.lazy import fetch

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PAGE = "<!DOCTYPE html><html><body><p>一、总体情况</p></body></html>"


def archive(*names: str, **stored: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in stored.items():
            made.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_STORED)
        for name in names:
            made.writestr(zipfile.ZipInfo(name), "x", zipfile.ZIP_DEFLATED)
    return file.getvalue()


FLAT = b'<?xml version="1.0"?><x office:mimetype="application/vnd.oasis.opendocument.text">'
DOCX = archive("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n", "a.pdf", "pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.7\n", "a.txt", "pdf"),
        (b"junk before it %PDF-1.4", "a.pdf", "pdf"),
        (DOCX, "a.docx", "docx"),
        (DOCX, "a.txt", "docx"),
        (DOCX, "a.wps", "docx"),
        (PAGE.encode(), "a.html", "html"),
        (PAGE.encode(), "a.txt", "html"),
        (PAGE.encode("utf-16"), "a.htm", "html"),
        (b"\n  <!-- saved -->\n<HTML>", "-", "html"),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "-", "html"),
        (b"<div><p>\xe4\xb8\x80</p></div>", "a.html", "html"),
        (b"From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "a.txt", "mht"),
        (archive("OFD.xml", "Doc_0/Document.xml"), "a.ofd", "ofd"),
        (OLE, "a.doc", "office"),
        (OLE, "a.wps", "office"),
        (OLE, "a.docx", "office"),
        (b"{\\rtf1\\ansi", "a.doc", "office"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>', "a.doc", "office"),
        (FLAT, "a.txt", "office"),
        (archive("x", mimetype="application/vnd.oasis.opendocument.text"), "a.odt", "office"),
        ("# 一、总体情况\n".encode(), "a.md", "markdown"),
        ("一、总体情况\n".encode(), "a.markdown", "markdown"),
        (b"<div align=center>\n", "a.md", "markdown"),
        ("前言\n\n# 一、总体情况\n".encode(), "-", "markdown"),
        ("|规章|1|\n|---|:-:|\n".encode(), "-", "markdown"),
        ("# 一、总体情况\n".encode(), "a.txt", "text"),
        ("一、总体情况\n".encode(), "-", "text"),
        ("一、总体情况\n".encode(), "a.docx", "text"),
        ("一、总体情况\n".encode("gb18030"), "a.TXT", "text"),
        ("报告提到 %PDF- 和 <html>\n".encode(), "a.txt", "text"),
    ],
)
def test_format_is_told_by_content(data: bytes, name: str, expected: str) -> None:
    assert readers.detect_format(data, name).name == expected


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (OLE, "a.xls", "a spreadsheet or slides"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "a.docx", "a spreadsheet or slides"),
        (
            archive("x", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "a.ods",
            "a spreadsheet or slides",
        ),
        (archive("a.txt"), "a.zip", "an archive"),
        (archive("_rels/.rels", "word/document.xml")[:50], "a.docx", "damaged or incomplete"),
        (archive("Doc_0/Document.xml", "OFD.xml")[:50], "a.ofd", "damaged or incomplete"),
        (b"Rar!\x1a\x07\0", "a.txt", "an archive"),
        (b"\x1f\x8b\x08", "a.txt", "an archive"),
        (b"GIF89a", "a.txt", "a picture"),
        (b"BM\x36\x00", "scan.bmp", "a picture"),
    ],
)
def test_other_kinds_are_told_by_what_they_are(data: bytes, name: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as caught:
        readers.read(data, name)
    assert caught.value.hint
    assert caught.value.localize("zh")[0] != caught.value.message


def test_an_encrypted_file_is_told() -> None:
    with pytest.raises(UnreadableError, match="encrypted"):
        readers.read(OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx")


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"\xff\xfe\n\0", b"\0\0\0"])
def test_an_empty_file_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="the file is empty"):
        readers.read(data, "a.txt")


def test_bytes_that_are_no_text_are_told() -> None:
    with pytest.raises(UnreadableError, match="known encoding"):
        readers.read(bytes(range(256)) * 8, "a.txt")


def test_every_reader_exists_and_gives_its_format() -> None:
    for known in readers.FORMATS:
        assert callable(fetch(known.reader)), known.name
    names = [known.name for known in readers.FORMATS]
    assert len(set(names)) == len(names)
    assert len(set(readers.suffixes())) == len(readers.suffixes())
    for name in ("text", "markdown"):
        suffix = next(known.suffixes[0] for known in readers.FORMATS if known.name == name)
        document = readers.read("一、总体情况\n".encode(), f"a{suffix}")
        assert document.format == name


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        readers.load(str(tmp_path / "missing.txt"))
    with pytest.raises(UnreadableError, match="it is a folder"):
        readers.load(str(tmp_path))
    with pytest.raises(UnreadableError, match="null character"):
        readers.load("a\0b")


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(readers.MAX_FILE_BYTES + 1)
    with pytest.raises(UnreadableError, match="larger than 64 MB"):
        readers.load(str(tmp_path / "a.txt"))


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.pdf", "a.docx", "-", "a"]))
def test_any_bytes_have_a_format_or_are_told(data: bytes, name: str) -> None:
    told = None
    try:
        assert readers.detect_format(data, name) in readers.FORMATS
    except UnreadableError as error:
        told = error
    assert told is None or (told.message and told.hint)
