"""The command on folders and files of every format."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from reportlint import readers
from reportlint.cli.main import main
from tests.formats.reading import MADE, WRITTEN, source
from tests.needs import needs_libreoffice

#: A file of each format, by the name it has in the folder, with the format it is reported as.
FILES = {
    "a.txt": ("text", "text"),
    "b.text": ("text-tabs", "text"),
    "c.md": ("markdown", "markdown"),
    "d.markdown": ("markdown", "markdown"),
    "e.docx": ("docx", "docx"),
    "f.html": ("html", "html"),
    "g.htm": ("html", "html"),
    "h.mht": ("mht", "mht"),
    "i.mhtml": ("mht", "mht"),
    "j.ofd": ("ofd", "ofd"),
    "k.pdf": ("chromium-pdf", "pdf"),
    "L.PDF": ("libreoffice-pdf", "pdf"),
    "q.docm": ("docx", "docx"),
    "r.dotx": ("docx", "docx"),
    "s.dotm": ("docx", "docx"),
    "t.xhtml": ("html", "html"),
    "u.shtml": ("html", "html"),
}
#: Names that tell nothing: what the files hold does.
UNTOLD = {
    "no suffix": ("text", "text"),
    "v.送审稿": ("docx", "docx"),
    "w.aspx": ("html", "html"),
    "x.v2": ("chromium-pdf", "pdf"),
    "y.xml": ("ofd", "ofd"),
    "z.2024": ("mht", "mht"),
}
OFFICE = {
    "m.doc": ("libreoffice-doc", "office"),
    "n.wps": ("libreoffice-doc", "office"),
    "o.odt": ("libreoffice-odt", "office"),
    "p.rtf": ("libreoffice-rtf", "office"),
    "q.wpt": ("libreoffice-doc", "office"),
}


def filled(folder: Path, files: dict[str, tuple[str, str]]) -> Path:
    for name, (form, _) in files.items():
        (folder / name).write_bytes(source(form, "wrong-cell"))
    return folder


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[Any]]:
    code = main(["check", "--output-format", "json", *words])
    found: list[Any] = json.loads(capsys.readouterr().out)["files"]
    return code, found


def test_every_known_format_is_found_in_folders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "below").mkdir()
    files = {**FILES, **UNTOLD}
    filled(tmp_path, files)
    (tmp_path / "below" / "seal.gif").write_bytes(b"GIF89a")
    (tmp_path / "below" / "table.xlsx").write_bytes(b"PK\x03\x04")
    code, found = checked(capsys, str(tmp_path), "--jobs", "1")
    assert code == 1
    assert {Path(file["path"]).name: file["format"] for file in found} == {
        name: form for name, (_, form) in files.items()
    }
    for file in found:
        assert [finding["rule"] for finding in file["findings"]] == ["A105"], file["path"]
    assert len({file["findings"][0]["fingerprint"] for file in found}) == 1


@pytest.mark.parametrize(
    "kind",
    [
        "ms-word.document.macroEnabled.main",
        "ms-word.template.macroEnabledTemplate.main",
        "openxmlformats-officedocument.wordprocessingml.template.main",
    ],
)
def test_templates_and_documents_with_macros_are_read(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    usual = b"openxmlformats-officedocument.wordprocessingml.document.main"
    path = tmp_path / "draft.bin"
    with (
        zipfile.ZipFile(io.BytesIO(source("docx", "wrong-cell"))) as old,
        zipfile.ZipFile(path, "w") as new,
    ):
        assert usual in old.read("[Content_Types].xml")
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(usual, kind.encode()))
    code, files = checked(capsys, str(tmp_path))
    assert (code, files[0]["format"]) == (1, "docx")
    assert [finding["rule"] for finding in files[0]["findings"]] == ["A105"]


@needs_libreoffice
def test_office_formats_are_found_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, files = checked(capsys, str(filled(tmp_path, OFFICE)), "--jobs", "1")
    assert code == 1
    assert {Path(file["path"]).name: file["format"] for file in files} == {
        name: form for name, (_, form) in OFFICE.items()
    }
    assert [[f["rule"] for f in file["findings"]] for file in files] == [["A105"]] * len(OFFICE)


def test_every_suffix_is_tried() -> None:
    names = {Path(name.lower()).suffix for name in (*FILES, *OFFICE)}
    pictures = next(known.suffixes for known in readers.FORMATS if known.name == "image")
    assert names == set(readers.suffixes()) - set(pictures)
    assert {form for form, _ in (*FILES.values(), *OFFICE.values())} >= {*MADE}
    assert {form for form, _ in FILES.values()} | {"text-bars", "ofd-lines"} >= {*WRITTEN}


@pytest.mark.parametrize("name", FILES)
def test_the_text_that_is_printed_is_the_one_that_lines_count(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(filled(tmp_path, {name: FILES[name]}) / name)
    assert main(["extract", "--text", path]) == 0
    lines = capsys.readouterr().out.split("\n")
    place = checked(capsys, path)[1][0]["findings"][0]["location"]
    assert lines[place["line"] - 1][place["column"] - 1 : place["end_column"] - 1] == place["text"]


@pytest.mark.parametrize("name", ["a.txt", "b.text", "c.md"])
def test_the_text_of_a_text_is_the_text(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled(tmp_path, {name: FILES[name]}) / name
    assert main(["extract", "--text", str(path)]) == 0
    assert capsys.readouterr().out == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_what_was_read_is_extracted_the_same(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(tmp_path, {"a.txt": FILES["a.txt"], name: FILES[name]})
    assert main(["extract", str(tmp_path / "a.txt"), str(tmp_path / name)]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    plain, other = files[0], files[-1]
    for key in ("edition", "title", "organ", "year", "tables"):
        assert other[key] == plain[key], key
    assert [cell["certain"] for cell in other["cells"]] == [True] * 200
    dates = [(file["period"]["start"], file["period"]["end"]) for file in (plain, other)]
    assert dates[0] == dates[1] == ("2024-01-01", "2024-12-31")
