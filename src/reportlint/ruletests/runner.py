"""Runs the cases of rules and says of each whether it came out as it says."""

from __future__ import annotations

from contextlib import suppress

from reportlint.engine.evaluation import evaluate
from reportlint.model import problem
from reportlint.model.problem import UnusedSuppression
from reportlint.parsing import parse
from reportlint.ruletests import expectations
from reportlint.ruletests.expectations import Failure
from reportlint.ruletests.formats import QUICK, build_document, select_formats
from reportlint.support.errors import RuleError
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.engine.evaluation import Evaluation
    from reportlint.model.problem import Context
    from reportlint.model.report import Report
    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.model.rule_test import Case, CaseSuppression, DraftSpec
    from reportlint.rules.builtin import BuiltinRules


class CaseResult(Record):
    """What became of a case: ``failure`` says what is not as it should be, None if all is.

    ``path`` and ``line`` are where the case stands; ``format`` is how its draft was written.
    ``has_finding``: the rule said something.
    """

    rule: str
    section: str
    name: str
    path: str
    line: int
    format: str
    failure: Failure | None
    has_finding: bool = False


def run_cases(
    rules: Iterable[Rule],
    docs: Mapping[str, RuleDoc],
    builtin: BuiltinRules,
    formats: tuple[str, ...] = QUICK,
) -> Iterator[CaseResult]:
    """Run every case of the rules, in each of the formats that can show it."""
    for rule in rules:
        doc = docs[rule.id]
        for case in doc.tests:
            for form in select_formats(case.draft_spec, formats):
                facts = rule.id, case.section, case.name, doc.path, case.line, form
                yield CaseResult(*facts, *_run_case(rule, case, form, builtin))


def _run_case(
    rule: Rule, case: Case, form: str, builtin: BuiltinRules
) -> tuple[Failure | None, bool]:
    try:
        report = build_report(case.draft_spec, form, builtin)
    except RuleError as error:
        return Failure(error.texts[0]), False
    outcomes = evaluate_case(report, (rule,), case.draft_spec, builtin)
    errors = outcomes["en"].notes.rule_errors or outcomes["zh"].notes.rule_errors
    if errors:
        return Failure(errors[0].texts[0]), False
    return expectations.find_failure(case, outcomes, report), bool(outcomes["zh"].findings)


def list_reports(draft_spec: DraftSpec, builtin: BuiltinRules) -> Iterator[tuple[Report, Context]]:
    """Yield the draft of a case in each quick format that it can be written in, with its context.

    A case that makes no draft fails by itself, and says why.
    """
    for form in select_formats(draft_spec):
        with suppress(RuleError):
            report = build_report(draft_spec, form, builtin)
            yield report, build_context(report, draft_spec, builtin)


def build_report(draft_spec: DraftSpec, form: str, builtin: BuiltinRules) -> Report:
    """Write the draft of a case and parse it as any draft is; raises RuleError for a bad case."""
    document = build_document(draft_spec, form, builtin.form(draft_spec.form).editions)
    return parse(document, builtin.forms, draft_spec.expected_year)


def evaluate_case(
    report: Report, rules: Iterable[Rule], draft_spec: DraftSpec, builtin: BuiltinRules
) -> dict[str, Evaluation]:
    """Run rules over a case's report, in both languages."""
    context = build_context(report, draft_spec, builtin)
    case_rules = tuple(rules)
    return {language: evaluate(report, case_rules, context, language) for language in ("en", "zh")}


def build_context(report: Report, draft_spec: DraftSpec, builtin: BuiltinRules) -> Context:
    """Return what rules know besides the report; the year is by default the report's own."""
    year = report.year if draft_spec.expected_year is None else draft_spec.expected_year
    return problem.build_context(
        *(report, builtin.forms, year),
        published=draft_spec.published,
        unused_suppressions=tuple(map(_build_unused, draft_spec.suppressions)),
    )


def _build_unused(suppression: CaseSuppression) -> UnusedSuppression:
    """Return a suppression that does not hold as rules meet it."""
    params = {
        "rule": suppression.rule,
        "where": suppression.where,
        "date": suppression.expires,
        "words": suppression.words,
        "count": suppression.count,
        "guess": "",
    }
    return UnusedSuppression(suppression.state, None, params)
