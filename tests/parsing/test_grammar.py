"""The grammars: what lark makes of a text, our runtime makes of it too; all are unambiguous."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import lark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Tree
from lark.exceptions import LarkError

from reportlint.parsing import grammar_store
from reportlint.parsing.grammar import ParseError, ParseTree, Token
from reportlint.parsing.grammar_compiler import compile_grammar
from reportlint.support.errors import RuleError

SUMS = r"""
start: sum
?sum: product | sum "+" product -> add
?product: atom | product "*" atom -> times
?atom: NUMBER | NAME | "(" sum ")" | IF atom -> cond
IF: "if"
NAME: /[a-z]+/
NUMBER: /[0-9]+/
%ignore " "
"""
FED = """
start: row*
row: WORDS? VALUES
%declare WORDS VALUES
"""
ours = compile_grammar("sums", SUMS)
theirs = Lark(SUMS, parser="lalr", maybe_placeholders=False)


def spelled(node: ParseTree | Token, text: str) -> object:
    if isinstance(node, Token):
        return (node.kind, text[node.start : node.end])
    return (node.rule, [spelled(child, text) for child in node.children])


def expected(node: Tree[lark.Token] | lark.Token) -> object:
    if isinstance(node, lark.Token):
        return (str(node.type), str(node))
    return (str(node.data), [expected(child) for child in node.children])


@given(
    st.lists(st.sampled_from(["1", "23", "a", "if", "iffy", "+", "*", "(", ")", " "])).map("".join)
)
def test_texts_are_parsed_as_lark_parses_them(text: str) -> None:
    try:
        wanted = expected(theirs.parse(text))
    except LarkError:
        with pytest.raises(ParseError):
            ours.parse(text)
        return
    assert spelled(ours.parse(text), text) == wanted


def test_an_error_says_where_and_what_could_follow() -> None:
    with pytest.raises(ParseError) as caught:
        ours.parse("1 + ")
    assert caught.value.offset == 4
    assert {"NUMBER", "NAME"} <= set(caught.value.expected)


def test_only_the_stretch_asked_for_is_parsed() -> None:
    text = "x 1+2 y"
    assert [text[t.start : t.end] for t in ours.parse(text, 2, 5).tokens()] == ["1", "2"]


def test_a_grammar_without_terminals_is_fed() -> None:
    grammar = compile_grammar("rows", FED)
    tree = grammar.parse_tokens([("WORDS", 0, 1), ("VALUES", 1, 2), ("VALUES", 2, 3)])
    assert [child.rule for child in tree.children if isinstance(child, ParseTree)] == [
        "row",
        "row",
    ]
    with pytest.raises(ParseError):
        grammar.parse_tokens([("WORDS", 0, 1)])


def test_many_tokens_need_no_recursion() -> None:
    tree = compile_grammar("rows", FED).parse_tokens([("VALUES", n, n + 1) for n in range(20_000)])
    assert sum(1 for _ in tree.tokens()) == 20_000


def test_a_faulty_grammar_is_told_with_its_file() -> None:
    with pytest.raises(RuleError, match=r"grammars/broken\.lark"):
        compile_grammar("broken", "start: missing")


def test_a_stored_grammar_is_the_same_and_needs_no_lark() -> None:
    stored = pickle.dumps(ours)
    assert pickle.loads(stored) == ours  # noqa: S301 - our own bytes
    code = (
        "import pickle, sys; sys.modules['lark'] = None; "
        f"print(pickle.loads({stored!r}).parse('1+2').rule)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "start"


def test_grammars_are_known_by_name() -> None:
    assert grammar_store.load_grammar("table") is grammar_store.load_grammar("table")
    assert {"table"} <= grammar_store.pack_grammars().keys()
    assert grammar_store.has_new_grammars() is False


GRAMMARS = sorted((Path(__file__).parents[2] / "grammars").glob("*.lark"))


def test_there_are_grammars() -> None:
    assert GRAMMARS


@pytest.mark.parametrize("path", GRAMMARS, ids=lambda path: path.stem)
def test_compiles_strictly(path: Path) -> None:
    grammar = compile_grammar(path.stem, path.read_text(encoding="utf-8"), strict=True)
    assert grammar.name == path.stem
