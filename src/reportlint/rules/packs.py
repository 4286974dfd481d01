"""Rule packs: the folders that a configuration names, with all that they extend, read at once.

A pack stands above those that it extends. Packs that do not extend each other may stand in any
order: what two of them set differently is an error.
"""

from __future__ import annotations

from itertools import chain

from reportlint.model.rule import RuleSet
from reportlint.rules import manifests, overrides, pack_files
from reportlint.rules.layers import Layer, Selector
from reportlint.rules.loader import LoadedRules, load_rules
from reportlint.rules.pack import Pack
from reportlint.support.localized_text import Message
from reportlint.support.records import Record, replace
from reportlint.support.source_errors import Source, SourceError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections import abc
    from collections.abc import Iterable, Iterator

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.layers import Override
    from reportlint.rules.manifests import Manifest
    from reportlint.rules.named_packs import NamedPacks
    from reportlint.rules.rule_reader import RuleContext
    from reportlint.support.nodes import Scalar


class Packs(Record):
    """Packs in the order of resolution, the rules with theirs, and what is wrong with them."""

    packs: tuple[Pack, ...]
    rules: RuleSet
    docs: abc.Mapping[str, RuleDoc]
    errors: tuple[SourceError, ...]
    files: abc.Mapping[str, bytes] = {}
    folders: tuple[str, ...] = ()
    warnings: tuple[SourceError, ...] = ()


def load_packs(
    words: Iterable[Scalar],
    source: Source,
    folder: str,
    builtin_rules: RuleSet,
    rule_context: RuleContext,
    extra_packs: NamedPacks | None = None,
) -> Packs:
    """Load the packs that a configuration names; what it names wrongly goes to ``source``.

    ``extra_packs`` are those of the command line, which stand above the configuration.
    """
    finder = pack_files.PackFinder()
    for word in words:
        finder.find(word, source, folder)
    named_ids = extra_packs.find(finder) if extra_packs else frozenset()
    collector = _PackCollector(finder, builtin_rules, rule_context, named_ids)
    for manifest in finder.manifests:
        collector.add(manifest)
    collector.compare()
    return collector.packs()


class _PackCollector:
    """Packs as they are added, those that others extend first."""

    def __init__(
        self,
        finder: pack_files.PackFinder,
        builtin_rules: RuleSet,
        rule_context: RuleContext,
        named_ids: frozenset[str],
    ) -> None:
        self._finder = finder
        self._named_ids = named_ids
        self._builtin_rules = builtin_rules
        self._rule_context = rule_context
        self._packs: dict[str, Pack] = {}
        self._rules: dict[str, RuleSet] = {}
        self._docs: dict[str, RuleDoc] = {}
        self._errors: list[SourceError] = []

    def add(self, manifest: Manifest) -> None:
        """Load a pack's rules and overrides; those in error are left out."""
        below = self._below(manifest)
        visible_rules = chain(self._builtin_rules, *(self._rules[id_] for id_ in below))
        loaded_rules = self._load(manifest, chain(self._builtin_rules, *self._rules.values()))
        self._rules[manifest.id] = loaded_rules.rules
        self._docs |= loaded_rules.docs
        rules = _sorted((*visible_rules, *loaded_rules.rules))
        self._packs[manifest.id] = Pack(
            manifest.id,
            manifest.version,
            self._finder.digest(manifest),
            manifest.title,
            manifest.source.path,
            manifest.applies,
            tuple(rule.id for rule in loaded_rules.rules),
            self._build_layer(manifest, rules),
            below,
            manifest.id in self._named_ids,
        )

    def _below(self, manifest: Manifest) -> tuple[str, ...]:
        direct = [id_ for id_ in self._finder.extended_packs[manifest.id] if id_ in self._packs]
        all_ = [id_ for one in direct for id_ in (*self._packs[one].below, one)]
        return tuple(dict.fromkeys(all_))

    def _load(self, manifest: Manifest, below: Iterable[Rule]) -> LoadedRules:
        texts = self._finder.texts(manifest)
        loaded_rules = load_rules(texts.items(), self._rule_context, below)
        self._errors += loaded_rules.errors
        own_rules = []
        for rule in loaded_rules.rules:
            if rule.id.startswith(f"{manifest.prefix}-"):
                own_rules.append(rule)
            elif manifest.prefix:
                doc = loaded_rules.docs[rule.id]
                message = Message("rules.packs.wrong_prefix", id=rule.id, prefix=manifest.prefix)
                source = Source(doc.path, texts[doc.path])
                source.add_error((doc.line, 3), message)
                self._errors += source.errors
        return replace(loaded_rules, rules=RuleSet(tuple(own_rules)))

    def _build_layer(self, manifest: Manifest, rules: RuleSet) -> Layer:
        source = manifest.source
        severities: list[tuple[Selector, str]] = []
        changes: list[Override] = []
        reasons = {}
        for word, override in manifest.overrides:
            rule = overrides.find_rule(source, word, rules)
            if rule is None:
                continue
            reason = reasons[word.line] = manifests.read_reason(source, override.get("reason"))
            severity = overrides.read_severity(source, override.get("severity"))
            where = Selector(rule.id, word.line, word.column)
            severities += [(where, severity)] if severity else []
            context = self._rule_context
            changes += overrides.read_override(source, override, rule, context, reason)
        return Layer(
            "pack",
            manifest.id,
            source.path,
            severities=tuple(severities),
            overrides=tuple(changes),
            reasons=reasons,
        )

    def compare(self) -> None:
        """Find what packs that do not extend each other set differently."""
        packs = list(self._packs.values())
        for index, later in enumerate(packs):
            for earlier in packs[:index]:
                is_above = earlier.id in later.below or earlier.is_named != later.is_named
                if not is_above and later.applies.overlaps(earlier.applies):
                    self._clash(earlier, later)

    def _clash(self, earlier: Pack, later: Pack) -> None:
        before = dict(_settings(earlier.layer))
        source = next(one.source for one in self._finder.manifests if one.id == later.id)
        for key, (value, where) in _settings(later.layer):
            if key in before and before[key][0] != value:
                rule, name = key
                first = f"{earlier.path}:{before[key][1].line}"
                message = Message(
                    "rules.packs.conflicting_overrides",
                    rule=rule,
                    name=name,
                    id=earlier.id,
                    first=first,
                )
                source.add_error((where.line, where.column), message)

    def packs(self) -> Packs:
        """Return what was gathered."""
        errors = [error for source in self._finder.sources for error in source.errors]
        return Packs(
            tuple(self._packs.values()),
            _sorted(chain(self._builtin_rules, *self._rules.values())),
            self._docs,
            (*errors, *self._errors),
            self._finder.files,
            tuple(self._finder.folders),
            tuple([one for source in self._finder.sources for one in source.warnings]),
        )


def _sorted(rules: Iterable[Rule]) -> RuleSet:
    return RuleSet(tuple(sorted(rules, key=lambda rule: rule.id)))


def _settings(layer: Layer) -> Iterator[tuple[tuple[str, str], tuple[object, Selector]]]:
    """Return every setting of a layer: rule and name, value and place."""
    for word, severity in layer.severities:
        yield (word.text, "severity"), (severity, word)
    for one in layer.overrides:
        yield (one.rule, one.key), (one.value, one.where)
