"""The families of rules: the letter of an id, and what such rules are about."""

from __future__ import annotations

from reportlint.support.localized_text import Message

#: In the order in which a summary names them.
FAMILIES = {
    "A": Message("model.rule_family.families.a"),
    "N": Message("model.rule_family.families.n"),
    "I": Message("model.rule_family.families.i"),
    "C": Message("model.rule_family.families.c"),
    "T": Message("model.rule_family.families.t"),
    "S": Message("model.rule_family.families.s"),
    "P": Message("model.rule_family.families.p"),
    "W": Message("model.rule_family.families.w"),
    "D": Message("model.rule_family.families.d"),
    "X": Message("model.rule_family.families.x"),
    "Y": Message("model.rule_family.families.y"),
    "G": Message("model.rule_family.families.g"),
    "R": Message("model.rule_family.families.r"),
    "E": Message("model.rule_family.families.e"),
}


def family_letter(rule: str) -> str:
    """Return the letter of a rule's family: ``S`` of S201 and of GD-S101."""
    return rule.rpartition("-")[2][:1]


def family_name(letter: str, language: str) -> str:
    """Return what a family is about; one that is not known is called by its letter."""
    title = FAMILIES.get(letter)
    return title[language] if title else letter


def rank_family(letter: str) -> tuple[int, str]:
    """Return what sorts families into the order of the table; unknown ones come last."""
    letters = list(FAMILIES)
    return (letters.index(letter) if letter in FAMILIES else len(letters), letter)
