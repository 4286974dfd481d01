"""TOML with positions: what tomllib reads, and where each key and value stands."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Mapping_
from datetime import date, datetime, time
from math import isnan
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.source_errors import Source
from reportlint.support.toml_reader import parse

if TYPE_CHECKING:
    from reportlint.support.nodes import Node


def tree(text: str) -> Mapping:
    source = Source("x.toml", "")
    found = parse(source, text)
    assert source.errors == []
    assert found is not None
    return found


def at(node: Node | None, *path: str | int) -> Node:
    for key in path:
        if isinstance(key, int):
            assert isinstance(node, Sequence)
            node = node.items[key]
        else:
            assert isinstance(node, Mapping)
            node = node.get(key)
    assert node is not None
    return node


#: A text, a path into it, and the line and column of the value; "=" before: of the key.
PLACES: list[tuple[str, tuple[str | int, ...], tuple[int, int]]] = [
    ('a = "x"', ("a",), (1, 6)),
    ("a = 12", ("a",), (1, 5)),
    ("\n\n  a   =   true # a", ("a",), (3, 11)),
    ('# 说明\r\na = "x"\r\nb = 2\r\n', ("b",), (3, 5)),
    ("[t]\na = 1", ("t", "a"), (2, 5)),
    ("[t.u]\na = 1\n[t]\nb = 2", ("t", "b"), (4, 5)),
    ("[t.u]\na = 1\n[t]\nb = 2", ("t", "u", "a"), (2, 5)),
    ("a.b.c = 1\na.b.d = 2", ("a", "b", "d"), (2, 9)),
    ('a."b.c" = 1', ("a", "b.c"), (1, 11)),
    ('["甲" . x]\ny = 1', ("甲", "x", "y"), (2, 5)),
    ("[[p]]\na = 1\n[[p]]\na = 2", ("p", 1, "a"), (4, 5)),
    ("[[p]]\n[p.q]\na = 1\n[[p]]\n[p.q]\na = 2", ("p", 1, "q", "a"), (6, 5)),
    ("[[p]]\n[[p.q]]\na = 1\n[[p.q]]\na = 2", ("p", 0, "q", 1, "a"), (5, 5)),
    ("a = { b = 1, c.d = [ 1, { e = 2 } ] }", ("a", "c", "d", 1, "e"), (1, 31)),
    ("a = [\n  1, # one\n  2,\n]", ("a", 1), (3, 3)),
    ("a = [[1], [2, 3]]", ("a", 1, 1), (1, 15)),
    ('a = """x\ny"""\nb = 1', ("b",), (3, 5)),
    ("a = '''x''y'''\nb = 1", ("b",), (2, 5)),
    ('a = "x]#\\"{"\nb = 1', ("b",), (2, 5)),
    ("a = '#' # '\nb = 1", ("b",), (2, 5)),
    ("a = 2025-01-20 10:00:00\nb = 1", ("b",), (2, 5)),
    ('k = ["甲", "乙丙"]', ("k", 1), (1, 12)),
    ("\u2028a = 1".replace("\u2028", "# \u2028 one line\n"), ("a",), (2, 5)),
]


@pytest.mark.parametrize(("text", "path", "place"), PLACES)
def test_values_know_their_places(
    text: str, path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    node = at(tree(text), *path)
    assert (node.line, node.column) == place


@pytest.mark.parametrize(
    ("text", "path", "key", "place"),
    [
        ("[a.b]\n  cd = 1", ("a", "b"), "cd", (2, 3)),
        ("[ a . 'b' ]", ("a",), "b", (1, 7)),
        ("[[a]]\n[[a]]\n", (), "a", (1, 3)),
        ("x = {y = 1, z = 2}", ("x",), "z", (1, 13)),
        ("a.b.c = 1", ("a", "b"), "c", (1, 5)),
    ],
)
def test_keys_know_their_places(
    text: str, path: tuple[str | int, ...], key: str, place: tuple[int, int]
) -> None:
    table = at(tree(text), *path)
    assert isinstance(table, Mapping)
    found = table.key(key)
    assert found is not None
    assert (found.line, found.column) == place


def test_kinds_of_values() -> None:
    text = (
        'a = "x"\nb = 0x1F\nc = 1_000\nd = 1_0.50\ne = false\nf = 2025-01-20\ng = 07:32:00\n'
        "h = inf\ni = -0\nj = 1e3\n"
    )
    found = {key.text: (value.kind, value.text) for key, value in tree(text).entries}  # type: ignore[union-attr]
    assert found == {
        "a": ("text", "x"),
        "b": ("integer", "31"),
        "c": ("integer", "1000"),
        "d": ("number", "10.50"),
        "e": ("boolean", "false"),
        "f": ("date", "2025-01-20"),
        "g": ("date", "07:32:00"),
        "h": ("odd", "inf"),
        "i": ("integer", "0"),
        "j": ("number", "1e3"),
    }


@pytest.mark.parametrize(
    ("text", "place", "zh"),
    [
        ("a = final", (1, 5), "文字要加引号"),
        ("a =", (1, 4), "文字要加引号"),
        ("甲 = 1", (1, 1), "键 = 值"),
        ("a = 1 b = 2", (1, 7), "应换行"),
        ("a = 1\na = 2", (2, 6), "同一个键写了两次"),
        ("[t]\n[t]", (2, 3), "同一个表写了两次"),
        ("[t", (1, 3), "缺少 ]"),
        ("[[t]", (1, 4), "缺少 ]]"),
        ("a = [1", (1, 7), "方括号"),
        ("a = {b = 1", (1, 11), "花括号"),
        ('a = "x', (1, 7), "引号没有写完"),
        ('a = "\\d"', (1, 8), "反斜杠"),
        ("a = { b = 1, b = 2 }", (1, 19), "同一个键"),
        ('a = "x\ty\x01"', (1, 9), "控制字符"),
    ],
)
def test_what_is_no_toml_is_told_in_both_languages(
    text: str, place: tuple[int, int], zh: str
) -> None:
    source = Source("x.toml", "")
    assert parse(source, text) is None
    (fault,) = source.errors
    assert (fault.line, fault.column) == place
    assert zh in fault["zh"]
    assert fault["en"].startswith(f"x.toml:{place[0]}:{place[1]}: not TOML: ")
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in fault["en"].split("\n")[0])


def test_deep_nesting_is_a_fault_and_no_crash() -> None:
    source = Source("x.toml", "")
    found = parse(source, "a = " + "[" * 100_000)
    assert found is None
    assert len(source.errors) == 1


KEYS = st.text(min_size=1, max_size=4)
NUMBERS = st.integers(-(10**9), 10**9)
LEAVES = st.one_of(
    st.text(max_size=6),
    NUMBERS,
    st.booleans(),
    st.dates(date(1900, 1, 1)),
    st.decimals(-1000, 1000, places=2).map(float),
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, max_size=4)


def quoted(text: str) -> str:
    plain = "".join(
        letter if letter.isprintable() and letter not in '"\\' else f"\\U{ord(letter):08X}"
        for letter in text
    )
    return f'"{plain}"'


def written(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(k)} = {written(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ",\n".join(map(written, value)) + "]"
    if isinstance(value, str):
        return quoted(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def document(value: Mapping_[str, object]) -> str:
    """Write tables as tables where that is possible, else inline."""
    flat = {key: inner for key, inner in value.items() if not isinstance(inner, dict)}
    lines = [f"{quoted(key)} = {written(inner)} # x" for key, inner in flat.items()]
    for key, inner in value.items():
        if isinstance(inner, dict):
            lines.append(f"[ {quoted(key)} ]")
            lines += [f"  {quoted(k)}={written(v)}" for k, v in inner.items()]
    return "\n".join(lines)


def agrees(node: Node, value: object) -> bool:
    if isinstance(value, dict):
        assert isinstance(node, Mapping)
        assert list(node) == list(value)
        return all(agrees(inner, value[key.text]) for key, inner in node.entries)
    if isinstance(value, list):
        assert isinstance(node, Sequence)
        return all(agrees(n, v) for n, v in zip(node.items, value, strict=True))
    assert isinstance(node, Scalar)
    if isinstance(value, bool | date | datetime | time):
        return node.text == str(value).lower()
    if isinstance(value, float):
        return isnan(value) or float(node.text) == value
    return node.text == str(value)


@settings(max_examples=60)
@given(DOCUMENTS.map(document))
def test_the_tree_says_what_tomllib_says_and_keys_stand_where_it_says(text: str) -> None:
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # characters that TOML does not take
        return
    found = tree(text)
    assert agrees(found, read)
    lines = text.split("\n")
    for key, _ in found.entries:
        assert lines[key.line - 1][key.column - 1 :].startswith(quoted(key.text))


#: Files that are TOML, or nearly, and hold more than anybody writes: with where that is told.
OVERDONE = {
    "digits": ("a = 1\nyear = " + "9" * 5000, "2:8", "too many digits"),
    "signed digits": ("year = -" + "9" * 5000, "1:9", "too many digits"),
    "dotted key": (".".join("a" * 2000) + " = 1", "1:1", "nested too deeply"),
    "dotted table": ("[" + ".".join("a" * 2000) + "]", "1:2", "nested too deeply"),
    "quoted key": (" . ".join(["'a b'", '"c"'] * 90_000) + " = 1", "1:1", "nested too deeply"),
    "arrays": ("a = " + "[" * 300 + "]" * 300, "1:105", "nested too deeply"),
    "tables": ("a = " + "{a=" * 150 + "1" + "}" * 150, "1:305", "nested too deeply"),
    "deep arrays": ("a = " + "[" * 90_000 + "]" * 90_000, "1:1", "nested too deeply"),
}


@pytest.mark.parametrize("name", OVERDONE)
def test_what_nobody_writes_is_one_fault(name: str) -> None:
    text, place, words = OVERDONE[name]
    source = Source("x.toml", "")
    assert parse(source, text) is None
    (fault,) = source.errors
    assert f"{fault.line}:{fault.column}" == place
    assert words in fault["en"]
    assert len(fault["zh"]) < 1000


def test_numbers_in_other_bases_may_have_any_length() -> None:
    assert at(tree("a = 0x" + "f" * 9000), "a").kind == "number"  # type: ignore[union-attr]
