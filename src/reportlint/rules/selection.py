"""Which rules run, and how grave they are: the words of a command line and what they mean."""

from __future__ import annotations

from reportlint.model.rule import RULE_SEVERITIES
from reportlint.rules.layers import Layer, Selector, apply_layers, match_length
from reportlint.support.errors import UsageError
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.model.rule import RuleSet


def select(
    rules: RuleSet,
    selected_words: Iterable[str] | None = None,
    ignored_words: Iterable[str] = (),
    extended_words: Iterable[str] = (),
    severities: Mapping[str, str] | None = None,
) -> RuleSet:
    """Return the rules that run, with their severities set.

    Words are ids, prefixes of ids, names or former names; each may hold several, with commas
    between. Without ``selected_words`` all rules run that are on by default. The longest match
    wins, ``ignored_words`` at equal length. Raises UsageError for a word that means no rule.
    """
    layer = build_command_line_layer(selected_words, ignored_words, extended_words, severities)
    check_layer(rules, layer)
    return apply_layers(rules, (layer,))


def build_command_line_layer(
    selected_words: Iterable[str] | None = None,
    ignored_words: Iterable[str] = (),
    extended_words: Iterable[str] = (),
    severities: Mapping[str, str] | None = None,
) -> Layer:
    """Return what a command line asks for as a layer of settings."""
    return Layer(
        "command-line",
        select=None if selected_words is None else _split_words(selected_words),
        extend_select=_split_words(extended_words),
        ignore=_split_words(ignored_words),
        severities=tuple(
            (Selector(word), severity) for word, severity in (severities or {}).items()
        ),
    )


def check_layer(rules: RuleSet, layer: Layer) -> None:
    """Raise UsageError for a word that means no rule, and for a severity that there is not."""
    words = [*(layer.select or ()), *layer.extend_select, *layer.ignore]
    for word in (*words, *(word for word, _ in layer.severities)):
        if not matches_any(rules, word.text):
            raise UsageError(*describe_unknown(rules, word.text))
    for word, severity in layer.severities:
        if severity not in RULE_SEVERITIES:
            choices = ", ".join(RULE_SEVERITIES)
            raise UsageError(
                Message("rules.selection.unknown_severity", text=word.text, severity=severity),
                Message("rules.selection.choices", choices=choices),
            )


def matches_any(rules: RuleSet, word: str) -> bool:
    """Whether a word means any rule."""
    return word in _meanings(rules)


def match_rules(rules: RuleSet, word: str) -> tuple[str, ...]:
    """Return the ids of the rules that a word means: an id, a prefix, a name or a former name."""
    return tuple(_meanings(rules).get(word, ()))


@memoize_by_identity()
def _meanings(rules: RuleSet) -> dict[str, list[str]]:
    """Return the ids that every word which means any rule means: many words may be asked for."""
    found: dict[str, list[str]] = {}
    for rule in rules:
        starts = [rule.id[:length] for length in range(1, len(rule.id))]
        for word in dict.fromkeys((*starts, *rule.all_names)):
            if match_length(rule, word) >= 0:
                found.setdefault(word, []).append(rule.id)
    return found


def describe_unknown(rules: RuleSet, word: str) -> tuple[LocalizedText, LocalizedText]:
    """Return what is wrong with a word that means no rule, and what may have been meant."""
    near = _find_near(rules, word)
    see = Message("rules.selection.list_rules")
    question = Message("rules.selection.did_you_mean", near=near)
    return Message("rules.selection.unknown_rule", word=word), question if near else see


def _split_words(items: Iterable[str]) -> tuple[Selector, ...]:
    words = (word.strip() for item in items for word in item.split(","))
    return tuple(Selector(word) for word in dict.fromkeys(words) if word)


def _find_near(rules: RuleSet, word: str) -> str | None:
    """Return the word that was probably meant: in capitals, spelled right, or of that family."""
    upper = word.upper()
    if matches_any(rules, upper):
        return upper
    from reportlint.support.source_errors import find_nearest

    near = find_nearest(word, (name for rule in rules for name in rule.all_names))
    if near is not None:
        return near
    families = (match_rules(rules, upper[:length]) for length in range(len(word) - 1, 0, -1))
    return next((ids[0] for ids in families if ids), None)
