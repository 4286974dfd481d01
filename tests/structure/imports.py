"""The import graph of the package, with lazy imports and string targets in it.

The facade, the package itself, is no part of it: modules take nothing from it but the version.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

PACKAGE = "reportlint"
SOURCE = Path(__file__).parents[2] / "src"
_TARGET = re.compile(rf"({PACKAGE}(?:\.\w+)+)(?::(\w+))?")

#: Which nodes each node leads to.
Graph = Mapping[str, set[str]]


def modules() -> dict[str, Path]:
    """Return every module of the package by its dotted name, with its file."""
    found = {}
    for path in sorted((SOURCE / PACKAGE).rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports() -> dict[str, set[str]]:
    """Return which modules each module imports: at once, later, for types alone, or by a string."""
    paths = modules()
    del paths[PACKAGE]
    graph: dict[str, set[str]] = {}
    for name, path in paths.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        graph[name] = {target for target in _targets(tree, paths) if target != name}
    return graph


def string_targets() -> Iterator[tuple[str, str, str]]:
    """Yield each string that names something to import: where it stands, module, name."""
    for name, path in modules().items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                match = _TARGET.fullmatch(node.value)
                if match and match[2]:
                    yield name, match[1], match[2]


def _targets(tree: ast.Module, paths: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(PACKAGE):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                target = inner if inner in paths else node.module
                if target in paths:
                    yield target
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in paths)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            match = _TARGET.fullmatch(node.value)
            if match and match[1] in paths:
                inner = f"{match[1]}.{match[2]}"
                yield inner if inner in paths else match[1]


def rooms(graph: Graph) -> dict[str, set[str]]:
    """Return which entries at the top of the package import which others; the facade is none."""
    edges: dict[str, set[str]] = {}
    for name, targets in graph.items():
        room = _room(name)
        if room:
            edges.setdefault(room, set()).update(
                other for other in map(_room, targets) if other and other != room
            )
    return edges


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def siblings(graph: Graph) -> dict[str, dict[str, set[str]]]:
    """Return, for every folder, which of its entries import which others of it."""
    folders: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, targets in graph.items():
        for target in targets:
            folder, one, other = _parting(name, target)
            if one and other:
                folders[folder][one].add(other)
    return folders


def _parting(one: str, other: str) -> tuple[str, str, str]:
    """Return the folder that two modules share, and the entries of it that they lie in."""
    left, right = one.split("."), other.split(".")
    shared = 0
    while shared < min(len(left), len(right)) and left[shared] == right[shared]:
        shared += 1
    one, other = (path[shared] if shared < len(path) else "" for path in (left, right))
    return ".".join(left[:shared]), one, other


def cycles(graph: Graph) -> list[list[str]]:
    """Return the groups of nodes that lead back to themselves, each sorted."""
    found = []
    left = {node: reachable(graph, node) for node in graph}
    seen: set[str] = set()
    for node in sorted(graph):
        group = {other for other in left[node] if node in left.get(other, ())}
        if node in left[node] and node not in seen:
            found.append(sorted(group | {node}))
            seen |= group
    return found


def reachable(graph: Graph, start: str) -> set[str]:
    """Return all nodes that a node leads to."""
    seen: set[str] = set()
    waiting = list(graph.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(graph.get(node, ()))
    return seen


def levels(graph: Graph) -> int:
    """Return how many nodes stand on each other at most; the graph has no cycles."""
    heights: dict[str, int] = {}

    def height(node: str) -> int:
        if node not in heights:
            heights[node] = 1 + max(map(height, graph.get(node, ())), default=0)
        return heights[node]

    return max(map(height, graph), default=0)
