"""Layers of settings, one above the other, and what they make of each rule: the last wins.

Within a layer the longest match wins, ``ignore`` at equal length. A layer that has ``select``
begins anew: what lower layers select and ignore counts no more.
"""

from __future__ import annotations

from reportlint.model.rule import THRESHOLDS, RuleSet
from reportlint.support.localized_text import Bilingual, LocalizedText, Message, localize
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from reportlint.model.rule import Rule

#: How well a rule's full id or a name matches: better than any prefix.
FULL = 1000
NOT_AT_ALL = -1
OFF = "off"


class Selector(Record):
    """A word of a setting and where it stands; on the command line there is no line."""

    text: str
    line: int = 0
    column: int = 0


class Override(Record):
    """What a layer changes of a rule: a parameter, or (``message``, ``remedy``) words of it.

    ``field`` is the place of the parameter, None for words; messages are by variant.
    ``source_text`` is a parameter's value as people wrote it, ``reason`` why (packs give one).
    """

    rule: str
    key: str
    value: Any
    where: Selector
    reason: str | LocalizedText = ""
    field: int | None = None
    source_text: str = ""


class Layer(Record):
    """One layer of settings, ready to use.

    ``kind`` is built-in, pack, project, per-path, profile or command-line; ``name`` tells layers of
    a kind apart. ``path`` is the file it stands in, "" on the command line. ``severities`` pairs
    words and severities. ``reasons`` tells why, by line: for packs and built-in profiles.
    """

    kind: str
    name: str = ""
    path: str = ""
    select: tuple[Selector, ...] | None = None
    extend_select: tuple[Selector, ...] = ()
    ignore: tuple[Selector, ...] = ()
    severities: tuple[tuple[Selector, str], ...] = ()
    overrides: tuple[Override, ...] = ()
    reasons: Mapping[int, LocalizedText] = {}

    @property
    def selects_rules(self) -> bool:
        """Whether it says anything about which rules run."""
        return bool(self.select is not None or self.extend_select or self.ignore)


class Profile(Record):
    """A profile: what it is for, the settings it makes, and its threshold (None: as it stands)."""

    name: str
    title: Bilingual
    about: Bilingual
    layer: Layer
    fail_on: str | None = None

    KEYS = {"layer": "settings"}  # noqa: RUF012 - records are frozen
    CHOICES = {"fail_on": THRESHOLDS}  # noqa: RUF012


class Provenance(Record):
    """What a layer does to a rule: ``key`` is the setting, ``selector`` the word that means it.

    ``value`` is the new one. For ``select``, ``extend-select`` and ``ignore``: "on" or "off".
    """

    layer: Layer
    key: str
    selector: Selector
    value: object
    reason: str | LocalizedText = ""


class ResolvedRule(Record):
    """A rule as the layers leave it: whether it runs, and how it is set."""

    rule: Rule
    runs: bool


def apply_layers(rules: RuleSet, layers: Iterable[Layer]) -> RuleSet:
    """Return the rules that run, as the layers set them."""
    layers = tuple(layers)
    resolved_rules = (resolve_rule(rule, layers) for rule in rules)
    return RuleSet(tuple([one.rule for one in resolved_rules if one.runs]))


def resolve_rule(rule: Rule, layers: Iterable[Layer]) -> ResolvedRule:
    """Return a rule as the layers leave it."""
    runs, is_silenced = rule.default, False
    result = rule
    for layer in layers:
        decision = _decide(rule, layer)
        if decision is not None:
            runs, _, explicit = decision
            is_silenced = is_silenced and not explicit
        severity = _find_severity(rule, layer)
        if severity is not None:
            is_silenced = severity[1] == OFF
            # NOTE: a pack selects nothing; it means the rules that it gives a severity.
            runs = runs or (layer.kind == "pack" and not is_silenced)
            if not is_silenced:
                result = replace(result, severity=severity[1], severity_when={})
        result = _apply_settings(result, layer)
    return ResolvedRule(result, runs and not is_silenced)


def trace_rule(rule: Rule, layers: Iterable[Layer]) -> Iterator[Provenance]:
    """Return every setting that means the rule, lowest layer first."""
    for layer in layers:
        decision = _decide(rule, layer)
        if decision is not None:
            runs, (key, selector), _ = decision
            yield Provenance(layer, key, selector, "on" if runs else OFF, _reason(layer, selector))
        severity = _find_severity(rule, layer)
        if severity is not None:
            yield Provenance(layer, "severity", *severity, _reason(layer, severity[0]))
        for one in layer.overrides:
            if one.rule == rule.id:
                value = one.value if one.field is None else one.source_text
                yield Provenance(layer, one.key, one.where, value, one.reason)


def match_length(rule: Rule, word: str) -> int:
    """Return how long a word's match of a rule is: FULL for its names, NOT_AT_ALL without one.

    A pack's rules are meant by the pack's prefix only: ``S`` does not mean ``SP-S101``.
    """
    if word in rule.all_names:
        return FULL
    if not rule.id.startswith(word):
        return NOT_AT_ALL
    prefix, dash, _ = rule.id.partition("-")
    return len(word) if not dash or len(word) >= len(prefix) else NOT_AT_ALL


def _reason(layer: Layer, selector: Selector) -> str | LocalizedText:
    return layer.reasons.get(selector.line, "")


def _decide(rule: Rule, layer: Layer) -> tuple[bool, tuple[str, Selector], bool] | None:
    """Return whether the rule runs after a layer, what decides it, and whether a word asked for it.

    None where the layer says nothing about the rule.
    """
    if not layer.selects_rules:
        return None
    select_length, by_select = _find_best(rule, layer.select or ())
    extend_length, by_extend = _find_best(rule, layer.extend_select)
    ignore_length, by_ignore = _find_best(rule, layer.ignore)
    best_length = max(select_length, extend_length)
    is_asked = best_length != NOT_AT_ALL and (rule.default or best_length == FULL)
    if is_asked:
        is_selected = select_length >= extend_length
        origin = ("select", by_select) if is_selected else ("extend-select", by_extend)
        on = ignore_length < max(best_length, 1)
        return on, origin if on else ("ignore", by_ignore), on
    if ignore_length != NOT_AT_ALL:
        return False, ("ignore", by_ignore), False
    if layer.select is None:
        return None
    first = layer.select[0] if layer.select else Selector("")
    return False, ("select", first), False


def _find_best(rule: Rule, selectors: tuple[Selector, ...]) -> tuple[int, Selector]:
    matches = [(match_length(rule, selector.text), selector) for selector in selectors]
    return max(matches, key=lambda pair: pair[0], default=(NOT_AT_ALL, Selector("")))


def _find_severity(rule: Rule, layer: Layer) -> tuple[Selector, str] | None:
    """Return the longest word of a layer's severities that means the rule, with the severity."""

    def length(pair: tuple[Selector, str]) -> int:
        return match_length(rule, pair[0].text)

    best = max(layer.severities, key=length, default=None)
    return None if best is None or length(best) == NOT_AT_ALL else best


def _apply_settings(rule: Rule, layer: Layer) -> Rule:
    """Return the rule with the parameters, messages and remedy of a layer."""
    own = [one for one in layer.overrides if one.rule == rule.id]
    values = list(rule.values)
    parameters = [one for one in own if one.field is not None]
    for one in parameters:
        values[one.field or 0] = one.value
    if tuple(values) != rule.values:
        origins = (*rule.origins, *_origins(parameters[0], layer))
        # NOTE: packs of which none extends the other may come in any order.
        origins = tuple(sorted(dict.fromkeys(origins), key=lambda words: words["en"]))
        rule = replace(rule, values=tuple(values), origins=origins)
    for one in own:
        if one.field is None:
            is_remedy = one.key == "remedy"
            words = {"remedy": one.value} if is_remedy else {"messages": one.value, "origins": ()}
            rule = replace(rule, **words)
    return rule


class _Clause(LocalizedText):
    """A sentence within another: without its full stop."""

    sentence: str | LocalizedText

    def __getitem__(self, language: str) -> str:
        full_stop = Message("rules.layers.full_stop")[language]
        return localize(self.sentence, language).rstrip(full_stop)


def _origins(one: Override, layer: Layer) -> Iterator[LocalizedText]:
    """Return who wants a parameter to be what it is; nothing for built-in profiles."""
    if layer.kind == "pack":
        yield Message("rules.layers.pack_has_it", pack=layer.name, reason=_Clause(one.reason))
    elif layer.path and one.where.line and not layer.reasons:
        yield Message("rules.layers.setting_source", path=layer.path)
