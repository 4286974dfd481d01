"""From problems to findings, with checks that a test makes up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from reportlint.engine.evaluation import Evaluation, evaluate
from reportlint.engine.finding_builder import MOST
from reportlint.model.document import Anchor, Document, Span
from reportlint.model.problem import (
    CheckedCount,
    Context,
    Edit,
    Fix,
    Key,
    Place,
    Problem,
    RelatedPlace,
    UnassessedPlace,
)
from reportlint.model.report import Report
from reportlint.model.rule import Rule
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record, replace
from tests import small

TEXT = "标题\r\n共收到申请3件。\n共收到申请3件。"
CELL = Place(3, "requests", "new", "total")


class Yields(Record):
    """A check that yields what it is given."""

    results: tuple[object, ...]

    def run(self, report: Report, context: Context) -> Iterator[object]:
        yield from self.results


class Fails(Record):
    """A check that is broken."""

    def run(self, report: Report, context: Context) -> Iterator[object]:
        yield CheckedCount(1)
        raise ZeroDivisionError("by chance")


class TellsYear(Record):
    """A check that says which year it expects."""

    def run(self, report: Report, context: Context) -> Iterator[object]:
        yield Problem(Span(0, 2), params={"n": context.year})


def rule(identity: str, *results: object, kind: str = "Yields", **changes: Any) -> Rule:
    made = Rule(
        identity,
        f"rule-{identity.lower()}",
        "warning",
        Bilingual("", ""),
        f"{__name__}:{kind}",
        (results,) if kind == "Yields" else (),
        {"": Bilingual("共{n}", "{n} in all")},
    )
    return replace(made, **changes)


def run(*rules: Rule, language: str = "zh", **changes: Any) -> Evaluation:
    document = Document("d.txt", "text", TEXT, (), (Anchor(4, page=2, paragraph=3),))
    report = small.report(document=document, **changes)
    return evaluate(report, rules, replace(small.context(), year=None), language)


def problem(start: int = 4, end: int = 7, place: Place = CELL, **changes: object) -> Problem:
    return replace(Problem(Span(start, end), place, {"n": 3}), **changes)


def test_a_finding_is_stamped() -> None:
    (finding,) = run(rule("N101", problem(values={"claimed": "3"}))).findings
    assert (finding.rule, finding.name, finding.severity) == ("N101", "rule-n101", "warning")
    assert (finding.message, finding.values) == ("共3", {"claimed": "3"})
    place = finding.location
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 1, 2, 4)
    assert (place.page, place.paragraph, place.cell) == (2, 3, None)
    assert (place.part, place.table, place.row, place.column_key) == (3, "requests", "new", "total")
    assert place.text == "共收到"
    assert len(finding.fingerprint) == 16


def test_the_language_changes_words_and_nothing_else() -> None:
    key = Key("total", Bilingual("总计", "total"))
    odd = problem(params={"n": key, "blanks": 2})
    (zh,) = run(rule("N101", odd)).findings
    (en,) = run(rule("N101", odd), language="en").findings
    assert zh.message == "共总计（空白按0计，共 2 格）"
    assert en.message == "total in all (blank cells counted as 0: 2)"
    assert replace(zh, message="") == replace(en, message="")


def test_conditions_and_variants() -> None:
    several = {"one": Bilingual("一", "1"), "two": Bilingual("二", "2")}
    made = rule(
        "N101",
        problem(params={"variant": "two"}, condition="rare"),
        problem(14, 16, params={"variant": "one"}, condition="never"),
        severity_when={"rare": "error", "never": "off"},
        messages=several,
    )
    (finding,) = run(made).findings
    assert (finding.severity, finding.message) == ("error", "二")


def test_findings_are_sorted_by_place_and_rule_and_named_apart() -> None:
    prose = Place(1)
    later, sooner = problem(14, 17, prose), problem(4, 7, prose)
    outcome = run(rule("N102", later, sooner), rule("N101", sooner, problem(4, 5, prose)))
    found = [(f.span.start, f.span.end, f.rule) for f in outcome.findings]
    assert found == [(4, 5, "N101"), (4, 7, "N101"), (4, 7, "N102"), (14, 17, "N102")]
    assert len({f.fingerprint for f in outcome.findings}) == 4


def test_findings_of_one_place_stand_in_the_check_s_order() -> None:
    rows = ("new", "carried_over", "granted")
    missing = [problem(0, 2, Place(3, "requests", row)) for row in rows]
    assert [f.location.row for f in run(rule("T104", *missing)).findings] == [*rows]


def test_related_places_keep_their_values() -> None:
    related = (
        RelatedPlace(CELL, Span(0, 2), "3"),
        RelatedPlace(Place(3, "requests", "granted"), None),
    )
    (finding,) = run(rule("A101", problem(related=related))).findings
    assert finding.related_values == ("3", "")
    assert [place.text for place in finding.related] == ["标题", ""]
    assert finding.related[1].row == "granted"


@pytest.mark.parametrize(
    ("declared", "given", "kept"),
    [("none", "safe", None), ("safe", "unsafe", "unsafe"), ("unsafe", "safe", "unsafe")],
)
def test_a_fix_is_no_safer_than_the_rule_says(declared: str, given: str, kept: str | None) -> None:
    fix = Fix(given, Bilingual("改", "fix"), (Edit(Span(0, 1), "x"),))
    (finding,) = run(rule("W101", problem(fix=fix), fix=declared)).findings
    assert (finding.fix.safety if finding.fix else None) == kept


def test_a_broken_rule_is_reported_and_the_others_go_on() -> None:
    unfilled = rule("N103", problem(params={}))
    outcome = run(rule("N101", kind="Fails"), rule("N102", problem()), unfilled)
    assert [finding.rule for finding in outcome.findings] == ["N102"]
    assert [error.rule for error in outcome.notes.rule_errors] == ["N101", "N103"]
    assert "by chance" in outcome.notes.rule_errors[0].message
    assert "--ignore N101" in outcome.notes.rule_errors[0].hint


def test_counts_and_what_was_not_assessed() -> None:
    missing = UnassessedPlace(CELL, Bilingual("未读出", "not read"))
    outcome = run(rule("A101", CheckedCount(3), CheckedCount(2), missing, missing), rule("A102"))
    assert outcome.check_counts == {"A101": 5, "A102": 0}
    (told,) = outcome.not_assessed
    assert (told.rule, told.row, told.column_key, told.reason) == ("A101", "new", "total", "未读出")


def test_what_is_no_report_gets_no_other_finding() -> None:
    outcome = run(rule("A101", problem()), rule("R103", problem(), CheckedCount(1)))
    assert [finding.rule for finding in outcome.findings] == ["R103"]
    assert outcome.check_counts == {"R103": 1}
    outcome = run(rule("A101", problem()), rule("R103", CheckedCount(1)))
    assert [finding.rule for finding in outcome.findings] == ["A101"]


@pytest.mark.parametrize(
    ("changes", "runs"),
    [
        ({}, True),
        ({"editions": ("2021",)}, True),
        ({"editions": ("2019",)}, False),
        ({"first_year": 2025}, False),
        ({"last_year": 2023}, False),
        ({"first_year": 2024, "last_year": 2024}, True),
        ({"organs": ("department",)}, True),
        ({"organs": ("government", "street")}, False),
    ],
)
def test_a_rule_runs_where_it_is_meant_to(changes: dict[str, Any], runs: bool) -> None:
    outcome = run(rule("N101", **changes))
    assert ("N101" in outcome.check_counts) == runs


def test_an_unknown_year_speaks_for_a_rule() -> None:
    made = rule("N101", first_year=2030)
    assert "N101" in run(made, year=None, organ=None).check_counts


def test_a_rule_for_kinds_of_organs_wants_one_that_is_named() -> None:
    made = rule("N101", organs=("street",))
    assert "N101" not in run(made, year=None, organ=None).check_counts


def test_the_year_of_the_report_is_expected_where_none_is_asked_for() -> None:
    assert run(rule("N101", kind="TellsYear")).findings[0].message == "共2024"


def test_a_rule_yields_to_another() -> None:
    loser = rule("N102", problem(), yields_to=(("N101", "words"),))
    assert [f.rule for f in run(rule("N101", problem()), loser).findings] == ["N101"]
    assert [f.rule for f in run(loser).findings] == ["N102"]


def found_at(start: int, **changes: Any) -> Problem:
    return Problem(Span(start, start + 1), params={"n": start}, **changes)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_findings_beyond_a_number_are_counted_in_one(language: str) -> None:
    many = [found_at(start % 40) for start in range(MOST + 7)]
    outcome = run(rule("W101", *reversed(many)), language=language)
    assert len(outcome.findings) == MOST + 1
    (closing,) = [finding for finding in outcome.findings if finding.values]
    assert closing.values == {"more": "7"}
    assert closing.rule == "W101"
    assert closing.fix is None
    assert ("还有 7 处" if language == "zh" else "7 more findings") in closing.message
    assert run(rule("W101", *many), language=language) == outcome


def test_each_severity_is_counted_by_itself() -> None:
    many = [found_at(3) for _ in range(MOST + 2)]
    graver = [found_at(9, condition="grave") for _ in range(2)]
    tested = replace(rule("W101", *many, *graver), severity_when={"grave": "error"})
    findings = run(tested).findings
    assert [f.severity for f in findings].count("error") == 2
    assert len(findings) == MOST + 3


def test_a_finding_has_as_many_related_places_at_most() -> None:
    related = tuple(RelatedPlace(Place(), Span(n, n + 1)) for n in range(MOST + 9))
    (finding,) = run(rule("W101", found_at(1, related=related))).findings
    assert len(finding.related) == len(finding.related_values) == MOST
