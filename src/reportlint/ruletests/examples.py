"""The examples by which a rule is explained: drafts of its own tests, and what is said of them."""

from __future__ import annotations

from reportlint.engine.evaluation import evaluate
from reportlint.reporters.shared.case_words import build_pieces, describe_draft
from reportlint.reporters.shared.explanation import Example, Examples
from reportlint.ruletests.formats import formats_of
from reportlint.ruletests.runner import context_of, report_of
from reportlint.support.errors import RuleError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine.evaluation import Outcome
    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.model.rule_test import Case
    from reportlint.rules.builtin import Builtin

#: As many examples are shown of each kind, and as many messages of one.
_WRONG, _RIGHT, _UNJUDGED, _MESSAGES = 3, 3, 2, 2


def examples_of(rule: Rule, doc: RuleDoc, builtin: Builtin, language: str) -> Examples:
    """Give the first cases of each kind; a case that does not come out as it says is left out."""
    found = {
        section: tuple(_examples(rule, doc, section, most, builtin, language))
        for section, most in (("fail", _WRONG), ("pass", _RIGHT), ("not-assessed", _UNJUDGED))
    }
    return Examples(found["fail"], found["pass"], found["not-assessed"])


def _examples(
    rule: Rule, doc: RuleDoc, section: str, most: int, builtin: Builtin, language: str
) -> Iterator[Example]:
    left = most
    for case in doc.tests:
        if case.section != section or not left:
            continue
        messages = () if section == "pass" else _messages(rule, case, builtin, language)
        if section == "pass" or messages:
            left -= 1
            sketch = case.sketch
            lines = describe_draft(sketch, builtin.forms, language)
            yield Example(lines, messages, build_pieces(sketch, builtin.forms, language))


def _messages(rule: Rule, case: Case, builtin: Builtin, language: str) -> tuple[str, ...]:
    """Give what is said of a case, in the first format in which anything is."""
    for form in formats_of(case.sketch):
        try:
            report = report_of(case.sketch, form, builtin)
        except RuleError:
            continue
        context = context_of(report, case.sketch, builtin)
        said = tuple(_said(evaluate(report, (rule,), context, language), case.section))
        if said:
            return tuple(dict.fromkeys(said))[:_MESSAGES]
    return ()


def _said(outcome: Outcome, section: str) -> Iterator[str]:
    if section == "fail":
        return (finding.message for finding in outcome.findings)
    return (missing.reason for missing in outcome.not_assessed)
