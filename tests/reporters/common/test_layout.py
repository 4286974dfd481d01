"""Tests of tables laid out in rows of slots, as reviewed Word files show them."""

from __future__ import annotations

from reportlint import readers
from reportlint.engine.check_draft import check_document
from reportlint.engine.check_options import CheckOptions
from reportlint.reporters.common.flow import build_units
from reportlint.reporters.common.layout import lay_out_table
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.records import replace
from tests.corpus import CLEAN
from tests.reporters.writing import view


def test_the_total_of_a_table_of_lines_stands_below_no_second_heading() -> None:
    path = CLEAN
    report = check_document(
        readers.read(path.read_bytes(), path.name), CheckOptions()
    ).result.report
    assert report is not None
    known = replace(view("zh"), forms=load_builtin_rules().forms[0].editions)
    tables = [unit for unit in build_units(report) if unit.table is not None]
    rows = lay_out_table(tables[1], known, report.document.text)
    shown = ["".join(slot.text for slot in row[:1]) for row in rows]
    assert shown.count("三、本年度办理结果") == 1
    group = shown.index("（六）其他处理")
    assert shown[group + 4 :] == ["（七）总计", "四、结转下年度继续办理"]
