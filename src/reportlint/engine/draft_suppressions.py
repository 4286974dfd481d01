"""The suppressions of one draft: gathered, applied, reported where they do not hold."""

from __future__ import annotations

from time import strftime

from reportlint.engine.evaluation import SuppressionUse, evaluate
from reportlint.engine.finding_builder import sort_key
from reportlint.model.finding import SuppressedFinding
from reportlint.model.inline_directives import find_directives
from reportlint.model.problem import UnusedSuppression
from reportlint.model.rule import NOT_A_REPORT, UNUSED_RULE
from reportlint.rules.suppressions import KnownNames, load_ignore_file
from reportlint.support.localized_text import Message
from reportlint.support.records import Record, replace
from reportlint.suppression import find_ignore_file
from reportlint.suppression.apply import (
    SuppressionContext,
    apply_suppressions,
    build_unused_suppression,
)
from reportlint.suppression.baseline import build_entries, match_baseline
from reportlint.suppression.path_scope import applies, is_alone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.engine.evaluation import Evaluation
    from reportlint.model.problem import Context
    from reportlint.model.report import Report
    from reportlint.model.rule import RuleSet
    from reportlint.suppression import Suppression
    from reportlint.suppression.baseline import BaselineEntries

#: Families of rules that need what the draft does not say: without it they judge
#: nothing, and their suppressions cannot be called unused.
_NEED_MORE = ("G", "X", "Y")


class DraftEvaluation(Record):
    """A draft with what the rules say of it.

    ``rules`` are those that were chosen, ``known_rules`` are all.
    """

    report: Report
    evaluation: Evaluation
    rules: RuleSet
    known_rules: RuleSet
    context: Context
    language: str


def suppress_findings(draft: DraftEvaluation, suppression: Suppression) -> Evaluation:
    """Return what is left when comments, entries and the baseline were applied to a draft."""
    evaluation = _apply_entries(draft, suppression)
    document = draft.report.document
    if suppression.recording:
        entries = build_entries(evaluation.findings, document.text)
        evaluation = _apply_baseline(draft, evaluation, entries)
        ran_rules = frozenset(evaluation.check_counts)
        drafts = ((document.path, entries, ran_rules),) if ran_rules else ()
        return replace(evaluation, notes=replace(evaluation.notes, baseline_drafts=drafts))
    if suppression.baseline is None:
        return evaluation
    return _apply_baseline(draft, evaluation, suppression.baseline.find_entries(document.path))


def _apply_entries(draft: DraftEvaluation, suppression: Suppression) -> Evaluation:
    """Apply what has a reason of its own."""
    document = draft.report.document
    comments = find_directives(document) if suppression.local_enabled else ()
    beside = find_ignore_file(document.path) if suppression.local_enabled else None
    known_names = KnownNames(draft.known_rules, draft.context.forms)
    ignore_file = None if beside is None else load_ignore_file(beside, known_names)
    all_entries = (*(ignore_file.entries if ignore_file else ()), *suppression.entries)
    entries = [entry for entry in all_entries if applies(entry, document.path)]
    today = suppression.today or strftime("%Y-%m-%d")
    rules, language = draft.known_rules, draft.language
    context = SuppressionContext(rules, lambda ids: _has_judged(draft, ids), language, today)
    outcome = apply_suppressions(document, draft.evaluation.findings, comments, entries, context)
    own = {id(entry) for entry in entries if is_alone(entry, document.path)}
    why_unused = [(entry, why) for entry, why in outcome.unused_entries if id(entry) in own]
    own_unused = [build_unused_suppression(entry, why) for entry, why in why_unused]
    outcomes = {id(entry): "used" for entry in outcome.used_entries}
    outcomes |= {id(entry): kind for entry, kind in outcome.unused_entries}
    uses = [
        SuppressionUse(entry, outcomes.get(id(entry), "unjudged"))
        for entry in (entries if _reports_unused(draft) else ())
        if id(entry) not in own
    ]
    errors = ignore_file.errors if ignore_file else ()
    notes = replace(draft.evaluation.notes, shared_uses=tuple(uses), source_errors=errors)
    left = {"findings": outcome.findings, "suppressions": outcome.suppressions, "notes": notes}
    evaluation = replace(draft.evaluation, **left)
    return _add_unused(draft, evaluation, [*outcome.unused_suppressions, *own_unused])


def _reports_unused(draft: DraftEvaluation) -> bool:
    """Whether unused suppressions are reported: the rule is on, the draft is a report."""
    foreign = any(finding.rule == NOT_A_REPORT for finding in draft.evaluation.findings)
    return draft.rules.get(UNUSED_RULE) is not None and not foreign


def _has_judged(draft: DraftEvaluation, ids: Iterable[str]) -> bool:
    """Whether findings of these rules would have been seen: all ran, and none could not judge."""
    evaluation, ids = draft.evaluation, frozenset(ids)
    failed_rules = {item.rule for item in evaluation.not_assessed}
    failed_rules |= {error.rule for error in evaluation.notes.rule_errors}
    usual = [rule.id for rule in draft.known_rules if rule.id in ids and rule.default]
    return not failed_rules & ids and all(
        draft.rules.get(id_) is not None
        and (not id_.startswith(_NEED_MORE) or evaluation.check_counts.get(id_))
        for id_ in usual or ids
    )


def _add_unused(
    draft: DraftEvaluation, evaluation: Evaluation, suppressions: Sequence[UnusedSuppression]
) -> Evaluation:
    """Add the findings about suppressions that do not hold."""
    rule = draft.rules.get(UNUSED_RULE)
    if rule is None or not _reports_unused(draft):
        return evaluation
    context = replace(draft.context, unused_suppressions=tuple(suppressions))
    other = evaluate(draft.report, (rule,), context, draft.language)
    errors = (*evaluation.notes.rule_errors, *other.notes.rule_errors)
    return replace(
        evaluation,
        findings=tuple(sorted((*evaluation.findings, *other.findings), key=sort_key)),
        check_counts={**evaluation.check_counts, **other.check_counts},
        notes=replace(evaluation.notes, rule_errors=errors),
    )


def _apply_baseline(
    draft: DraftEvaluation, evaluation: Evaluation, entries: BaselineEntries
) -> Evaluation:
    """Take out the findings that a baseline knows; count those of its entries that are no more."""
    match = match_baseline(evaluation.findings, entries, draft.report.document.text)
    reason = Message("engine.draft_suppressions.in_baseline")[draft.language]
    old = [SuppressedFinding(one, reason, "baseline") for one in match.known_findings]
    present = {item.finding.fingerprint for item in evaluation.suppressions}
    missing = [rule for rule, mark, _ in match.gone_entries if mark not in present]
    gone_count = sum(_has_judged(draft, (rule,)) for rule in missing)
    suppressions = (*evaluation.suppressions, *old)
    evaluation = replace(evaluation, findings=match.new_findings, suppressions=suppressions)
    baseline_note = UnusedSuppression("baseline", None, {"count": gone_count})
    return _add_unused(draft, evaluation, (baseline_note,)) if gone_count else evaluation
