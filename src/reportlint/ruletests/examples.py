"""The examples by which a rule is explained: drafts of its own tests, and what is said of them."""

from __future__ import annotations

from itertools import islice

from reportlint.engine.evaluation import evaluate
from reportlint.reporters.common.case_words import build_pieces, describe_draft
from reportlint.reporters.common.explanation import Example, Examples
from reportlint.ruletests.runner import list_reports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.model.rule_test import Case
    from reportlint.rules.builtin import BuiltinRules

#: As many examples are shown of each kind, and as many messages of one.
_WRONG, _RIGHT, _UNJUDGED, _MESSAGES = 3, 3, 2, 2


def find_examples(rule: Rule, doc: RuleDoc, builtin: BuiltinRules, language: str) -> Examples:
    """Return the first cases of each kind; a case that does not come out as it says is left out."""
    most = (("fail", _WRONG), ("pass", _RIGHT), ("not-assessed", _UNJUDGED))
    return Examples(
        *(
            tuple(islice(_find_examples(rule, doc, section, builtin, language), count))
            for section, count in most
        )
    )


def _find_examples(
    rule: Rule, doc: RuleDoc, section: str, builtin: BuiltinRules, language: str
) -> Iterator[Example]:
    for case in doc.tests:
        if case.section != section:
            continue
        messages = () if section == "pass" else _find_messages(rule, case, builtin, language)
        if section == "pass" or messages:
            draft_spec = case.draft_spec
            editions = builtin.form(draft_spec.form).editions
            lines = describe_draft(draft_spec, editions, language)
            yield Example(lines, messages, build_pieces(draft_spec, editions, language))


def _find_messages(rule: Rule, case: Case, builtin: BuiltinRules, language: str) -> tuple[str, ...]:
    """Return what is said of a case, in the first format in which anything is."""
    for report, context in list_reports(case.draft_spec, builtin):
        outcome = evaluate(report, (rule,), context, language)
        messages = [finding.message for finding in outcome.findings]
        if case.section != "fail":
            messages = [missing.reason for missing in outcome.not_assessed]
        if messages:
            return tuple(dict.fromkeys(messages))[:_MESSAGES]
    return ()
