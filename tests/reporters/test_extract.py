"""What ``extract`` writes: the JSON pinned whole, the text exactly."""

from __future__ import annotations

import csv
import json
from decimal import Decimal

import pytest

from reportlint.model.document import Span
from reportlint.model.report import Cell, Table
from reportlint.support.records import replace
from tests.reporters.outcomes import REPORT, TEXT, outcomes
from tests.reporters.pinning import assert_pinned
from tests.reporters.writing import render_all, view

FIELDS = (
    *("path", "format", "status", "error", "document", "edition", "title", "organ", "year"),
    "published",
    *("period", "parts", "tables", "cells", "claims", "figures"),
)


def test_extract_is_as_pinned() -> None:
    assert_pinned("extract.txt", render_all("extract", outcomes("zh"), view("zh")))


def test_extract_is_what_the_standard_library_writes() -> None:
    for count in range(5):
        text = render_all("extract", outcomes("zh")[:count], view("zh"))
        assert json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n" == text


def test_every_file_has_every_field() -> None:
    document = json.loads(render_all("extract", outcomes("zh"), view("zh")))
    assert document["schema"] == "reportlint-extract/1"
    assert [tuple(file) for file in document["files"]] == [FIELDS] * 4


def test_what_is_absent_is_null_and_what_is_no_number_is_null_with_its_words() -> None:
    file = json.loads(render_all("extract", outcomes("zh")[:1], view("zh")))["files"][0]
    assert file["tables"]["proactive"] is None
    assert file["tables"]["litigation"] is None
    assert file["tables"]["requests"]["new"] == {
        "natural_person": 2,
        "commercial_enterprise": 1,
        "other": 0,
        "total": 3,
    }
    assert file["tables"]["requests"]["refused.state_secret"]["total"] is None
    assert [cell["raw"] for cell in file["cells"] if cell["value"] is None] == ["/"]


@pytest.mark.parametrize(
    ("value", "told"), [(Decimal("96171.6"), "96171.6"), (0, "0"), (None, None)]
)
def test_an_amount_is_a_decimal_string(value: int | Decimal | None, told: str | None) -> None:
    cell = Cell("proactive", "fees", "amount", "x", value, "number", Span(0, 1))
    cells = {("fees", "amount"): cell}
    table = Table("proactive", "2021", 2, Span(0, 1), grid=True, rows=(), cells=cells)
    result = replace(outcomes("zh")[0], report=replace(REPORT, tables=(table,)))
    file = json.loads(render_all("extract", (result,), view("zh")))["files"][0]
    assert file["tables"]["proactive"] == {"fees": {"amount": told}}
    assert [cell["value"] for cell in file["cells"]] == [told]


def test_a_claim_about_a_part_of_the_quantity_is_not_told() -> None:
    claim = replace(REPORT.claims[0], scope="网络")
    result = replace(outcomes("zh")[0], report=replace(REPORT, claims=(claim, *REPORT.claims)))
    file = json.loads(render_all("extract", (result,), view("zh")))["files"][0]
    assert file["claims"] == [
        {
            "quantity": "requests.new.total",
            "value": 4,
            "unit": "件",
            "exact": True,
            "text": "收到政府信息公开申请４件",
            "skipped": [],
            "line": 4,
            "column": 55,
        }
    ]


def test_text_is_exact() -> None:
    assert render_all("text", outcomes("zh")[:1], view("zh")) == TEXT
    assert render_all("text", outcomes("zh")[2:3], view("zh")) == ""


def test_a_sum_that_is_said_to_be_nothing_is_told_cell_by_cell() -> None:
    keys = ("litigation.reconsideration.total", "litigation.suits.total")
    claim = replace(REPORT.claims[0], quantity="+".join(keys), value=0)
    some = replace(claim, value=3)
    result = replace(outcomes("zh")[0], report=replace(REPORT, claims=(claim, some)))
    file = json.loads(render_all("extract", (result,), view("zh")))["files"][0]
    told = [(entry["quantity"], entry["value"]) for entry in file["claims"]]
    assert told == [(keys[0], 0), (keys[1], 0), ("+".join(keys), 3)]


def test_figures_are_lines_of_csv_with_what_became_of_them() -> None:
    rows = [*csv.reader(render_all("figures", outcomes("zh")[:1], view("zh"))[1:].splitlines())]
    assert rows[0][3:11] == [
        "数字",
        "数值",
        "单位",
        "是否确数",
        "状态",
        "对应的表格项",
        "范围",
        "说明",
    ]
    assert [row[7] for row in rows[1:]] == ["context", "compared", "checked", "unread"]
    assert rows[2][3:10] == ["4件", "4", "件", "是", "compared", "requests.new.total", "own"]
    assert rows[4][10:13] == ["靠近“申请”，数字指什么没有读懂", "4", "74"]
