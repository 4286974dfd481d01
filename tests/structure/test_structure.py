"""The package keeps the measures of its structure: ``python -m tests.structure`` prints them."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

from tests.structure import imports, names


@pytest.fixture(scope="module")
def paths() -> dict[str, Path]:
    return imports.modules()


@pytest.fixture(scope="module")
def graph() -> dict[str, set[str]]:
    return imports.imports()


def test_few_rooms_stand_on_each_other_in_few_levels(graph: imports.Graph) -> None:
    rooms = imports.rooms(graph)
    assert imports.cycles(rooms) == []
    assert len(rooms) <= 16
    assert sum(map(len, rooms.values())) <= 80
    assert imports.levels(rooms) <= 13


def test_nothing_imports_itself_by_way_of_others(graph: imports.Graph) -> None:
    assert imports.cycles(graph) == []
    folders = imports.siblings(graph)
    assert {name: found for name in folders if (found := imports.cycles(folders[name]))} == {}


def test_modules_take_the_version_alone_from_the_facade(paths: dict[str, Path]) -> None:
    taken = {
        alias.name
        for path in paths.values()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == imports.PACKAGE
        for alias in node.names
        if f"{imports.PACKAGE}.{alias.name}" not in paths
    }
    assert taken == {"__version__"}


def test_names_are_nouns_and_verbs_and_classes_have_one_each(paths: dict[str, Path]) -> None:
    words, uses = names.participles(paths)
    assert 1000 * sum(words.values()) / uses < 5, words.most_common(20)
    assert names.repeated_classes(paths) == {}


def test_modules_are_neither_crumbs_nor_lumps(paths: dict[str, Path]) -> None:
    sizes = {name: path.read_text(encoding="utf-8").count("\n") for name, path in paths.items()}
    assert 80 <= statistics.median(sizes.values()) <= 150
    assert {name: size for name, size in sizes.items() if size > 300} == {}


def test_cycles_and_levels_of_a_graph() -> None:
    assert imports.cycles({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}) == [["b", "c"]]
    assert imports.cycles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
    assert imports.levels({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == 3
