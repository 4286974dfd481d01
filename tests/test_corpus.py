"""The corpus: good reports are clean, bad ones give the findings beside them and no other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reportlint import api
from reportlint.model.finding import Finding
from tests.corpus import CORPUS

_SUFFIXES = {".txt", ".md"}
_GOOD = sorted(path for path in (CORPUS / "good").iterdir() if path.suffix in _SUFFIXES)
_BAD = sorted(path for path in (CORPUS / "bad").rglob("*") if path.suffix in _SUFFIXES)


@pytest.mark.parametrize("path", _GOOD, ids=lambda path: path.name)
def test_good_report_is_clean(path: Path) -> None:
    result = api.check(path)
    assert result.status == "checked"
    remarks = [f"{f.rule} {f.message}" for f in result.findings if f.severity != "info"]
    assert remarks == []


@pytest.mark.parametrize("path", _BAD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_bad_report_gives_its_findings_and_no_other(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    findings = [_as_json(finding) for finding in api.check(path).findings]
    assert [_place(item) for item in findings] == [_place(item) for item in expected["findings"]]
    for item, wanted in zip(findings, expected["findings"], strict=True):
        assert wanted.get("values", {}).items() <= item["values"].items()
    assert path.parent.name in {item["rule"] for item in findings}


def test_every_expectation_has_its_report() -> None:
    expected = {
        path.with_name(path.name.removesuffix(".expected.json"))
        for path in (CORPUS / "bad").rglob("*.expected.json")
    }
    assert expected == {path.with_suffix("") for path in _BAD}


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
