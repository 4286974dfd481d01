"""Files are read whichever program made them, in whichever fonts, borders and page sizes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportlint.model.document import Document, Grid, Lines
from reportlint.readers import pdf
from reportlint.support.errors import UnreadableError
from tests.needs import find_sample
from tests.readers.pdf_builder import grids

DATA = Path(__file__).parent.parent / "data" / "pdf"
NAMES = sorted(path.name.removesuffix(".expected.json") for path in DATA.glob("*.expected.json"))


def load(name: str) -> tuple[Document, dict[str, Any]]:
    path = DATA / f"{name}.pdf"
    expected: dict[str, Any] = json.loads((DATA / f"{name}.expected.json").read_text("utf-8"))
    return pdf.read(path.read_bytes(), path.name), expected


def flat(words: str) -> str:
    return "".join(words.split())


RULED = [name for name in NAMES if load(name)[1]["ruled"]]


def test_the_folder_holds_files_of_four_programs() -> None:
    programs = {name.split("-")[0] for name in NAMES}
    assert programs == {"chromium", "libreoffice", "reportlab", "weasyprint"}
    assert len(RULED) == 16


@pytest.mark.parametrize("name", RULED)
def test_every_cell_of_a_ruled_table_is_read(name: str) -> None:
    document, expected = load(name)
    found = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(grid.rows, grid.columns) for grid in found] == [
        (table["rows"], table["columns"]) for table in expected["tables"]
    ]
    for grid, table in zip(found, expected["tables"], strict=True):
        cells = [
            [one.row, one.column, one.row_span, one.column_span, flat(one.span.cut(document.text))]
            for one in grid.cells
        ]
        assert cells == [[*spot, flat(text)] for *spot, text in table["cells"]]


@pytest.mark.parametrize("name", RULED)
def test_the_prose_is_read_without_page_numbers_and_running_heads(name: str) -> None:
    document, expected = load(name)
    prose = "".join(
        block.span.cut(document.text) for block in document.blocks if isinstance(block, Lines)
    )
    assert flat(prose) == flat("".join(expected["prose"]))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in RULED])
def test_rows_without_rules_are_lines_with_all_their_values(name: str) -> None:
    document, expected = load(name)
    lines = [line.split() for line in document.text.split("\n")]
    rows: dict[tuple[int, int], list[str]] = {}
    for number, table in enumerate(expected["tables"]):
        for row, _, _, _, text in table["cells"]:
            if text.replace(".", "").isdigit():
                rows.setdefault((number, row), []).append(text)
    read = [[word for word in line if word.replace(".", "").isdigit()] for line in lines]
    assert not grids(document)
    assert [row for row in read if row] == list(rows.values())


def test_running_heads_are_kept_as_marks_once() -> None:
    document, _ = load("libreoffice-headed")
    assert [(mark.kind, mark.text) for mark in document.marks] == [
        ("header", "东湾市市场监督管理局年度报告")
    ]


def test_an_encrypted_file_that_needs_no_password_opens() -> None:
    document = pdf.read((DATA / "encrypted-open.pdf").read_bytes(), "open.pdf")
    assert "兰亭县民政局" in document.text


def test_a_file_that_needs_a_password_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="needs a password") as caught:
        pdf.read((DATA / "encrypted-closed.pdf").read_bytes(), "closed.pdf")
    assert "without a password" in caught.value.hint


def sample() -> tuple[list[list[list[str]]], dict[str, Any]]:
    path = find_sample("huaian-2024.pdf")
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    return grids(pdf.read(path.read_bytes(), path.name)), expected["tables"]


def test_a_published_report_gives_all_its_values() -> None:
    (proactive, requests, litigation), expected = sample()
    assert [row[1:] for row in proactive if row[-1].replace(".", "").isdigit()] == [
        [str(value) for value in row.values()] for row in expected["proactive"].values()
    ]
    assert [row[-7:] for row in requests[3:]] == [
        [str(value) for value in row.values()] for row in expected["requests"].values()
    ]
    assert litigation[3] == [
        str(value) for group in expected["litigation"].values() for value in group.values()
    ]


def test_a_published_report_gives_all_its_labels() -> None:
    (_, requests, _), expected = sample()
    labels = [row[:-7] for row in requests[3:]]
    assert len(labels) == len(expected["requests"]) == 25
    # A merged label stands in its first row only, also where a page break cuts it.
    assert [row[0] for row in labels if len(row) > 1] == [
        "三、本年度办理结果",
        "（三）不予公开",
        "（四）无法提供",
        "（五）不予处理",
        "（六）其他处理",
    ]
    assert labels[13] == ["2.没有现成信息需要另行制作"]
    assert labels[24] == ["四、结转下年度继续办理"]
