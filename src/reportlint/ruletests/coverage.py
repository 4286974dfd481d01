"""What the tests of rules leave untried: outcomes, messages, levels, rules that never speak."""

from __future__ import annotations

from reportlint.checks import KINDS
from reportlint.model.problem import Problem
from reportlint.ruletests.runner import list_reports
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.model.rule_test import Case
    from reportlint.rules.builtin import BuiltinRules


class CoverageGap(Record):
    """What is not tried of a rule; ``path`` and ``line`` are where the rule stands."""

    rule: str
    path: str
    line: int
    message: LocalizedText


def find_gaps(
    rules: Iterable[Rule], docs: Mapping[str, RuleDoc], builtin: BuiltinRules
) -> Iterator[CoverageGap]:
    """Return everything that the tests of the rules leave untried."""
    for rule in rules:
        doc = docs[rule.id]
        for message in (
            *_find_missing_sections(rule, doc),
            *_find_untested_messages(rule, doc, builtin),
        ):
            yield CoverageGap(rule.id, doc.path, doc.line, message)


def _find_missing_sections(rule: Rule, doc: RuleDoc) -> Iterator[LocalizedText]:
    there = {case.section for case in doc.tests}
    sections = ["pass", "fail"]
    if getattr(rule.build_check(), "when", None) is not None:
        sections.append("not-assessed")
    for section in sections:
        if section not in there:
            yield Message(f"ruletests.coverage.no_case.{section}")


def _find_untested_messages(
    rule: Rule, doc: RuleDoc, builtin: BuiltinRules
) -> Iterator[LocalizedText]:
    """Tell which of the things that a rule can say no failing case makes it say."""
    problems = [
        problem
        for case in doc.tests
        if case.section == "fail"
        for problem in _find_problems(rule, case, builtin)
    ]
    if not problems:
        yield Message("ruletests.coverage.never_reported")
        return
    kind = fetch(KINDS[doc.kind])
    variants = {problem.params.get("variant", "") for problem in problems}
    for name in sorted(set(rule.messages) - variants if getattr(kind, "VARIANTS", None) else ()):
        yield Message("ruletests.coverage.untested_message", name=name)
    conditions = {problem.condition for problem in problems}
    for name in sorted(set(rule.severity_when) - conditions):
        yield Message("ruletests.coverage.untested_condition", name=name)


def _find_problems(rule: Rule, case: Case, builtin: BuiltinRules) -> tuple[Problem, ...]:
    """Return what a rule finds in a case, in the first format in which it finds anything."""
    for report, context in list_reports(case.draft_spec, builtin):
        results = rule.build_check().run(report, context)
        problems = tuple(result for result in results if isinstance(result, Problem))
        if problems:
            return problems
    return ()
