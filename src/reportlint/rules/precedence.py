"""Who wins where two rules would speak of the same thing: one cause, one finding."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    from reportlint.problems import Problem
    from reportlint.rules.model import Rule

    #: For each rule the rules it yields to, with the scope in which it does.
    Yielding: TypeAlias = Mapping[str, tuple[tuple[str, str], ...]]

#: Where a winner silences a rule: at the same cells or part, on the same words, or altogether.
SCOPES = ("place", "words", "anywhere")


def surviving(
    rules: Iterable[Rule], problems: Mapping[str, tuple[Problem, ...]]
) -> dict[str, tuple[Problem, ...]]:
    """Drop the problems of which a winning rule's own surviving problem speaks already.

    ``problems`` are by rule id; rules without one are not in it.
    """
    yielding = {rule.id: rule.yields_to for rule in rules if rule.id in problems}
    left: dict[str, tuple[Problem, ...]] = {}
    order, circle = winners_first(yielding)
    for rule in (*order, *circle):
        rivals = [(left.get(winner, ()), scope) for winner, scope in yielding[rule]]
        kept = tuple(
            problem
            for problem in problems[rule]
            if not any(_silenced(problem, won, scope) for won, scope in rivals)
        )
        if kept:
            left[rule] = kept
    return left


def unjudged(
    rules: Iterable[Rule],
    problems: Mapping[str, tuple[Problem, ...]],
    left: Mapping[str, tuple[Problem, ...]],
) -> Iterator[tuple[Rule, Problem, Problem]]:
    """Yield what was dropped because it could not be judged, with the winner that says why."""
    telling = {id_: [p for p in won if p.unassessed is not None] for id_, won in left.items()}
    if not any(telling.values()):
        return
    for rule in rules:
        for problem in problems.get(rule.id, ()):
            winners = (
                (winner, scope) for id_, scope in rule.yields_to for winner in telling.get(id_, ())
            )
            for winner, scope in winners:
                if _silenced(problem, (winner,), scope):
                    yield rule, problem, winner


def winners_first(yielding: Yielding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sort rules so that a winner comes before who yields to it; give those in a circle apart."""
    waiting = {rule: {winner for winner, _ in pairs} for rule, pairs in yielding.items()}
    order: list[str] = []
    while ready := [rule for rule, winners in waiting.items() if not winners & waiting.keys()]:
        order += ready
        for rule in ready:
            del waiting[rule]
    return tuple(order), tuple(waiting)


def _silenced(problem: Problem, won: tuple[Problem, ...], scope: str) -> bool:
    if scope == "anywhere":
        return bool(won)
    if scope == "words":
        return any(_overlap(problem, winner) for winner in won)
    return any(
        place.covers(problem.place) for winner in won for place in winner.covers or (winner.place,)
    )


def _overlap(one: Problem, other: Problem) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end
