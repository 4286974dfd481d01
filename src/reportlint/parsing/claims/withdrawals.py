"""Withdrawn applications, which offices count among what came in or leave out."""

from __future__ import annotations

from itertools import takewhile

from reportlint.parsing.claims.clauses import Bracket, without_brackets
from reportlint.parsing.claims.terms import OUTCOMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.parsing.claims.clauses import Clause


def counts_withdrawn(clauses: Iterable[Clause]) -> bool:
    """Whether a sentence counts withdrawn applications before any case: 其中申请人撤回2件.

    >>> counts_withdrawn(cut_clauses("收到申请5件，其中申请人撤回2件"))
    True
    """
    return any(map(_counts, takewhile(_is_of_requests, clauses)))


def leaves_out_withdrawn(clauses: Iterable[Clause]) -> bool:
    """Whether withdrawn applications come on top of the numbers: （另有3件由申请人撤回）.

    >>> leaves_out_withdrawn(cut_clauses("收到申请5件（另有3件由申请人撤回）"))
    True
    """
    return any(map(_leaves_out, clauses))


def _is_of_requests(clause: Clause) -> bool:
    """Whether no case is named."""
    return all(word.kind != "CASE" for word in without_brackets(clause.items))


def _counts(clause: Clause) -> bool:
    kinds = [{word.kind for word in without_brackets(figure.words)} for figure in clause.figures]
    return any("WITHDRAWN" in k and not k & (OUTCOMES | {"PLAIN_OTHER"}) for k in kinds) or any(
        map(_counts, _clauses_in_brackets(clause))
    )


def _leaves_out(clause: Clause) -> bool:
    words = without_brackets(clause.items)
    # NOTE: cases are withdrawn too, all of them: 行政复议1件（申请人撤回）.
    kinds = {"WITHDRAWN" if word.quantity == "other" else word.kind for word in words}
    return ("WITHDRAWN" in kinds and bool(kinds & {"ADDED", "EXCEPT"})) or any(
        map(_leaves_out, _clauses_in_brackets(clause))
    )


def _clauses_in_brackets(clause: Clause) -> list[Clause]:
    brackets = [item for item in clause.items if isinstance(item, Bracket)]
    return [inner for bracket in brackets for inner in bracket.clauses]
