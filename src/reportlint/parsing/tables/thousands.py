"""Joins values that are the thousands of one number, parted by blanks: 1 288."""

from __future__ import annotations

from itertools import pairwise

from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.parsing.tables.pieces import TextPiece

_THOUSAND = Pattern(r"[0-9]{1,3}(?:[,，][0-9]{3})*")
_NEXT_THREE = Pattern(r"[0-9]{3}(?:[,，][0-9]{3})*")


def join_thousands(values: tuple[TextPiece, ...], count: int) -> tuple[TextPiece, ...]:
    """Join thousands that blanks separate (1 288) where only one way gives the right number."""
    surplus = len(values) - count
    if surplus > 4:
        return values
    ways = list(_ways(values, surplus))
    return ways[0] if len(ways) == 1 else values


def count_single_spaces(values: Sequence[TextPiece]) -> int:
    """Count the blanks that stand alone between values: what parts others cannot join these."""
    return sum(_is_beside(first, second) for first, second in pairwise(values))


def _is_beside(first: TextPiece, second: TextPiece) -> bool:
    return first.line == second.line and second.start - first.end == 1


def _ways(values: tuple[TextPiece, ...], surplus: int) -> Iterable[tuple[TextPiece, ...]]:
    if surplus == 0:
        yield values
        return
    for index in range(len(values) - 1):
        first, second = values[index], values[index + 1]
        if not _THOUSAND.regex.fullmatch(first.text) or not _NEXT_THREE.regex.fullmatch(
            second.text
        ):
            continue
        if not _is_beside(first, second) or first.text == "0":
            continue
        joined_piece = replace(first, text=f"{first.text} {second.text}", end=second.end)
        for rest in _ways(values[index + 1 :][1:], surplus - 1):
            yield (*values[:index], joined_piece, *rest)
