"""The ignore file beside a draft: which findings it suppresses, and what does not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportlint
from tests.suppression.faulty import CLAIM, RULES, ignoring, rules, write

#: An entry, and the rules that are left to speak.
HELD = [
    ("{rule: A105, reason: 待更正}", ["N101", "W304"]),
    ("{rule: wrong-cell, reason: 待更正}", ["N101", "W304"]),
    ("{rule: A, reason: 待更正}", ["N101", "W304"]),
    ("{rule: N1, reason: 口径不同}", ["A105", "W304"]),
    ("{rule: A105, part: 3, reason: 待更正}", ["N101", "W304"]),
    ("{rule: A105, table: requests, reason: 待更正}", ["N101", "W304"]),
    ("{rule: A105, row: 予以公开, column: 自然人, reason: 待更正}", ["N101", "W304"]),
    ("{rule: N101, part: 1, reason: 口径不同}", ["A105", "W304"]),
    ("{rule: N101, text: 28件, reason: 口径不同}", ["A105", "W304"]),
    ("{rule: N101, text: '新收 政府信息公开申请２８件', reason: 口径不同}", ["A105", "W304"]),
    (f"{{rule: N101, text: {CLAIM}，上年结转1件, reason: 口径不同}}", ["A105", "W304"]),
    ("{rule: A105, file: draft.txt, reason: 待更正}", ["N101", "W304"]),
    ("{rule: A105, file: dra*.t?t, reason: 待更正}", ["N101", "W304"]),
    ("{rule: A105, expires: 2025-03-31, reason: 待更正}", ["N101", "W304"]),
    ("{rule: A105, expires: 2025-03-01, reason: 最后一天仍有效}", ["N101", "W304"]),
]
TODAY = "2025-03-01"


@pytest.mark.parametrize(("entry", "left"), HELD)
def test_an_entry_suppresses_what_it_is_about(entry: str, left: list[str], tmp_path: Path) -> None:
    ignoring(tmp_path, f"- {entry}\n")
    result = reportlint.check(write(tmp_path), today=TODAY)
    assert rules(result) == left
    assert result.suppressed == 1
    (item,) = result.suppressions
    assert item.finding.rule == (set(RULES) - set(left)).pop()
    assert item.source == "ignore-file"
    assert item.where.endswith(".reportlint-ignore.yaml:1")


#: An entry that is about nothing here.
UNUSED = [
    "{rule: A101, reason: 待更正}",
    "{rule: A105, part: 4, reason: 待更正}",
    "{rule: A105, table: litigation, reason: 待更正}",
    "{rule: A105, row: 予以公开, column: 商业企业, reason: 待更正}",
    "{rule: N101, part: 2, reason: 口径不同}",
    "{rule: N101, text: 主动公开政府信息286条, reason: 口径不同}",
    "{rule: N101, text: 从未写过的话, reason: 口径不同}",
]


@pytest.mark.parametrize("entry", UNUSED)
def test_an_unused_entry_is_told_at_the_title(entry: str, tmp_path: Path) -> None:
    ignoring(tmp_path, f"# 说明\n- {entry}\n")
    result = reportlint.check(write(tmp_path), today=TODAY)
    assert rules(result) == ["E101", *RULES]
    told = result.findings[0]
    assert told.severity == "warning"
    assert told.location.line == 1
    assert ".reportlint-ignore.yaml:2）没有对应的问题" in told.message
    assert result.suppressed == 0


def test_an_expired_entry_holds_no_more_and_is_told(tmp_path: Path) -> None:
    ignoring(tmp_path, "- {rule: A105, reason: 待更正, expires: 2025-02-28}\n")
    result = reportlint.check(write(tmp_path), today=TODAY)
    assert rules(result) == ["E101", *RULES]
    assert "已于 2025-02-28 到期" in result.findings[0].message
    english = reportlint.check(write(tmp_path), today=TODAY, language="en")
    assert "suppressed A105 until 2025-02-28" in english.findings[0].message
    assert [f.fingerprint for f in english.findings] == [f.fingerprint for f in result.findings]


@pytest.mark.parametrize(
    ("entry", "choice"),
    [
        ("{rule: A101, reason: 没有运行}", {"select": ["N"]}),
        ("{rule: A101, reason: 没有运行}", {"ignore": ["A101"]}),
        ("{rule: A101, reason: 没有运行}", {"severities": {"A101": "off"}}),
        ("{rule: A, reason: 只运行了一部分}", {"select": ["A101"]}),
        ("{rule: X103, reason: 不知道公布日期}", {}),
        ("{rule: A101, reason: 不看抑制}", {"ignore": ["E101"]}),
        ("{rule: A101, reason: 不看抑制}", {"severities": {"E101": "off"}}),
    ],
)
def test_what_did_not_run_cannot_show_that_an_entry_is_unused(
    entry: str, choice: dict[str, object], tmp_path: Path
) -> None:
    ignoring(tmp_path, f"- {entry}\n")
    result = reportlint.check(write(tmp_path), **choice)  # type: ignore[arg-type]
    assert "E101" not in rules(result)


def test_a_rule_that_could_not_judge_does_not_make_its_entries_unused(tmp_path: Path) -> None:
    ignoring(tmp_path, "- {rule: A101, reason: 待更正}\n")
    draft = write(tmp_path)
    assert "E101" in rules(reportlint.check(draft))
    text = draft.read_text(encoding="utf-8").replace("14 3 0 0 1 0 18", "若干 3 0 0 1 0 18", 1)
    result = reportlint.check(write(tmp_path, text=text))
    assert any(skipped.rule == "A101" for skipped in result.not_assessed)
    assert "E101" not in rules(result)


def test_the_severity_of_unused_entries_can_be_set(tmp_path: Path) -> None:
    ignoring(tmp_path, "- {rule: A101, reason: 待更正}\n")
    result = reportlint.check(write(tmp_path), severities={"E101": "error"})
    assert [(f.rule, f.severity) for f in result.findings[:1]] == [("E101", "error")]


def test_a_suppressed_a105_does_not_bring_the_plain_sums_back(tmp_path: Path) -> None:
    draft = write(tmp_path)
    ignoring(tmp_path, "- {rule: A105, reason: 待更正}\n")
    assert rules(reportlint.check(draft, select=["A"])) == []
    assert rules(reportlint.check(draft, select=["A"], suppressions=False)) == ["A105"]
    without = reportlint.check(draft, select=["A"], ignore=["A105"])
    assert {"A102", "A103"} <= set(rules(without))


def test_every_entry_about_a_finding_is_used_and_the_first_gives_the_reason(
    tmp_path: Path,
) -> None:
    ignoring(tmp_path, "- {rule: A105, reason: 第一}\n- {rule: A, part: 3, reason: 第二}\n")
    result = reportlint.check(write(tmp_path))
    assert rules(result) == ["N101", "W304"]
    assert [item.reason for item in result.suppressions] == ["第一"]


def test_an_entry_of_another_file_says_nothing(tmp_path: Path) -> None:
    ignoring(tmp_path, "- {rule: A105, file: other.txt, reason: 待更正}\n")
    assert rules(reportlint.check(write(tmp_path))) == list(RULES)


def test_the_reason_comes_in_the_language_of_the_run(tmp_path: Path) -> None:
    ignoring(tmp_path, "- {rule: A105, reason: {zh: 待更正, en: to be put right}}\n")
    draft = write(tmp_path)
    for language, reason in (("zh", "待更正"), ("en", "to be put right")):
        result = reportlint.check(draft, language=language)
        assert [item.reason for item in result.suppressions] == [reason]


def test_a_broken_ignore_file_is_an_error_of_the_library(tmp_path: Path) -> None:
    ignoring(tmp_path, "- {rule: A1O5, reason: 待更正}\n")
    with pytest.raises(reportlint.RuleError, match="A1O5"):
        reportlint.check(write(tmp_path))
    assert rules(reportlint.check(write(tmp_path), suppressions=False)) == list(RULES)


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(reportlint.UsageError, match="2025-02-30"):
        reportlint.check(write(tmp_path), today="2025-02-30")


def test_a_draft_without_a_place_has_no_ignore_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = write(tmp_path)
    ignoring(tmp_path, "- {rule: A105, reason: 待更正}\n")
    monkeypatch.chdir(tmp_path)
    assert rules(reportlint.check(draft.read_bytes())) == list(RULES)
    assert rules(reportlint.check("draft.txt")) == ["N101", "W304"]


def test_what_is_no_report_is_not_told_of_its_suppressions(tmp_path: Path) -> None:
    ignoring(tmp_path, "- {rule: A105, reason: 待更正}\n")
    notice = write(tmp_path, text="关于举办运动会的通知\n各单位：\n定于五月举办运动会。\n")
    assert rules(reportlint.check(notice)) == ["R103"]
