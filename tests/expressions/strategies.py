"""Hypothesis strategies for expressions and for what they are evaluated against."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import strategies as st

from reportlint.expressions.environment import Environment
from reportlint.expressions.functions import FUNCTIONS
from reportlint.expressions.trees import (
    Call,
    Comparison,
    Index,
    Listing,
    Member,
    Name,
    NumberLiteral,
    Operation,
    Quantifier,
    TextLiteral,
)
from reportlint.parsing.expressions import parse
from tests.expressions.reference import World
from tests.small import APPLICANTS, FORMS, report, requests

if TYPE_CHECKING:
    from reportlint.expressions.trees import Expression
    from reportlint.expressions.values import Value
    from tests.small import Content

    Trees: TypeAlias = st.SearchStrategy[Expression]

#: Names that every generated world binds: a row, a column and a number.
BOUND = ("r", "c", "n")

_POSSIBLE: list[Content] = [
    0, 1, 2, 3, 4, 10, 4000, Decimal("0.5"), Decimal("2.25"),
    "blank", "placeholder", "text", "uncertain", "unread",
]  # fmt: skip
_LITERALS = st.one_of(
    st.integers(0, 12).map(lambda number: NumberLiteral(str(number))),
    st.sampled_from(["0.5", "2.25", "10.00"]).map(NumberLiteral),
    st.sampled_from(["5", "100", "12.5"]).map(lambda text: NumberLiteral(text, percent=True)),
)
_ROW = st.sampled_from(["r", "new", "granted", "refused.state_secret", "processed_total"])
_ROWS = st.sampled_from(["refused", "results", "[new, r]", "[refused, carried_over]"])
_COLUMN = st.sampled_from(["c", "total", *APPLICANTS])
_COLUMNS = st.sampled_from(["applicants", "[total, c]"])


def _cells(rows: st.SearchStrategy[str], columns: st.SearchStrategy[str]) -> Trees:
    return st.tuples(rows, columns).map(lambda pair: parse(f"requests[{pair[0]}, {pair[1]}]"))


CELL = _cells(_ROW, _COLUMN)
_CELLS = st.one_of(_cells(_ROWS, _COLUMN), _cells(_ROW, _COLUMNS), _cells(_ROWS, _COLUMNS))


def operations(operators: list[str], operands: Trees) -> Trees:
    """Return applications of two-sided operators."""
    pairs = st.tuples(operands, operands)
    return st.tuples(st.sampled_from(operators), pairs).map(lambda found: Operation(*found))


def _calls(names: list[str], arguments: st.SearchStrategy[tuple[Expression, ...]]) -> Trees:
    return st.tuples(st.sampled_from(names), arguments).map(lambda found: Call(*found))


def numbers(depth: int) -> Trees:
    """Return expressions whose value is a number."""
    leaves = st.one_of(_LITERALS, CELL, CELL, st.just(Name("n")))
    if depth == 0:
        return leaves
    inner = numbers(depth - 1)
    return st.one_of(
        leaves,
        operations(["+", "-", "*", "/", "??"], inner),
        inner.map(lambda tree: Operation("minus", (tree,))),
        _calls(["abs", "round"], st.tuples(inner)),
        _calls(["sum", "min", "max", "count"], st.tuples(lists(depth - 1), inner)),
        _calls(["len"], st.tuples(lists(depth - 1))),
    )


def lists(depth: int) -> Trees:
    """Return expressions whose value is a list of numbers."""
    items = st.lists(numbers(depth), max_size=3).map(lambda found: Listing(tuple(found)))
    return st.one_of(_CELLS, items)


def truths(depth: int) -> Trees:
    """Return expressions whose value is true or false."""
    number = numbers(depth)
    leaves = st.one_of(
        _comparisons(number),
        _calls(["present"], st.tuples(number)),
        _calls(["blank"], st.tuples(CELL)),
        st.tuples(number, lists(0)).map(lambda pair: Comparison(("in",), pair)),
        st.sampled_from(["c", "r"]).map(
            lambda name: Comparison(("==",), (Name(name), TextLiteral("total")))
        ),
    )
    if depth == 0:
        return leaves
    inner = truths(depth - 1)
    return st.one_of(
        leaves,
        operations(["and", "or", "implies"], inner),
        inner.map(lambda tree: Operation("not", (tree,))),
        _calls(["any", "all"], st.tuples(inner, inner)),
        _quantified(inner),
    )


def _comparisons(number: Trees) -> Trees:
    operators = st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "~="])
    two = st.tuples(st.tuples(operators), st.tuples(number, number))
    three = st.tuples(st.tuples(operators, operators), st.tuples(number, number, number))
    return st.one_of(two, three).map(lambda found: Comparison(*found))


def _quantified(body: Trees) -> Trees:
    domains = st.sampled_from([("r", "requests.rows"), ("c", "requests.columns")])
    words = st.sampled_from(["every", "some", "no"])
    return st.tuples(words, domains, body).map(
        lambda found: Quantifier(found[0], found[1][0], parse(found[1][1]), found[2])
    )


@st.composite
def worlds(draw: st.DrawFn) -> tuple[World, Environment]:
    """Return the same state of affairs for the reference and for the evaluator."""
    form = draw(st.sampled_from(FORMS))
    table = form.table("requests")
    assert table is not None
    missing = draw(st.sets(st.sampled_from([row.key for row in table.rows]), max_size=2))
    places = [(row.key, column) for row in table.rows for column in row.columns]
    contents: dict[tuple[str, str], Content] = draw(
        st.fixed_dictionaries(dict.fromkeys(places, st.sampled_from(_POSSIBLE)))
    )
    blank = draw(st.sampled_from(["zero", "missing"]))
    names: dict[str, Value] = {
        "r": draw(st.sampled_from([row.key for row in table.rows])),
        "c": draw(st.sampled_from([column.key for column in table.columns])),
        "n": draw(st.sampled_from([0, 1, 7, Decimal("0.25")])),
    }
    present = {("requests", *place): v for place, v in contents.items() if place[0] not in missing}
    env = Environment(report(requests(contents, form=form, missing=missing)), form, blank=blank)
    env.bind(names)
    return World(form, present, names, blank == "zero"), env


_WORDS = st.sampled_from(
    ["r", "c", "n", "requests", "litigation", "report", "previous", "claims", "new", "total",
     "refused", "rows", "columns", "results", "applicants", "year", "period", "sum", "上年"]
)  # fmt: skip
_TEXTS = st.sampled_from(
    ["", "requests.new.total", "12件", "2024-02-29", "(", "a*b*", "x|y", "new"]
)


def any_trees() -> Trees:
    """Return trees of every shape, most of them nonsense."""
    leaves = st.one_of(_LITERALS, _WORDS.map(Name), _TEXTS.map(TextLiteral), CELL, _CELLS)
    return st.recursive(leaves, _any_inner, max_leaves=12)


def _any_inner(inner: Trees) -> Trees:
    some = st.lists(inner, max_size=3).map(tuple)
    one_or_more = st.lists(inner, min_size=1, max_size=3).map(tuple)
    operators = st.sampled_from(["==", "<", "~=", "in", "matches"])
    return st.one_of(
        st.tuples(inner, _WORDS).map(lambda found: Member(*found)),
        st.tuples(inner, one_or_more).map(lambda found: Index(*found)),
        st.tuples(st.sampled_from([*FUNCTIONS, "summ"]), some).map(lambda found: Call(*found)),
        some.map(Listing),
        operations(["+", "-", "*", "/", "??", "and", "or", "implies"], inner),
        inner.map(lambda tree: Operation("minus", (tree,))),
        inner.map(lambda tree: Operation("not", (tree,))),
        st.tuples(st.tuples(operators), st.tuples(inner, inner)).map(lambda p: Comparison(*p)),
        st.tuples(st.sampled_from(["every", "some", "no"]), _WORDS, inner, inner).map(
            lambda found: Quantifier(*found)
        ),
    )
