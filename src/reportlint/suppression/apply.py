"""Applies suppressions: which findings of a draft are suppressed, which of them do not hold."""

from __future__ import annotations

from reportlint.model.finding import SuppressedFinding
from reportlint.model.problem import UnusedSuppression
from reportlint.model.rule import UNUSED_RULE
from reportlint.rules.selection import describe_unknown, match_rules
from reportlint.support.localized_text import Message
from reportlint.support.records import Record
from reportlint.suppression.matchers import build_directive_matchers, build_entry_matchers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportlint.model.document import Document
    from reportlint.model.finding import Finding
    from reportlint.model.inline_directives import InlineDirective
    from reportlint.model.rule import RuleSet
    from reportlint.rules.suppressions import SuppressionEntry

#: No draft has more comments for reportlint; of one that has, the rest is not heeded.
MAX_DIRECTIVES = 500


class SuppressionContext(Record):
    """What suppressions are applied by.

    ``known_rules`` are all rules, ``is_judged`` says of rule ids whether a finding of theirs would
    have been seen. ``today`` is an ISO date.
    """

    known_rules: RuleSet
    is_judged: Callable[[Iterable[str]], bool]
    language: str
    today: str


class AppliedSuppressions(Record):
    """What is left of the findings, what is not reported, and what is wrong with suppressions.

    ``unused_entries`` pairs the entries that do not hold with why: unused or expired;
    ``used_entries`` are those that suppress something here. ``unused_suppressions`` are those of
    comments.
    """

    findings: tuple[Finding, ...]
    suppressions: tuple[SuppressedFinding, ...]
    unused_suppressions: tuple[UnusedSuppression, ...]
    unused_entries: tuple[tuple[SuppressionEntry, str], ...]
    used_entries: tuple[SuppressionEntry, ...]


def apply_suppressions(
    document: Document,
    findings: Iterable[Finding],
    directives: Sequence[InlineDirective],
    entries: Sequence[SuppressionEntry],
    context: SuppressionContext,
) -> AppliedSuppressions:
    """Take out what is suppressed; of several matchers the first gives the reason, all are used."""
    directives, surplus = directives[:MAX_DIRECTIVES], directives[MAX_DIRECTIVES:]
    expired_entries = [one for one in entries if one.expires and one.expires < context.today]
    valid = [one for one in entries if not one.expires or one.expires >= context.today]
    directive_matchers = tuple(build_directive_matchers(directives, context.known_rules))
    matchers = (*directive_matchers, *build_entry_matchers(valid, document))
    kept_findings: list[Finding] = []
    suppressed_findings: list[SuppressedFinding] = []
    used_ids: set[int] = set()
    for finding in findings:
        covering = [matcher for matcher in matchers if matcher.covers(finding)]
        used_ids.update(map(id, covering))
        if covering:
            first = covering[0]
            reason = first.reason[context.language]
            one = SuppressedFinding(finding, reason, first.source, first.where)
            suppressed_findings.append(one)
        else:
            kept_findings.append(finding)
    idle = [one for one in matchers if id(one) not in used_ids]
    unused_matchers = [one for one in idle if context.is_judged(one.rules)]
    comments = [(one.directive.span, one.rule) for one in unused_matchers if one.directive]
    unused_suppressions = [*_report_errors(directives, context)]
    unused_suppressions += [UnusedSuppression("idle", at, {"rule": rule}) for at, rule in comments]
    if surplus:
        # NOTE: at the first of them: of very many findings only the first are listed.
        params = {"count": MAX_DIRECTIVES}
        unused_suppressions.insert(0, UnusedSuppression("surplus", directives[0].span, params))
    unused_entries = [(entry, "expired") for entry in expired_entries]
    unused_entries += [(one.entry, "unused") for one in unused_matchers if one.entry is not None]
    used_entries = [one.entry for one in matchers if one.entry and id(one) in used_ids]
    return AppliedSuppressions(
        tuple(kept_findings),
        tuple(suppressed_findings),
        tuple(unused_suppressions),
        tuple(unused_entries),
        tuple(used_entries),
    )


def _report_errors(
    directives: Iterable[InlineDirective], context: SuppressionContext
) -> Iterator[UnusedSuppression]:
    """Return what is wrong with the comments themselves."""
    for directive in directives:
        if not directive.rules:
            yield UnusedSuppression("unclear", directive.span, {"words": directive.words[:40]})
        for word in directive.rules:
            ids = match_rules(context.known_rules, word)
            if not ids:
                _, hint = describe_unknown(context.known_rules, word)
                guess = Message("suppression.apply.separator") + hint
                yield UnusedSuppression("unknown", directive.span, {"rule": word, "guess": guess})
            elif ids == (UNUSED_RULE,):
                yield UnusedSuppression("unclear", directive.span, {"words": directive.words[:40]})
            elif not directive.reason:
                yield UnusedSuppression("reasonless", directive.span, {"rule": word})


def build_unused_suppression(entry: SuppressionEntry, kind: str) -> UnusedSuppression:
    """Return what is wrong with an entry, to be reported of a draft."""
    where = f"{entry.path}:{entry.line}"
    params = {"rule": entry.rule, "where": where, "date": entry.expires or ""}
    return UnusedSuppression(kind, None, params)
