"""One draft: parsed, judged by its rules, and what is suppressed taken out."""

from __future__ import annotations

from reportlint.engine import file_results
from reportlint.engine.check_options import (
    CheckOptions,
    active_rules,
    add_default_rules,
    known_rules,
)
from reportlint.engine.evaluation import evaluate
from reportlint.model.problem import Context
from reportlint.model.rule import NOT_A_REPORT, UNUSED_RULE, RuleSet
from reportlint.parsing import parse
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.records import Record, replace
from reportlint.suppression import may_suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    from reportlint.engine.draft_suppressions import SuppressionUse
    from reportlint.engine.evaluation import Evaluation
    from reportlint.model.document import Document
    from reportlint.model.finding import FileResult
    from reportlint.model.report import Report
    from reportlint.model.rule import Rule
    from reportlint.support.errors import BrokenRuleError
    from reportlint.support.source_errors import SourceError
    from reportlint.suppression.baseline import BaselineEntries

    #: A path, or the draft itself: bytes, or a str of several lines.
    Source: TypeAlias = str | bytes | os.PathLike[str]


class DraftResult(Record):
    """A draft's result, the errors of rules that failed on it, what to tell of suppressions.

    ``shared_uses`` are entries about several drafts, with what this one made of them;
    ``source_errors`` are those of its ignore file. ``baseline_entries`` is what a new baseline
    keeps. ``packs`` are those of its project, as ``choosing.packs_of`` counts them.
    """

    result: FileResult
    rule_errors: tuple[BrokenRuleError, ...] = ()
    shared_uses: tuple[SuppressionUse, ...] = ()
    source_errors: tuple[SourceError, ...] = ()
    baseline_entries: BaselineEntries = ()
    packs: Mapping[str, int] = {}


def read_document(document: Document, options: CheckOptions) -> DraftResult:
    """Parse a draft and say whether it is a report at all."""
    report = parse_document(document, options.year)
    if _is_passed_over(document, options):
        return DraftResult(file_results.build_foreign_result(report))
    gate = load_builtin_rules().rules.get(NOT_A_REPORT)
    evaluation = evaluate_rules(report, (gate,) if gate else (), options)
    if evaluation.findings:
        return DraftResult(file_results.build_foreign_result(report), evaluation.rule_errors)
    return DraftResult(
        file_results.build_result(report, evaluation, options.language), evaluation.rule_errors
    )


def check_document(document: Document, options: CheckOptions, *, wide: bool = False) -> DraftResult:
    """Check a draft that was read already; ``wide``: also by the rules that were deselected."""
    report = parse_document(document, options.year)
    if _is_passed_over(document, options):
        return DraftResult(file_results.build_foreign_result(report))
    rules = active_rules(options, report)
    if wide:
        rules = add_default_rules(rules)
    evaluation = evaluate_rules(report, _add_gate(rules), options)
    gate_selected = options.is_named and rules.get(NOT_A_REPORT) is not None
    if not gate_selected and any(finding.rule == NOT_A_REPORT for finding in evaluation.findings):
        return DraftResult(file_results.build_foreign_result(report), evaluation.rule_errors)
    rule_ids = {rule.id for rule in rules}
    check_counts = {
        rule: count for rule, count in evaluation.check_counts.items() if rule in rule_ids
    }
    evaluation = replace(evaluation, check_counts=check_counts)
    if not may_suppress(document, options.suppression):
        return DraftResult(
            file_results.build_result(report, evaluation, options.language), evaluation.rule_errors
        )
    return _apply_suppressions(evaluation, rules, report, options)


def _is_passed_over(document: Document, options: CheckOptions) -> bool:
    """Whether a file that nobody named is a picture of something else."""
    if options.is_named or document.format != "image":
        return False
    from reportlint.engine.ocr_confidence import is_mere_picture

    return is_mere_picture(document)


def parse_document(document: Document, year: int | None = None) -> Report:
    """Parse a draft by the built-in forms; ``year`` is the report year that is expected."""
    built_in = load_builtin_rules()
    return parse(document, built_in.forms, built_in.vocabulary, year)


def evaluate_rules(report: Report, rules: Iterable[Rule], options: CheckOptions) -> Evaluation:
    """Run some rules over a parsed draft."""
    return evaluate(report, rules, _build_context(report, options), options.language)


def _build_context(report: Report, options: CheckOptions) -> Context:
    built_in = load_builtin_rules()
    form = next(form for form in built_in.forms if form.edition == report.edition)
    return Context(
        form, built_in.forms, built_in.vocabulary, options.year, published=options.publication_date
    )


def _apply_suppressions(
    evaluation: Evaluation, rules: RuleSet, report: Report, options: CheckOptions
) -> DraftResult:
    """Take the suppressed findings out of an outcome of some rules."""
    from reportlint.engine.draft_suppressions import DraftEvaluation, suppress_findings

    language, forms = options.language, load_builtin_rules().forms
    context = _build_context(report, options)
    draft = DraftEvaluation(
        report, evaluation, rules, known_rules(options), forms, context, language
    )
    result = suppress_findings(draft, options.suppression)
    return DraftResult(
        file_results.build_result(report, result.evaluation, language, result.suppressions),
        result.evaluation.rule_errors,
        result.shared_uses,
        result.source_errors,
        result.baseline_entries,
    )


def _add_gate(rules: RuleSet) -> tuple[Rule, ...]:
    """Add the rule that tells other documents: it is asked always, and told only if chosen.

    The rule about suppressions is asked when they are known.
    """
    gate = load_builtin_rules().rules.get(NOT_A_REPORT)
    first = () if gate is None or rules.get(gate.id) else (gate,)
    return (*first, *(rule for rule in rules if rule.id != UNUSED_RULE))
