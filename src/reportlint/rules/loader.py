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
from reportlint.rules import form_folders, overrides, rule_reader
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


#: Folders below ``rules``: settings by name, and the rules that hold for every form.
_PROFILES, _COMMON = "profiles", "common"


class LoadedRules(Record):
    """The rules without error, their documentation by id, and every error found."""

    rules: RuleSet
    docs: Mapping[str, RuleDoc]
    errors: tuple[SourceError, ...]


def load_rules(
    files: Iterable[tuple[str, str]], rule_context: RuleContext, below: Iterable[Rule] = ()
) -> LoadedRules:
    """Load rule files, given as (path, text); ``rule_context`` is what rules may name.

    Rules that say not which forms they are for are for the form whose folder they stand in, those
    of ``common`` for all; others for the first. ``below`` are rules that are there already: they
    may win, and their names are taken.
    """
    below = tuple(below)
    sources = []
    entries: list[RuleEntry] = []
    weight = 0
    for path, text in files:
        source = Source(path, text, weight)
        sources.append(source)
        context = rule_context.limit(_home_forms(path, rule_context))
        entries += _read_entries(source, yaml_reader.parse(source, text), context)
        weight = source.weight
    rules_and_docs = resolve_winners(_drop_duplicates(entries, below), below)
    rules = sorted((rule for rule, _ in rules_and_docs), key=lambda rule: rule.id)
    docs = {rule.id: doc for rule, doc in rules_and_docs}
    errors = tuple(error for source in sources for error in source.errors)
    return LoadedRules(RuleSet(tuple(rules)), docs, errors)


def _home_forms(path: str, rule_context: RuleContext) -> tuple[str, ...]:
    """Return the keys of the forms that a file's rules are for; none: all."""
    folder = _folder(path)
    keys = tuple(form.key for form in rule_context.forms)
    return () if folder == _COMMON else (folder,) if folder in keys else keys[:1]


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


def _folder(path: str) -> str:
    """Return the name of the folder that a file lies in."""
    return path.rpartition("/")[0].rpartition("/")[2]


def load_folder(
    top: str, paths: Iterable[str]
) -> tuple[LoadedRules, RuleContext, tuple[Profile, ...]]:
    """Load files below ``top``: those of forms and of ``profiles``, and rules.

    Among the errors of the rules are those of all other files; the rules of a form in error are
    not read.
    Raises RuleError where there is no form or no rule: that is an incomplete installation.
    """
    names = {os.path.relpath(path, top).replace(os.sep, "/"): path for path in paths}
    texts = {name: resources.read_text(path) for name, path in names.items()}
    of_forms = {name: text for name, text in texts.items() if form_folders.is_form_file(name)}
    of_profiles = {name: text for name, text in texts.items() if _folder(name) == _PROFILES}
    rules = [(name, texts[name]) for name in texts.keys() - of_forms.keys() - of_profiles.keys()]
    forms, sources = form_folders.read_forms(of_forms)
    context = RuleContext(forms)
    unread = form_folders.find_unread_folders(of_forms, forms)
    readable = sorted((name, text) for name, text in rules if _folder(name) not in unread)
    loaded_rules = load_rules(readable if forms else (), context)
    profiles = []
    for name, text in of_profiles.items():
        source = Source(name, text)
        node = yaml_reader.parse(source, text)
        profiles.append(read_profile(source, node, loaded_rules.rules))
        sources.append(source)
    errors = [error for source in sources for error in source.errors]
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
