"""``check --output-format html=FILE``: where the page goes, and what it is never written over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportlint.cli.main import main
from tests.corpus import CLEAN, CORPUS
from tests.reporters.page import Page


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(CLEAN, tmp_path / "good.txt")
    shutil.copy(min((CORPUS / "bad" / "A105").glob("*.txt")), tmp_path / "bad.txt")
    monkeypatch.chdir(tmp_path)


def test_one_page_holds_all_files() -> None:
    assert main(["check", "--output-format", "html=report.html"]) == 1
    first = Path("report.html").read_bytes()
    read = Page(first.decode())
    assert "2 个文件" in read.words
    assert [link for link in ("bad.txt", "good.txt") if link in read.words] == [
        "bad.txt",
        "good.txt",
    ]
    # The page of the first run is no draft of the second.
    assert main(["check", "--output-format", "html=report.html"]) == 1
    assert Path("report.html").read_bytes() == first
    assert main(["check", "--jobs", "2", "--output-format", "html=report.html"]) == 1
    assert Path("report.html").read_bytes() == first


def test_a_draft_is_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    draft = Path("draft.html")
    draft.write_text("<title>年度报告</title><p>文字</p>", encoding="utf-8")
    before = draft.read_bytes()
    assert main(["check", "--lang", "en", "--output-format", "html=draft.html"]) == 2
    assert draft.read_bytes() == before
    assert "nothing is written over it" in capsys.readouterr().err


def test_the_page_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "good.txt", "--output-format", "html"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("<!DOCTYPE html>")
    assert told.endswith("</html>\n")
