"""Levels of settings, one above the other, and what they make of each rule: the last wins.

Within a level the longest match wins, ``ignore`` at equal length. A level that has ``select``
begins anew: what lower levels select and ignore counts no more.
"""

from __future__ import annotations

from reportlint.model.rule import RuleSet
from reportlint.support.localized_text import Bilingual, both
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.rule import Rule

#: How well a rule's full id or a name matches: better than any prefix.
FULL = 1000
NOT_AT_ALL = -1
OFF = "off"


class Word(Record):
    """A word of a setting and where it stands; on the command line there is no line."""

    text: str
    line: int = 0
    column: int = 0


class Parameter(Record):
    """A parameter that a level changes: of which rule, the field's place, its value.

    ``written`` is the value as people wrote it, ``reason`` why (packs give one).
    """

    rule: str
    name: str
    field: int
    value: object
    written: str
    where: Word
    reason: str | Bilingual = ""


class Rewording(Record):
    """The messages of a rule that a level puts in place of the rule's own, by variant."""

    rule: str
    messages: Mapping[str, Bilingual]
    where: Word
    reason: str | Bilingual = ""


class Advice(Record):
    """What to do about a rule's findings, where a level has words of its own for it."""

    rule: str
    remedy: Bilingual
    where: Word
    reason: str | Bilingual = ""


class Level(Record):
    """One level of settings, ready to use.

    ``kind`` is built-in, pack, project, per-path, profile or command-line; ``name`` tells levels of
    a kind apart. ``path`` is the file it stands in, "" on the command line. ``severities`` pairs
    words with levels. ``reasons`` tells why, by the word's line: for packs and built-in profiles.
    """

    kind: str
    name: str = ""
    path: str = ""
    select: tuple[Word, ...] | None = None
    extend_select: tuple[Word, ...] = ()
    ignore: tuple[Word, ...] = ()
    severities: tuple[tuple[Word, str], ...] = ()
    parameters: tuple[Parameter, ...] = ()
    messages: tuple[Rewording, ...] = ()
    remedies: tuple[Advice, ...] = ()
    reasons: Mapping[int, Bilingual] = {}

    @property
    def chooses(self) -> bool:
        """Whether it says anything about which rules run."""
        return bool(self.select is not None or self.extend_select or self.ignore)


class Profile(Record):
    """A profile: what it is for, the settings it makes, and its threshold (None: as it stands)."""

    name: str
    title: Bilingual
    about: Bilingual
    level: Level
    fail_on: str | None = None


class Step(Record):
    """What a level does to a rule: ``key`` is the setting, ``word`` the one that means the rule.

    ``value`` is the new one. For ``select``, ``extend-select`` and ``ignore``: "on" or "off".
    """

    level: Level
    key: str
    word: Word
    value: object
    reason: str | Bilingual = ""


class Settled(Record):
    """A rule as the levels leave it: whether it runs, and how it is set."""

    rule: Rule
    runs: bool


def settle(rules: RuleSet, levels: Iterable[Level]) -> RuleSet:
    """Give the rules that run, as the levels set them."""
    levels = tuple(levels)
    found = (settled(rule, levels) for rule in rules)
    return RuleSet(tuple([one.rule for one in found if one.runs]))


def settled(rule: Rule, levels: Iterable[Level]) -> Settled:
    """Give a rule as the levels leave it."""
    runs, silenced = rule.default, False
    made = rule
    for level in levels:
        chosen = _choice(rule, level)
        if chosen is not None:
            runs, _, explicit = chosen
            silenced = silenced and not explicit
        severity = _severity(rule, level)
        if severity is not None:
            silenced = severity[1] == OFF
            if not silenced:
                made = replace(made, severity=severity[1], severity_when={})
        made = _set(made, level)
    return Settled(made, runs and not silenced)


def steps(rule: Rule, levels: Iterable[Level]) -> Iterator[Step]:
    """Give every setting that means the rule, lowest level first."""
    for level in levels:
        chosen = _choice(rule, level)
        if chosen is not None:
            runs, (key, word), _ = chosen
            yield Step(level, key, word, "on" if runs else OFF, _reason(level, word))
        severity = _severity(rule, level)
        if severity is not None:
            yield Step(level, "severity", *severity, _reason(level, severity[0]))
        for id_, key, value, one in _changes(level):
            if id_ == rule.id:
                yield Step(level, key, one.where, value, one.reason)


def _changes(level: Level) -> Iterator[tuple[str, str, object, Parameter | Rewording | Advice]]:
    """Give what a level changes in rules: id, key, value, and what it is written as."""
    for one in level.parameters:
        yield one.rule, one.name, one.written, one
    for other in level.messages:
        yield other.rule, "message", other.messages, other
    for advice in level.remedies:
        yield advice.rule, "remedy", advice.remedy, advice


def match(rule: Rule, word: str) -> int:
    """Give how long a word's match of a rule is: FULL for its names, NOT_AT_ALL without one.

    A pack's rules are meant by the pack's prefix only: ``S`` does not mean ``SP-S101``.
    """
    if word in rule.words:
        return FULL
    if not rule.id.startswith(word):
        return NOT_AT_ALL
    prefix, dash, _ = rule.id.partition("-")
    return len(word) if not dash or len(word) >= len(prefix) else NOT_AT_ALL


def _reason(level: Level, word: Word) -> str | Bilingual:
    return level.reasons.get(word.line, "")


def _choice(rule: Rule, level: Level) -> tuple[bool, tuple[str, Word], bool] | None:
    """Give whether the rule runs after a level, what decides it, and whether a word asked for it.

    None where the level says nothing about the rule.
    """
    if not level.chooses:
        return None
    selected, by_select = _best(rule, level.select or ())
    extended, by_extend = _best(rule, level.extend_select)
    ignored, by_ignore = _best(rule, level.ignore)
    wanted = max(selected, extended)
    asked = wanted != NOT_AT_ALL and (rule.default or wanted == FULL)
    if asked:
        won = ("select", by_select) if selected >= extended else ("extend-select", by_extend)
        on = ignored < max(wanted, 1)
        return on, won if on else ("ignore", by_ignore), on
    if ignored != NOT_AT_ALL:
        return False, ("ignore", by_ignore), False
    if level.select is None:
        return None
    first = level.select[0] if level.select else Word("")
    return False, ("select", first), False


def _best(rule: Rule, words: tuple[Word, ...]) -> tuple[int, Word]:
    found = [(match(rule, word.text), word) for word in words]
    return max(found, key=lambda pair: pair[0], default=(NOT_AT_ALL, Word("")))


def _severity(rule: Rule, level: Level) -> tuple[Word, str] | None:
    """Give the longest word of a level's severities that means the rule, with the severity."""
    if not level.severities:
        return None
    length, word, value = max(
        ((match(rule, word.text), word, value) for word, value in level.severities),
        key=lambda found: found[0],
    )
    return None if length == NOT_AT_ALL else (word, value)


def _set(rule: Rule, level: Level) -> Rule:
    """Give the rule with the parameters, messages and remedy of a level."""
    values = list(rule.values)
    own = [one for one in level.parameters if one.rule == rule.id]
    for one in own:
        values[one.field] = one.value
    if own and tuple(values) != rule.values:
        origins = (*rule.origins, *_origins(own[0], level))
        # NOTE: packs of which none extends the other may come in any order.
        origins = tuple(sorted(dict.fromkeys(origins), key=lambda words: words.en))
        rule = replace(rule, values=tuple(values), origins=origins)
    for other in level.messages:
        if other.rule == rule.id:
            rule = replace(rule, messages=other.messages, origins=())
    for advice in level.remedies:
        if advice.rule == rule.id:
            rule = replace(rule, remedy=advice.remedy)
    return rule


def _origins(one: Parameter, level: Level) -> Iterator[Bilingual]:
    """Give who wants a parameter to be what it is; nothing for built-in profiles."""
    if level.kind == "pack":
        reason = both(one.reason)
        yield Bilingual(
            f"（规则包 {level.name}：{reason.zh.rstrip('。')}）",
            f" (rule pack {level.name}: {reason.en.rstrip('.')})",
        )
    elif level.path and one.where.line and not level.reasons:
        yield Bilingual(f"（{level.path} 的设置）", f" (as {level.path} has it)")
