"""CSV: read back as it was meant, and no formula for any spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.finding import FileResult
from reportlint.reporters.common.machine_text import guard_value
from reportlint.reporters.common.screen import BREAKS, escape_commands, make_visible
from reportlint.support.records import replace
from tests.reporters.outcomes import outcomes
from tests.reporters.writing import render_all, view


def rows(*results: FileResult) -> list[dict[str, str]]:
    text = render_all("csv", results, view("en"))
    assert text.startswith("\ufeffpath,status,severity,rule,name,message,line,column,")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_finding_is_a_row() -> None:
    found = rows(*outcomes("en"))
    assert [(row["path"], row["rule"]) for row in found] == [
        ("drafts/shuju-2024.txt", rule) for rule in ("N101", "W305", "C102", "A105", "R106")
    ] + [("drafts/empty.txt", "")]
    assert {key: found[3][key] for key in ("table", "row", "column_key", "text", "values")} == {
        "table": "requests",
        "row": "processed_total",
        "column_key": "natural_person",
        "text": "3",
        "values": "found=3; expected=2",
    }
    assert found[5]["message"] == outcomes("en")[2].error


def test_in_chinese_the_heads_are_words() -> None:
    text = render_all("csv", outcomes("zh"), view("zh"))
    found = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert None not in found[3]
    told = [(row["状态"], row["级别"], row["规则"], row["规则名称"]) for row in found]
    assert told[3] == ("已检查", "错误", "A105", "单元格填错")
    assert told[5] == ("无法读取", "错误", "", "")
    assert (found[3]["表"], found[3]["表中的行"]) == ("requests", "processed_total")
    # No two columns have the same head.
    assert len(text.splitlines()[0].split(",")) == len(found[3])


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-", "'-"),
        ("\t=1", "' =1"),
        ("＝1", "'＝1"),
        ("-3", "-3"),
        ("+0.5", "+0.5"),
        ("2件", "2件"),
        ("", ""),
        (" =1", "' =1"),
        ("::error::x", "\\::error::x"),
        ("a\n::error::x\x1b[31m\u202e", "a ::error::x\u241b[31m\ufffd"),
    ],
)
def test_no_words_become_a_formula(words: str, kept: str) -> None:
    assert guard_value(words) == kept


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_back_on_one_line(words: str) -> None:
    found = outcomes("en")[0]
    finding = replace(found.findings[0], message=words)
    (row,) = rows(replace(found, findings=(finding,)))
    shown = escape_commands(make_visible(words.translate(BREAKS)))
    assert row["message"] in (shown, f"'{shown}")
    assert row["message"].isprintable() or "\u3000" in words
    assert not row["message"].startswith(("=", "@", "\t", "\r"))
