"""Static checks of a whole rule's clauses, under each edition of the form."""

from __future__ import annotations

import pytest

from reportlint.expressions.trees import Clauses, label_expressions
from reportlint.expressions.type_checker.rule_clauses import check_clauses
from reportlint.expressions.values import Tolerance
from reportlint.parsing.expressions import parse
from tests.small import FORM_2021, FORMS


def _clauses(assertion: str, **parts: object) -> Clauses:
    """Parse a rule's clauses: for_each, let and shown as mappings of sources."""
    fields: dict[str, object] = {}
    for key, value in parts.items():
        if isinstance(value, dict):
            fields[key] = tuple((name, parse(source)) for name, source in value.items())
        elif isinstance(value, list):
            fields[key] = tuple(parse(source) for source in value)
        else:
            fields[key] = parse(value) if isinstance(value, str) else value
    return Clauses(parse(assertion), **fields)  # type: ignore[arg-type]


def _found(clauses: Clauses) -> list[tuple[str, int, str]]:
    return [
        (clause, error.offset, error.message) for clause, error in check_clauses(clauses, FORMS)
    ]


def test_a_sound_rule_has_no_fault() -> None:
    clauses = _clauses(
        "in == out and n ~= in",
        for_each={"c": "requests.columns", "r": "requests.rows[results]"},
        let={
            "in": "requests[new, c] + requests[r, c]",
            "out": "sum(requests[results, c])",
            "n": "1",
        },
        when="present(in)",
        at="requests[processed_total, c]",
        related=["requests[results, c]"],
        shown={"c": "c", "requests[new, c]": "requests[new, c]"},
        tolerance=Tolerance("1"),
    )
    assert _found(clauses) == []


@pytest.mark.parametrize(
    ("clauses", "found"),
    [
        (
            _clauses("requests[new, c] == 1", for_each={"c": "requests[new, total]"}),
            [("for-each.c", 0, "for-each needs a list, not a number")],
        ),
        (
            _clauses("a == requests[new, total]", let={"a": "b", "b": "2"}),
            [("let.a", 0, 'unknown name "b"')],
        ),
        (
            _clauses("requests[new, total] == 1", let={"a": "2"}),
            [("let.a", 0, '"a" is never used')],
        ),
        (
            _clauses("requests[new, total] == 1", for_each={"c": "requests.columns"}),
            [("for-each.c", 0, '"c" is never used')],
        ),
        (
            _clauses("new == requests[carried_over, total]", let={"new": "1"}),
            [("let.new", 0, '"new" would hide a word of the form or the language')],
        ),
        (
            _clauses(
                "requests[r, c] == 1", for_each={"r": "requests.rows", "c": "requests.colums"}
            ),
            [("for-each.c", 9, 'requests has no "colums"')],
        ),
        (
            _clauses("requests[new, total] + 1"),
            [("assert", 0, "assert needs a condition, not a number")],
        ),
        (_clauses("1 == 2"), [("assert", 0, "assert is the same for every draft")]),
        (
            _clauses("a == 2", let={"b": "1", "a": "b + 1"}),
            [("assert", 0, "assert is the same for every draft")],
        ),
        (
            _clauses("every x in [1, 2]: x == 1"),
            [("assert", 0, "assert is the same for every draft")],
        ),
        (
            _clauses("len(requests.rows[refused]) == 2"),
            [("assert", 0, "assert is the same for every draft")],
        ),
        (
            _clauses("report.year == 1", when="len(requests.rows) > 3"),
            [("when", 0, "when is the same for every draft")],
        ),
        (
            _clauses(
                "report.year == 1", at="report.year", related=["sum(requests[results, total])"]
            ),
            [
                ("at", 0, "at needs a cell"),
                ("related", 0, "related needs a cell"),
            ],
        ),
        (
            _clauses("report.year == 1", shown={"repor": "repor", "requests": "requests"}),
            [
                ("message.repor", 0, 'unknown name "repor"'),
                ("message.requests", 0, '"requests" is a table'),
            ],
        ),
        (
            _clauses("report.year ~= 1"),
            [("assert", 0, '"~=" needs the rule\'s tolerance')],
        ),
        (
            _clauses("report.year == 1", tolerance=Tolerance("1")),
            [("tolerance", 0, 'a tolerance that no "~=" uses')],
        ),
        (
            _clauses("requests[other.other, total] + requests[nwe, total] == 1"),
            [
                ("assert", 40, 'requests has no row "nwe"'),
                ("assert", 9, 'requests has no row "other.other" (in the form of 2019)'),
            ],
        ),
        (
            _clauses("requests[other, total] == 1"),
            [("assert", 26, '"==" compares a list of numbers with a number (in the form of 2021)')],
        ),
    ],
)
def test_faults(clauses: Clauses, found: list[tuple[str, int, str]]) -> None:
    assert sorted(_found(clauses)) == sorted(found)


def test_a_fault_suggests_what_may_have_been_meant() -> None:
    [(_, error)] = check_clauses(_clauses("requests[nwe, total] == 1"), [FORM_2021])
    assert str(error) == 'requests has no row "nwe"\ndid you mean "new"?'


def test_expressions_are_labelled_by_the_keys_of_the_rule() -> None:
    clauses = _clauses(
        "a == c",
        for_each={"c": "x"},
        let={"a": "y"},
        when="z",
        at="p",
        related=["q"],
        shown={"s": "s"},
    )
    keys = [key for key, _ in label_expressions(clauses)]
    assert keys == ["for-each.c", "let.a", "when", "assert", "at", "related", "message.s"]
