"""Families of rules, by the letter of their ids."""

from __future__ import annotations

import pytest

from reportlint.model.rule import FAMILIES, family_letter, family_name, rank_family
from reportlint.rules.builtin import load_builtin_rules


@pytest.mark.parametrize(
    ("rule", "letter"), [("A105", "A"), ("GD-S101", "S"), ("A-B-C1", "C"), ("", "")]
)
def test_family_of_a_rule(rule: str, letter: str) -> None:
    assert family_letter(rule) == letter


def test_every_built_in_rule_is_of_a_family_with_a_name() -> None:
    assert {family_letter(rule.id) for rule in load_builtin_rules().rules} <= set(FAMILIES)


def test_families_have_an_order_and_unknown_ones_come_last() -> None:
    assert sorted("ZRQNA", key=rank_family) == ["A", "N", "R", "Q", "Z"]
    assert family_name("A", "zh") == "表内勾稽"
    assert family_name("A", "en") == "sums of the tables"
    assert family_name("Z", "en") == "Z"
