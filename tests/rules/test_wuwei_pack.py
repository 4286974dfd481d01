"""The pack of a real notice: it finds in its drafts what the notice asks for, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import reportlint
from reportlint.model.finding import FileResult
from tests.corpus import CORPUS

PACK = CORPUS / "packs" / "wuwei-2025"
GOOD, BAD = sorted(PACK.glob("good/*.txt")), sorted(PACK.glob("bad/*.txt"))


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))


def check(path: Path, region: str = "620602", **options: object) -> FileResult:
    """Check a draft with the pack, as of a county of the city."""
    return reportlint.check(path, packs=[PACK], region=region, isolated=True, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_good_draft(path: Path) -> None:
    assert [finding.message for finding in check(path).findings] == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_what_a_draft_lacks_is_found_and_only_with_the_pack(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    found = [
        {
            "rule": finding.rule,
            "table": finding.location.table,
            "row": finding.location.row,
            "column_key": finding.location.column_key,
        }
        for finding in check(path).findings
    ]
    assert found == expected["findings"]
    assert check(path, region="620702").findings == ()
    assert reportlint.check(path, isolated=True).findings == ()


def test_one_finding_names_every_family_that_lacks() -> None:
    (finding,) = check(PACK / "bad" / "words-alone.txt").findings
    assert finding.severity == "warning"
    for family in ("分平台", "解读", "回应", "重点领域", "发布数", "废止", "现行有效", "公开平台"):
        assert family in finding.message
    (finding,) = check(PACK / "bad" / "some-lacking.txt").findings
    assert finding.message.endswith("政策解读数、规范性文件废止数、规范性文件现行有效数")


def test_the_length_is_told_with_what_the_city_asks() -> None:
    (finding,) = check(PACK / "bad" / "too-long.txt").findings
    assert (finding.severity, finding.values["expected"]) == ("info", "1000")
    advice = finding.advice(None)
    assert advice is not None
    assert "1000字左右" in advice["zh"]
    assert "about 1000 characters" in advice["en"]


def test_reports_on_another_year_are_left_alone() -> None:
    path = PACK / "bad" / "words-alone.txt"
    text = path.read_text(encoding="utf-8").replace("2025", "2024").replace("2026", "2025")
    assert reportlint.check(text, packs=[PACK], region="620600").findings == ()
