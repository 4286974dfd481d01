"""One draft: parsed, judged by its rules, and what is suppressed taken out."""

from __future__ import annotations

from reportlint.engine import file_results
from reportlint.engine.check_options import (
    Options,
    known_rules,
    running,
    widened,
)
from reportlint.engine.evaluation import evaluate
from reportlint.model.problem import Context
from reportlint.model.rule import NOT_A_REPORT, UNUSED, RuleSet
from reportlint.parsing import parse
from reportlint.rules.builtin import builtin
from reportlint.support.records import Record, replace
from reportlint.suppression import concerns

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    from reportlint.engine.draft_suppressions import Use
    from reportlint.engine.evaluation import Outcome
    from reportlint.model.document import Document
    from reportlint.model.finding import FileResult
    from reportlint.model.report import Report
    from reportlint.model.rule import Rule
    from reportlint.support.errors import BrokenRuleError
    from reportlint.support.source_errors import Fault
    from reportlint.suppression.baseline import Found

    #: A path, or the draft itself: bytes, or a str of several lines.
    Source: TypeAlias = str | bytes | os.PathLike[str]


class Examined(Record):
    """A draft's result, the errors of rules that failed on it, what to tell of suppressions.

    ``shared`` are entries about several drafts, with what this one made of them; ``faults`` are
    those of its ignore file. ``found`` is what a new baseline keeps. ``packs``
    are those of its project, as ``choosing.packs_of`` counts them.
    """

    result: FileResult
    broken: tuple[BrokenRuleError, ...] = ()
    shared: tuple[Use, ...] = ()
    faults: tuple[Fault, ...] = ()
    found: Found = ()
    packs: Mapping[str, int] = {}


def read_document(document: Document, options: Options) -> Examined:
    """Parse a draft and say whether it is a report at all."""
    report = parsed(document, options.year)
    if _is_passed_over(document, options):
        return Examined(file_results.foreign(report))
    gate = builtin().rules.get(NOT_A_REPORT)
    outcome = evaluated(report, (gate,) if gate else (), options)
    if outcome.findings:
        return Examined(file_results.foreign(report), outcome.broken)
    return Examined(file_results.judged(report, outcome, options.language), outcome.broken)


def check_document(document: Document, options: Options, *, wide: bool = False) -> Examined:
    """Check a draft that was read already; ``wide``: also by the rules that were deselected."""
    report = parsed(document, options.year)
    if _is_passed_over(document, options):
        return Examined(file_results.foreign(report))
    rules = running(options, report)
    if wide:
        rules = widened(rules)
    outcome = evaluated(report, _gated(rules), options)
    asked = options.named and rules.get(NOT_A_REPORT) is not None
    if not asked and any(finding.rule == NOT_A_REPORT for finding in outcome.findings):
        return Examined(file_results.foreign(report), outcome.broken)
    told = {rule.id for rule in rules}
    checked = {rule: count for rule, count in outcome.checked.items() if rule in told}
    outcome = replace(outcome, checked=checked)
    if not concerns(document, options.suppression):
        return Examined(file_results.judged(report, outcome, options.language), outcome.broken)
    return _treated(outcome, rules, report, options)


def _is_passed_over(document: Document, options: Options) -> bool:
    """Whether a file that nobody named is a picture of something else."""
    if options.named or document.format != "image":
        return False
    from reportlint.engine.ocr_confidence import is_mere_picture

    return is_mere_picture(document)


def parsed(document: Document, year: int | None = None) -> Report:
    """Parse a draft by the built-in forms; ``year`` is the report year that is expected."""
    known = builtin()
    return parse(document, known.forms, known.vocabulary, year)


def evaluated(report: Report, rules: Iterable[Rule], options: Options) -> Outcome:
    """Run some rules over a parsed draft."""
    return evaluate(report, rules, _context(report, options), options.language)


def _context(report: Report, options: Options) -> Context:
    known = builtin()
    form = next(form for form in known.forms if form.edition == report.edition)
    return Context(form, known.forms, known.vocabulary, options.year, published=options.published)


def _treated(outcome: Outcome, rules: RuleSet, report: Report, options: Options) -> Examined:
    """Take the suppressed findings out of an outcome of some rules."""
    from reportlint.engine.draft_suppressions import Judged, treat

    language, forms = options.language, builtin().forms
    context = _context(report, options)
    judged = Judged(report, outcome, rules, known_rules(options), forms, context, language)
    treated = treat(judged, options.suppression)
    return Examined(
        file_results.judged(report, treated.outcome, language, treated.suppressions),
        treated.outcome.broken,
        treated.shared,
        treated.faults,
        treated.found,
    )


def _gated(rules: RuleSet) -> tuple[Rule, ...]:
    """Add the rule that tells other documents: it is asked always, and told only if chosen.

    The rule about suppressions is asked when they are known.
    """
    gate = builtin().rules.get(NOT_A_REPORT)
    first = () if gate is None or rules.get(gate.id) else (gate,)
    return (*first, *(rule for rule in rules if rule.id != UNUSED))
