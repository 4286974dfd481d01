"""Reads the built-in profiles, ``rules/profiles/*.yaml``: sets of settings with their reasons."""

from __future__ import annotations

from reportlint.rules import overrides
from reportlint.rules.layers import Level, Profile, Word
from reportlint.support import node_readers
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Mapping, Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.rule import RuleSet
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source

_A_PROFILE = Bilingual("方案", "a profile")
_A_SETTING = Bilingual("一项设置", "a setting")
_NEEDED = ("name", "title", "about", "settings")
_LISTS = ("extend-select", "ignore")
_THRESHOLDS = ("error", "warning", "info", "never")


def read(source: Source, node: Node | None, rules: RuleSet) -> Profile | None:
    """Read one profile; its words must mean rules."""
    top = node_readers.fields(source, node, _A_PROFILE, (*_NEEDED, "fail-on"), _NEEDED)
    if top is None:
        return None
    name = node_readers.text(source, top.get("name"), "name") or ""
    title = node_readers.bilingual(source, top.get("title"), "title")
    about = node_readers.bilingual(source, top.get("about"), "about")
    fail_on = node_readers.word(source, top.get("fail-on"), "fail-on", _THRESHOLDS)
    level = _level(source, name, top.get("settings"), rules)
    if source.faults or title is None or about is None:
        return None
    return Profile(name, title, about, level, fail_on)


def _level(source: Source, name: str, node: Node | None, rules: RuleSet) -> Level:
    lists: dict[str, list[Word]] = {key: [] for key in _LISTS}
    severities: list[tuple[Word, str]] = []
    reasons: dict[int, Bilingual] = {}
    known = (*_LISTS, "severities", "reason")
    for item in node_readers.items(source, node, "settings"):
        setting = node_readers.fields(source, item, _A_SETTING, known, ("reason",))
        if setting is None:
            continue
        reason = node_readers.bilingual(source, setting.get("reason"), "reason")
        for key in _LISTS:
            lists[key] += overrides.words(source, _scalars(source, setting, key), rules)
        severities += overrides.severities(source, _pairs(source, setting), rules)
        words = (*lists["extend-select"], *lists["ignore"], *(word for word, _ in severities))
        for word in words:
            reasons.setdefault(word.line, reason or Bilingual("", ""))
    return Level(
        "profile",
        name,
        source.path,
        extend_select=tuple(lists["extend-select"]),
        ignore=tuple(lists["ignore"]),
        severities=tuple(severities),
        reasons=reasons,
    )


def _scalars(source: Source, setting: Mapping, key: str) -> list[Scalar]:
    items = node_readers.items(source, setting.get(key), key)
    return [item for item in items if isinstance(item, Scalar)]


def _pairs(source: Source, setting: Mapping) -> list[tuple[Scalar, Scalar]]:
    node = setting.get("severities")
    given = None if node is None else node_readers.mapping(source, node, "severities")
    found = []
    for key, value in given.entries if given else ():
        level = overrides.severity(source, value)
        if level is not None and isinstance(value, Scalar):
            found.append((key, value))
    return found
