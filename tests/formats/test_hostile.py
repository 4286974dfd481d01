"""Files made to do harm: each is told in clear words, and the files beside it are checked."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportlint.cli.main import main
from tests.cpu import limit_cpu
from tests.formats.paper import GOOD
from tests.readers import docx_builder as word
from tests.readers import ofd_builder, pdf_builder

MANY = 10_000
MEGABYTE = 1024 * 1024
MOST_MEMORY = 600 * MEGABYTE
ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "'
    + "字" * 100
    + '">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)

#: Seconds: what takes longer, on the slowest machine and under coverage, has no bound.
_ENDLESS = 60


def entities(xml: str | bytes, words: str) -> str:
    """A part that unpacks to gigabytes by its entities."""
    assert isinstance(xml, str)
    head, rest = xml.split("?>", 1)
    return f"{head}?>{ENTITIES}{rest.replace(words, '&i;')}"


def docx_bomb() -> bytes:
    made = word.members(word.paragraph("正文"))
    return word.archive({**made, "word/document.xml": b" " * (40 * MEGABYTE)})


def docx_entities() -> bytes:
    made = word.members(word.paragraph("正文"))
    return word.archive({**made, "word/document.xml": entities(made["word/document.xml"], "正文")})


def docx_nested() -> bytes:
    tables = "<w:tbl><w:tr><w:tc>" * MANY
    ends = "</w:tc></w:tr></w:tbl>" * MANY
    return word.word(tables + word.paragraph("正文") + ends)


def docx_span() -> bytes:
    return word.word(word.table(word.row(word.cell("正文", span=2_000_000_000), "1")))


def docx_members() -> bytes:
    made = word.members(word.paragraph("正文"))
    return word.archive({**made, **{f"word/media/{i}": b"" for i in range(MANY + 1)}})


def ofd_bomb() -> bytes:
    made = ofd_builder.members(ofd_builder.page(ofd_builder.text_object("正文", 20, 20)))
    return word.archive({**made, "Doc_0/Pages/Page_0/Content.xml": b" " * (40 * MEGABYTE)})


def ofd_entities() -> bytes:
    made = ofd_builder.members(ofd_builder.page(ofd_builder.text_object("正文", 20, 20)))
    name = "Doc_0/Pages/Page_0/Content.xml"
    return word.archive({**made, name: entities(made[name], "正文")})


def ofd_pages() -> bytes:
    return ofd_builder.ofd(*[ofd_builder.page()] * 5000)


def pdf_pages() -> bytes:
    data = pdf_builder.pdf(pdf_builder.Sheet()).replace(b"/Count 1", b"/Count 5000")
    return data.replace(b"/Kids [10 0 R]", b"/Kids [" + b" ".join([b"10 0 R"] * 5000) + b"]")


def pdf_bomb() -> bytes:
    sheet = pdf_builder.Sheet()
    sheet.operators.append("q " * (6 * MEGABYTE))
    return pdf_builder.pdf(sheet)


def html_nested() -> bytes:
    return ("<html><body>" + "<div>" * MANY + "正文").encode()


def html_span() -> bytes:
    cell = "<td colspan=1000000000 rowspan=1000000000>1"
    return f"<html><body><table><tr>{cell * 100}</table>".encode()


def mht_nested() -> bytes:
    head = b"MIME-Version: 1.0\r\n"
    part = b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n'
    return head + b"".join(part % (i, i) for i in range(MANY))


def archive_of_zeros() -> bytes:
    return b"\x1f\x8b" + zlib.compress(b"\0" * MEGABYTE)


#: Files that are refused, with what is said of them.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.docx": (docx_bomb, "unpacks to too much"),
    "entities.docx": (docx_entities, "declares a document type"),
    "members.docx": (docx_members, "more than 10000 members"),
    "bomb.ofd": (ofd_bomb, "unpacks to too much"),
    "entities.ofd": (ofd_entities, "declares a document type"),
    "pages.pdf": (pdf_pages, "has 5000 pages"),
    "bomb.pdf": (pdf_bomb, "draw far more"),
    "archive.txt": (archive_of_zeros, "an archive"),
}
#: Files that are read, or refused in any clear words, but soon.
ENDURED: dict[str, Callable[[], bytes]] = {
    "nested.docx": docx_nested,
    "span.docx": docx_span,
    "pages.ofd": ofd_pages,
    "nested.html": html_nested,
    "span.html": html_span,
    "nested.mht": mht_nested,
}


def checked(
    folder: Path, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, dict[str, Any]]:
    shutil.copy(GOOD / "clean.txt", folder / "a.txt")
    shutil.copy(GOOD / "short.txt", folder / "z.txt")
    code = main(["check", "--lang", "en", "--output-format", "json", *words, str(folder)])
    files = json.loads(capsys.readouterr().out)["files"]
    found = {Path(file["path"]).name: file for file in files}
    assert found["a.txt"]["status"] == found["z.txt"]["status"] == "checked"
    return code, found


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_and_the_others_are_checked(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, words = REFUSED[name]
    (tmp_path / name).write_bytes(make())
    with limit_cpu(_ENDLESS):
        code, found = checked(tmp_path, capsys, "--jobs", "1")
    assert code == 2
    assert found[name]["status"] == "unreadable"
    assert words in found[name]["error"]
    assert "internal error" not in found[name]["error"]


@pytest.mark.parametrize("name", ENDURED)
def test_a_strange_file_ends_soon_and_in_words(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(ENDURED[name]())
    with limit_cpu(_ENDLESS):
        code, found = checked(tmp_path, capsys, "--jobs", "1")
    assert found[name]["status"] in ("unreadable", "not-a-report")
    assert code == (2 if found[name]["status"] == "unreadable" else 0)
    assert "internal error" not in (found[name]["error"] or "")


def test_all_of_them_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, (make, _) in REFUSED.items():
        (tmp_path / name).write_bytes(make())
    code, found = checked(tmp_path, capsys, "--jobs", "2")
    assert code == 2
    refused = {name for name, file in found.items() if file["status"] == "unreadable"}
    assert refused == set(REFUSED)


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")
def test_they_take_no_more_memory_than_any_report(tmp_path: Path) -> None:
    for name, make in {**ENDURED, **{name: make for name, (make, _) in REFUSED.items()}}.items():
        (tmp_path / name).write_bytes(make())
    command = [sys.executable, "-m", "reportlint", "check", "--jobs", "1", str(tmp_path)]
    # NOTE: address space, of which the interpreter and PDFium alone take half.
    script = f"ulimit -v {MOST_MEMORY // 1024}; exec {shlex.join(command)}"
    ran = subprocess.run(["/bin/sh", "-c", script], capture_output=True, check=False, timeout=60)
    assert ran.returncode == 2
    assert b"MemoryError" not in ran.stdout + ran.stderr
