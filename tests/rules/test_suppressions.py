"""Entries of suppressions: what they may say, and what is told of those at fault."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.problem import Place
from reportlint.rules import suppressions
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.suppressions import KnownNames, SuppressionEntry, list_entries, read_entries
from reportlint.support import yaml_reader
from reportlint.support.localized_text import Bilingual
from reportlint.support.source_errors import Source


def known() -> KnownNames:
    return KnownNames(load_builtin_rules().rules, load_builtin_rules().forms[0].editions)


def loaded(text: str) -> tuple[tuple[SuppressionEntry, ...], Source]:
    source = Source("ignore.yaml", text)
    return read_entries(
        source, list_entries(source, yaml_reader.parse(source, text)), known(), "ignore-file"
    ), source


def test_everything_that_an_entry_may_say() -> None:
    (entry,), source = loaded(
        "- rule: A105\n  file: 报告*.docx\n  part: 3\n  table: requests\n  row: granted\n"
        "  column: natural_person\n  text: 予以公开\n  reason: 台账待更正\n  expires: 2026-03-31\n"
    )
    assert source.errors == []
    assert entry == SuppressionEntry(
        "ignore.yaml",
        1,
        3,
        "ignore-file",
        "A105",
        ("A105",),
        "报告*.docx",
        Place(3, "requests", "granted", "natural_person"),
        "予以公开",
        Bilingual("台账待更正", "台账待更正"),
        "2026-03-31",
    )


def test_a_reason_may_be_in_both_languages() -> None:
    (entry,), _ = loaded("- {rule: A105, reason: {zh: 待更正, en: to be put right}}\n")
    assert entry.reason == Bilingual("待更正", "to be put right")


@pytest.mark.parametrize("word", ["A105", "wrong-cell", "A", "N1"])
def test_a_rule_goes_by_id_name_or_prefix(word: str) -> None:
    (entry,), _ = loaded(f"- {{rule: {word}, reason: 已核}}\n")
    assert entry.rule == word
    meant = {"A105": {"A105"}, "wrong-cell": {"A105"}}.get(word)
    if meant is None:
        assert len(entry.rules) > 3
        assert all(rule.startswith(word) for rule in entry.rules)
    else:
        assert set(entry.rules) == meant


#: How a place may be written, and what it is.
PLACES = [
    ("table: requests, row: granted", Place(None, "requests", "granted")),
    ("table: requests, row: 予以公开", Place(None, "requests", "granted")),
    ("row: 予以公开", Place(None, None, "granted")),
    ("row: refused.state_secret", Place(None, None, "refused.state_secret")),
    ("row: 属于国家秘密", Place(None, None, "refused.state_secret")),
    ("table: litigation, row: reconsideration", Place(None, "litigation", "reconsideration")),
    ("column: 自然人", Place(None, None, None, "natural_person")),
    ("column: 总计", Place(None, None, None, "total")),
    ("table: proactive, row: normative_documents, column: in_force",
     Place(None, "proactive", "normative_documents", "in_force")),
    ("part: 6", Place(6)),
]  # fmt: skip


@pytest.mark.parametrize(("written", "place"), PLACES)
def test_a_place_goes_by_key_or_by_what_the_form_calls_it(written: str, place: Place) -> None:
    (entry,), source = loaded(f"- {{rule: A105, reason: 已核, {written}}}\n")
    assert source.errors == []
    assert entry.place == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 没有\n",
        "[]\n",
        "suppressions: []\n",
    ],
)
def test_a_file_may_hold_no_entry(text: str) -> None:
    entries, source = loaded(text)
    assert entries == ()
    assert source.errors == []


def test_a_list_may_stand_under_its_name_as_in_the_configuration() -> None:
    entries, source = loaded("suppressions:\n  - {rule: A105, reason: 已核}\n")
    assert [entry.rule for entry in entries] == ["A105"]
    assert source.errors == []


#: A file at fault: where, and what is told in Chinese and in English.
BROKEN = [
    ("rule: A105\nreason: 已核\n", 1, 1, "没有“rule”这个键", 'unknown key "rule"'),
    ("A105\n", 1, 1, "抑制文件应是一个列表", "an ignore file is a list"),
    ("- A105\n", 1, 3, "一条抑制应写成“键: 值”", "an entry must be a mapping"),
    ("- reason: 已核\n", 1, 3, "缺少“rule”", 'lacks "rule"'),
    ("- rule: A105\n", 1, 3, "缺少“reason”", 'lacks "reason"'),
    ("- rule: A105\n  reson: 已核\n  reason: x\n", 2, 3, "是不是“reason”", 'mean "reason"'),
    ("- rule: A1O5\n  reason: x\n", 1, 9, "没有规则“A1O5”，是否指“A105”", 'did you mean "A105"'),
    ("- rule: a105\n  reason: x\n", 1, 9, "是否指“A105”", 'did you mean "A105"'),
    ("- rule: wrong-cel\n  reason: x\n", 1, 9, "是否指“wrong-cell”", 'mean "wrong-cell"'),
    ("- rule: 105\n  reason: x\n", 1, 9, "rule 应是文字", "rule must be text"),
    ("- rule: E101\n  reason: x\n", 1, 9, "用 --ignore E101", "use --ignore E101"),
    ("- rule: A105\n  reason: ''\n", 2, 12, "请写明理由", "say why"),
    ("- rule: A105\n  reason:\n", 2, 10, "reason 应是文字", "reason must be text"),
    ("- rule: A105\n  reason: {zh: 已核}\n", 2, 11, "缺少“en”", 'lacks "en"'),
    ("- rule: A105\n  reason: x\n  part: 7\n", 3, 9, "应为 1 到 6，不是 7", "from 1 to 6, not 7"),
    ("- rule: A105\n  reason: x\n  part: 三\n", 3, 9, "part 应是整数", "part must be a whole"),
    ("- rule: A105\n  reason: x\n  table: request\n", 3, 10, "是不是“requests”", '"requests"?'),
    ("- rule: A105\n  reason: x\n  row: 予以公布\n", 3, 8, "是不是“予以公开”", "予以公开"),
    ("- rule: A105\n  reason: x\n  row: 结果维持\n", 3, 8, "没有“结果维持”", 'no row "结果维持"'),
    ("- rule: A105\n  reason: x\n  table: litigation\n  row: granted\n", 4, 8,
     "没有“granted”", 'no row "granted"'),
    ("- rule: A105\n  reason: x\n  column: 自然\n", 3, 11, "是不是“自然人”", "自然人"),
    ("- rule: A105\n  reason: x\n  text: ' '\n", 3, 10, "text 是空的", "text is empty"),
    ("- rule: A105\n  reason: x\n  expires: 2025-02-30\n", 3, 12, "2025-12-31 这样", "2025-12-31"),
    ("- rule: A105\n  reason: x\n  expires: 明年\n", 3, 12, "不是“明年”", 'not "明年"'),
    ("- rule: A105\n  reason: x\n  expires: 2025-3-1\n", 3, 12, "不是“2025-3-1”", '"2025-3-1"'),
    ("- rule: A105\n  reason: x\n  rule: A106\n", 3, 3, "“rule”", '"rule"'),
    ("- rule: A105\n\treason: x\n", 2, 1, "制表符", "tab"),
    ("- {rule: A105, reason: x\n", 2, 1, "YAML", "YAML"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "zh", "en"), BROKEN)
def test_a_fault_is_told_where_it_stands(
    text: str, line: int, column: int, zh: str, en: str
) -> None:
    entries, source = loaded(text)
    assert entries == ()
    (fault, *_) = source.errors
    assert (fault.line, fault.column) == (line, column), fault
    assert zh in fault["zh"]
    assert en in fault["en"]
    if line <= len(text.splitlines()):
        assert text.splitlines()[line - 1].strip() in fault["zh"]


def test_a_fault_disables_its_own_entry_only_and_all_are_told() -> None:
    entries, source = loaded(
        "- {rule: A105, reason: 已核}\n- {rule: Z9, reason: 已核}\n- {rule: N101}\n"
        "- {rule: W101, reason: 已核}\n"
    )
    assert [entry.rule for entry in entries] == ["A105", "W101"]
    assert [fault.line for fault in source.errors] == [2, 3]


def test_a_file_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / ".reportlint-ignore.yaml"
    path.write_text("- {rule: A105, reason: 已核}\n", encoding="utf-8")
    first = suppressions.load_ignore_file(str(path), known())
    assert suppressions.load_ignore_file(str(path), known()) is first
    path.write_text("- {rule: A105, reason: 又核了一遍}\n", encoding="utf-8")
    (entry,) = suppressions.load_ignore_file(str(path), known()).entries
    assert entry.reason["zh"] == "又核了一遍"


@pytest.mark.parametrize(
    ("content", "zh"),
    [
        ("- {rule: A105, reason: 已核}\n".encode("gb18030"), "不是 UTF-8 编码"),
        (b"#" * (1024 * 1024 + 1), "文件超过 1 MB"),
    ],
)
def test_what_cannot_be_read_is_a_fault(tmp_path: Path, content: bytes, zh: str) -> None:
    path = tmp_path / ".reportlint-ignore.yaml"
    path.write_bytes(content)
    read_file = suppressions.load_ignore_file(str(path), known())
    assert read_file.entries == ()
    assert [zh in fault["zh"] for fault in read_file.errors] == [True]


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_is_a_fault(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / ".reportlint-ignore.yaml"
    make(path)
    (fault,) = suppressions.load_ignore_file(str(path), known()).errors
    assert "不是普通文件" in fault["zh"]


#: Pieces of ignore files, whole and broken.
pieces = st.sampled_from(
    ["- ", "rule: ", "A105", "\n", "  ", "reason: ", "x", "part: ", "3", "{", "}", "[", "]", "&a ",
     "*a", "!!int ", "---\n", "expires: ", "2025-01-01", "text: ", "'", '"', "suppressions:", "#",
     "|\n", "row: ", "予以公开", "\t", "\x00", "\u2028", "\ud800", "? ", "<<: "]
)  # fmt: skip


@given(st.lists(pieces, max_size=30).map("".join) | st.text())
def test_whatever_a_file_holds_is_read_or_told(text: str) -> None:
    entries, source = loaded(text)
    assert all(entry.rules and entry.reason["zh"] for entry in entries)
    for fault in source.errors:
        assert fault["zh"]
        assert fault["en"]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / ".reportlint-ignore.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + "- {rule: A105, reason: 已核}\n".encode())
    assert len(suppressions.load_ignore_file(str(path), known()).entries) == 1
