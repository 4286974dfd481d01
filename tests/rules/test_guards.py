"""Each guard of the rules that read prose has a draft on which its rule is silent."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportlint.engine.evaluation import evaluate
from reportlint.model.document import Mark, Span
from reportlint.model.problem import build_context
from reportlint.model.report import Report
from reportlint.rules.builtin import load_builtin_rules, load_rule_docs
from reportlint.ruletests.runner import build_report
from reportlint.support.records import replace
from tests.sentences.reading import Sentence, as_words

_CASES: Mapping[str, Mapping[str, Mapping[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "guards.yaml").read_text(encoding="utf-8")
)
#: The rules of structure, tables and files whose guards have no draft here yet.
_MISSING = {
    "A105", "A106",
    "C103", "C105", "C106", "C107", "C108", "C109", "C110",
    "E101",
    "P101", "P102", "P103", "P104", "P105", "P106",
    "R101", "R102", "R103", "R104", "R105", "R106",
    "S101", "S102", "S103", "S104", "S105", "S106", "S107", "S201", "S202", "S203", "S204", "S205",
    "S207", "S209", "S210", "S213", "S214", "S215", "S217", "S218",
    "T102", "T104", "T107", "T108",
}  # fmt: skip


def _report(draft: Mapping[str, Any]) -> Report:
    text = draft.get("text", ())
    sentence = Sentence("", tuple(text) if isinstance(text, list) else (text,), draft, ())
    sketch = sentence.sketch
    if "parts" in draft:
        sketch = replace(sketch, parts={part: (text,) for part, text in draft["parts"].items()})
    elif not text:
        sketch = replace(sketch, parts={})
    tables = {key: as_words(rows) for key, rows in draft.get("tables", {}).items()}
    sketch = replace(
        sketch,
        form=draft.get("form", ""),
        without=tuple(draft.get("without", ())),
        tables={**sketch.tables, **tables},
        sign_off=tuple(draft.get("sign-off", ())),
    )
    report = build_report(sketch, "text", load_builtin_rules())
    document = replace(
        report.document,
        format=draft.get("format", "text"),
        marks=tuple(Mark("comment", Span(0, 0), mark) for mark in draft.get("marks", ())),
    )
    return replace(report, document=document)


def test_every_guard_has_a_draft() -> None:
    guards = {rule: {guard.zh for guard in doc.guard} for rule, doc in load_rule_docs().items()}
    drafts = {rule: {case["guard"] for case in cases.values()} for rule, cases in _CASES.items()}
    assert drafts == {rule: g for rule, g in guards.items() if g and rule not in _MISSING}
    assert all(guards[rule] for rule in _MISSING)


@pytest.mark.parametrize(
    ("rule", "draft"),
    [
        pytest.param(rule, draft, id=f"{rule}-{name}")
        for rule, cases in _CASES.items()
        for name, draft in cases.items()
    ],
)
def test_the_rule_is_silent(rule: str, draft: Mapping[str, Any]) -> None:
    known = load_builtin_rules()
    report = _report(draft)
    # NOTE: who wins where two rules speak of the same words shows only where both run.
    rules = [r for r in known.rules if draft.get("all") or r.id == rule]
    outcome = evaluate(report, rules, build_context(report, known.forms, report.year))
    assert [finding.message for finding in outcome.findings if finding.rule == rule] == []
    assert outcome.notes.rule_errors == ()
