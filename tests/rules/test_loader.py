"""The built-in profiles, and how they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportlint
from reportlint.config.draft_config import DraftConfig, check_profile, find_threshold
from reportlint.rules import layers, loader
from reportlint.rules.builtin import load_builtin_rules, load_profiles
from reportlint.rules.layers import Layer
from reportlint.support import yaml_reader
from reportlint.support.errors import UsageError
from reportlint.support.source_errors import Source
from tests.corpus import CORPUS

PROFILES = {profile.name: profile for profile in load_profiles()}
PLAIN = """\
name: mine
title: {zh: 我的, en: mine}
about: {zh: 说明, en: about}
fail-on: info
settings:
  - ignore: [A101]
    reason: {zh: 因为, en: because}
  - severities: {P101: info}
    extend-select: [W307]
    reason: {zh: 所以, en: therefore}
"""


def read(text: str) -> tuple[layers.Profile | None, list[str]]:
    source = Source("rules/profiles/mine.yaml", text)
    found = loader.read_profile(source, yaml_reader.parse(source, text), load_builtin_rules().rules)
    return found, [f"{fault.line}:{fault.column}: {fault['en']}" for fault in source.errors]


def severities(name: str) -> dict[str, str]:
    return {
        rule.id: rule.severity
        for rule in DraftConfig(profile=name).resolve_rules(Layer("command-line"), ())
    }


def test_there_are_three() -> None:
    assert set(PROFILES) == {"draft", "final", "audit"}


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_every_setting_has_its_reason_in_both_languages(name: str) -> None:
    level = PROFILES[name].layer
    words = (*level.extend_select, *level.ignore, *(word for word, _ in level.severities))
    assert words
    for word in words:
        reason = level.reasons[word.line]
        assert reason["zh"].strip()
        assert reason["en"].strip()


def test_a_draft_is_allowed_what_is_not_finished() -> None:
    usual, draft = severities(""), severities("draft")
    assert set(draft) < set(usual)
    assert not {"X101", "X102", "X103", "X104"} & set(draft)
    assert {draft[rule] for rule in ("W101", "C101", "S201", "T101")} == {"info"}
    assert draft["A101"] == usual["A101"] == "error"


def test_a_final_version_holds_no_trace_of_drafting() -> None:
    usual, final = severities(""), severities("final")
    assert set(usual) < set(final)
    assert {final[rule] for rule in ("W101", "W102", "W103", "D102")} == {"error"}
    assert all(final[rule] == "error" for rule, level in usual.items() if level == "error")


def test_an_audit_counts_what_is_not_told_otherwise_and_leaves_wording_alone() -> None:
    usual, audit = severities(""), severities("audit")
    assert {"D107", "I110"} <= set(audit) - set(usual)
    assert audit["X101"] == "error"
    assert "W310" not in audit


def test_the_good_corpus_is_clean_under_every_profile() -> None:
    for name in PROFILES:
        for path in ("clean.txt", "short.txt"):
            result = reportlint.check(CORPUS / "good" / path, profile=name)
            assert [f.rule for f in result.findings if f.severity != "info"] == []


def test_a_profile_is_read_with_the_reasons_of_its_settings() -> None:
    found, faults = read(PLAIN)
    assert faults == []
    assert found is not None
    assert [word.text for word in found.layer.ignore] == ["A101"]
    assert [(word.text, value) for word, value in found.layer.severities] == [("P101", "info")]
    assert {line: reason["en"] for line, reason in found.layer.reasons.items()} == {
        6: "because",
        8: "therefore",
        9: "therefore",
    }
    assert found.fail_on == "info"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("A101", "A199", 'no rule "A199"'),
        ("info}", "inf}", "severity must be one of error"),
        ("reason: {zh: 因为, en: because}", "x: y", 'a setting lacks "reason"'),
        ("en: about", "de: x", 'about lacks "en"'),
        ("fail-on: info", "fail-on: often", "fail-on must be one of"),
        ("name: mine\n", "", 'a profile lacks "name"'),
    ],
)
def test_a_broken_profile_is_not_used(old: str, new: str, told: str) -> None:
    assert PLAIN.count(old) == 1
    found, faults = read(PLAIN.replace(old, new))
    assert found is None
    assert any(told in fault for fault in faults), faults


def test_a_profile_that_there_is_not_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        check_profile("finale", ())
    assert caught.value.localize("zh") == (
        "没有方案“finale”：有 audit、draft、final",
        "是不是 final？",
    )


def test_the_usual_threshold_is_nobodys_setting() -> None:
    assert find_threshold(None, "final") is None


def test_profiles_stand_where_the_documentation_says() -> None:
    for name, profile in PROFILES.items():
        assert profile.layer.path == f"rules/profiles/{name}.yaml"
        assert Path(profile.layer.path).is_file()
