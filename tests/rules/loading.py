"""Loads rules that a test writes, by the shipped forms."""

from __future__ import annotations

from textwrap import dedent, indent

from reportlint.model.rule import Rule
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.loader import LoadedRules, load_rules
from reportlint.rules.rule_reader import RuleContext
from tests.faulty import lines

TESTS = "tests: {pass: [{}], fail: [{without: [table requests]}]}"
PRESENT = f"""\
id: T901
name: all-tables
severity: error
title: {{zh: 缺表, en: table missing}}
check: table-present
message: {{zh: "缺少{{table}}", en: "{{table}} is missing"}}
{TESTS}
looks-for: {{zh: 查缺不缺表。, en: The tables must be there.}}
"""
RELATION = """\
id: A901
name: sums
severity: error
title: {zh: 合计, en: sums}
check: relation
for-each: {c: requests.columns}
blank: zero
let: {here: "requests[new, c]"}
assert: here == requests[processed_total, c]
at: requests[new, c]
message: {zh: "“{c}”列 {here}", en: "column {c}: {here}"}
looks-for: {zh: 查合计对不对。, en: The sums must be right.}
tests:
  pass: [{}]
  fail: [{requests: {new: {other: 1}}}]
"""


def entry(text: str) -> str:
    """Write a rule as an item of a rule file."""
    return "- " + indent(dedent(text), "  ").lstrip()


def loaded(*rules: str) -> LoadedRules:
    """Load a file ``rules/x.yaml`` of these rules."""
    known = load_builtin_rules()
    text = "".join(entry(rule) for rule in rules)
    return load_rules([("rules/x.yaml", text)], RuleContext(known.forms))


def one(text: str) -> Rule:
    """Load a single rule that has no fault."""
    found = loaded(text)
    assert [str(fault) for fault in found.errors] == []
    (rule,) = found.rules
    return rule


def faults(*rules: str) -> list[str]:
    """Return the faults, each as ``line:column: message``."""
    return lines(loaded(*rules).errors)
