"""Loads rules from YAML, strictly and completely: every error is found at once.

:func:`load_folder` reads all of them with what they rest on: the form's editions, the word lists
and the profiles. A rule in error disables only itself. What people read of a rule (its
documentation and its tests) is kept apart from what a run needs.
"""

from __future__ import annotations

import os

from reportlint.model.rule import RuleSet
from reportlint.rules import form_reader, profiles, rule_reader, vocabulary_reader
from reportlint.rules.precedence import resolve_winners
from reportlint.rules.rule_reader import RuleContext
from reportlint.support import node_readers, resources, yaml_reader
from reportlint.support.errors import RuleError
from reportlint.support.localized_text import Message
from reportlint.support.records import Record, replace
from reportlint.support.source_errors import Source, list_errors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.layers import Profile
    from reportlint.rules.rule_reader import RuleEntry
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import SourceError


class LoadedRules(Record):
    """The rules without error, their documentation by id, and every error found."""

    rules: RuleSet
    docs: Mapping[str, RuleDoc]
    errors: tuple[SourceError, ...]


def load_rules(
    files: Iterable[tuple[str, str]], rule_context: RuleContext, below: Iterable[Rule] = ()
) -> LoadedRules:
    """Load rule files, given as (path, text); ``rule_context`` is what rules may name.

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
            source.add_error((1, 1), Message("rules.loader.empty_rule_file"))
        return
    for item in node_readers.read_items(source, node, Message("rules.loader.rule_file")):
        entry = rule_reader.read(source, item, rule_context)
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
            entry.add_error(
                "id", Message("rules.loader.name_taken", word=clash, place=used_names[clash])
            )
    return distinct_entries


def load_folder(
    top: str, paths: Iterable[str]
) -> tuple[LoadedRules, RuleContext, tuple[Profile, ...]]:
    """Load files below ``top``: those of ``forms``, ``vocabulary`` and ``profiles``, else rules.

    Among the errors of the rules are those of all other files.
    Raises RuleError where there is no form or no rule: that is an incomplete installation.
    """
    texts = [(_relative_name(path, top), resources.read_text(path)) for path in paths]
    sources = {name: Source(name, text) for name, text in texts}
    trees = {name: yaml_reader.parse(sources[name], text) for name, text in texts if _kind(name)}
    read = [
        form_reader.read(sources[name], trees[name]) for name in trees if _kind(name) == "forms"
    ]
    editions = tuple(sorted((form for form in read if form), key=lambda form: form.edition))
    lists = [name for name in trees if _kind(name) == "vocabulary"]
    vocabulary = vocabulary_reader.merge_vocabularies(
        [
            (sources[name], vocabulary_reader.read_vocabulary(sources[name], trees[name]))
            for name in lists
        ]
    )
    rules = [(name, text) for name, text in texts if not _kind(name)]
    context = RuleContext(editions, vocabulary)
    loaded_rules = load_rules(rules, context)
    profile_names = [name for name in trees if _kind(name) == "profiles"]
    sets = [
        profiles.read_profile(sources[name], trees[name], loaded_rules.rules)
        for name in profile_names
    ]
    errors = [error for name in trees for error in sources[name].errors]
    if not editions or not (rules or errors):
        message = list_errors(errors) if errors else Message("rules.loader.no_rules_or_forms")
        raise RuleError(Message("rules.loader.location", top=top) + message, resources.INCOMPLETE)
    loaded_rules = replace(loaded_rules, errors=(*errors, *loaded_rules.errors))
    return loaded_rules, context, tuple(one for one in sets if one is not None)


def _relative_name(path: str, top: str) -> str:
    return os.path.relpath(path, top).replace(os.sep, "/")


def _kind(name: str) -> str:
    """Return what the files of a folder hold besides rules, "" for a file of rules."""
    folder = name.split("/")[-2] if "/" in name else ""
    return folder if folder in ("forms", "vocabulary", "profiles") else ""
