"""Loads rules from YAML, strictly and completely: every fault is found at once.

A rule at fault disables only itself. What people read of a rule (its documentation and its tests)
is kept apart from what a run needs.
"""

from __future__ import annotations

from reportlint import shapes, yamlio
from reportlint.faults import Source
from reportlint.records import record
from reportlint.rules import entries as reading
from reportlint.rules.model import RuleSet
from reportlint.rules.winners import settled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.faults import Fault
    from reportlint.nodes import Node
    from reportlint.rules.entries import Entry, Surroundings
    from reportlint.rules.model import RuleDoc


@record
class Loaded:
    """The rules without fault, what is told of them, by id, and every fault found."""

    rules: RuleSet
    docs: Mapping[str, RuleDoc]
    faults: tuple[Fault, ...]


def load(files: Iterable[tuple[str, str]], around: Surroundings) -> Loaded:
    """Load rule files, given as (path, text); ``around`` is what rules may name."""
    sources = []
    entries: list[Entry] = []
    for path, text in files:
        source = Source(path, text)
        sources.append(source)
        entries += _entries(source, yamlio.parse(source, text), around)
    kept = settled(_distinct(entries))
    rules = sorted((rule for rule, _ in kept), key=lambda rule: rule.id)
    docs = {rule.id: doc for rule, doc in kept}
    faults = tuple(fault for source in sources for fault in source.faults)
    return Loaded(RuleSet(tuple(rules)), docs, faults)


def _entries(source: Source, node: Node | None, around: Surroundings) -> Iterator[Entry]:
    if node is None:
        if not source.faults:
            source.fault((1, 1), "an empty rule file")
        return
    for item in shapes.items(source, node, "a rule file"):
        entry = reading.read(source, item, around)
        if entry is not None:
            yield entry


def _distinct(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out a rule whose id, name or former name an earlier one has."""
    taken: dict[str, str] = {}
    kept = []
    for entry in entries:
        clash = next((word for word in entry.words if word in taken), None)
        if clash is None:
            taken.update(dict.fromkeys(entry.words, f"{entry.source.path}:{entry.node.line}"))
            kept.append(entry)
        else:
            entry.fault("id", f'"{clash}" is taken by the rule in {taken[clash]}')
    return kept
