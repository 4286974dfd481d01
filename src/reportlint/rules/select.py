"""Which rules run, and at which level: select, ignore, extend-select and severity."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.errors import UsageError
from reportlint.faults import nearest
from reportlint.records import replace
from reportlint.rules.model import RuleSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.rules.model import Rule

LEVELS = ("error", "warning", "info", "off")
#: How well a rule's full id or a name matches: better than any prefix.
_FULL = 1000
_NOT_AT_ALL = -1


def select(
    rules: RuleSet,
    selected: Iterable[str] | None = None,
    ignored: Iterable[str] = (),
    extended: Iterable[str] = (),
    severities: Mapping[str, str] | None = None,
) -> RuleSet:
    """Give the rules that run, with their levels set.

    Words are ids, prefixes of ids, names or former names; each may hold several, with commas
    between. Without ``selected`` all rules run that are on by default. The longest match wins,
    ``ignored`` at equal length. Raises UsageError for a word that means no rule.
    """
    wanted = None if selected is None else _words(rules, selected)
    added = _words(rules, extended)
    unwanted = _words(rules, ignored)
    levels = _levels(rules, severities or {})
    kept = (
        _levelled(rule, levels)
        for rule in rules
        if _runs(rule, 0 if wanted is None else _best(rule, wanted), added, unwanted)
    )
    return RuleSet(tuple(rule for rule in kept if rule is not None))


def _runs(rule: Rule, base: int, added: tuple[str, ...], unwanted: tuple[str, ...]) -> bool:
    wanted = max(base, _best(rule, added))
    if wanted == _NOT_AT_ALL or (not rule.default and wanted < _FULL):
        return False
    return _best(rule, unwanted) < max(wanted, 1)


def _best(rule: Rule, words: tuple[str, ...]) -> int:
    """Give how long the best match of a rule is, _NOT_AT_ALL without one."""
    return max((_match(rule, word) for word in words), default=_NOT_AT_ALL)


def _match(rule: Rule, word: str) -> int:
    if word in rule.words:
        return _FULL
    return len(word) if rule.id.startswith(word) else _NOT_AT_ALL


def _words(rules: RuleSet, given: Iterable[str]) -> tuple[str, ...]:
    words = tuple(word.strip() for item in given for word in item.split(",") if word.strip())
    for word in words:
        if not any(_match(rule, word) >= 0 for rule in rules):
            raise _unknown(rules, word)
    return words


def _unknown(rules: RuleSet, word: str) -> UsageError:
    near = _near(rules, word)
    see = Bilingual("用 reportlint rules list 查看全部规则", "see: reportlint rules list")
    meant = Bilingual(f"是否指“{near}”？", f'did you mean "{near}"?')
    told = Bilingual(f"没有规则“{word}”", f'no rule "{word}"')
    return UsageError(told, meant if near else see)


def _near(rules: RuleSet, word: str) -> str | None:
    """Give the word that was probably meant: in capitals, spelled right, or of that family."""
    upper = word.upper()
    if any(_match(rule, upper) >= 0 for rule in rules):
        return upper
    near = nearest(word, [name for rule in rules for name in rule.words])
    if near is not None:
        return near
    for length in range(len(word) - 1, 0, -1):
        family = rules.starting(upper[:length])
        if family:
            return family[0].id
    return None


def _levels(rules: RuleSet, severities: Mapping[str, str]) -> dict[str, str]:
    for word, level in severities.items():
        _words(rules, (word,))
        if level not in LEVELS:
            choices = ", ".join(LEVELS)
            raise UsageError(
                Bilingual(f"“{word}”的级别“{level}”无效", f'"{level}" is no severity ({word})'),
                Bilingual(f"可用：{choices}", f"one of: {choices}"),
            )
    return dict(severities)


def _levelled(rule: Rule, levels: Mapping[str, str]) -> Rule | None:
    """Set every level of the rule to that of the longest word that means it; None if off."""
    matches = [(_match(rule, word), word) for word in levels]
    length, word = max(matches, default=(_NOT_AT_ALL, ""))
    if length == _NOT_AT_ALL:
        return rule
    if levels[word] == "off":
        return None
    return replace(rule, severity=levels[word], severity_when={})
