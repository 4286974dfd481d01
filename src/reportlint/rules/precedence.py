"""Who wins where two rules would speak of the same thing: one cause, one finding.

What ``yields-to`` names is looked up when rules are loaded: nobody may win over himself.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from reportlint.support.localized_text import Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    from reportlint.model.problem import Problem
    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.rule_reader import RuleEntry

    #: For each rule the rules it yields to, with the scope in which it does.
    Yielding: TypeAlias = Mapping[str, tuple[tuple[str, str], ...]]


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
            entry.add_error(
                "yields-to",
                Message("rules.precedence.circular_yields", rule=entry.id, others=others),
            )
    rules = [entry.rule_and_doc for entry in entries if entry.rule_and_doc is not None]
    return [(replace(rule, yields_to=yielding[rule.id]), doc) for rule, doc in rules]


def _winners(entry: RuleEntry, rule_ids: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Return the ids that the words of ``yields-to`` mean; a prefix means all that start so."""
    for word, scope in entry.yields_to:
        winner_ids = [id_ for id_ in rule_ids if id_.startswith(word) and id_ != entry.id]
        if word in rule_ids:
            winner_ids = [word] if word != entry.id else []
        if not winner_ids:
            from reportlint.support.source_errors import suggest

            entry.add_error(
                "yields-to",
                Message("rules.precedence.unknown_rule", word=word) + suggest(word, rule_ids),
            )
        for id_ in winner_ids:
            yield id_, scope


def drop_superseded(
    rules: Iterable[Rule], problems: Mapping[str, tuple[Problem, ...]]
) -> dict[str, tuple[Problem, ...]]:
    """Drop the problems of which a winning rule's own surviving problem speaks already.

    ``problems`` are by rule id; rules without one are not in it.
    """
    yielding = {rule.id: rule.yields_to for rule in rules if rule.id in problems}
    survivors: dict[str, tuple[Problem, ...]] = {}
    order, circle = sort_winners_first(yielding)
    for rule in (*order, *circle):
        rivals = [_Rivals(survivors.get(winner, ()), scope) for winner, scope in yielding[rule]]
        remaining = tuple(
            problem
            for problem in problems[rule]
            if not any(rival.silences(problem) for rival in rivals)
        )
        if remaining:
            survivors[rule] = remaining
    return survivors


def find_unjudged(
    rules: Iterable[Rule],
    problems: Mapping[str, tuple[Problem, ...]],
    survivors: Mapping[str, tuple[Problem, ...]],
) -> Iterator[tuple[Rule, Problem, Problem]]:
    """Yield what was dropped because it could not be judged, with a winner that says why."""
    telling = {id_: _by_reason(won) for id_, won in survivors.items()}
    if not any(telling.values()):
        return
    for rule in rules:
        rivals = [
            (_Rivals(winners, scope), winners[0])
            for id_, scope in rule.yields_to
            for winners in telling.get(id_, ())
        ]
        for problem in problems.get(rule.id, ()) if rivals else ():
            yield from ((rule, problem, won) for rival, won in rivals if rival.silences(problem))


def _by_reason(won: Iterable[Problem]) -> list[tuple[Problem, ...]]:
    """Return the problems that say why what they silence could not be judged, by what they say."""
    reasons: dict[object, list[Problem]] = {}
    for problem in won:
        if problem.unassessed_reason is not None:
            reasons.setdefault(problem.unassessed_reason, []).append(problem)
    return [tuple(problems) for problems in reasons.values()]


def sort_winners_first(yielding: Yielding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sort rules so that a winner comes before who yields to it; give those in a circle apart."""
    waiting = {rule: {winner for winner, _ in pairs} for rule, pairs in yielding.items()}
    order: list[str] = []
    while ready := [rule for rule, winners in waiting.items() if not winners & waiting.keys()]:
        order += ready
        for rule in ready:
            del waiting[rule]
    return tuple(order), tuple(waiting)


class _Rivals:
    """The problems of a winning rule, sorted once: there may be many, of both rules."""

    def __init__(self, won: tuple[Problem, ...], scope: str) -> None:
        self._any = bool(won)
        self._scope = scope
        spans = sorted((p.span.start, p.span.end) for p in won) if scope == "words" else []
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((end for _, end in spans), max))
        places = (place for problem in won for place in problem.covers or (problem.place,))
        self._places = tuple(dict.fromkeys(places)) if scope == "place" else ()

    def silences(self, problem: Problem) -> bool:
        """Whether one of them speaks of a problem already."""
        if self._scope == "anywhere":
            return self._any
        if self._scope == "words":
            before = bisect_left(self._starts, problem.span.end)
            return before > 0 and self._reach[before - 1] > problem.span.start
        return any(place.covers(problem.place) for place in self._places)
