"""Real reports, where ``REPORTLINT_SAMPLES`` names a folder of them: read and checked whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportlint import api
from reportlint.model.finding import FileResult
from tests.needs import find_sample


def checked(name: str) -> tuple[FileResult, Path]:
    path = find_sample(name)
    return api.check(path), path


def values(result: FileResult) -> dict[str, Any]:
    """The cells as the expected files write them: counts as numbers, amounts as text."""
    assert result.report is not None
    found: dict[str, Any] = {}
    for table in result.report.tables:
        for (row, column), cell in table.cells.items():
            assert cell.certain, (table.key, row, column)
            value = cell.value if isinstance(cell.value, int | None) else str(cell.value)
            found[f"{table.key}.{row}.{column}"] = value
    return found


def flat(tables: dict[str, Any]) -> dict[str, Any]:
    return {
        f"{table}.{row}.{column}": value
        for table, rows in tables.items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }


@pytest.mark.parametrize("name", ["huaian-2024.pdf", "ganzhou-2024.txt"])
def test_a_published_report_is_read_whole(name: str) -> None:
    result, path = checked(name)
    wanted = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    got, tables = values(result), flat(wanted["tables"])
    assert len(tables) == 200
    assert {key: str(value) for key, value in got.items()} == {
        key: str(value) for key, value in tables.items()
    }
    assert (result.organ, result.year) == (wanted["organ"], wanted["year"])
    assert result.report is not None
    (period,) = {(p.start, p.end) for p in result.report.periods if not p.is_implied}
    assert [day and day.iso() for day in period] == list(wanted["period"].values())
    assert [part.number for part in result.report.parts] == [1, 2, 3, 4, 5, 6]


def test_a_compliant_pdf_gets_no_error_and_no_warning() -> None:
    result, _ = checked("huaian-2024.pdf")
    assert [f"{f.rule} {f.message}" for f in result.findings if f.severity != "info"] == []
    assert result.not_assessed == ()


def test_a_compliant_text_gets_its_one_warning() -> None:
    result, _ = checked("ganzhou-2024.txt")
    assert [f.rule for f in result.findings if f.severity != "info"] == ["S209"]


def test_the_blank_form_is_known_and_its_blanks_told_once_a_table() -> None:
    result, _ = checked("wps-template.docx")
    assert (result.status, result.edition) == ("checked", "2021")
    assert result.report is not None
    assert set(values(result).values()) == {None}
    blanks = [f for f in result.findings if f.rule == "C101"]
    assert [f.location.table for f in blanks] == ["proactive", "requests", "litigation"]
    assert [1 + len(f.related) for f in blanks] == [10, 175, 15]
    instructions = [f.location.text for f in result.findings if f.rule == "W101"]
    assert [text[:5] for text in instructions] == ["（文字描述"] * 3
    assert len(result.findings) == len(blanks) + len(instructions)
