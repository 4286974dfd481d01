"""Reads the built-in profiles, ``rules/profiles/*.yaml``: sets of settings with their reasons."""

from __future__ import annotations

from functools import partial

from reportlint.rules import overrides
from reportlint.rules.layers import Layer, Profile, Selector
from reportlint.support import node_readers
from reportlint.support.localized_text import Bilingual, LocalizedText, Message
from reportlint.support.nodes import Scalar
from reportlint.support.record_reader import READERS, read_record
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.rule import RuleSet
    from reportlint.support.nodes import Node
    from reportlint.support.record_reader import Readers
    from reportlint.support.source_errors import Source


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
    settings = [
        setting
        for item in node_readers.read_items(source, node, what)
        if (setting := read_record(source, item, name, ProfileSetting, readers)) is not None
    ]
    reasons: dict[int, LocalizedText] = {}
    for one in settings:
        for word in (*one.extend_select, *one.ignore, *(word for word, _ in one.severities)):
            reasons.setdefault(word.line, one.reason)
    return Layer(
        "profile",
        "",
        source.path,
        extend_select=tuple(word for one in settings for word in one.extend_select),
        ignore=tuple(word for one in settings for word in one.ignore),
        severities=tuple(pair for one in settings for pair in one.severities),
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
