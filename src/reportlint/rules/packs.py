"""Rule packs: the folders that a configuration names, with all that they extend, read at once.

A pack stands above those that it extends. Packs that do not extend each other may stand in any
order: what two of them set differently is a fault.
"""

from __future__ import annotations

from reportlint.model.rule import RuleSet
from reportlint.rules import manifests, overrides, pack_files
from reportlint.rules.layers import Level, Word
from reportlint.rules.pack import Pack
from reportlint.rules.rule_files import Loaded, load
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record, replace
from reportlint.support.source_errors import Fault, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections import abc
    from collections.abc import Iterable, Iterator

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.builtin import Builtin
    from reportlint.rules.layers import Advice, Parameter, Rewording
    from reportlint.rules.manifests import Manifest
    from reportlint.rules.rule_reader import Surroundings
    from reportlint.support.nodes import Scalar


class Packs(Record):
    """Packs in the order of resolution, the rules with theirs, and what is wrong with them."""

    packs: tuple[Pack, ...]
    rules: RuleSet
    docs: abc.Mapping[str, RuleDoc]
    faults: tuple[Fault, ...]
    files: abc.Mapping[str, bytes] = {}
    folders: tuple[str, ...] = ()


def gathered(
    named: Iterable[Scalar], source: Source, folder: str, known: Builtin, around: Surroundings
) -> Packs:
    """Load the packs that a configuration names; what it names wrongly is a fault of ``source``."""
    finder = pack_files.Finder()
    for word in named:
        finder.find(word, source, folder)
    gathering = _Gathering(finder, known, around)
    for manifest in finder.manifests:
        gathering.add(manifest)
    gathering.compare()
    return gathering.packs()


class _Gathering:
    """Packs as they are added, those that others extend first."""

    def __init__(self, finder: pack_files.Finder, known: Builtin, around: Surroundings) -> None:
        self._finder = finder
        self._known = known
        self._around = around
        self._packs: dict[str, Pack] = {}
        self._rules: dict[str, RuleSet] = {}
        self._docs: dict[str, RuleDoc] = {}
        self._faults: list[Fault] = []

    def add(self, manifest: Manifest) -> None:
        """Load a pack's rules and overrides; those at fault are left out."""
        below = self._below(manifest)
        standing = [*self._known.rules]
        for id_ in below:
            standing += self._rules[id_]
        everything = [*self._known.rules, *(rule for own in self._rules.values() for rule in own)]
        loaded = self._loaded(manifest, everything)
        self._rules[manifest.id] = loaded.rules
        self._docs |= loaded.docs
        rules = _sorted((*standing, *loaded.rules))
        self._packs[manifest.id] = Pack(
            manifest.id,
            manifest.version,
            self._finder.digest(manifest),
            manifest.title,
            manifest.source.path,
            manifest.applies,
            tuple(rule.id for rule in loaded.rules),
            self._level(manifest, rules),
            below,
        )

    def _below(self, manifest: Manifest) -> tuple[str, ...]:
        direct = [id_ for id_ in self._finder.extended(manifest) if id_ in self._packs]
        all_ = [id_ for one in direct for id_ in (*self._packs[one].below, one)]
        return tuple(dict.fromkeys(all_))

    def _loaded(self, manifest: Manifest, below: list[Rule]) -> Loaded:
        texts = self._finder.texts(manifest)
        loaded = load(texts.items(), self._around, below)
        self._faults += loaded.faults
        kept = []
        for rule in loaded.rules:
            if rule.id.startswith(f"{manifest.prefix}-"):
                kept.append(rule)
            elif manifest.prefix:
                doc = loaded.docs[rule.id]
                told = Bilingual(
                    f"规则 {rule.id} 的编号要以“{manifest.prefix}-”开头（pack.yaml 的 prefix）",
                    f'rule {rule.id}: ids of this pack begin with "{manifest.prefix}-" '
                    "(prefix in pack.yaml)",
                )
                source = Source(doc.path, texts[doc.path])
                source.fault((doc.line, 3), told)
                self._faults += source.faults
        return replace(loaded, rules=RuleSet(tuple(kept)))

    def _level(self, manifest: Manifest, rules: RuleSet) -> Level:
        source = manifest.source
        severities: list[tuple[Word, str]] = []
        parameters: list[Parameter] = []
        messages: list[Rewording] = []
        remedies: list[Advice] = []
        reasons = {}
        for word, override in manifest.overrides:
            rule = overrides.one(source, word, rules)
            if rule is None:
                continue
            where = Word(rule.id, word.line, word.column)
            reason = manifests.reason(source, override.get("reason"))
            reasons[word.line] = reason
            severity = overrides.severity(source, override.get("severity"))
            severities += [(where, severity)] if severity else []
            given = override.get("with")
            if given is not None:
                parameters += overrides.changed(source, given, rule, self._known, reason)
            reworded = overrides.reworded(source, override, rule, reason)
            messages += [reworded] if reworded else []
            advice = overrides.advised(source, override.get("remedy"), rule, reason)
            remedies += [advice] if advice else []
        return Level(
            "pack",
            manifest.id,
            source.path,
            severities=tuple(severities),
            parameters=tuple(parameters),
            messages=tuple(messages),
            remedies=tuple(remedies),
            reasons=reasons,
        )

    def compare(self) -> None:
        """Find what packs that do not extend each other set differently."""
        packs = list(self._packs.values())
        for index, later in enumerate(packs):
            for earlier in packs[:index]:
                if earlier.id not in later.below and later.applies.meets(earlier.applies):
                    self._clash(earlier, later)

    def _clash(self, earlier: Pack, later: Pack) -> None:
        before = dict(_settings(earlier.level))
        source = self._finder.source(later.id)
        for key, (value, where) in _settings(later.level):
            if key in before and before[key][0] != value:
                rule, name = key
                first = f"{earlier.path}:{before[key][1].line}"
                told = Bilingual(
                    f"{rule} 的 {name} 与规则包 {earlier.id} 的设置（{first}）不同："
                    "让其中一个 extends 另一个",
                    f"{name} of {rule} is set otherwise by pack {earlier.id} ({first}): "
                    "let one extend the other",
                )
                source.fault((where.line, where.column), told)

    def packs(self) -> Packs:
        """Give what was gathered."""
        own = [rule for rules in self._rules.values() for rule in rules]
        faults = [fault for source in self._finder.sources() for fault in source.faults]
        return Packs(
            tuple(self._packs.values()),
            _sorted((*self._known.rules, *own)),
            self._docs,
            (*faults, *self._faults),
            self._finder.files,
            tuple(self._finder.folders),
        )


def _sorted(rules: Iterable[Rule]) -> RuleSet:
    return RuleSet(tuple(sorted(rules, key=lambda rule: rule.id)))


def _settings(level: Level) -> Iterator[tuple[tuple[str, str], tuple[object, Word]]]:
    """Give every setting of a level: rule and name, value and place."""
    for word, severity in level.severities:
        yield (word.text, "severity"), (severity, word)
    for one in level.parameters:
        yield (one.rule, one.name), (one.value, one.where)
    for other in level.messages:
        yield (other.rule, "message"), (other.messages, other.where)
    for advice in level.remedies:
        yield (advice.rule, "remedy"), (advice.remedy, advice.where)
