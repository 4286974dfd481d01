"""What this program wrote is no draft: left out in a folder, and told where it is named."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reportlint.readers import own_outputs
from tests.corpus import CLEAN, CORPUS

#: Every output that is a file, and how it is called.
REPORTS = {
    "json": "o.json",
    "html": "o.html",
    "sarif": "o.sarif",
    "junit": "o.xml",
    "csv": "o.csv",
    "xlsx": "o.xlsx",
}
DRAFT = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer <<>>\nstartxref\n9\n%%EOF\n"


def ran(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportlint", *words],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )


@pytest.fixture(scope="module", params=["zh", "en"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a draft and whatever a check of it writes."""
    top = tmp_path_factory.mktemp("own")
    shutil.copy(CLEAN, top / "draft.txt")
    formats = [f"--output-format={name}={file}" for name, file in REPORTS.items()]
    words = ("check", "draft.txt", "--lang", request.param)
    assert ran(top, *words, *formats, "--output-format=docx=copy.docx").returncode == 0
    shutil.copy(top / "o.html", top / "named.txt")
    return top


def test_what_was_written_is_left_out_of_a_folder(folder: Path) -> None:
    found = ran(folder, "check", "--show-files", "--output-format", "json", ".")
    shown = json.loads(found.stdout)
    assert shown["files"] == ["draft.txt"]
    kinds = {one["path"]: one["kind"] for one in shown["left_out"]}
    assert kinds["copy.docx"] == "reviewed-copy"
    assert kinds["o.html"] == kinds["named.txt"] == "results"
    told = "".join(ran(folder, "check", ".").stdout.split())
    assert "1份reportlint的批注副本" in told
    assert "2份reportlint的检查结果" in told


def test_results_that_are_named_are_told(folder: Path) -> None:
    names = [*REPORTS.values(), "named.txt"]
    found = ran(folder, "check", *names, "--lang", "en", "--output-format", "json")
    assert found.returncode == 2
    for file in json.loads(found.stdout)["files"]:
        assert file["error"].startswith("these are results that reportlint wrote, not a draft")


def test_a_copy_that_is_named_is_checked_and_told(folder: Path) -> None:
    found = ran(folder, "check", "copy.docx", "--lang", "en")
    assert found.returncode == 0
    assert "copy.docx: this is a copy with remarks that reportlint wrote" in found.stderr


def test_a_hook_passes_over_what_was_written(folder: Path) -> None:
    found = ran(folder, "check", "--hook", "copy.docx", "o.html", "draft.txt")
    assert found.returncode == 0
    assert "通过：1 个文件" in found.stdout


def test_a_copy_that_was_saved_anew_is_a_draft(folder: Path) -> None:
    data = (folder / "copy.docx").read_bytes()
    assert own_outputs.is_copy(data)
    anew = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(anew, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert not own_outputs.is_copy(anew.getvalue())


def test_a_pdf_is_marked_where_nothing_moves() -> None:
    marked = own_outputs.mark_pdf(DRAFT)
    assert own_outputs.is_copy(marked)
    assert not own_outputs.is_copy(DRAFT)
    assert marked.index(b"xref") == DRAFT.index(b"xref")
    assert marked.replace(b"%reportlint reviewed copy\n", b"") == DRAFT


def test_an_archive_is_marked_so_that_it_is_still_one() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a", b"b")
    marked = own_outputs.mark_archive(made.getvalue(), own_outputs.BOOK)
    with zipfile.ZipFile(io.BytesIO(marked)) as archive:
        assert archive.testzip() is None
        assert archive.comment == own_outputs.BOOK


def test_drafts_are_not_taken_for_our_own() -> None:
    for path in sorted((CORPUS / "good").iterdir()):
        assert own_outputs.output_kind(os.fspath(path)) == "", path
