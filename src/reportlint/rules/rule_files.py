"""Loads rules from YAML, strictly and completely: every error is found at once.

A rule in error disables only itself. What people read of a rule (its documentation and its tests)
is kept apart from what a run needs.
"""

from __future__ import annotations

from reportlint.model.rule import RuleSet
from reportlint.rules import rule_reader as reading
from reportlint.rules.winners import resolve_winners
from reportlint.support import node_readers, yaml_reader
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record
from reportlint.support.source_errors import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.rule_reader import RuleContext, RuleEntry
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import SourceError


_FILE = Bilingual("规则文件", "a rule file")
_TAKEN = Bilingual("“{word}”已被 {place} 的规则使用", '"{word}" is taken by the rule in {place}')


class LoadedRules(Record):
    """The rules without error, what is told of them, by id, and every error found."""

    rules: RuleSet
    docs: Mapping[str, RuleDoc]
    errors: tuple[SourceError, ...]


def load_rules(
    files: Iterable[tuple[str, str]], rule_context: RuleContext, below: Iterable[Rule] = ()
) -> LoadedRules:
    """Load rule files, given as (path, text); ``around`` is what rules may name.

    ``below`` are rules that are there already: they may win, and their names are taken.
    """
    below = tuple(below)
    sources = []
    entries: list[RuleEntry] = []
    weight = 0
    for path, text in files:
        source = Source(path, text, weight)
        sources.append(source)
        entries += _read_entries(source, yaml_reader.parse(source, text), rule_context)
        weight = source.weight
    rules_and_docs = resolve_winners(_drop_duplicates(entries, below), below)
    rules = sorted((rule for rule, _ in rules_and_docs), key=lambda rule: rule.id)
    docs = {rule.id: doc for rule, doc in rules_and_docs}
    errors = tuple(error for source in sources for error in source.errors)
    return LoadedRules(RuleSet(tuple(rules)), docs, errors)


def _read_entries(
    source: Source, node: Node | None, rule_context: RuleContext
) -> Iterator[RuleEntry]:
    if node is None:
        if not source.errors:
            source.add_error((1, 1), Bilingual("规则文件是空的", "an empty rule file"))
        return
    for item in node_readers.read_items(source, node, _FILE):
        entry = reading.read(source, item, rule_context)
        if entry is not None:
            yield entry


def _drop_duplicates(entries: Iterable[RuleEntry], below: Iterable[Rule]) -> list[RuleEntry]:
    """Leave out a rule whose id, name or former name an earlier one has."""
    used_names = {word: rule.id for rule in below for word in rule.all_names}
    distinct_entries = []
    for entry in entries:
        clash = next((word for word in entry.names if word in used_names), None)
        if clash is None:
            used_names.update(dict.fromkeys(entry.names, f"{entry.source.path}:{entry.node.line}"))
            distinct_entries.append(entry)
        else:
            entry.add_error("id", _TAKEN.format(word=clash, place=used_names[clash]))
    return distinct_entries
