"""The editions of the form, as shipped and as read."""

from __future__ import annotations

import pytest

from reportlint.model.form import Form
from reportlint.rules import form_reader
from reportlint.support import paths, resources, yaml_reader
from reportlint.support.source_errors import Source
from tests.faulty import lines


def shipped(edition: str) -> Form:
    path = f"{paths.data_dir()}/rules/government-disclosure/editions/{edition}.yaml"
    text = resources.read_text(path)
    source = Source(path, text)
    form = form_reader.read_form(source, yaml_reader.parse(source, text))
    assert source.errors == []
    assert form is not None
    return form


def faults(text: str) -> list[str]:
    source = Source("rules/forms/x.yaml", text)
    assert form_reader.read_form(source, yaml_reader.parse(source, text)) is None
    return lines(source.errors)


@pytest.mark.parametrize(
    ("edition", "cells"),
    [
        ("2021", {"proactive": 10, "requests": 25 * 7, "litigation": 15}),
        ("2019", {"proactive": 22, "requests": 23 * 7, "litigation": 15}),
    ],
)
def test_each_edition_has_the_cells_of_its_notice(edition: str, cells: dict[str, int]) -> None:
    form = shipped(edition)
    assert {
        table.key: sum(len(row.columns) for row in table.rows) for table in form.tables
    } == cells


def test_the_six_parts_and_their_tables() -> None:
    for edition in ("2019", "2021"):
        parts = shipped(edition).parts
        assert [part.number for part in parts] == [1, 2, 3, 4, 5, 6]
        assert [part.table for part in parts] == [
            None,
            "proactive",
            "requests",
            "litigation",
            None,
            None,
        ]
        assert parts[2].heading == "收到和处理政府信息公开申请情况"


def test_report_years_select_exactly_one_edition() -> None:
    editions = [shipped("2019"), shipped("2021")]
    for year in range(2019, 2040):
        assert [e.edition for e in editions if e.first_year <= year <= e.last_year] == [
            "2019" if year <= 2020 else "2021"
        ]


def test_row_groups_and_results() -> None:
    table = shipped("2021").table("requests")
    assert table is not None
    assert len(table.row_sets["refused"]) == 8
    assert len(table.row_sets["results"]) == 2 + 8 + 3 + 5 + 3
    assert table.row_sets["other"] == (
        "other.correction_overdue",
        "other.fee_overdue",
        "other.other",
    )
    assert len(table.column_sets["applicants"]) == 6
    assert "total" not in table.column_sets["applicants"]


def test_the_old_edition_has_other_outcomes_as_one_row() -> None:
    table = shipped("2019").table("requests")
    assert table is not None
    assert table.row_sets["other"] == ("other",)
    assert table.row_sets["results"][-1] == "other"


def test_the_unqualified_label_is_understood_and_remarked_on() -> None:
    table = shipped("2021").table("proactive")
    assert table is not None
    row = table.row("normative_documents")
    assert row is not None
    assert "规范性文件" in row.variant_labels


MINIMAL = """\
edition: "9"
title: {zh: 甲, en: a}
years: {first: 2000, last: 2001}
parts: [{number: 1, key: overview, heading: 总体情况, title: {zh: 甲, en: a}}]
tables:
  - key: counts
    part: 1
    title: {zh: 甲, en: a}
    columns: [{key: sum, label: 合计, title: {zh: 甲, en: a}}]
    rows: [{key: all.one, label: 一, title: {zh: 甲, en: a}}]
"""


def test_a_minimal_form_reads() -> None:
    source = Source("rules/forms/x.yaml", MINIMAL)
    form = form_reader.read_form(source, yaml_reader.parse(source, MINIMAL))
    assert form is not None
    assert form.tables[0].rows[0].columns == ("sum",)
    assert form.tables[0].row_sets == {"all": ("all.one",)}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("part: 1", "part: one", "7:11: part must be a whole number"),
        ("label: 一", "lable: 一", '10:27: unknown key "lable", did you mean "label"?'),
        ("key: sum", "key: sum, kind: money", "kind must be one of count, amount, change"),
        (
            "key: all.one",
            "key: all.one, columns: [som]",
            'unknown column "som", did you mean "sum"?',
        ),
        ("    rows:", "    row-sets: {rows: [all]}\n    rows:", 'the name "rows" is taken'),
        ("    rows:", "    row-sets: {few: [every]}\n    rows:", 'unknown key "every"'),
        ("years: {first: 2000, last: 2001}\n", "", 'a form lacks "years"'),
        ("title: {zh: 甲, en: a}\nyears", "title: {zh: 甲}\nyears", 'title lacks "en"'),
    ],
)
def test_faults_say_where_and_what(old: str, new: str, message: str) -> None:
    assert MINIMAL.count(old) >= 1
    found = faults(MINIMAL.replace(old, new, 1))
    assert any(message in fault for fault in found), found


def test_an_empty_file_is_a_fault() -> None:
    assert faults("") == ["1:1: an empty form"]
