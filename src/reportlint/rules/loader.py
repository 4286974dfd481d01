"""Loads rules from YAML, strictly and completely: every error is found at once.

:func:`load_folder` reads all of them with what they rest on: the form's editions, the word lists
and the profiles. A rule in error disables only itself. What people read of a rule (its
documentation and its tests) is kept apart from what a run needs.
"""

from __future__ import annotations

import os
from functools import partial
from itertools import chain

from reportlint.model.rule import RuleSet
from reportlint.rules import form_reader, overrides, rule_reader
from reportlint.rules.layers import Layer, Profile, Selector
from reportlint.rules.precedence import resolve_winners
from reportlint.rules.rule_reader import RuleContext
from reportlint.support import node_readers, resources, yaml_reader
from reportlint.support.errors import RuleError
from reportlint.support.localized_text import Bilingual, LocalizedText, Message
from reportlint.support.nodes import Scalar
from reportlint.support.record_reader import READERS, read_record
from reportlint.support.records import Record, replace
from reportlint.support.source_errors import Source, list_errors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.rule_reader import RuleEntry
    from reportlint.support.nodes import Node
    from reportlint.support.record_reader import Readers
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
    files: dict[str, list[tuple[Source, Node | None]]] = {
        "forms": [], "profiles": [], "vocabulary": [],
    }  # fmt: skip
    rules = []
    for path in paths:
        name, text = os.path.relpath(path, top).replace(os.sep, "/"), resources.read_text(path)
        folder = name.split("/")[-2] if "/" in name else ""
        if folder in files:
            source = Source(name, text)
            files[folder].append((source, yaml_reader.parse(source, text)))
        else:
            rules.append((name, text))
    forms = [form for file in files["forms"] if (form := form_reader.read_form(*file))]
    vocabulary = form_reader.merge_vocabularies(
        [(file[0], form_reader.read_vocabulary(*file)) for file in files["vocabulary"]]
    )
    context = RuleContext(tuple(sorted(forms, key=lambda form: form.edition)), vocabulary)
    loaded_rules = load_rules(rules, context)
    profiles = [read_profile(*file, loaded_rules.rules) for file in files["profiles"]]
    errors = [error for read in files.values() for source, _ in read for error in source.errors]
    if not forms or not (rules or errors):
        message = list_errors(errors) if errors else Message("rules.loader.no_rules_or_forms")
        raise RuleError(Message("rules.loader.location", top=top) + message, resources.INCOMPLETE)
    loaded_rules = replace(loaded_rules, errors=(*errors, *loaded_rules.errors))
    return loaded_rules, context, tuple(filter(None, profiles))


class ProfileSetting(Record):
    """What a profile sets, and why."""

    reason: Bilingual
    extend_select: tuple[Selector, ...] = ()
    ignore: tuple[Selector, ...] = ()
    severities: tuple[tuple[Selector, str], ...] = ()


def read_profile(source: Source, node: Node | None, rules: RuleSet) -> Profile | None:
    """Read one profile; its words must mean rules."""
    readers: Readers = {**READERS, "Layer": partial(_read_layer, rules)}
    profile = read_record(source, node, Message("rules.profiles.profile"), Profile, readers)
    if source.errors or profile is None:
        return None
    return replace(profile, layer=replace(profile.layer, name=profile.name))


def _read_layer(rules: RuleSet, source: Source, node: Node, what: str) -> Layer:
    readers: Readers = {
        **READERS,
        "Selector": partial(_selector, rules),
        "tuple[tuple[Selector, str], ...]": partial(_severities, rules),
    }
    name = Message("rules.profiles.setting")
    items = node_readers.read_items(source, node, what)
    read = (read_record(source, item, name, ProfileSetting, readers) for item in items)
    settings = [setting for setting in read if setting is not None]
    reasons: dict[int, LocalizedText] = {}
    for one in settings:
        for word in (*one.extend_select, *one.ignore, *(word for word, _ in one.severities)):
            reasons.setdefault(word.line, one.reason)
    return Layer(
        "profile",
        path=source.path,
        extend_select=tuple(chain.from_iterable(one.extend_select for one in settings)),
        ignore=tuple(chain.from_iterable(one.ignore for one in settings)),
        severities=tuple(chain.from_iterable(one.severities for one in settings)),
        reasons=reasons,
    )


def _selector(rules: RuleSet, source: Source, node: Node, what: str) -> Selector | None:
    if not isinstance(node, Scalar) or node_readers.read_text(source, node, what) is None:
        return None
    return next(overrides.read_selectors(source, (node,), rules), None)


def _severities(
    rules: RuleSet, source: Source, node: Node, what: str
) -> tuple[tuple[Selector, str], ...]:
    mapping = node_readers.read_mapping(source, node, what)
    pairs = [
        (key, value)
        for key, value in (mapping.entries if mapping else ())
        if overrides.read_severity(source, value) is not None and isinstance(value, Scalar)
    ]
    return tuple(overrides.read_severities(source, pairs, rules))
