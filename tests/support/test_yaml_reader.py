"""Reading YAML strictly, with positions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportlint.support import node_readers, yaml_reader
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.source_errors import Source
from tests.faulty import lines, messages

if TYPE_CHECKING:
    from reportlint.support.nodes import Node


def read(text: str) -> tuple[Node | None, list[str]]:
    source = Source("x.yaml", text)
    node = yaml_reader.parse(source, text)
    return node, lines(source.errors)


def value(text: str) -> object:
    node, faults = read(text)
    assert faults == []
    assert node is not None
    return node_readers.to_plain(node)


def test_values_of_the_core_schema() -> None:
    text = "{a: 1, b: -2.50, c: true, d: null, e: ~, f: 甲, g: '1', h: 2024-01-31, i: 1.2.3}"
    assert value(text) == {
        "a": 1,
        "b": Decimal("-2.50"),
        "c": True,
        "d": None,
        "e": None,
        "f": "甲",
        "g": "1",
        "h": "2024-01-31",
        "i": "1.2.3",
    }


def test_every_node_knows_its_line_and_column() -> None:
    node, _ = read("rules:\n  - id: A101\n    names: [甲, 乙]\n")
    assert isinstance(node, Mapping)
    (rules,) = node.entries
    assert (rules[0].line, rules[0].column) == (1, 1)
    assert isinstance(rules[1], Sequence)
    rule = rules[1].items[0]
    assert isinstance(rule, Mapping)
    assert (rule.line, rule.column) == (2, 5)
    names = rule.get("names")
    assert isinstance(names, Sequence)
    assert [(item.line, item.column) for item in names.items] == [(3, 13), (3, 16)]


def test_an_offset_in_literal_text_is_a_column() -> None:
    for text in ("assert: 甲 == 乙", 'assert: "甲 == 乙"', "assert: '甲 == 乙'"):
        node, _ = read(text)
        assert isinstance(node, Mapping)
        found = node.get("assert")
        assert isinstance(found, Scalar)
        assert found.literal
        assert text[found.column - 1 :].startswith("甲 == 乙")


@pytest.mark.parametrize("text", ['a: "x\\ny"', "a: >\n  x\n  y\n", "a: x\n  y\n"])
def test_text_that_runs_otherwise_in_the_file_is_not_literal(text: str) -> None:
    node, faults = read(text)
    assert faults == []
    assert isinstance(node, Mapping)
    found = node.get("a")
    assert isinstance(found, Scalar)
    assert not found.literal


@pytest.mark.parametrize("word", ["on", "off", "yes", "No", "OFF"])
def test_words_that_yaml_1_1_takes_for_booleans_are_marked(word: str) -> None:
    node, faults = read(f"[{word}, '{word}']")
    assert faults == []
    assert isinstance(node, Sequence)
    assert [item.surprising for item in node.items if isinstance(item, Scalar)] == [True, False]
    source = Source("x.yaml", word)
    assert node_readers.read_text(source, node.items[0], "a word") is None
    assert "YAML 1.1" in messages(source.errors)[0]
    assert (
        node_readers.read_choice(Source("x.yaml", word), node.items[0], "a word", (word,)) == word
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb:\t2\n", "2:3: a tab: indent and align with blanks"),
        ("a: 1\na: 2\n", '2:1: duplicate key "a", first in line 1'),
        ("a: &x 1\nb: 2\n", "1:4: an anchor: write the value out where it is needed"),
        ("a: 010\n", '1:4: "010" reads differently elsewhere: write numbers'),
        ("a: 12:30\n", '1:4: "12:30" reads differently elsewhere: write'),
        ("a: !!str 1\n", "1:4: a tag: values say for themselves what they are"),
        ("a: 1\n---\nb: 2\n", "2:1: a second document in one file"),
        ("? [a]\n: 1\n", "1:3: a key must be a word"),
        ("a: [1, 2\n", "not YAML:"),
        ("a: 1\n  b: 2\n", "not YAML:"),
        ("a: '\\x00'\nb: \x01", "not YAML:"),
        ("[" * 100, "nested too deeply"),
    ],
)
def test_faults(text: str, message: str) -> None:
    _, faults = read(text)
    assert any(message in fault for fault in faults), faults


def test_an_alias_is_a_fault_and_never_expanded() -> None:
    node, faults = read("a: &x [1]\nb: *x\n")
    assert len(faults) == 2
    assert isinstance(node, Mapping)
    assert isinstance(node.get("b"), Scalar)


def test_nothing_is_no_tree() -> None:
    assert read("") == (None, [])
    assert read("# only a remark\n") == (None, [])


@given(st.text(alphabet=st.sampled_from("ab: -[]{},'\"#&*!|>\n\t甲0.?%@\u0085\ud800"), max_size=60))
@example("- - - - a: [")
@example("a: *b")
def test_any_text_is_read_or_at_fault(text: str) -> None:
    node, faults = read(text)
    if node is not None and not faults:
        node_readers.to_plain(node)


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "9" * 41, "0." + "1" * 5000])
def test_a_number_of_very_many_digits_is_a_fault(number: str) -> None:
    _, faults = read(f"a: {number}")
    assert len(faults) == 1
    assert faults[0].startswith("1:4: a number of too many digits")


def test_very_long_words_are_told_in_few() -> None:
    source = Source("x.yaml", "a: " + "字" * 100_000)
    node = yaml_reader.parse(source, source.lines[0])
    assert isinstance(node, Mapping)
    node_readers.read_choice(source, node.get("a"), "a", ("error", "off"))
    source.add_error((1, 4), "甲" * 100_000)
    assert all(len(fault["zh"]) < 1000 for fault in source.errors)
