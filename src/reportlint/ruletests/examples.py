"""The examples by which a rule is explained: drafts of its own tests, and what is said of them."""

from __future__ import annotations

from reportlint.engine.evaluation import evaluate
from reportlint.reporters.shared.case_words import build_pieces, describe_draft
from reportlint.reporters.shared.explanation import Example, Examples
from reportlint.ruletests.formats import select_formats
from reportlint.ruletests.runner import build_context, build_report
from reportlint.support.errors import RuleError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine.evaluation import Evaluation
    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.model.rule_test import Case
    from reportlint.rules.builtin import BuiltinRules

#: As many examples are shown of each kind, and as many messages of one.
_WRONG, _RIGHT, _UNJUDGED, _MESSAGES = 3, 3, 2, 2


def find_examples(rule: Rule, doc: RuleDoc, builtin: BuiltinRules, language: str) -> Examples:
    """Return the first cases of each kind; a case that does not come out as it says is left out."""
    examples = {
        section: tuple(_find_examples(rule, doc, section, most, builtin, language))
        for section, most in (("fail", _WRONG), ("pass", _RIGHT), ("not-assessed", _UNJUDGED))
    }
    return Examples(examples["fail"], examples["pass"], examples["not-assessed"])


def _find_examples(
    rule: Rule, doc: RuleDoc, section: str, most: int, builtin: BuiltinRules, language: str
) -> Iterator[Example]:
    remaining = most
    for case in doc.tests:
        if case.section != section or not remaining:
            continue
        messages = () if section == "pass" else _find_messages(rule, case, builtin, language)
        if section == "pass" or messages:
            remaining -= 1
            draft_spec = case.draft_spec
            lines = describe_draft(draft_spec, builtin.forms, language)
            yield Example(lines, messages, build_pieces(draft_spec, builtin.forms, language))


def _find_messages(rule: Rule, case: Case, builtin: BuiltinRules, language: str) -> tuple[str, ...]:
    """Return what is said of a case, in the first format in which anything is."""
    for form in select_formats(case.draft_spec):
        try:
            report = build_report(case.draft_spec, form, builtin)
        except RuleError:
            continue
        context = build_context(report, case.draft_spec, builtin)
        messages = tuple(_list_messages(evaluate(report, (rule,), context, language), case.section))
        if messages:
            return tuple(dict.fromkeys(messages))[:_MESSAGES]
    return ()


def _list_messages(outcome: Evaluation, section: str) -> Iterator[str]:
    if section == "fail":
        return (finding.message for finding in outcome.findings)
    return (missing.reason for missing in outcome.not_assessed)
