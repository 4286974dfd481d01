"""Several outputs in one run, and what of a draft's cells goes into a table."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from reportlint.cli.main import main
from reportlint.reporters import CHECK_FORMATS
from tests.corpus import CLEAN, CORPUS

MACHINES = [name for name in CHECK_FORMATS if name not in ("full", "html")]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(CLEAN, tmp_path / "good.txt")
    shutil.copy(min((CORPUS / "bad" / "A105").glob("*.txt")), tmp_path / "bad.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTLINT_LANG", raising=False)


def formats(*names: str) -> list[str]:
    return [word for name in names for word in ("--output-format", f"{name}=o.{name}")]


def test_all_outputs_go_in_one_run() -> None:
    assert main(["check", ".", *formats(*MACHINES)]) == 1
    (run,) = json.loads(Path("o.sarif").read_text(encoding="utf-8"))["runs"]
    assert {result["ruleId"] for result in run["results"]} == {"A105"}
    assert len(run["tool"]["driver"]["rules"]) > 100
    (issue,) = json.loads(Path("o.gitlab").read_text(encoding="utf-8"))
    assert issue["location"]["path"] == "bad.txt"
    assert Path("o.github").read_text(encoding="utf-8").startswith("::error file=bad.txt,line=")
    suites = [*ET.parse("o.junit").getroot()]  # noqa: S314 - our own
    assert [suite.get("failures") for suite in suites] == ["1", "0"]
    with Path("o.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["规则"] for row in csv.DictReader(file)] == ["A105"]
    book = openpyxl.load_workbook("o.xlsx")
    assert [sheet.max_row for sheet in book] == [2, 1, 401, 50, 3]
    assert json.loads(Path("o.json").read_text(encoding="utf-8"))["summary"]["errors"] == 1


def test_processes_change_nothing() -> None:
    assert main(["check", ".", *formats(*MACHINES)]) == 1
    first = {name: Path(f"o.{name}").read_bytes() for name in MACHINES}
    assert main(["check", ".", "--jobs", "2", *formats(*MACHINES)]) == 1
    assert {name: Path(f"o.{name}").read_bytes() for name in MACHINES} == first


@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_workbook_needs_a_file(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "good.txt", "--output-format", "xlsx"]) == 2
    assert "xlsx 要写入文件" in capsys.readouterr().err


def test_the_cells_of_drafts_are_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "good.txt", "--output-format", "csv", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.removeprefix("\ufeff").splitlines()
    rows = list(csv.DictReader(lines))
    assert len(rows) == 200
    licensing = next(row for row in rows if row["row"] == "licensing")
    assert (licensing["path"], licensing["raw"], licensing["value"]) == ("good.txt", "462", "462")
    fees = next(row for row in rows if row["row"] == "fees")
    assert (fees["value"], fees["certain"]) == ("12.36", "true")


def test_the_cells_of_drafts_are_a_workbook() -> None:
    assert main(["extract", ".", "--output-format", "xlsx=o.xlsx", *formats("json")]) == 0
    assert openpyxl.load_workbook("o.xlsx")["表格数据"].max_row == 401
    assert len(json.loads(Path("o.json").read_text(encoding="utf-8"))["files"]) == 2


@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_draft_is_never_written_over(command: str) -> None:
    before = Path("good.txt").read_bytes()
    assert main([command, "good.txt", "--output-format", "csv=good.txt"]) == 2
    assert Path("good.txt").read_bytes() == before


def test_extract_knows_its_own_outputs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "good.txt", "--output-format", "sarif"]) == 2
    assert "没有这个输出格式：sarif" in capsys.readouterr().err
