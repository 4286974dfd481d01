"""What is left at the end of a list: 予以公开3件，部分公开2件，其他1件."""

from __future__ import annotations

from reportlint.parsing.claims.terms import (
    COLUMNS,
    DONE,
    DONE_OF_NEW,
    GRANTED_IN_PART,
    GROUPS,
    NEW,
    OTHER,
    UNITS,
    Meaning,
    build_applicants_key,
    build_difference_key,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parsing.claims.context import SentenceContext
    from reportlint.parsing.claims.lexer import ClaimWord

#: The name of a group of rows, or of a row of its own, has fewer dots than that of a reason.
_DOTS = 2


def read_rest(
    words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext
) -> Meaning | None:
    """Read 其他1件 by the list that it ends; None where it ends no list of one kind.

    >>> read_with(read_rest, "其他1件") is None
    True
    """
    if any(word.kind not in ("PLAIN_OTHER", "FILL") for word in words):
        return None
    quantities = tuple(context.list_quantities)
    if not quantities or count.unit not in UNITS:
        return None
    return _ENDINGS[context.listing](quantities)


def _outcomes(quantities: tuple[str, ...]) -> Meaning | None:
    if len(quantities) < 2 or not _is_of_all(_terms(quantities)):
        return None
    alternatives = (
        build_difference_key(DONE, quantities),
        build_difference_key(DONE_OF_NEW, quantities),
        build_difference_key(NEW, quantities),
    )
    return Meaning(OTHER, (f"{OTHER}.other.total", *alternatives), False, "outcome")


def _is_of_all(terms: list[str]) -> bool:
    """Whether a list is one of all outcomes: among single reasons 其他 may be any row."""
    if not any(term.count(".") > _DOTS for term in terms):
        return True
    groups = [f"{term}." for term in terms if term in GROUPS]
    return bool({*GRANTED_IN_PART.split("+")} & {*terms}) and not any(
        term.startswith(group) for term in terms for group in groups
    )


def _applicants(quantities: tuple[str, ...]) -> Meaning:
    columns = [term.rpartition(".")[2] for term in _terms(quantities)]
    other_columns = tuple([column for column in COLUMNS if column not in columns])
    both = ("new", "carried_over")
    pairs = (
        (("new",), COLUMNS[-1:]),
        (("new",), other_columns),
        (both, COLUMNS[-1:]),
        (both, other_columns),
    )
    keys = tuple(dict.fromkeys([build_applicants_key(*pair) for pair in pairs if pair[1]]))
    return Meaning(keys[0], (*keys[1:], build_difference_key(NEW, quantities)), False, "applicant")


def _results(quantities: tuple[str, ...]) -> Meaning:
    bases = [term.rpartition(".")[0] for term in quantities[-1].split("+")]
    total = "+".join([f"{base}.total" for base in bases])
    also = (build_difference_key(total, quantities),) if len(bases) == 1 else ()
    return Meaning("+".join([f"{base}.other" for base in bases]), also, False, "result")


def _terms(quantities: tuple[str, ...]) -> list[str]:
    return [term for key in quantities for term in key.split("+")]


_ENDINGS = {"outcome": _outcomes, "applicant": _applicants, "result": _results}
