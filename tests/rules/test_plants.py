"""Every planted mistake is found in every format, and right drafts beside them stay silent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportlint.engine.evaluation import Evaluation, evaluate
from reportlint.model.report import Report
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.expectations import find_mismatch
from reportlint.ruletests.formats import ALL, TEXT, select_formats
from reportlint.ruletests.runner import build_context, build_report
from reportlint.support.records import replace
from tests.rules.planting import Plant, plants

_PLANTS = tuple(plants())
#: A rule whose words and places are many has this many of each.
_ENOUGH = 5
#: So many plants come between two that are tried in another format than plain text, too.
_EVERY = 3


def _formats(plant: Plant) -> Iterator[str]:
    """Plain text where it can be shown there; one of the other formats in turn, now and then."""
    able = select_formats(plant.case.draft_spec, ALL)
    yield from (form for form in able if form == TEXT)
    others = [form for form in able if form != TEXT]
    if others and (TEXT not in able or plant.number % _EVERY == 0):
        yield others[plant.number // _EVERY % len(others)]


def _run(plant: Plant, form: str) -> tuple[Report, Evaluation]:
    """What the plant's rule says where all rules run: others may win."""
    known, sketch = load_builtin_rules(), plant.case.draft_spec
    report = build_report(sketch, form, known)
    outcome = evaluate(report, known.rules, build_context(report, sketch, known))
    assert outcome.notes.rule_errors == ()
    mine = tuple(found for found in outcome.findings if found.rule == plant.rule)
    return report, replace(outcome, findings=mine, not_assessed=())


@pytest.mark.parametrize("plant", _PLANTS, ids=lambda plant: plant.name)
def test_a_mistake_is_found_and_what_is_right_is_not(plant: Plant) -> None:
    for form in _formats(plant):
        report, outcome = _run(plant, form)
        if plant.case.section == "fail":
            assert find_mismatch(plant.case, {"zh": outcome, "en": outcome}, report) is None, form
        else:
            assert [found.message for found in outcome.findings] == [], form


def test_there_are_enough_of_each() -> None:
    counts: dict[tuple[str, str], int] = {}
    for plant in _PLANTS:
        key = plant.rule, plant.case.section
        counts[key] = counts.get(key, 0) + 1
    assert {key: count for key, count in counts.items() if count < _ENOUGH} == {}
