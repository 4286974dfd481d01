"""Static checks of single expressions: what is found, where, and what is suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from reportlint.expressions.cells import AXES
from reportlint.expressions.evaluation import CompileContext
from reportlint.expressions.type_checker.inference import TypeInference
from reportlint.expressions.types import DATE, NUMBER, TEXT, TRUTH, ValueType
from reportlint.expressions.values import MISSING, is_number
from reportlint.parsing.expressions import parse
from tests.expressions.reference import evaluate
from tests.expressions.strategies import BOUND, any_trees, numbers, truths, worlds
from tests.small import FORM_2021, FORMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.expressions.environment import Environment
    from reportlint.expressions.trees import Expression
    from reportlint.model.form import Form, TableForm
    from tests.expressions.reference import World


def label_type(table: TableForm, axis: str, keys: Iterable[str]) -> ValueType:
    """Return the type of some rows' or columns' labels."""
    return ValueType("label", None, tuple(keys), AXES[axis], table.key)


def _scope(form: Form = FORM_2021) -> TypeInference:
    requests, litigation = form.table("requests"), form.table("litigation")
    assert requests is not None
    assert litigation is not None
    columns = [column.key for column in requests.columns]
    bound = {
        "r": label_type(requests, "rows", [row.key for row in requests.rows]),
        "c": label_type(requests, "columns", columns),
        "cs": ValueType("list", label_type(requests, "columns", columns)),
        "case": label_type(litigation, "columns", ("upheld", "total")),
        "n": NUMBER,
        "d": DATE,
    }
    return TypeInference(form, bound)


def _faults(source: str) -> list[tuple[int, str, str]]:
    scope = _scope()
    scope.infer_type(parse(source))
    return [(fault.offset, fault.message, fault.hint) for fault in scope.errors]


@pytest.mark.parametrize(
    ("source", "offset", "message", "hint"),
    [
        # names
        ("1 + requets", 4, 'unknown name "requets"', 'did you mean "requests"?'),
        ("zzz", 0, 'unknown name "zzz"', ""),
        ("requests", 0, '"requests" is a table', "name its cells, as in requests[row, column]"),
        ("report", 0, '"report" is no value', "as in report.year"),
        ("report.yaer", 7, 'report has no "yaer"', 'did you mean "year"?'),
        ("report.period.begin", 14, 'report has no "period.begin"', 'did you mean "period.end"?'),
        ("previous.requets", 9, 'previous has no "requets"', 'did you mean "requests"?'),
        (
            "previous.requests",
            9,
            '"previous.requests" is a table',
            "name its cells, as in previous.requests[row, column]",
        ),
        ("requests.row", 9, 'requests has no "row"', 'did you mean "rows"?'),
        ("c.total", 2, 'c has no "total"', ""),
        ("nothing.rows", 0, 'unknown name "nothing"', ""),
        # labels
        (
            "requests[refused.secret, c]",
            9,
            'requests has no row "refused.secret"',
            'did you mean "refused.state_secret"?',
        ),
        ("requests[new, totl]", 14, 'requests has no column "totl"', 'did you mean "total"?'),
        ('requests["nwe", c]', 9, 'requests has no row "nwe"', 'did you mean "new"?'),
        ("requests[new]", 0, "requests needs a row and a column", None),
        (
            "requests[c, new]",
            9,
            '"c" can be "natural_person", which is not a row of requests',
            None,
        ),
        (
            "requests[new, case]",
            14,
            '"case" can be "upheld", which is not a column of requests',
            "",
        ),
        ("requests[new, n]", 14, '"n" is a number, not a column of requests', ""),
        ("requests[1 + 1, c]", 9, "a row is named by its key", ""),
        ("requests[[new, nwe], c]", 15, 'requests has no row "nwe"', 'did you mean "new"?'),
        ("requests.rows[refusd]", 14, 'requests has no row "refusd"', 'did you mean "refused"?'),
        ("proactive[fees, issued]", 0, "the form has no cell proactive[fees, issued]", ""),
        ("n[1]", 0, "only tables and claims can be indexed", ""),
        ("nothing[1]", 0, 'unknown name "nothing"', ""),
        (
            'claims["requests.new.totl"]',
            7,
            'unknown quantity "requests.new.totl"',
            'did you mean "requests.new.total"?',
        ),
        ("claims[new]", 0, "claims need one quantity in quotes", None),
        # functions
        ("summ(n)", 0, 'unknown function "summ"', 'did you mean "sum"?'),
        ("abs(n, n)", 0, "abs takes 1 value, not 2", ""),
        ("round()", 0, "round takes 1 to 2 values, not 0", ""),
        ("sum()", 0, "sum takes one value or more, not 0", ""),
        ("days(d)", 0, "days takes 2 values, not 1", ""),
        ('abs("a")', 4, "abs takes number, not text", ""),
        ('sum([1, "a"])', 8, "a list that begins with a number also holds text", ""),
        ("len(3)", 4, "len takes list or text, not a number", ""),
        ("sum(requests.rows)", 4, "sum takes number, not a list of labels", ""),
        ("blank(n)", 6, "blank looks at a cell of a table", ""),
        # operators
        ('n + "a"', 4, '"+" needs numbers, not text', ""),
        (
            "n + requests[results, c]",
            4,
            '"+" needs numbers, not a list of numbers',
            "sum(…) makes one number of a list",
        ),
        ("-d", 1, '"-" needs numbers, not a date', ""),
        ("n / 0.0", 4, "division by zero", ""),
        ("n and d == report.period.end", 0, '"and" needs conditions, not a number', None),
        ("not n", 4, '"not" needs conditions, not a number', ""),
        ('n ?? "a"', 5, '"??" stands between a number and text', ""),
        ("n == d", 5, '"==" compares a number with a date', ""),
        ("r == c", 5, '"==" compares a row of requests with a column of requests', None),
        ('c == "totl"', 5, 'c is never "totl"', 'did you mean "total"?'),
        ('"a" < "b"', 6, '"<" compares text with text', ""),
        ("n ~= d", 5, '"~=" compares a number with a date', ""),
        ("n + 1 == n + 1", 0, "n + 1 is compared with itself", ""),
        ("n in 3", 5, '"in" needs a list, not a number', ""),
        ("d in [1, 2]", 0, '"in" looks for a date in a list of numbers', ""),
        ('n matches "a"', 0, '"matches" needs text, not a number', ""),
        ("report.organ matches report.title", 21, '"matches" needs a pattern in quotes', ""),
        (
            'report.organ matches "("',
            21,
            (
                "not a regular expression: missing ), unterminated subpattern at position 0 "
                "(pattern ()"
            ),
            "",
        ),
        (
            'report.organ matches "(a*)*"',
            21,
            (
                "a repeat without end of what itself repeats or branches has no bound: "
                "say how often at most, as {0,3} (pattern (a*)*)"
            ),
            "",
        ),
        # quantifiers
        ("every x in n: x == 1", 11, '"every" needs a list, not a number', ""),
        ("some x in [1]: x", 15, '"some" needs a condition, not a number', ""),
        ("every c in requests.columns: c == c", 0, '"c" is bound twice', None),
        ("no new in [1]: new == 2", 0, '"new" would hide a word of the form or the language', ""),
    ],
)
def test_faults(source: str, offset: int, message: str, hint: str | None) -> None:
    found = _faults(source)
    assert found[0][:2] == (offset, message)
    if hint is not None:
        assert found == [(offset, message, hint)]


@pytest.mark.parametrize(
    ("source", "sort"),
    [
        ("requests[new, c] + 1", "a number"),
        ("requests[r, total]", "a number"),
        ("requests[results, c]", "a list of numbers"),
        ("requests[r, cs]", "a list of numbers"),
        ("previous.requests[[new, granted], total]", "a list of numbers"),
        ("proactive[documents, [issued, amount]]", "a list of numbers"),
        ("litigation[suits, case]", "a list of numbers"),
        ('claims["requests.received"]', "a list of numbers"),
        ('max(claims["processing_fee"]) ?? 0', "a number"),
        ("requests.rows[refused]", "a list of labels"),
        ("report.organ", "text"),
        ("report.period.end", "a date"),
        ("max(report.period.end, d)", "a date"),
        ("days(d, report.period.end) > 0", "true or false"),
        ('c == "total" or r in ["new", "granted"]', "true or false"),
        ('"a" in report.title', "true or false"),
        ('c matches "^n"', "true or false"),
        ("requests[results, c] == requests[results, total]", "true or false"),
        ("every x in cs: requests[new, x] >= 0", "true or false"),
        ("blank(requests[r, c]) implies n == 0", "true or false"),
        ("all([n == 1, n == 2])", "true or false"),
        ("[]", "a list of nothing"),
        ("c", "a column of requests"),
    ],
)
def test_sorts(source: str, sort: str) -> None:
    scope = _scope()
    assert str(scope.infer_type(parse(source))) == sort
    assert scope.errors == []


def test_all_faults_are_found_at_once() -> None:
    assert [fault[1] for fault in _faults("requests[nwe, totl] + summ(n) == repor.year")] == [
        'requests has no row "nwe"',
        'requests has no column "totl"',
        'unknown function "summ"',
        'unknown name "repor"',
    ]


def test_a_variable_of_a_quantifier_ends_with_it() -> None:
    assert _faults("(some x in [1]: x == n) and x == 1") == [(28, 'unknown name "x"', "")]


@given(any_trees())
def test_no_tree_makes_the_checks_raise(tree: Expression) -> None:
    for form in FORMS:
        assert isinstance(_scope(form).infer_type(tree), ValueType)


@given(any_trees(), worlds())
def test_what_passes_has_the_sort_it_was_given(
    tree: Expression, found: tuple[World, Environment]
) -> None:
    world, env = found
    scope = _scope(world.form)
    scope.bound_types = {name: sort for name, sort in scope.bound_types.items() if name in BOUND}
    sort = scope.infer_type(tree)
    if not scope.errors:
        value = evaluate(tree, CompileContext(world.form, frozenset(BOUND)), env)
        fits = {
            NUMBER: is_number(value),
            TRUTH: isinstance(value, bool),
            TEXT: isinstance(value, str),
        }
        assert value is MISSING or fits.get(sort, True)


@given(numbers(2), truths(2))
def test_well_formed_expressions_have_few_faults(number: Expression, truth: Expression) -> None:
    scope = _scope()
    assert scope.infer_type(number) == NUMBER
    assert scope.infer_type(truth) == TRUTH
    words = ("is never", "compared with itself", "division by zero", "bound twice", "would hide")
    rest = [f.message for f in scope.errors if not any(word in f.message for word in words)]
    assert rest == []
