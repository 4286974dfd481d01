"""One draft: parsed, judged by its rules, and what is suppressed taken out."""

from __future__ import annotations

from reportlint import readers
from reportlint.checks.figure_statuses import judge_figures
from reportlint.engine import files
from reportlint.engine.check_options import (
    CheckOptions,
    active_rules,
    add_default_rules,
    describe_packs,
    known_rules,
    resolve_options,
)
from reportlint.engine.evaluation import DraftNotes, evaluate
from reportlint.model.problem import build_context
from reportlint.model.rule import NOT_A_REPORT, UNUSED_RULE
from reportlint.parsing import parse
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.errors import UnreadableError
from reportlint.support.records import Record, replace
from reportlint.suppression import may_suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.engine.evaluation import Evaluation
    from reportlint.engine.files import InputFile
    from reportlint.model.document import Document
    from reportlint.model.finding import FileResult
    from reportlint.model.problem import Context
    from reportlint.model.report import Report
    from reportlint.model.rule import Rule


class DraftResult(Record):
    """A draft's result, and what there is to report besides.

    ``data`` is what its file holds.
    """

    result: FileResult
    notes: DraftNotes = DraftNotes()
    data: bytes = b""


def check_file(
    input_file: InputFile, options: CheckOptions, *, reading: bool = False
) -> DraftResult:
    """Return what comes of a file, as its configuration has it; ``reading``: it is not judged."""
    options = resolve_options(options, input_file)
    try:
        data = input_file.load()
        document = readers.read(data, input_file.path)
    except UnreadableError as error:
        result = files.build_unread_result(input_file.path, error.sentence, options.language)
        return DraftResult(result)
    draft_result = (read_document if reading else check_document)(document, options)
    result = draft_result.result
    result = replace(result, packs=describe_packs(options, result))
    return replace(draft_result, result=result, data=data)


def read_document(document: Document, options: CheckOptions) -> DraftResult:
    """Parse a draft and say whether it is a report at all."""
    report = parse_document(document, options.year)
    if _is_passed_over(document, options):
        return DraftResult(files.build_foreign_result(report))
    evaluation = evaluate_rules(report, _add_gate(()), options)
    if evaluation.findings:
        return DraftResult(files.build_foreign_result(report), evaluation.notes)
    result = files.build_result(report, evaluation, options.language)
    return DraftResult(result, evaluation.notes)


def check_document(document: Document, options: CheckOptions) -> DraftResult:
    """Check a draft that was read already."""
    return check_report(parse_document(document, options.year), options)


def check_report(report: Report, options: CheckOptions, *, wide: bool = False) -> DraftResult:
    """Check a draft that was parsed already; ``wide``: also by the rules that were deselected."""
    if _is_passed_over(report.document, options):
        return DraftResult(files.build_foreign_result(report))
    chosen_rules = active_rules(options, report)
    rules = add_default_rules(chosen_rules) if wide else chosen_rules
    evaluation = evaluate_rules(report, _add_gate(rules), options)
    gate_selected = options.is_named and rules.get(NOT_A_REPORT) is not None
    if not gate_selected and any(finding.rule == NOT_A_REPORT for finding in evaluation.findings):
        return DraftResult(files.build_foreign_result(report), evaluation.notes)
    ids = {rule.id for rule in rules}
    counts = {id_: count for id_, count in evaluation.check_counts.items() if id_ in ids}
    evaluation = replace(evaluation, check_counts=counts)
    if may_suppress(report.document, options.suppression):
        from reportlint.engine.draft_suppressions import DraftEvaluation, suppress_findings

        context = _build_context(report, options)
        everything = known_rules(options)
        draft = DraftEvaluation(report, evaluation, rules, everything, context, options.language)
        evaluation = suppress_findings(draft, options.suppression)
    result = files.build_result(report, evaluation, options.language)
    return DraftResult(result, evaluation.notes)


def _is_passed_over(document: Document, options: CheckOptions) -> bool:
    """Whether a file that nobody named is a picture of something else."""
    if options.is_named or document.format != "image":
        return False
    from reportlint.engine.finding_builder import is_mere_picture

    return is_mere_picture(document)


def parse_document(document: Document, year: int | None = None) -> Report:
    """Parse a draft by the built-in forms; ``year`` is the report year that is expected.

    What its figures are compared with is known once rules are asked, see :func:`read_report`.
    """
    return parse(document, load_builtin_rules().forms, year)


def read_report(document: Document, year: int | None = None) -> Report:
    """Parse a draft, and tell of its figures what becomes of them."""
    report = parse_document(document, year)
    context = _build_context(report, CheckOptions())
    return replace(report, figures=judge_figures(report, context))


def evaluate_rules(report: Report, rules: Iterable[Rule], options: CheckOptions) -> Evaluation:
    """Run some rules over a parsed draft."""
    return evaluate(report, rules, _build_context(report, options), options.language)


def _build_context(report: Report, options: CheckOptions) -> Context:
    year, published = options.year, options.publication_date
    return build_context(report, load_builtin_rules().forms, year, published=published)


def _add_gate(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Add the rule that recognises other documents: it always runs, and is reported only if chosen.

    The rule about suppressions is asked when they are known.
    """
    gate = load_builtin_rules().rules.get(NOT_A_REPORT)
    others = tuple(rule for rule in rules if rule.id != UNUSED_RULE)
    return others if gate is None or any(rule.id == gate.id for rule in others) else (gate, *others)
