"""The library: the same as the command, typed, and free to import."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import reportlint
from reportlint.support.errors import BrokenRuleError, ExpressionError, ReportlintError, UsageError
from reportlint.support.localized_text import Bilingual
from tests.corpus import CLEAN, CORPUS

BAD = CORPUS / "bad" / "A105"


def bad() -> Path:
    return min(BAD.glob("*.txt"))


def test_check_takes_paths_text_and_bytes() -> None:
    path = bad()
    text = path.read_text(encoding="utf-8")
    results = [
        reportlint.check(path),
        reportlint.check(str(path)),
        reportlint.check(text),
        reportlint.check(text.encode()),
        reportlint.check(text.encode("gb18030")),
    ]
    assert [result.path for result in results] == [str(path), str(path), "-", "-", "-"]
    assert "A105" in [finding.rule for finding in results[0].findings]
    assert [result.findings for result in results] == [results[0].findings] * 5


def test_a_clean_report_is_clean_and_rules_left_their_counts() -> None:
    result = reportlint.check(CLEAN)
    assert result.status == "checked"
    assert result.error is None
    assert [f.rule for f in result.findings if f.severity != "info"] == []
    assert result.checked["A101"] == 7
    assert result.report is not None


def test_what_cannot_be_read_is_a_result() -> None:
    result = reportlint.check("missing.txt", language="en")
    assert result.status == "unreadable"
    assert result.error == "no such file; check the path and the name"
    assert reportlint.check(b"PK\x03\x04" + bytes(50)).error == (
        "文件已损坏或不完整；重新下载或重新保存一份"
    )


def test_another_document_is_a_finding_unless_that_was_not_asked_for() -> None:
    text = "关于举办运动会的通知\n各单位：\n定于五月举办运动会。\n"
    result = reportlint.check(text)
    assert [finding.rule for finding in result.findings] == ["R103"]
    assert result.status == "checked"
    ignored = reportlint.check(text, ignore=["R103"])
    assert ignored.findings == ()
    assert ignored.status == "not-a-report"


def test_rules_are_chosen_and_levelled() -> None:
    path = bad()
    rules = {finding.rule for finding in reportlint.check(path, select=["A"]).findings}
    assert rules == {"A105"}
    assert reportlint.check(path, select=["A"], ignore=["A105"]).findings != ()
    mild = reportlint.check(path, select=["wrong-cell"], severities={"A105": "info"})
    assert {finding.severity for finding in mild.findings} == {"info"}
    assert set(mild.checked) == {"A105"}
    with pytest.raises(reportlint.UsageError, match="A999"):
        reportlint.check(path, select=["A999"])


def test_a_rule_that_is_not_chosen_does_not_run_but_for_the_gate() -> None:
    result = reportlint.check(CLEAN, select=["A101"])
    assert set(result.checked) == {"A101"}


def test_the_year_can_be_expected() -> None:
    result = reportlint.check(CLEAN, year=2031, select=["S106"])
    assert [finding.rule for finding in result.findings] == ["S106"]


def test_the_date_of_publication_can_be_told() -> None:
    late = reportlint.check(CLEAN, published="2025-02-01", select=["X"])
    assert [finding.rule for finding in late.findings] == ["X101"]
    untold = reportlint.check(CLEAN, select=["X"])
    assert (untold.findings, untold.not_assessed) == ((), ())
    assert set(untold.checked.values()) == {0}


def test_a_date_of_publication_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError):
        reportlint.check(CLEAN, published="2025-02-30")


def test_messages_are_in_the_language_asked_for() -> None:
    zh, en = (reportlint.check(bad(), language=language) for language in ("zh", "en"))
    assert zh.findings[0].message != en.findings[0].message
    assert [f.fingerprint for f in zh.findings] == [f.fingerprint for f in en.findings]


def test_extract_gives_the_report() -> None:
    report = reportlint.extract(CLEAN)
    assert [part.number for part in report.parts] == [1, 2, 3, 4, 5, 6]
    assert {table.key for table in report.tables} == {"proactive", "requests", "litigation"}
    with pytest.raises(reportlint.UnreadableError):
        reportlint.extract("missing.txt")


def test_rules_are_loaded() -> None:
    rules = reportlint.load_rules()
    assert rules.get("A101") is not None
    chosen = reportlint.load_rules(select=["A"], severities={"A101": "warning"})
    assert {rule.id[0] for rule in chosen} == {"A"}
    assert [rule.severity for rule in chosen if rule.id == "A101"] == ["warning"]


def test_everything_offered_is_there() -> None:
    for name in reportlint.__all__:
        assert getattr(reportlint, name) is not None
    assert set(reportlint.__all__) <= set(dir(reportlint))
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        _ = reportlint.chekc  # type: ignore[attr-defined]


def test_importing_the_package_is_free() -> None:
    code = (
        "import sys; before = set(sys.modules); import reportlint;"
        "print(sorted(set(sys.modules) - before))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['__future__', 'reportlint']"


def test_errors_tell_themselves_in_both_languages() -> None:
    error = ReportlintError(Bilingual("空", "empty"), "hint")
    assert error.localize("zh") == ("空", "hint")
    assert error.localize("en") == ("empty", "hint")
    assert str(error) == "empty\nhint"
    for one in (error, BrokenRuleError("S201", "m", "h"), ExpressionError("m", 3, hint="h")):
        again = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own
        assert again.localize("zh") == one.localize("zh")
        assert vars(again) == vars(one)
