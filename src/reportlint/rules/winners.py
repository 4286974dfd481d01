"""Settles the rules' ``yields-to``: what they name, and that nobody wins over himself."""

from __future__ import annotations

from reportlint.rules.precedence import sort_winners_first
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import replace
from reportlint.support.source_errors import suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.rule_reader import RuleEntry


_CIRCLE = Bilingual(
    "{rule} 经过 {others} 最后让给了自己",
    "in the end {rule} yields to itself, by way of {others}",
)
_NO_RULE = Bilingual("没有另一条规则“{word}”", 'no other rule "{word}"')


def resolve_winners(
    entries: Iterable[RuleEntry], below: Iterable[Rule] = ()
) -> list[tuple[Rule, RuleDoc]]:
    """Return the rules without error, with the ids of the rules they yield to.

    ``below`` are rules that are there already; they may win too.
    """
    entries = list(entries)
    rule_ids = (*(entry.id for entry in entries), *(rule.id for rule in below))
    yielding = {entry.id: tuple(_winners(entry, rule_ids)) for entry in entries}
    circle = sort_winners_first(yielding)[1]
    for entry in entries:
        if entry.id in circle:
            others = ", ".join(id_ for id_ in circle if id_ != entry.id)
            entry.add_error("yields-to", _CIRCLE.format(rule=entry.id, others=others))
    rules = [(entry.id, *entry.rule_and_doc) for entry in entries if entry.rule_and_doc is not None]
    return [(replace(rule, yields_to=yielding[id_]), doc) for id_, rule, doc in rules]


def _winners(entry: RuleEntry, rule_ids: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Return the ids that the words of ``yields-to`` mean; a prefix means all that start so."""
    for word, scope in entry.yields_to:
        winner_ids = [id_ for id_ in rule_ids if id_.startswith(word) and id_ != entry.id]
        if word in rule_ids:
            winner_ids = [word] if word != entry.id else []
        if not winner_ids:
            entry.add_error("yields-to", _NO_RULE.format(word=word) + suggest(word, rule_ids))
        for id_ in winner_ids:
            yield id_, scope
