"""What the package's names are made of."""

from __future__ import annotations

import ast
import io
import keyword
import re
import tokenize
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

#: Participles that do not end in -ed; those that are verbs as well (read, run, set, split) are not
#: among them.
_IRREGULAR = frozenset(
    """
    been begun bought bound broken brought built caught chosen come dealt done drawn fallen fed
    forbidden found given gone grown heard held hidden kept known laid led left lent lost made
    meant met paid said seen sent shown sold sought spent spoken stood taken thought told torn
    understood woven worn written
    """.split()  # noqa: SIM905 - a list of words
)
#: Words in -ed that are no participles, are Python's own names, or terms of the field.
_OTHERS = frozenset(
    """
    bed bleed embed exceed expected feed indeed need nested proceed red related reversed seed shed
    sorted speed succeed
    """.split()  # noqa: SIM905 - a list of words
)
_REGULAR = re.compile(r"[a-z]+ed")


def is_participle(name: str) -> bool:
    """Whether a name is a participle without a noun: ``found``, ``_taken``, ``placed``."""
    word = name.strip("_")
    return word in _IRREGULAR or (bool(_REGULAR.fullmatch(word)) and word not in _OTHERS)


def uses(path: Path) -> Iterator[str]:
    """Yield every use of a name in a file."""
    source = path.read_text(encoding="utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.NAME and not keyword.iskeyword(token.string):
            yield token.string


def participles(paths: Mapping[str, Path]) -> tuple[Counter[str], int]:
    """Return how often each participle is a name by itself, and how many names are used."""
    counts: Counter[str] = Counter()
    total = 0
    for path in paths.values():
        for name in uses(path):
            total += 1
            if is_participle(name):
                counts[name] += 1
    return counts, total


def repeated_classes(paths: Mapping[str, Path]) -> dict[str, list[str]]:
    """Return the public classes that several modules define under one name."""
    homes: dict[str, list[str]] = defaultdict(list)
    for module, path in paths.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(module)
    return {name: modules for name, modules in homes.items() if len(modules) > 1}
