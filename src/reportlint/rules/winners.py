"""Settles the rules' ``yields-to``: what they name, and that nobody wins over himself."""

from __future__ import annotations

from reportlint.rules.precedence import winners_first
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import replace
from reportlint.support.source_errors import suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.rule_reader import Entry


_CIRCLE = Bilingual(
    "{rule} 经过 {others} 最后让给了自己",
    "in the end {rule} yields to itself, by way of {others}",
)
_NO_RULE = Bilingual("没有另一条规则“{word}”", 'no other rule "{word}"')


def settled(entries: Iterable[Entry], below: Iterable[Rule] = ()) -> list[tuple[Rule, RuleDoc]]:
    """Give the rules without fault, with the ids of the rules they yield to.

    ``below`` are rules that are there already; they may win too.
    """
    entries = list(entries)
    known = (*(entry.id for entry in entries), *(rule.id for rule in below))
    yielding = {entry.id: tuple(_winners(entry, known)) for entry in entries}
    circle = winners_first(yielding)[1]
    for entry in entries:
        if entry.id in circle:
            others = ", ".join(id_ for id_ in circle if id_ != entry.id)
            entry.fault("yields-to", _CIRCLE.format(rule=entry.id, others=others))
    made = [(entry.id, *entry.made) for entry in entries if entry.made is not None]
    return [(replace(rule, yields_to=yielding[id_]), doc) for id_, rule, doc in made]


def _winners(entry: Entry, known: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give the ids that the words of ``yields-to`` mean; a prefix means all that start so."""
    for word, scope in entry.yields_to:
        meant = [id_ for id_ in known if id_.startswith(word) and id_ != entry.id]
        if word in known:
            meant = [word] if word != entry.id else []
        if not meant:
            entry.fault("yields-to", _NO_RULE.format(word=word) + suggestion(word, known))
        for id_ in meant:
            yield id_, scope
