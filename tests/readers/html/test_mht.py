"""Saved pages give the same document as the page that was saved."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.readers import html
from reportlint.support.errors import UnreadableError
from reportlint.support.records import replace
from tests.readers.html_pages import FOLDER, assert_sound, expected, names, summary

PAGE = "<html><head><title>年报</title></head><body><p>甲</p><p>乙=1</p></body></html>"


def message(*parts: tuple[str, str, bytes]) -> bytes:
    """Pack parts of (content type, transfer encoding, body)."""
    lines = [b"MIME-Version: 1.0", b'Content-Type: multipart/related; boundary="b"', b""]
    for kind, encoding, body in parts:
        headers = f"--b\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n"
        lines += [headers.encode(), body]
    return b"\r\n".join([*lines, b"--b--", b""])


@pytest.mark.parametrize("name", names(".mht", ".mhtml"))
def test_the_report_in_a_saved_page_is_read_whole(name: str) -> None:
    document = html.read_mht((FOLDER / name).read_bytes(), name)
    assert summary(document) == expected(name)
    assert_sound(document)
    assert document.format == "mht"
    assert {anchor.source_line for anchor in document.anchors} == {None}


def test_a_saved_page_reads_as_the_page_itself() -> None:
    saved = html.read_mht((FOLDER / "word-saved.mht").read_bytes(), "x")
    page = html.read((FOLDER / "word-saved.htm").read_bytes(), "x")
    assert replace(saved, format="html", anchors=page.anchors) == page


@pytest.mark.parametrize(
    ("kind", "encoding", "body"),
    [
        ("text/html; charset=utf-8", "8bit", PAGE.encode()),
        ('text/html; charset="gb2312"', "8bit", PAGE.encode("gbk")),
        ("text/html", "quoted-printable", quopri.encodestring(PAGE.encode("gbk"))),
        ("text/html; charset=unicode", "base64", base64.encodebytes(PAGE.encode("utf-16"))),
        ("text/html; charset=utf-8", "quoted-printable", quopri.encodestring(PAGE.encode("gbk"))),
        ("text/html; charset=x-none", "x-none", PAGE.encode()),
    ],
)
def test_parts_are_unpacked_and_decoded(kind: str, encoding: str, body: bytes) -> None:
    other = ("text/html", "8bit", b"<p>header</p>")
    style = ("text/css", "8bit", b"p {}")
    document = html.read_mht(message(style, (kind, encoding, body), other), "x")
    assert document.text == "甲\n乙=1"
    assert document.metadata.title == "年报"


def test_a_page_that_is_no_multipart_is_read() -> None:
    data = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + PAGE.encode()
    assert html.read_mht(b"\xef\xbb\xbf\r\n" + data, "x").text == "甲\n乙=1"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        "只是文本".encode(),
        message(("text/plain", "8bit", b"x")),
        message(*[("text/plain", "8bit", b"x")] * 5000),
        b"".join(
            b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (i, i) for i in range(3000)
        ),
    ],
)
def test_files_without_a_page_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="no web page") as caught:
        html.read_mht(data, "x")
    assert caught.value.hint


PIECES = (
    b"MIME-Version: 1.0\r\n",
    b'Content-Type: multipart/related; boundary="b"\r\n',
    b"Content-Type: text/html; charset=gbk\r\n",
    b"Content-Type: text/html; charset*=utf-8''%ff\r\n",
    b"Content-Type: message/rfc822\r\n",
    b"Content-Transfer-Encoding: quoted-printable\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Transfer-Encoding: x-uuencode\r\n",
    b"\r\n",
    b"--b\r\n",
    b"--b--\r\n",
    b"<p>=D6=D0</p>",
    b"PHA+",
    b"\xff\xfe\x00",
    b"begin 644 x\n",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_message_gives_a_document_or_is_refused(pieces: list[bytes]) -> None:
    try:
        document = html.read_mht(b"".join(pieces), "x")
    except UnreadableError:
        return
    assert_sound(document)


@pytest.mark.parametrize("nested", [60, 900, 20_000])
def test_parts_that_nest_without_end_are_refused(nested: int) -> None:
    part = 'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n'
    message = "MIME-Version: 1.0\r\n" + "".join(part % (i, i) for i in range(nested))
    with pytest.raises(UnreadableError, match="no web page"):
        html.read_mht(f"{message}Content-Type: text/html\r\n\r\n<p>a</p>".encode(), "draft.mht")
