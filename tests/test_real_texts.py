"""Real reports as text, where ``REPORTLINT_SAMPLES`` names a folder of them and pdftotext is there.

``pdftotext -layout`` and ``-raw`` keep rows together; plain ``pdftotext`` tears some apart.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from typing import Any

import pytest

from reportlint.engine import check_draft, check_options
from reportlint.model.finding import FileResult
from reportlint.model.report import Report
from reportlint.readers.plain import from_text
from tests.needs import find_sample

GANZHOU = "ganzhou-2024.txt"
HUAIAN = "huaian-2024.pdf"


@cache
def text_of(name: str, *options: str) -> str:
    """The sample's text; PDF through pdftotext with the options."""
    path = find_sample(name)
    if path.suffix == ".txt":
        return path.read_bytes().decode("utf-8")
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    command = [program, *options, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


def checked(text: str, name: str) -> FileResult:
    return check_draft.check_document(from_text(text, name), check_options.CheckOptions()).result


def wanted(name: str) -> dict[tuple[str, str, str], str]:
    path = find_sample(name).with_suffix(".expected.json")
    tables: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["tables"]
    return {
        (table, row, column): str(value)
        for table, rows in tables.items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }


def cells(report: Report | None) -> dict[tuple[str, str, str], tuple[str, bool]]:
    """Every cell that was read: its value and whether it is certain."""
    assert report is not None
    return {
        (table.key, *place): (str(cell.value), cell.certain)
        for table in report.tables
        for place, cell in table.cells.items()
        if cell.value is not None
    }


KEEP_ROWS = [(GANZHOU, ()), (HUAIAN, ("-layout",)), (HUAIAN, ("-raw",))]
kept = pytest.mark.parametrize(("name", "options"), KEEP_ROWS)


@kept
def test_texts_that_keep_rows_together_are_read_whole(name: str, options: tuple[str, ...]) -> None:
    result = checked(text_of(name, *options), name)
    assert cells(result.report) == {key: (value, True) for key, value in wanted(name).items()}
    remarks = {f.rule for f in result.findings if f.severity != "info"}
    assert remarks == ({"S209"} if name == GANZHOU else set())


def test_a_text_that_tears_rows_apart_has_no_wrong_cell() -> None:
    result = checked(text_of(HUAIAN), HUAIAN)
    read, right = cells(result.report), wanted(HUAIAN)
    assert {key: value for key, (value, _) in read.items()} == {key: right[key] for key in read}
    assert len([value for value, certain in read.values() if certain]) >= 170
    assert {f.rule for f in result.findings if f.severity == "warning"} == {"R105"}
    assert [f for f in result.findings if f.severity == "error"] == []


@kept
def test_every_single_wrong_cell_of_requests_is_named(name: str, options: tuple[str, ...]) -> None:
    text = text_of(name, *options)
    table = checked(text, name).report.table("requests")  # type: ignore[union-attr]
    assert table is not None
    for (row, column), cell in list(table.cells.items())[:: 1 if name == GANZHOU else 4]:
        wrong = text[: cell.span.start] + f"{cell.value + 1}" + text[cell.span.end :]
        errors = [f for f in checked(wrong, name).findings if f.severity == "error"]
        assert [(f.rule, f.location.row, f.location.column_key) for f in errors] == [
            ("A105", row, column)
        ]
        assert errors[0].values["expected"] == str(cell.value)
