"""Expressions from source to tree: the shape, the round trip, and what is said of broken ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.expressions.trees import (
    DEEPEST,
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
    children,
    depth,
    dotted_path,
    to_source,
    walk,
)
from reportlint.parsing.expressions import LONGEST, parse
from reportlint.support.errors import ExpressionError
from reportlint.support.records import replace
from tests.expressions.strategies import any_trees, numbers, truths

if TYPE_CHECKING:
    from reportlint.expressions.trees import Expression


def _bare(tree: Expression) -> Expression:
    """Forget where the nodes stand."""
    match tree:
        case Operation() | Comparison():
            return replace(tree, operands=tuple(map(_bare, tree.operands)), at=0)
        case Index():
            return replace(tree, base=_bare(tree.base), labels=tuple(map(_bare, tree.labels)), at=0)
        case Member():
            return replace(tree, base=_bare(tree.base), at=0)
        case Call():
            return replace(tree, arguments=tuple(map(_bare, tree.arguments)), at=0)
        case Listing():
            return replace(tree, items=tuple(map(_bare, tree.items)), at=0)
        case Quantifier():
            return replace(tree, domain=_bare(tree.domain), body=_bare(tree.body), at=0)
        case _:
            return replace(tree, at=0)


@given(st.one_of(any_trees(), numbers(2), truths(2)))
def test_what_is_written_reads_back_as_the_same_tree(tree: Expression) -> None:
    assert _bare(parse(to_source(tree))) == _bare(tree)


@given(any_trees())
def test_trees_know_their_measure(tree: Expression) -> None:
    assert depth(tree) == 1 + max((depth(child) for child in children(tree)), default=0)


@given(any_trees())
def test_every_node_stands_where_its_source_begins(tree: Expression) -> None:
    source = to_source(tree)
    for node in walk(parse(source)):
        if isinstance(node, Name | NumberLiteral):
            assert source.startswith(node.name if isinstance(node, Name) else node.text, node.at)
        elif isinstance(node, TextLiteral):
            assert source[node.at] in "\"'"
            assert source.startswith(node.text, node.at + 1)


def _attempt(source: str) -> Expression | ExpressionError:
    try:
        return parse(source)
    except ExpressionError as error:
        return error


@given(st.text(alphabet="abc01 .+-*/()[]{}<>=!~?:,\"'%每中\n", max_size=40))
def test_any_text_gives_a_tree_or_says_what_is_wrong(source: str) -> None:
    found = _attempt(source)
    if isinstance(found, ExpressionError):
        assert 0 <= found.offset <= len(source)
        assert found.message
    else:
        assert _bare(parse(to_source(found))) == _bare(found)


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("a - b - c", "a - b - c"),
        ("a - (b - c)", "a - (b - c)"),
        ("((a)) + (b * c)", "a + b * c"),
        ("(a + b) * c", "(a + b) * c"),
        ("a / b / c", "a / b / c"),
        ("- - a", "--a"),
        ("not not a", "not not a"),
        ("not (a and b)", "not (a and b)"),
        ("a or b and c", "a or b and c"),
        ("(a or b) and c", "(a or b) and c"),
        ("a implies b implies c", "a implies b implies c"),
        ("(a implies b) implies c", "(a implies b) implies c"),
        ("a ?? b + c", "a ?? b + c"),
        ("a==b<c", "a == b < c"),
        ("(a == b) == c", "(a == b) == c"),
        ("a in [b,c]", "a in [b, c]"),
        ("x matches '\"'", "x matches '\"'"),
        ("every x in f(a): some y in x: y > 1 or y < 0", None),
        ("a implies every x in b: x", None),
        ("(every x in b: x) and c", None),
        ("requests[refused.state_secret, c]", None),
        ("previous.requests[结转, 总计] * 50 %", "previous.requests[结转, 总计] * 50%"),
        ("f()", None),
        ("[]", None),
        ("in == or", None),
    ],
)
def test_precedence_and_parentheses(source: str, result: str | None) -> None:
    assert to_source(parse(source)) == (result or source)


def test_a_word_of_the_language_can_be_a_name_where_no_operator_can_stand() -> None:
    assert parse("in == matches") == Comparison(("==",), (Name("in", 0), Name("matches", 6)), 0)


def test_nodes_stand_where_they_begin() -> None:
    tree = parse(" a.b + sum([1, -x])")
    listing = Listing((NumberLiteral("1", False, 12), Operation("minus", (Name("x", 16),), 15)), 11)
    assert tree == Operation(
        "+",
        (
            Member(Name("a", 1), "b", 3),
            Call("sum", (listing,), 7),
        ),
        1,
    )


def test_paths_are_names_joined_by_dots() -> None:
    assert dotted_path(parse("a.b.c")) == "a.b.c"
    assert dotted_path(parse("a")) == "a"
    assert dotted_path(parse("f(a).b")) is None


@pytest.mark.parametrize(
    ("source", "offset", "message", "hint"),
    [
        ("", 0, "the expression ends too early", "expected a value"),
        ("a +", 3, "the expression ends too early", "expected a value"),
        (
            "f(a",
            3,
            "the expression ends too early",
            'a bracket or the ":" of a quantifier is missing',
        ),
        ("a b", 2, 'unexpected "b"', "expected an operator or the end"),
        ("a + * b", 4, 'unexpected "*"', "expected a value"),
        ("a = b", 2, 'unexpected "="', 'write "==" to compare'),
        ("f（a）", 1, 'unexpected "（"', 'write "(" for the full-width "（"'),
        ("a ＋ b", 2, 'unexpected "＋"', 'write "+" for the full-width "＋"'),
        ("a @ b", 2, 'unexpected "@"', "expected an operator or the end"),
        ('"a', 0, 'unexpected """', "the string is not closed"),
        ("a.1", 2, 'unexpected "1"', "expected a name"),
        ("every 1 in x: y", 6, 'unexpected "1"', "expected a name"),
        ("a.", 2, "the expression ends too early", "expected a name"),
        ("every in x: y", 9, 'unexpected "x"', "expected an operator or the end"),
        ("every no in x: y", 6, '"no" is a word of the language, not a name', ""),
        ("1 + some", 4, '"some" is a word of the language, not a name', ""),
        ("f(a)(b)", 0, "only a function can be called", "as in sum(…)"),
        ("a.b(c)", 0, "only a function can be called", "as in sum(…)"),
        ("1" + "+1" * 80, 0, "nested more than 60 deep", "give a part a name with let"),
        ("-" * 80 + "1", 61, "nested more than 60 deep", "give a part a name with let"),
        (
            "f(" * 80 + "1" + ")" * 80,
            120,
            "nested more than 60 deep",
            "give a part a name with let",
        ),
        ("a" * 2001, 2000, "an expression of 2001 characters: at most 2000", ""),
    ],
)
def test_broken_expressions(source: str, offset: int, message: str, hint: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(source)
    assert (caught.value.offset, caught.value.message, caught.value.hint) == (offset, message, hint)


def test_parentheses_alone_do_not_nest() -> None:
    assert parse("(" * 900 + "1" + ")" * 900) == NumberLiteral("1", False, 900)


@pytest.mark.parametrize("piece", ["-", "(", "[", "f(", "not ", "a.", "a[", "every x in y: ", "1+"])
def test_long_sources_are_refused_without_recursion(piece: str) -> None:
    source = piece * (LONGEST // len(piece) - 1)
    with pytest.raises(ExpressionError):
        parse(source)
    assert DEEPEST < 100
