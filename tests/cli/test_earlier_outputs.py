"""What a configuration asks for is written over earlier outputs and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportlint.cli.main import main
from reportlint.cli.output_files import is_earlier_output
from reportlint.reporters import CHECK_FORMATS, COPY_REPORTERS
from tests.corpus import CORPUS

PDF = Path(__file__).parents[1] / "readers" / "data" / "pdf" / "chromium-filled.pdf"
TOLD = ("html", "json", "sarif", "junit", "gitlab", "csv", "xlsx", "docx", "pdf")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(CORPUS / "good" / "township-zero-2023.txt", "good.txt")
    shutil.copy(next((CORPUS / "bad" / "A101").glob("*.txt")), "bad.txt")
    shutil.copy(PDF, "draft.pdf")
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("draft", ["good.txt", "bad.txt"])
@pytest.mark.parametrize("name", TOLD)
def test_outputs_are_known_again(name: str, draft: str, language: str) -> None:
    draft = "draft.pdf" if name == "pdf" else draft
    main(["check", draft, "--output-format", f"{name}=out.{name}", "--quiet", "--lang", language])
    assert is_earlier_output(name, f"out.{name}")


def test_nothing_else_is_taken_for_one(folder: Path) -> None:
    for name in (*CHECK_FORMATS, *COPY_REPORTERS):
        for other in folder.glob("*.*"):
            assert not is_earlier_output(name, str(other))
        for content in (b"x", b"{}", b'{"name": "x"}', b"PK\x03\x04", b"%PDF-1.7", b"<html>"):
            (folder / "other").write_bytes(content)
            assert not is_earlier_output(name, "other")
        (folder / "other").write_bytes(b"")
        assert is_earlier_output(name, "other")
        assert not is_earlier_output(name, ".")


@pytest.mark.parametrize("name", [*CHECK_FORMATS, "docx"])
def test_a_configuration_writes_over_no_other_file(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = folder / "reportlint.toml"
    config.write_text(f'output-format = "{name}=precious.{name}"', encoding="utf-8")
    precious = folder / f"precious.{name}"
    precious.write_bytes(b"precious")
    assert main(["check", "good.txt"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("reportlint: reportlint.toml:1:18: ")
    assert f"precious.{name} 已有，不是以前写出的结果" in error
    assert precious.read_bytes() == b"precious"
    assert main(["check", "good.txt", "--output-format", f"{name}={precious.name}"]) == 0
    assert precious.read_bytes() != b"precious"


def test_a_configuration_writes_over_its_own_outputs(folder: Path) -> None:
    config = folder / "reportlint.toml"
    config.write_text('output-format = ["json=out/a.json", "docx=copies/"]', encoding="utf-8")
    for _ in range(2):
        assert main(["check", "good.txt"]) == 0
    assert (folder / "out" / "a.json").exists()


def test_a_copy_in_a_folder_is_not_written_over_another_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "reportlint.toml").write_text('output-format = "docx=copies/"', encoding="utf-8")
    assert main(["check", "good.txt"]) == 0
    (copy,) = (folder / "copies").iterdir()
    copy.write_bytes(b"precious")
    assert main(["check", "good.txt", "--lang", "en"]) == 2
    assert "no output of an earlier run" in capsys.readouterr().err
    assert copy.read_bytes() == b"precious"
