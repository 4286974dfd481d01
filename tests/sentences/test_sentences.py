"""Every sentence gives the findings that it is marked with, and no other."""

from __future__ import annotations

import pytest

from reportlint.engine.evaluation import evaluate
from reportlint.model.problem import Context
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.selection import select
from reportlint.ruletests.runner import build_report
from tests.sentences.reading import Sentence, sentences

#: The families that look at prose.
_FAMILIES = ("N", "I", "W", "D", "X", "P2")
_SENTENCES = tuple(sentences())


def _found(sentence: Sentence) -> tuple[tuple[str, str], ...]:
    known = load_builtin_rules()
    report = build_report(sentence.sketch, "text", known)
    form = next(form for form in known.forms[0].editions if form.edition == report.edition)
    # NOTE: of the others it may well be that a figure is not understood.
    families = (*_FAMILIES, "R107") if sentence.place.startswith("figures") else _FAMILIES
    rules = [rule for rule in select(known.rules) if rule.id.startswith(families)]
    outcome = evaluate(
        report,
        rules,
        Context(form, known.forms[0].editions, known.forms[0].vocabulary, report.year),
    )
    assert outcome.notes.rule_errors == ()
    return tuple(sorted((found.rule, found.location.text) for found in outcome.findings))


@pytest.mark.parametrize("sentence", _SENTENCES, ids=lambda s: f"{s.place}-{''.join(s.text)[:24]}")
def test_a_sentence_gives_what_it_is_marked_with(sentence: Sentence) -> None:
    assert _found(sentence) == sentence.found


def test_there_are_enough_of_them_right_and_wrong() -> None:
    assert len(_SENTENCES) >= 300
    assert sum(1 for sentence in _SENTENCES if sentence.found) >= 100
    assert len({"".join(sentence.text) for sentence in _SENTENCES}) == len(_SENTENCES)


def test_every_family_has_wrong_ones() -> None:
    told = {rule for sentence in _SENTENCES for rule, _ in sentence.found}
    assert {family for family in _FAMILIES if any(rule.startswith(family) for rule in told)} == {
        "N", "I", "W", "D", "P2",
    }  # fmt: skip
