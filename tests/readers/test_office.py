"""Old office formats are read through LibreOffice where it is installed."""

from __future__ import annotations

import os
import socketserver
import threading
from pathlib import Path

import pytest

from reportlint.model.document import Document, Grid, Paragraph
from reportlint.readers import office
from reportlint.support.errors import UnreadableError
from tests.needs import needs_libreoffice, needs_scripts
from tests.readers.docx_builder import archive

DATA = Path(__file__).parent / "data" / "office"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def texts(document: Document, kind: type) -> list[str]:
    return [block.span.cut(document.text) for block in document.blocks if isinstance(block, kind)]


@needs_libreoffice
@pytest.mark.parametrize("name", ["report.doc", "report.odt"])
def test_other_formats_come_out_as_word_files_do(name: str) -> None:
    before = sorted(DATA.iterdir())
    document = office.read((DATA / name).read_bytes(), str(DATA / name))
    assert sorted(DATA.iterdir()) == before
    assert (document.path, document.format) == (str(DATA / name), "office")
    assert texts(document, Paragraph) == [
        "云溪县水务局2024年政府信息公开工作年度报告",
        "一、总体情况",
        "本局全年新收申请12件，均已办结。收费为零。",
        "不含上年结转。",
        "1.组织领导",
        "2.监督保障",
        "框前",
        "征求意见",
        "二、收到和处理申请情况",
        "完",
    ]
    assert texts(document, Grid) == [
        "项目\t申请人\n自然人\t总计\n办理结果\t予以公开\t9\t9\n部分公开\t3\t3"
    ]


@needs_libreoffice
@pytest.mark.parametrize("name", ["draft.rtf", "draft.doc", "draft.wps"])
def test_rich_text_is_known_by_its_first_bytes(name: str) -> None:
    words = "".join(f"\\u{ord(sign)}?" for sign in "总体情况")
    data = f"{{\\rtf1\\ansi\\pard {words}\\par {words}12\\par}}".encode("ascii")
    assert office.read(data, name).text == "总体情况\n总体情况12"


@needs_libreoffice
def test_what_cannot_be_converted_is_refused() -> None:
    with pytest.raises(UnreadableError, match="cannot convert"):
        office.read(OLE + bytes(600), "draft.doc")


@needs_libreoffice
def test_nothing_is_fetched() -> None:
    calls: list[object] = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            calls.append(self.client_address)

    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        data = linked(f"http://127.0.0.1:{server.server_address[1]}/picture.png")
        assert office.read(data, "draft.odt").text == "正文"
        server.shutdown()
    assert calls == []


@needs_libreoffice
def test_no_other_file_is_read(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("strange words", encoding="utf-8")
    words = f'{{\\rtf1 text {{\\field{{\\*\\fldinst INCLUDETEXT "{other}"}}{{\\fldrslt old}}}}}}'
    assert office.read(words.encode(), "draft.rtf").text == "text old"
    section = (
        f'<text:section text:name="s"><text:section-source xlink:href="{other.as_uri()}" '
        'xlink:type="simple" xlink:show="embed"/><text:p>old</text:p></text:section>'
    )
    assert "strange" not in office.read(odt(section), "draft.odt").text


def linked(address: str) -> bytes:
    """A text with a picture that lies elsewhere."""
    return odt(
        '<text:p>正文<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">'
        f'<draw:image xlink:href="{address}" xlink:type="simple" xlink:actuate="onLoad"/>'
        "</draw:frame></text:p>"
    )


def odt(body: str) -> bytes:
    """An OpenDocument text."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
    )
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    kind = "application/vnd.oasis.opendocument.text"
    return archive(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": (
                f'<manifest:manifest xmlns:manifest="{manifest}" manifest:version="1.3">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
                '<manifest:file-entry manifest:full-path="content.xml" '
                'manifest:media-type="text/xml"/></manifest:manifest>'
            ),
            "content.xml": (
                f"<office:document-content {names}><office:body><office:text>"
                f"{body}</office:text></office:body>"
                "</office:document-content>"
            ),
        }
    )


def test_an_encrypted_file_says_so() -> None:
    data = OLE + bytes(64) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(UnreadableError, match="encrypted"):
        office.read(data, "draft.doc")


def test_without_libreoffice_there_is_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_PROGRAM_PATHS", ())
    with pytest.raises(UnreadableError) as caught:
        office.read(OLE, "draft.doc")
    assert "另存为 .docx" in caught.value.localize("zh")[1]
    assert "save it as .docx" in caught.value.localize("en")[1]


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


@needs_scripts
def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "sleep 60 & sleep 60")
    monkeypatch.setattr(office, "TIMEOUT", 0.3)
    with pytest.raises(UnreadableError, match="more than"):
        office.read(OLE, "draft.doc")


@needs_scripts
def test_a_program_that_does_not_start_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, "")
    (tmp_path / "soffice").write_bytes(b"\x7fELF of no machine")
    with pytest.raises(UnreadableError, match="cannot convert"):
        office.read(OLE, "draft.doc")
