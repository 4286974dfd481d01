"""``check --output-format docx=…`` and ``pdf=…``: where reviewed copies go, and what is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx as python_docx
import pytest

from reportlint.cli.main import main
from tests.corpus import CLEAN, CORPUS
from tests.readers.docx_builder import paragraph, word
from tests.reporters.test_pdf import FOLDER as PDFS
from tests.reporters.test_pdf import read as read_pdf


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(CLEAN, tmp_path / "good.txt")
    (tmp_path / "drafts" / "sub").mkdir(parents=True)
    shutil.copy(min((CORPUS / "bad" / "A105").glob("*.txt")), tmp_path / "drafts" / "bad.txt")
    shutil.copy(CLEAN, tmp_path / "drafts" / "sub" / "good.txt")
    (tmp_path / "drafts" / "x.docx").write_bytes(word(paragraph("政府信息公开工作年度报告")))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTLINT_LANG", raising=False)


def comments(path: str) -> list[str]:
    return [each.text.split("\n")[0] for each in python_docx.Document(path).comments]


def files(folder: str) -> list[str]:
    return sorted(
        str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file()
    )


def test_one_draft_into_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("drafts/bad.txt").read_bytes()
    assert main(["check", "drafts/bad.txt", "--output-format", "docx=out.docx"]) == 1
    assert comments("out.docx") == ["reportlint", "错误 A105 单格错误"]
    assert capsys.readouterr() == ("", "1 个文件：1 个错误。\n写好 1 份批注文件：out.docx\n")
    assert Path("drafts/bad.txt").read_bytes() == before
    first = Path("out.docx").read_bytes()
    assert main(["check", "-q", "drafts/bad.txt", "--output-format", "docx=out.docx"]) == 1
    assert Path("out.docx").read_bytes() == first
    assert capsys.readouterr().err == ""
    assert not list(Path().glob(".*.tmp"))


def test_only_what_was_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--output-format", "docx=out.docx", "--output-format", "pdf=out.pdf"]
    assert main(["check", "good.txt", *words]) == 0
    assert not Path("out.pdf").exists()
    assert capsys.readouterr().err.endswith("\n写好 1 份批注文件：out.docx\n")


def test_several_drafts_into_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["check", "drafts", "--lang", "en", "--output-format", "docx=out", "--fail-on", "never"]
    assert main(words) == 0
    wanted = ["bad.txt.docx", "sub/good.txt.docx"]
    # NOTE: a file met in a folder that is no report has nothing to review.
    assert files("out") == wanted
    assert "2 reviewed copies written: out" in capsys.readouterr().err
    assert comments("out/sub/good.txt.docx") == ["reportlint"]
    first = {name: (Path("out") / name).read_bytes() for name in wanted}
    assert main([*words, "--jobs", "2"]) == 0
    assert {name: (Path("out") / name).read_bytes() for name in wanted} == first


def test_what_an_earlier_run_wrote_is_no_draft() -> None:
    words = ["check", "--output-format", "docx=reviewed/", "--output-format", "concise=told.log"]
    assert main(words) == 1
    first, told = files("reviewed"), Path("told.log").read_text(encoding="utf-8")
    assert main(words) == 1
    assert files("reviewed") == first
    again = Path("told.log").read_text(encoding="utf-8")
    assert again.startswith(told)
    assert "3 份 reportlint 的批注副本" in again.removeprefix(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("drafts --output-format docx=out.docx", "docx=out.docx is one file, but there are 3"),
        ("drafts/x.docx --output-format docx=drafts/x.docx", "no copy is written over it"),
        ("drafts/x.docx --output-format docx=drafts/", "no copy is written over it"),
        ("good.txt --output-format docx", "docx goes to a file"),
        ("good.txt --output-format pdf=-", "pdf goes to a file"),
        (
            "good.txt --output-format docx=o.docx --output-format json=o.docx",
            "no copy is written over it",
        ),
    ],
)
def test_places_that_make_no_sense(
    words: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {name: Path(name).read_bytes() for name in files(".")}
    assert main(["check", "--lang", "en", *words.split()]) == 2
    assert told in capsys.readouterr().err
    assert {name: Path(name).read_bytes() for name in files(".")} == before


def test_a_copy_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("file").write_text("x", encoding="utf-8")
    words = ["good.txt", "drafts/bad.txt", "--output-format", "docx=file/x/", "--lang", "en"]
    assert main(["check", *words, "--output-format", "concise"]) == 2
    out, err = capsys.readouterr()
    assert "A105" in out
    assert err.count("cannot be written") == 2
    assert "no reviewed copy was written" in err


def test_pdf_copies_are_for_pdf_drafts(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(PDFS / "libreoffice-plain.pdf", "draft.pdf")
    words = ["draft.pdf", "good.txt", "--output-format", "pdf=out/", "--output-format", "docx=out/"]
    assert main(["check", *words, "--fail-on", "never"]) == 0
    assert files("out") == ["draft.pdf", "draft.pdf.docx", "good.txt.docx"]
    assert "good.txt: 不是 PDF" in capsys.readouterr().err
    marks = read_pdf(Path("out/draft.pdf").read_bytes()).marks
    assert any(mark.kind == "comment" and mark.text.startswith("reportlint") for mark in marks)


def test_standard_input_has_a_copy_too(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    data = Path("drafts/bad.txt").read_bytes()
    for name, made in (("", "stdin.docx"), ("a/b.txt", "b.txt.docx")):
        stream = io.TextIOWrapper(io.BytesIO(data))
        monkeypatch.setattr(sys, "stdin", stream)
        more = ["--stdin-filename", name] if name else []
        assert main(["check", "-", *more, "--output-format", "docx=out"]) == 1
        assert Path(f"out/{made}").is_file()


def test_an_unreadable_draft_has_no_copy(capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.txt").touch()
    assert main(["check", "empty.txt", "--output-format", "docx=out.docx"]) == 2
    assert not Path("out.docx").exists()
    assert "empty.txt" in capsys.readouterr().err


def test_a_file_that_is_no_copy_is_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("good.txt").read_bytes()
    assert main(["check", "good.txt", "--output-format", "docx=good.txt"]) == 2
    told = capsys.readouterr().err
    assert "good.txt 已有，不是文件夹" in told
    assert "docx=good.docx" in told
    assert Path("good.txt").read_bytes() == before
