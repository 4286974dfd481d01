"""What offices of fifteen kinds state is read; right reports are silent, wrong ones are not."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import pytest

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
from tests.sentences.constructions import Construction, Statement, constructions
from tests.sentences.tables import Rows, starts_of_numbers, tables_of

_YEAR = 2024
_CONSTRUCTIONS = tuple(constructions())
_EACH = pytest.mark.parametrize(
    "construction", _CONSTRUCTIONS, ids=lambda c: f"{c.place}-{c.text[:24]}"
)


def _report(construction: Construction, text: str, tables: dict[str, Rows]) -> Report:
    heading = (f"（二）{construction.heading}情况",) if construction.heading else ()
    draft_spec = DraftSpec(
        year=_YEAR, organ=construction.organ, parts={1: (*heading, text)}, tables=tables
    )
    return build_report(draft_spec, "text", load_builtin_rules())


def _passage(report: Report, text: str) -> Passage:
    return next(passage for passage in report.parts[0].passages if passage.text == text)


def _readings(
    construction: Construction, report: Report
) -> list[tuple[tuple[int, int], str, Decimal]]:
    """Return what is read of a sentence: the words' place, quantity and value; no zeros of sums."""
    passage = _passage(report, construction.text)
    found = []
    for claim in report.claims:
        if claim.scope or claim.span.start not in passage.whole:
            continue
        start = passage.position(claim.span.start)
        is_sum_of_none = claim.value == 0 and not claim.quantity.startswith("requests")
        keys = claim.quantity.split("+") if is_sum_of_none else [claim.quantity]
        is_amount = claim.quantity == "proactive.fees.amount"
        value = Decimal(claim.value) / (10_000 if is_amount else 1)
        found += [((start, start + len(claim.text)), key, value) for key in keys]
    return found


def _is_read(statement: Statement, place: tuple[int, int], key: str, value: Decimal) -> bool:
    start, end = place
    return start < statement.end and statement.start < end and statement.allows(key, value)


@_EACH
def test_what_is_stated_is_read_and_nothing_else(construction: Construction) -> None:
    """What a reader understands and the tool does not read is said not to be read."""
    report = _report(construction, construction.text, {})
    readings = _readings(construction, report)
    for statement in construction.statements:
        hit = next((reading for reading in readings if _is_read(statement, *reading)), None)
        assert hit or statement.mark, f"not read: {construction.text[statement.start :]}"
        assert not (hit and statement.mark == "~"), "read now: take the mark away"
        if hit:
            readings.remove(hit)
        elif statement.mark == "~" and construction.text[statement.start].isdecimal():
            at = _passage(report, construction.text).offset(statement.start)
            assert next(f for f in report.figures if at in f.span).status == "unread"
    assert readings == []


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(r for r in select(load_builtin_rules().rules) if r.id.startswith(("N", "I")))


def _findings(report: Report) -> list[Finding]:
    context = build_context(report, load_builtin_rules().forms, report.year)
    outcome = evaluate(report, list(_rules()), context)
    assert outcome.notes.rule_errors == ()
    return list(outcome.findings)


@_EACH
def test_a_right_report_is_silent(construction: Construction) -> None:
    report = _report(construction, construction.text, tables_of(construction))
    found = [(finding.rule, finding.location.text) for finding in _findings(report)]
    known = [(rule, words) for rule, words in construction.found if not rule.startswith("~")]
    assert found == known


@_EACH
def test_a_changed_figure_is_found_at_its_place(construction: Construction) -> None:
    """The last of the figures, or where there are three the second, says 1 000 more."""
    starts = starts_of_numbers(construction)
    if not starts:
        return
    start, text = starts[1 if len(starts) > 2 else -1], construction.text
    number = re.match("[0-9,.]+", text[start:])
    assert number
    more = 1000 + int(float(number.group().replace(",", "")))
    changed = f"{text[:start]}{more}{text[start + number.end() :]}"
    report = _report(construction, changed, tables_of(construction))
    passage = _passage(report, changed)
    place = _line_and_column(report, passage.offset(start))
    assert any(_holds(finding.location, place) for finding in _findings(report))


def _line_and_column(report: Report, offset: int) -> tuple[int, int]:
    before = report.document.text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def _holds(location: Location, place: tuple[int, int]) -> bool:
    first, last = (location.line, location.column), (location.end_line, location.end_column)
    return first <= place < last


def test_there_are_enough_of_them_of_many_kinds() -> None:
    assert len(_CONSTRUCTIONS) >= 400
    assert len({c.text for c in _CONSTRUCTIONS}) == len(_CONSTRUCTIONS)
    assert len({c.kind["en"] for c in _CONSTRUCTIONS}) >= 10
    assert sum(1 for c in _CONSTRUCTIONS if not c.statements and not c.found) >= 80
    assert sum(1 for c in _CONSTRUCTIONS if c.found) >= 15
    unread = sum(s.mark == "~" for c in _CONSTRUCTIONS for s in c.statements)
    assert unread * 20 <= sum(len(c.statements) for c in _CONSTRUCTIONS)
