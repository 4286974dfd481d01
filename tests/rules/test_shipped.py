"""The rules that come with the program: they load, and their own tests pass."""

from __future__ import annotations

import re

import pytest

from reportlint.rules.builtin import load_builtin_rules, load_rule_docs
from reportlint.ruletests.runner import run_cases

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.rule import Rule


def test_no_file_is_at_fault() -> None:
    assert [str(fault) for fault in load_builtin_rules().errors] == []


@pytest.mark.parametrize("rule", load_builtin_rules().rules.rules, ids=lambda rule: rule.id)
def test_a_rule_passes_its_own_tests(rule: object) -> None:
    results = list(run_cases([rule], load_rule_docs(), load_builtin_rules()))  # type: ignore[list-item]
    assert {"pass", "fail"} <= {result.section for result in results}
    assert [result for result in results if result.failure] == []


def test_every_rule_is_told_in_both_languages() -> None:
    for rule in load_builtin_rules().rules:
        for words in (rule.title, *rule.messages.values()):
            assert re.search(r"[\u4e00-\u9fff]", words.zh), rule.id
            assert re.search(r"[a-zA-Z]", words.en), rule.id


@pytest.mark.parametrize("rule", load_builtin_rules().rules.rules, ids=lambda rule: rule.id)
def test_what_a_rule_looks_for_is_told_in_one_plain_sentence(rule: Rule) -> None:
    told = load_rule_docs()[rule.id].looks_for
    quoted = re.sub("“[^”]*”", "", told.zh)
    assert quoted.endswith("。")
    assert quoted.count("。") == 1
    assert len(told.zh) <= 100
    assert told.en.endswith(".")
    assert not re.search(r"[a-z)]\. [A-Z]", told.en)
    assert len(told.en) <= 260
    assert rule.title.zh + "。" != told.zh


def test_no_two_rules_look_for_the_same() -> None:
    told = [doc.looks_for for doc in load_rule_docs().values()]
    for language in ("zh", "en"):
        assert len({words[language] for words in told}) == len(told)


def test_every_rule_that_is_yielded_to_exists() -> None:
    ids = {rule.id for rule in load_builtin_rules().rules}
    for rule in load_builtin_rules().rules:
        assert {winner for winner, _ in rule.yields_to} <= ids
