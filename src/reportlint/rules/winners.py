"""Settles the rules' ``yields-to``: what they name, and that nobody wins over himself."""

from __future__ import annotations

from reportlint.faults import suggestion
from reportlint.records import replace
from reportlint.rules.precedence import winners_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.rules.entries import Entry
    from reportlint.rules.model import Rule, RuleDoc


def settled(entries: Iterable[Entry]) -> list[tuple[Rule, RuleDoc]]:
    """Give the rules without fault, with the ids of the rules they yield to."""
    entries = list(entries)
    known = tuple(entry.id for entry in entries)
    yielding = {entry.id: tuple(_winners(entry, known)) for entry in entries}
    circle = winners_first(yielding)[1]
    for entry in entries:
        if entry.id in circle:
            others = ", ".join(id_ for id_ in circle if id_ != entry.id)
            entry.fault("yields-to", f"in the end {entry.id} yields to itself, by way of {others}")
    made = [(entry.id, *entry.made) for entry in entries if entry.made is not None]
    return [(replace(rule, yields_to=yielding[id_]), doc) for id_, rule, doc in made]


def _winners(entry: Entry, known: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give the ids that the words of ``yields-to`` mean; a prefix means all that start so."""
    for word, scope in entry.yields_to:
        meant = [id_ for id_ in known if id_.startswith(word) and id_ != entry.id]
        if word in known:
            meant = [word] if word != entry.id else []
        if not meant:
            entry.fault("yields-to", f'no other rule "{word}"{suggestion(word, known)}')
        for id_ in meant:
            yield id_, scope
