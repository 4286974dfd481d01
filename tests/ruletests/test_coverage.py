"""What tests of rules leave untried, and changed numbers that no rule notices."""

from __future__ import annotations

import pytest

from reportlint.rules.builtin import load_builtin_rules, load_rule_docs
from reportlint.rules.loader import LoadedRules
from reportlint.ruletests.coverage import find_gaps
from reportlint.ruletests.mutation import Mutant, generate_mutants
from tests.rules.loading import PRESENT, RELATION, TESTS, loaded

RULES = RELATION[: RELATION.index("tests:")]


def told(found: LoadedRules) -> list[str]:
    assert list(found.errors) == []
    return [lack.message["en"] for lack in find_gaps(found.rules, found.docs, load_builtin_rules())]


def test_a_rule_with_both_outcomes_is_covered() -> None:
    assert told(loaded(PRESENT)) == []


def test_a_rule_with_a_condition_needs_a_case_that_cannot_be_judged() -> None:
    head = RULES + 'when: report.organ matches "局"\n'
    tests = "tests: {pass: [{}], fail: [{requests: {new: {other: 1}}}]}\n"
    assert told(loaded(head + tests)) == ["it has a when, but no case not-assessed"]
    tests = tests.replace("}]}\n", "}], not-assessed: [{requests: unreadable}]}\n")
    assert told(loaded(head + tests)) == []


def test_a_rule_that_nothing_makes_speak() -> None:
    assert told(loaded(PRESENT.replace(TESTS, "tests: {pass: [{}], fail: [{}]}"))) == [
        "no case makes it speak"
    ]


def test_a_message_and_a_level_that_nothing_brings_up() -> None:
    rule = """\
id: T902
name: rows
severity: error
title: {zh: 缺行, en: rows missing}
looks-for: {zh: 查有没有。, en: Looks for it.}
check: rows-present
messages:
  one: {zh: "缺少“{label}”", en: "{label} is missing"}
  many: {zh: "缺少 {count} 行", en: "{count} rows are missing"}
tests: {pass: [{}], fail: [{without: [requests.granted]}]}
"""
    assert told(loaded(rule)) == ["no case brings up the message “many”"]


SUMS = """\
id: A902
name: rows-of-requests
severity: error
title: {zh: 行合计, en: sums of rows}
looks-for: {zh: 查有没有。, en: Looks for it.}
check: relation
for-each: {r: requests.rows}
assert: requests[r, total] == sum(requests[r, applicants])
at: requests[r, total]
message: {zh: "{requests[r, total]}", en: "{requests[r, total]}"}
tests:
  pass: [{requests: {new: {other: 2, total: 2}, granted: [1, 0, 0, 0, 0, 0, 1]}}]
  fail: [{requests: {new: {other: 2}}}]
"""


def changed(rule: str) -> list[Mutant]:
    found = loaded(rule)
    assert list(found.errors) == []
    return list(generate_mutants(found.rules, found.docs, found.rules.rules, load_builtin_rules()))


def test_each_number_is_changed_by_one_up_and_down() -> None:
    found = changed(SUMS)
    assert [(m.cell, m.before, m.after) for m in found] == [
        ("requests[new, other]", "2", "3"),
        ("requests[new, other]", "2", "1"),
        ("requests[new, total]", "2", "3"),
        ("requests[new, total]", "2", "1"),
        *(("requests[granted, 0]", "1", new) for new in ("2", "0")),
        *((f"requests[granted, {place}]", "0", "1") for place in range(1, 6)),
        *(("requests[granted, 6]", "1", new) for new in ("2", "0")),
    ]
    assert all(mutant.is_detected for mutant in found)


def test_a_number_that_no_rule_adds_survives() -> None:
    rule = SUMS.replace("sum(requests[r, applicants])", "requests[r, other]").replace(
        "granted: [1, 0, 0, 0, 0, 0, 1]", "granted: {natural_person: 1}"
    )
    survivors = [mutant.cell for mutant in changed(rule) if not mutant.is_detected]
    assert survivors == ["requests[granted, natural_person]"] * 2


def test_rules_without_sums_have_no_numbers_to_change() -> None:
    assert changed(RELATION.replace("here ==", "here >=")) == []
    assert changed(PRESENT) == []


@pytest.mark.parametrize("family", ["A1", "C1", "T1"])
def test_built_in_rules_leave_nothing_untried(family: str) -> None:
    rules = [rule for rule in load_builtin_rules().rules if rule.id.startswith(family)]
    assert rules
    docs = load_rule_docs()
    found = [
        f"{lack.rule}: {lack.message['en']}"
        for lack in find_gaps(rules, docs, load_builtin_rules())
    ]
    assert found == []


def test_changed_numbers_of_the_built_in_sums_are_noticed() -> None:
    rules = [rule for rule in load_builtin_rules().rules if rule.id == "A104"]
    found = list(
        generate_mutants(
            rules, load_rule_docs(), load_builtin_rules().rules.rules, load_builtin_rules()
        )
    )
    assert len(found) > 5
    assert [mutant for mutant in found if not mutant.is_detected] == []
