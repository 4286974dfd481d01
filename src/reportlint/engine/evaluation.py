"""Runs the rules over one report and makes findings of what their checks yield."""

from __future__ import annotations

from reportlint.checks.figure_statuses import judge_figures
from reportlint.model.finding import NotAssessed
from reportlint.model.problem import CheckedCount, Place, Problem, UnassessedPlace
from reportlint.model.report import classify_organ
from reportlint.model.rule import NOT_A_REPORT
from reportlint.support.errors import BrokenRuleError
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.engine.finding_builder import RecognisedText
    from reportlint.model.finding import Finding, SuppressedFinding
    from reportlint.model.problem import Check, Context
    from reportlint.model.prose import Figure
    from reportlint.model.report import Report
    from reportlint.model.rule import Rule
    from reportlint.rules.suppressions import SuppressionEntry
    from reportlint.support.source_errors import SourceError
    from reportlint.suppression.baseline import BaselineDraft


class SuppressionUse(Record):
    """What became of an entry that several drafts share: used, unused, expired or unjudged."""

    entry: SuppressionEntry
    outcome: str


class DraftNotes(Record):
    """What there is to report on a draft besides its result: handed on whole, also by processes.

    ``rule_errors`` are the rules that failed on it; they say nothing of the draft. ``shared_uses``
    are entries about several drafts: whether they are needed shows when all were checked.
    ``source_errors`` are those of its ignore file. ``baseline_drafts`` is what a new baseline keeps
    of it, if one is made.
    """

    rule_errors: tuple[BrokenRuleError, ...] = ()
    shared_uses: tuple[SuppressionUse, ...] = ()
    source_errors: tuple[SourceError, ...] = ()
    baseline_drafts: tuple[BaselineDraft, ...] = ()


class Evaluation(Record):
    """What the rules say of one report.

    ``findings`` are sorted by place, as are the ``figures`` of the prose. ``check_counts`` maps
    every rule that ran to how many places it judged. ``suppressions`` are findings that were taken
    out.
    """

    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...]
    check_counts: Mapping[str, int]
    notes: DraftNotes = DraftNotes()
    suppressions: tuple[SuppressedFinding, ...] = ()
    figures: tuple[Figure, ...] = ()


def evaluate(
    report: Report, rules: Iterable[Rule], context: Context, language: str = "zh"
) -> Evaluation:
    """Run every rule that applies to the report's edition, year and kind of organ.

    Where the context has no year, the report's own is the one that is expected.
    """
    if context.year is None:
        context = replace(context, year=report.year)
    run = _Run(report, context, language)
    applicable_rules = [rule for rule in rules if applies(rule, report, context)]
    # NOTE: what is no report at all gets no other finding.
    applicable_rules.sort(key=lambda rule: rule.id != NOT_A_REPORT)
    for rule in applicable_rules:
        run.check(rule)
        if rule.id == NOT_A_REPORT and run.problems:
            break
    return run.build_evaluation(applicable_rules)


def applies(rule: Rule, report: Report, context: Context) -> bool:
    """Whether the rule is meant for such a report.

    An unknown year speaks for it; a rule for some kinds of organs wants one that is named.
    """
    year = context.year
    if rule.forms and report.form not in rule.forms:
        return False
    if rule.editions and report.edition not in rule.editions:
        return False
    if year is not None and not rule.first_year <= year <= rule.last_year:
        return False
    return not rule.organs or classify_organ(report.organ) in rule.organs


class _Run:
    """The rules' results for one report, as they come in."""

    def __init__(self, report: Report, context: Context, language: str) -> None:
        self._report = report
        self._context = context
        self._language = language
        self._recognised_text: RecognisedText | None = None
        self.problems: dict[str, tuple[Problem, ...]] = {}
        self._unassessed_items: list[tuple[Rule, UnassessedPlace]] = []
        self._check_counts: dict[str, int] = {}
        self._rule_errors: list[BrokenRuleError] = []

    def check(self, rule: Rule) -> None:
        """Run one rule; whatever goes wrong in it is that rule's error and no other's."""
        count = 0
        problems: list[Problem] = []
        unassessed_items: list[tuple[Rule, UnassessedPlace]] = []
        try:
            for result in _get_check(rule).run(self._report, self._context):
                if isinstance(result, CheckedCount):
                    count += result.count
                elif isinstance(result, Problem):
                    if (reason := self._find_doubt(rule, result)) is None:
                        problems.append(result)
                    else:
                        unassessed_items.append((rule, UnassessedPlace(Place(), reason)))
                else:
                    unassessed_items.append((rule, result))
        except MemoryError:  # because of the file, not the rule
            raise
        except Exception as error:  # noqa: BLE001 - a broken rule must not take others with it
            self._rule_errors.append(_build_rule_error(rule, self._report, error))
            return
        if problems:
            self.problems[rule.id] = tuple(problems)
        self._check_counts[rule.id] = count
        self._unassessed_items += unassessed_items

    def _find_doubt(self, rule: Rule, problem: Problem) -> LocalizedText | None:
        """Return why a problem in words read from a picture cannot be judged; None where it can."""
        if self._recognised_text is None:
            read_text = fetch("reportlint.engine.finding_builder:RecognisedText")
            self._recognised_text = read_text(self._report.document)
        return self._recognised_text.find_doubt(rule.id, problem)

    def build_evaluation(self, rules: list[Rule]) -> Evaluation:
        """Drop what a winning rule says already and make findings of the rest."""
        findings = self._build_findings(rules) if self.problems else ()
        missing: dict[NotAssessed, None] = {}
        for rule, item in self._unassessed_items:
            place, reason = item.place, item.reason[self._language]
            missing[NotAssessed(rule.id, place.table, place.row, place.column, reason)] = None
        notes = DraftNotes(tuple(self._rule_errors))
        is_foreign = NOT_A_REPORT in self.problems
        figures = () if is_foreign else judge_figures(self._report, self._context)
        return Evaluation(findings, tuple(missing), self._check_counts, notes, (), figures)

    def _build_findings(self, rules: list[Rule]) -> tuple[Finding, ...]:
        from reportlint.engine.finding_builder import FindingBuilder, sort_and_fingerprint
        from reportlint.rules.precedence import drop_superseded, find_unjudged

        builder = FindingBuilder(self._report, self._language)
        remaining_problems = drop_superseded(rules, self.problems)
        self._unassessed_items += [
            (rule, UnassessedPlace(problem.place, winner.unassessed_reason))
            for rule, problem, winner in find_unjudged(rules, self.problems, remaining_problems)
            if winner.unassessed_reason is not None
        ]
        findings: list[Finding] = []
        for rule in rules:
            try:
                findings += builder.build_findings(rule, remaining_problems.get(rule.id, ()))
            except MemoryError:
                raise
            except Exception as error:  # noqa: BLE001 - as above: a message that cannot be filled
                self._rule_errors.append(_build_rule_error(rule, self._report, error))
        return sort_and_fingerprint(findings)


#: Checks by rule, as long as the process: packs and projects keep their rules as long, too.
#: Not by ``memoize_by_identity``, whose calls show in the cost of a start at a hundred a draft.
_checks: dict[int, tuple[Rule, Check]] = {}


def _get_check(rule: Rule) -> Check:
    entry = _checks.get(id(rule))
    if entry is None:
        # NOTE: the rule is kept, lest another takes its place, and its identity.
        entry = _checks[id(rule)] = rule, rule.build_check()
    return entry[1]


def _build_rule_error(rule: Rule, report: Report, error: Exception) -> BrokenRuleError:
    words = f"{type(error).__name__}: {error}"
    path = report.document.path
    message = Message("engine.evaluation.rule_failed", rule=rule.id, path=path, error=words)
    return BrokenRuleError(rule.id, message, Message("engine.evaluation.ignore_rule", rule=rule.id))
