"""The rules that come with the program: they load, and their own tests pass."""

from __future__ import annotations

import re

import pytest

from reportlint.rules.builtin import builtin, documentation
from reportlint.ruletests.running import run


def test_no_file_is_at_fault() -> None:
    assert [str(fault) for fault in builtin().faults] == []


@pytest.mark.parametrize("rule", builtin().rules.rules, ids=lambda rule: rule.id)
def test_a_rule_passes_its_own_tests(rule: object) -> None:
    results = list(run([rule], documentation(), builtin()))  # type: ignore[list-item]
    assert {"pass", "fail"} <= {result.section for result in results}
    assert [result for result in results if result.failure] == []


def test_every_rule_is_told_in_both_languages() -> None:
    for rule in builtin().rules:
        for words in (rule.title, *rule.messages.values()):
            assert re.search(r"[\u4e00-\u9fff]", words.zh), rule.id
            assert re.search(r"[a-zA-Z]", words.en), rule.id


def test_every_rule_that_is_yielded_to_exists() -> None:
    ids = {rule.id for rule in builtin().rules}
    for rule in builtin().rules:
        assert {winner for winner, _ in rule.yields_to} <= ids
