"""What is left at the end of a list: 予以公开3件，部分公开2件，其他1件."""

from __future__ import annotations

from reportlint.parsing.claims.terms import (
    COLUMNS,
    DONE,
    DONE_OF_NEW,
    NEW,
    OTHER,
    UNITS,
    Meaning,
    applicants,
    less,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parsing.claims.context import Context
    from reportlint.parsing.claims.lexer import Word

#: The name of a group of rows, or of a row of its own, has fewer dots than that of a reason.
_DOTS = 2


def rest(words: Sequence[Word], count: Word, context: Context) -> Meaning | None:
    """Read 其他1件 by the list that it ends; None where it ends no list of one kind."""
    if any(word.kind not in ("PLAIN_OTHER", "FILL") for word in words):
        return None
    listed = tuple(context.listed)
    if not listed or count.unit not in UNITS:
        return None
    return _ENDINGS[context.listing](listed)


def _outcomes(listed: tuple[str, ...]) -> Meaning | None:
    # NOTE: among single reasons it may be any row.
    if len(listed) < 2 or any(t.count(".") > _DOTS for t in _terms(listed)):
        return None
    left = (less(DONE, listed), less(DONE_OF_NEW, listed), less(NEW, listed))
    return Meaning(OTHER, (f"{OTHER}.other.total", *left), False, "outcome")


def _applicants(listed: tuple[str, ...]) -> Meaning:
    columns = [term.rpartition(".")[2] for term in _terms(listed)]
    left = tuple([column for column in COLUMNS if column not in columns])
    both = ("new", "carried_over")
    found = (("new",), COLUMNS[-1:]), (("new",), left), (both, COLUMNS[-1:]), (both, left)
    keys = tuple(dict.fromkeys([applicants(*pair) for pair in found if pair[1]]))
    return Meaning(keys[0], (*keys[1:], less(NEW, listed)), False, "applicant")


def _results(listed: tuple[str, ...]) -> Meaning:
    bases = [term.rpartition(".")[0] for term in listed[-1].split("+")]
    total = "+".join([f"{base}.total" for base in bases])
    also = (less(total, listed),) if len(bases) == 1 else ()
    return Meaning("+".join([f"{base}.other" for base in bases]), also, False, "result")


def _terms(listed: tuple[str, ...]) -> list[str]:
    return [term for key in listed for term in key.split("+")]


_ENDINGS = {"outcome": _outcomes, "applicant": _applicants, "result": _results}
