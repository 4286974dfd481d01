"""Rules from YAML: what they become, and every fault at once."""

from __future__ import annotations

import pytest

from reportlint.model.rule import Basis
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.loader import load_rules
from reportlint.rules.rule_reader import RuleContext
from reportlint.rules.selection import match_rules
from reportlint.support.localized_text import Bilingual
from tests.faulty import messages
from tests.rules.loading import PRESENT, RELATION, TESTS, entry, faults, loaded, one


def test_a_rule_and_what_is_told_of_it() -> None:
    text = PRESENT + (
        'editions: ["2021"]\nyears: {first: 2022}\norgans: [government]\nfix: safe\n'
        "default: off\naliases: [old-name]\nremedy: {zh: 补上, en: add it}\n"
        "basis: [{doc: 甲通知, clause: 第一条}]\nguard: [图片]\nstatus: preview\nsince: '0.1'\n"
    )
    rule = one(text)
    assert rule.all_names == ("T901", "all-tables", "old-name")
    assert (rule.editions, rule.first_year, rule.last_year) == (("2021",), 2022, 9999)
    assert (rule.organs, rule.fix, rule.default) == (("government",), "safe", False)
    assert rule.messages == {"": Bilingual("缺少{table}", "{table} is missing")}
    doc = loaded(text).docs["T901"]
    assert (doc.path, doc.line, doc.kind, doc.status) == (
        "rules/x.yaml",
        1,
        "table-present",
        "preview",
    )
    assert doc.basis == (Basis("甲通知", "第一条"),)
    assert doc.guard == (Bilingual("图片", "图片"),)
    assert doc.remedy == Bilingual("补上", "add it")
    assert [case.section for case in doc.tests] == ["pass", "fail"]


def test_rules_are_sorted_and_found_by_every_name() -> None:
    rules = loaded(PRESENT, RELATION).rules
    assert [rule.id for rule in rules] == ["A901", "T901"]
    assert rules.get("sums") is rules.rules[0]
    assert match_rules(rules, "T") == ("T901",)
    assert rules.get("nothing") is None


def test_a_relation_carries_its_clauses() -> None:
    check = one(RELATION).build_check()
    assert dict(check.shown).keys() == {"c", "here"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("severity:", "severty:", '3:3: unknown key "severty", did you mean "severity"?'),
        ("severity: error", "severity: eror", "3:13: severity must be one of error, warning, info"),
        ("id: T901", "id: T9", '1:7: id "T9": must be a letter and three digits (A101)'),
        ("name: all-tables", "name: All_tables", "2:9: name"),
        ("check: table-present", "check: table-presnt", '5:10: no check kind "table-presnt", did'),
        (", en: table missing", "", '4:10: title lacks "en"'),
        ("{table} is", "{tabel} is", '6:36: nothing provides "{tabel}", did you mean "table"?'),
        ("{table} is", "{table is", '6:35: "{" without "}"'),
        (TESTS, "tests: {pass: [{}]}", '7:10: tests lacks "fail"'),
        (TESTS, "tests: {pass: [], fail: [{}]}", '7:11: a rule needs a case under "pass"'),
        (TESTS, "tests: {pass: [{texts: 甲}], fail: [{}]}", '7:19: unknown key "texts", did you'),
        (TESTS, "tests: {pass: [{at: title}], fail: [{}]}", '7:19: "at" has no meaning under'),
        (
            "severity: error",
            "severity: error\n  with: {kind: x}",
            'the check has no parameter "kind"',
        ),
        ("severity: error", "severity: error\n  years: {first: 9, last: 8}", "would never run"),
        ("severity: error", "severity: error\n  organs: [office]", "organs must be one of"),
        (
            "severity: error",
            "severity: error\n  editions: ['2020']",
            "editions must be one of 2019",
        ),
        ("{zh: 缺表,", "{zh: '',", "title in zh says nothing"),
        ("severity: error", "severity: error\n  severity-when: {x: info}", 'unknown key "x"'),
        ("severity: error", "severity: error\n  yields-to: [T]", 'no other rule "T"'),
        ("severity: error", "severity: error\n  yields-to: {T1: near}", "T1 must be one of place"),
    ],
)
def test_every_fault_is_told_where_it_stands(old: str, new: str, fault: str) -> None:
    assert PRESENT.count(old) == 1
    found = faults(PRESENT.replace(old, new.replace("\n  ", "\n")))
    assert any(fault in line for line in found), found


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("assert: here ==", "assert: hree ==", "9:11: "),
        ("requests[processed_total, c]", "requests[processed, c]", "9:28: "),
        ("assert: here ==", "assert: here =", "9:16: "),
        ('{here}"}', '{here} {gone}"}', "11:59: "),
        ("blank: zero", "blank: nil", "7:10: blank must be one of"),
        ("blank: zero", "tolerance: {abs: -1}", "abs must be a number, not below 0"),
        ("assert:", "when:", 'a relation lacks "assert"'),
        ("for-each: {c: requests.columns}", "for-each: [c]", "for-each must be a mapping"),
        ("at: requests[new, c]", "at: [1]", "at must be an expression"),
    ],
)
def test_faults_in_expressions_have_their_column(old: str, new: str, fault: str) -> None:
    assert RELATION.count(old) == 1
    found = faults(RELATION.replace(old, new))
    assert any(line.startswith(fault) or fault in line for line in found), found


def test_a_broken_rule_disables_only_itself() -> None:
    found = loaded(PRESENT, RELATION.replace("severity: error", "severity: grave"))
    assert [rule.id for rule in found.rules] == ["T901"]
    assert len(found.errors) == 1


def test_faults_of_several_rules_come_together() -> None:
    found = faults(
        PRESENT.replace("{table} is", "{tabel} is"), RELATION.replace("title:", "titel:")
    )
    assert [line.split(":")[0] for line in found] == ["6", "12", "9"]


def test_ids_and_names_are_given_once() -> None:
    again = PRESENT.replace("T901", "T902")
    (fault,) = faults(PRESENT, again)
    assert fault == '9:3: "all-tables" is taken by the rule in rules/x.yaml:1'
    assert [rule.id for rule in loaded(PRESENT, again).rules] == ["T901"]


def test_who_yields_may_name_a_family() -> None:
    second = PRESENT.replace("T901", "T902").replace("all-tables", "second")
    rules = loaded(PRESENT, second + "yields-to: {T: words}\n").rules
    assert rules.rules[1].yields_to == (("T901", "words"),)


def test_nobody_yields_to_himself_by_way_of_others() -> None:
    first = PRESENT + "yields-to: [T902]\n"
    second = PRESENT.replace("T901", "T902").replace("all-tables", "second") + "yields-to: [T901]\n"
    found = loaded(first, second)
    assert len(found.rules) == 0
    assert "in the end T901 yields to itself, by way of T902" in messages(found.errors)[0]


def test_a_rule_that_yields_to_a_broken_one_still_runs() -> None:
    broken = PRESENT.replace("T901", "T902").replace("all-tables", "second").replace("table}", "x}")
    found = loaded(PRESENT + "yields-to: [T902]\n", broken)
    assert [rule.id for rule in found.rules] == ["T901"]


def test_files_without_rules_are_at_fault() -> None:
    found = loaded()
    assert messages(found.errors) == ["an empty rule file"]
    assert faults("just: a mapping\n") != []


def forbidding(number: int) -> str:
    return f"""\
    id: W9{number:02}
    name: words-{number}
    severity: info
    title: {{zh: 用语, en: wording}}
    check: forbids
    with: {{pattern: "甲(?:{"子?" * 15})丙{number}"}}
    message: {{zh: "{{words}}", en: "{{words}}"}}
    looks-for: {{zh: 查用语。, en: Looks for words.}}
    tests: {{pass: [{{}}], fail: [{{text: 甲子丙{number}。}}]}}
    """


def test_what_the_patterns_of_all_files_may_cost_has_a_bound() -> None:
    files = [(f"rules/{n}.yaml", entry(forbidding(n))) for n in range(40)]
    known = load_builtin_rules()
    found = load_rules(files, RuleContext(known.forms))
    assert 1 < len(found.rules) < 40
    assert len(found.rules) + len(found.errors) == 40
    assert all("together" in fault["en"] for fault in found.errors)
