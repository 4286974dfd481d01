"""Reads the built-in profiles, ``rules/profiles/*.yaml``: sets of settings with their reasons."""

from __future__ import annotations

from reportlint.model.finding import THRESHOLDS
from reportlint.rules import overrides
from reportlint.rules.layers import Layer, Profile, Selector
from reportlint.support import node_readers
from reportlint.support.localized_text import NO_TEXT, LocalizedText, Message
from reportlint.support.nodes import Mapping, Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.rule import RuleSet
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source

_NEEDED = ("name", "title", "about", "settings")
_LISTS = ("extend-select", "ignore")


def read(source: Source, node: Node | None, rules: RuleSet) -> Profile | None:
    """Read one profile; its words must mean rules."""
    top = node_readers.read_fields(
        source, node, Message("rules.profiles.profile"), (*_NEEDED, "fail-on"), _NEEDED
    )
    if top is None:
        return None
    name = node_readers.read_text(source, top.get("name"), "name") or ""
    title = node_readers.read_bilingual(source, top.get("title"), "title")
    about = node_readers.read_bilingual(source, top.get("about"), "about")
    fail_on = node_readers.read_choice(source, top.get("fail-on"), "fail-on", THRESHOLDS)
    layer = _read_layer(source, name, top.get("settings"), rules)
    if source.errors or title is None or about is None:
        return None
    return Profile(name, title, about, layer, fail_on)


def _read_layer(source: Source, name: str, node: Node | None, rules: RuleSet) -> Layer:
    lists: dict[str, list[Selector]] = {key: [] for key in _LISTS}
    severities: list[tuple[Selector, str]] = []
    reasons: dict[int, LocalizedText] = {}
    allowed_keys = (*_LISTS, "severities", "reason")
    for item in node_readers.read_items(source, node, "settings"):
        setting = node_readers.read_fields(
            source, item, Message("rules.profiles.setting"), allowed_keys, ("reason",)
        )
        if setting is None:
            continue
        reason = node_readers.read_bilingual(source, setting.get("reason"), "reason")
        for key in _LISTS:
            lists[key] += overrides.read_selectors(source, _scalars(source, setting, key), rules)
        severities += overrides.read_severities(source, _pairs(source, setting), rules)
        words = (*lists["extend-select"], *lists["ignore"], *(word for word, _ in severities))
        for word in words:
            reasons.setdefault(word.line, reason or NO_TEXT)
    return Layer(
        "profile",
        name,
        source.path,
        extend_select=tuple(lists["extend-select"]),
        ignore=tuple(lists["ignore"]),
        severities=tuple(severities),
        reasons=reasons,
    )


def _scalars(source: Source, setting: Mapping, key: str) -> list[Scalar]:
    items = node_readers.read_items(source, setting.get(key), key)
    return [item for item in items if isinstance(item, Scalar)]


def _pairs(source: Source, setting: Mapping) -> list[tuple[Scalar, Scalar]]:
    node = setting.get("severities")
    mapping = None if node is None else node_readers.read_mapping(source, node, "severities")
    pairs = []
    for key, value in mapping.entries if mapping else ():
        severity = overrides.read_severity(source, value)
        if severity is not None and isinstance(value, Scalar):
            pairs.append((key, value))
    return pairs
