"""The corpus: good reports are clean, bad ones give the findings beside them and no other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reportlint import api
from reportlint.model.finding import Finding
from tests.corpus.case import CORPUS, Case
from tests.corpus.cases import CASES

GOOD = sorted(path for path in (CORPUS / "good").iterdir() if path.suffix in {".txt", ".md"})
BAD = sorted(path for path in (CORPUS / "bad").rglob("*") if path.suffix in {".txt", ".md"})


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_report_is_clean(path: Path) -> None:
    result = api.check(path)
    assert result.status == "checked"
    remarks = [f"{f.rule} {f.message}" for f in result.findings if f.severity != "info"]
    assert remarks == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_bad_report_gives_its_findings_and_no_other(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    wanted = expected["findings"]
    found = [_as_json(finding) for finding in api.check(path).findings]
    assert [_place(item) for item in found] == [_place(item) for item in wanted]
    for item, want in zip(found, wanted, strict=True):
        assert want.get("values", {}).items() <= item["values"].items()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.name}")
def test_bad_report_is_up_to_date(case: Case) -> None:
    assert case.path.read_text(encoding="utf-8") == case.text()
    assert case.expected.read_text(encoding="utf-8") == case.findings()


def test_every_bad_report_comes_from_a_case() -> None:
    assert {case.path for case in CASES} == set(BAD)
    assert len({case.path for case in CASES}) == len(CASES)


def _as_json(finding: Finding) -> dict[str, Any]:
    place = finding.location
    return {
        "rule": finding.rule,
        "table": place.table,
        "row": place.row,
        "column_key": place.column_key,
        "values": finding.values,
    }


def _place(item: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(item[key]) for key in ("rule", "table", "row", "column_key"))
