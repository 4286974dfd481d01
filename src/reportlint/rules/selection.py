"""Which rules run, and at which level: the words of a command line and what they mean."""

from __future__ import annotations

from reportlint.rules.layers import Level, Word, match, settle
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.model.rule import RuleSet

LEVELS = ("error", "warning", "info", "off")


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
    level = asked(selected, ignored, extended, severities)
    check(rules, level)
    return settle(rules, (level,))


def asked(
    selected: Iterable[str] | None = None,
    ignored: Iterable[str] = (),
    extended: Iterable[str] = (),
    severities: Mapping[str, str] | None = None,
) -> Level:
    """Give what a command line asks for as a level of settings."""
    return Level(
        "command-line",
        select=None if selected is None else _words(selected),
        extend_select=_words(extended),
        ignore=_words(ignored),
        severities=tuple((Word(word), level) for word, level in (severities or {}).items()),
    )


def check(rules: RuleSet, level: Level) -> None:
    """Raise UsageError for a word that means no rule, and for a severity that there is not."""
    words = [*(level.select or ()), *level.extend_select, *level.ignore]
    for word in (*words, *(word for word, _ in level.severities)):
        if not means(rules, word.text):
            raise UsageError(*unknown(rules, word.text))
    for word, severity in level.severities:
        if severity not in LEVELS:
            choices = ", ".join(LEVELS)
            raise UsageError(
                Bilingual(
                    f"“{word.text}”的级别“{severity}”无效",
                    f'"{severity}" is no severity ({word.text})',
                ),
                Bilingual(f"可用：{choices}", f"one of: {choices}"),
            )


def means(rules: RuleSet, word: str) -> bool:
    """Whether a word means any rule."""
    return word in _meanings(rules)


def meant(rules: RuleSet, word: str) -> tuple[str, ...]:
    """Give the ids of the rules that a word means: an id, a prefix, a name or a former name."""
    return tuple(_meanings(rules).get(word, ()))


#: What words of the rules asked for last mean: there may be many words, known or not.
_latest: list[tuple[RuleSet, dict[str, list[str]]]] = []


def _meanings(rules: RuleSet) -> dict[str, list[str]]:
    """Give the ids that every word which means any rule means."""
    if not _latest or _latest[0][0] is not rules:
        found: dict[str, list[str]] = {}
        for rule in rules:
            starts = [rule.id[:length] for length in range(1, len(rule.id))]
            for word in dict.fromkeys((*starts, *rule.words)):
                if match(rule, word) >= 0:
                    found.setdefault(word, []).append(rule.id)
        _latest[:] = [(rules, found)]
    return _latest[0][1]


def unknown(rules: RuleSet, word: str) -> tuple[Bilingual, Bilingual]:
    """Give what is wrong with a word that means no rule, and what may have been meant."""
    near = _near(rules, word)
    see = Bilingual("用 reportlint rules list 查看全部规则", "see: reportlint rules list")
    meant = Bilingual(f"是否指“{near}”？", f'did you mean "{near}"?')
    return Bilingual(f"没有规则“{word}”", f'no rule "{word}"'), meant if near else see


def _words(given: Iterable[str]) -> tuple[Word, ...]:
    words = (word.strip() for item in given for word in item.split(","))
    return tuple(Word(word) for word in dict.fromkeys(words) if word)


def _near(rules: RuleSet, word: str) -> str | None:
    """Give the word that was probably meant: in capitals, spelled right, or of that family."""
    upper = word.upper()
    if means(rules, upper):
        return upper
    from reportlint.support.source_errors import nearest

    near = nearest(word, (name for rule in rules for name in rule.words))
    if near is not None:
        return near
    families = (meant(rules, upper[:length]) for length in range(len(word) - 1, 0, -1))
    return next((ids[0] for ids in families if ids), None)
