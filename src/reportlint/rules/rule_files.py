"""Loads rules from YAML, strictly and completely: every fault is found at once.

A rule at fault disables only itself. What people read of a rule (its documentation and its tests)
is kept apart from what a run needs.
"""

from __future__ import annotations

from reportlint.model.rule import RuleSet
from reportlint.rules import rule_reader as reading
from reportlint.rules.winners import settled
from reportlint.support import node_readers, yaml_reader
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record
from reportlint.support.source_errors import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.rule_reader import Entry, Surroundings
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Fault


_FILE = Bilingual("规则文件", "a rule file")
_TAKEN = Bilingual("“{word}”已被 {place} 的规则使用", '"{word}" is taken by the rule in {place}')


class Loaded(Record):
    """The rules without fault, what is told of them, by id, and every fault found."""

    rules: RuleSet
    docs: Mapping[str, RuleDoc]
    faults: tuple[Fault, ...]


def load(
    files: Iterable[tuple[str, str]], around: Surroundings, below: Iterable[Rule] = ()
) -> Loaded:
    """Load rule files, given as (path, text); ``around`` is what rules may name.

    ``below`` are rules that are there already: they may win, and their names are taken.
    """
    below = tuple(below)
    sources = []
    entries: list[Entry] = []
    weight = 0
    for path, text in files:
        source = Source(path, text, weight)
        sources.append(source)
        entries += _entries(source, yaml_reader.parse(source, text), around)
        weight = source.weight
    kept = settled(_distinct(entries, below), below)
    rules = sorted((rule for rule, _ in kept), key=lambda rule: rule.id)
    docs = {rule.id: doc for rule, doc in kept}
    faults = tuple(fault for source in sources for fault in source.faults)
    return Loaded(RuleSet(tuple(rules)), docs, faults)


def _entries(source: Source, node: Node | None, around: Surroundings) -> Iterator[Entry]:
    if node is None:
        if not source.faults:
            source.fault((1, 1), Bilingual("规则文件是空的", "an empty rule file"))
        return
    for item in node_readers.items(source, node, _FILE):
        entry = reading.read(source, item, around)
        if entry is not None:
            yield entry


def _distinct(entries: Iterable[Entry], below: Iterable[Rule]) -> list[Entry]:
    """Leave out a rule whose id, name or former name an earlier one has."""
    taken = {word: rule.id for rule in below for word in rule.words}
    kept = []
    for entry in entries:
        clash = next((word for word in entry.words if word in taken), None)
        if clash is None:
            taken.update(dict.fromkeys(entry.words, f"{entry.source.path}:{entry.node.line}"))
            kept.append(entry)
        else:
            entry.fault("id", _TAKEN.format(word=clash, place=taken[clash]))
    return kept
