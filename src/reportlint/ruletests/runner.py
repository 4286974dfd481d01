"""Runs the cases of rules and says of each whether it came out as it says."""

from __future__ import annotations

from reportlint.engine.evaluation import evaluate
from reportlint.model.problem import Context, Lapse
from reportlint.parsing import parse
from reportlint.ruletests import expectations
from reportlint.ruletests.expectations import Failure
from reportlint.ruletests.formats import QUICK, document_of, formats_of
from reportlint.support.errors import RuleError
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.engine.evaluation import Outcome
    from reportlint.model.report import Report
    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.model.rule_test import Case, CaseSuppression, Sketch
    from reportlint.rules.builtin import Builtin


class CaseResult(Record):
    """What became of a case: ``failure`` says what is not as it should be, None if all is.

    ``path`` and ``line`` are where the case stands; ``format`` is how its draft was written.
    ``fired``: the rule said something.
    """

    rule: str
    section: str
    name: str
    path: str
    line: int
    format: str
    failure: Failure | None
    fired: bool = False


def run(
    rules: Iterable[Rule],
    docs: Mapping[str, RuleDoc],
    builtin: Builtin,
    formats: tuple[str, ...] = QUICK,
) -> Iterator[CaseResult]:
    """Run every case of the rules, in each of the formats that can show it."""
    for rule in rules:
        doc = docs[rule.id]
        for case in doc.tests:
            for form in formats_of(case.sketch, formats):
                failure, fired = _ran(rule, case, form, builtin)
                yield CaseResult(
                    rule.id, case.section, case.name, doc.path, case.line, form, failure, fired
                )


def _ran(rule: Rule, case: Case, form: str, builtin: Builtin) -> tuple[Failure | None, bool]:
    try:
        report = report_of(case.sketch, form, builtin)
    except RuleError as error:
        return Failure(error.bilingual[0]), False
    outcomes = outcomes_of(report, (rule,), case.sketch, builtin)
    broken = outcomes["en"].broken or outcomes["zh"].broken
    if broken:
        return Failure(broken[0].bilingual[0]), False
    return expectations.failure(case, outcomes, report), bool(outcomes["zh"].findings)


def report_of(sketch: Sketch, form: str, builtin: Builtin) -> Report:
    """Write the draft of a case and parse it as any draft is; raises RuleError for a bad case."""
    document = document_of(sketch, form, builtin.forms)
    return parse(document, builtin.forms, builtin.vocabulary, sketch.expected_year)


def outcomes_of(
    report: Report, rules: Iterable[Rule], sketch: Sketch, builtin: Builtin
) -> dict[str, Outcome]:
    """Run rules over a case's report, in both languages."""
    context = context_of(report, sketch, builtin)
    chosen = tuple(rules)
    return {language: evaluate(report, chosen, context, language) for language in ("en", "zh")}


def context_of(report: Report, sketch: Sketch, builtin: Builtin) -> Context:
    """Give what rules know besides the report; without an expected year it is the report's own."""
    form = next(form for form in builtin.forms if form.edition == report.edition)
    year = report.year if sketch.expected_year is None else sketch.expected_year
    return Context(
        form,
        builtin.forms,
        builtin.vocabulary,
        year,
        published=sketch.published,
        lapses=tuple(map(_lapse, sketch.suppressions)),
    )


def _lapse(stated: CaseSuppression) -> Lapse:
    """Give a suppression that does not hold as rules meet it."""
    params = {
        "rule": stated.rule,
        "where": stated.where,
        "date": stated.expires,
        "words": stated.words,
        "count": stated.count,
        "guess": "",
    }
    return Lapse(stated.state, None, params)
