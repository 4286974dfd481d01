"""Reports in which a sentence stands, what is read of it, and what rules find in it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from reportlint.engine.evaluation import evaluate
from reportlint.model.finding import Finding, Location
from reportlint.model.problem import build_context
from reportlint.model.prose import Passage
from reportlint.model.report import Report
from reportlint.model.rule import Rule
from reportlint.model.rule_test import DraftSpec
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.selection import select
from reportlint.ruletests.runner import build_report
from tests.sentences.constructions import Construction, Statement
from tests.sentences.tables import Rows

_YEAR = 2024
#: A place in a sentence, a quantity, its value.
Reading = tuple[tuple[int, int], str, Decimal]


def report_of(construction: Construction, text: str, tables: dict[str, Rows]) -> Report:
    """Return a report whose first part is a sentence, below its heading."""
    heading = (f"（二）{construction.heading}情况",) if construction.heading else ()
    draft_spec = DraftSpec(
        year=_YEAR, organ=construction.organ, parts={1: (*heading, text)}, tables=tables
    )
    return build_report(draft_spec, "text", load_builtin_rules())


def passage_of(report: Report) -> Passage:
    """Return the paragraph of the sentence."""
    return report.parts[0].passages[-1]


def read_quantities(report: Report) -> list[Reading]:
    """Return what is read of the sentence; a sum of nothing as its terms."""
    passage = passage_of(report)
    found = []
    for claim in report.claims:
        if claim.scope or not claim.exact or claim.span.start not in passage.whole:
            continue
        start = passage.position(claim.span.start)
        is_sum_of_none = claim.value == 0 and not claim.quantity.startswith("requests")
        keys = claim.quantity.split("+") if is_sum_of_none else [claim.quantity]
        is_amount = claim.quantity == "proactive.fees.amount"
        value = Decimal(claim.value) / (10_000 if is_amount else 1)
        found += [((start, start + len(claim.text)), key, value) for key in keys]
    return found


def is_reading(statement: Statement, reading: Reading) -> bool:
    """Whether a statement may be read so, at its place."""
    (start, end), key, value = reading
    return start < statement.end and statement.start < end and statement.allows(key, value)


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(r for r in select(load_builtin_rules().rules) if r.id.startswith(("N", "I")))


def find_in(report: Report) -> list[Finding]:
    """Return what the rules on numbers of the prose find."""
    context = build_context(report, load_builtin_rules().forms, report.year)
    outcome = evaluate(report, list(_rules()), context)
    assert outcome.notes.rule_errors == ()
    return list(outcome.findings)


def is_found_at(report: Report, position: int) -> bool:
    """Whether something is found at a position of the sentence."""
    before = report.document.text[: passage_of(report).offset(position)]
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    return any(_holds(finding.location, place) for finding in find_in(report))


def _holds(location: Location, place: tuple[int, int]) -> bool:
    first, last = (location.line, location.column), (location.end_line, location.end_column)
    return first <= place < last
