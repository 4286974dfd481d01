"""Each guard of the rules that read prose has a draft on which its rule is silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportlint.engine.evaluation import evaluate
from reportlint.model.document import Mark, Span
from reportlint.model.problem import Context
from reportlint.model.report import Report
from reportlint.rules.builtin import load_builtin_rules, load_rule_docs
from reportlint.ruletests.runner import build_report
from reportlint.support.records import replace
from tests.sentences.reading import Sentence, written

_FAMILIES = ("N", "I", "P2", "W", "D", "X")
_TABLE: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "guards.yaml").read_text(encoding="utf-8")
)


def _guards() -> dict[str, set[str]]:
    """The guards that the rules name, in Chinese."""
    docs = {rule: doc for rule, doc in load_rule_docs().items() if rule.startswith(_FAMILIES)}
    return {rule: {guard.zh for guard in doc.guard} for rule, doc in docs.items() if doc.guard}


def _cases() -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for rule, guards in _TABLE.items():
        for guard, drafts in guards.items():
            for draft in drafts if isinstance(drafts, list) else [drafts]:
                yield rule, guard, draft


def _report(draft: Mapping[str, Any]) -> Report:
    text = draft.get("text", ())
    sentence = Sentence("", tuple(text) if isinstance(text, list) else (text,), draft, ())
    sketch = sentence.sketch
    if "parts" in draft:
        sketch = replace(sketch, parts={part: (text,) for part, text in draft["parts"].items()})
    elif not text:
        sketch = replace(sketch, parts={})
    tables = {key: written(rows) for key, rows in draft.get("tables", {}).items()}
    sketch = replace(
        sketch, tables={**sketch.tables, **tables}, sign_off=tuple(draft.get("sign-off", ()))
    )
    report = build_report(sketch, "text", load_builtin_rules())
    document = replace(
        report.document,
        format=draft.get("format", "text"),
        marks=tuple(Mark("comment", Span(0, 0), mark) for mark in draft.get("marks", ())),
    )
    return replace(report, document=document)


def test_every_guard_has_a_draft() -> None:
    assert {rule: set(guards) for rule, guards in _TABLE.items()} == _guards()


@pytest.mark.parametrize(("rule", "guard", "draft"), [*_cases()])
def test_the_rule_is_silent(rule: str, guard: str, draft: Mapping[str, Any]) -> None:
    known = load_builtin_rules()
    report = _report(draft)
    form = next(form for form in known.forms if form.edition == report.edition)
    # NOTE: who wins where two rules speak of the same words shows only where both run.
    rules = [r for r in known.rules if draft.get("all") or r.id == rule]
    outcome = evaluate(report, rules, Context(form, known.forms, known.vocabulary, report.year))
    assert [found.message for found in outcome.findings if found.rule == rule] == [], guard
    assert outcome.rule_errors == ()
