"""Values that are one: repeated for a merged cell, or thousands parted by blanks."""

from __future__ import annotations

from itertools import accumulate, pairwise

from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportlint.parsing.tables.pieces import TextPiece


def collapse_repeats(
    values: tuple[TextPiece, ...], row: Sequence[str], repeats: Mapping[str, int]
) -> tuple[TextPiece, ...]:
    """Return one value for each column of a row whose values repeat as often as the head's labels.

    Where their number is another, or some of a run differ, all values are returned.

    >>> [row] = cut_rows("总计 3 3 5")
    >>> values = row.pieces[1:]
    >>> [piece.text for piece in collapse_repeats(values, ["person", "total"], {"person": 2})]
    ['3', '5']
    """
    # NOTE: a head that is wrapped in its column cannot be seen to repeat; those of others can.
    unseen = max(repeats.values()) if len(row) == 1 else 1
    counts = [repeats.get(column, unseen) for column in row]
    if sum(counts) != len(values) or len(values) == len(row):
        return values
    ends = list(accumulate(counts))
    runs = [values[end - count : end] for end, count in zip(ends, counts, strict=True)]
    are_one = all(len({piece.text for piece in run}) == 1 for run in runs)
    return tuple([run[0] for run in runs]) if are_one else values


_THOUSAND = Pattern(r"[0-9]{1,3}(?:[,，][0-9]{3})*")
_NEXT_THREE = Pattern(r"[0-9]{3}(?:[,，][0-9]{3})*")


def join_thousands(values: tuple[TextPiece, ...], count: int) -> tuple[TextPiece, ...]:
    """Join thousands that blanks separate (1 288) where only one way gives the right number.

    >>> [row] = cut_rows("总计 1 288 0")
    >>> [piece.text for piece in join_thousands(row.pieces[1:], 2)]
    ['1 288', '0']
    """
    surplus = len(values) - count
    ways = list(_ways(values, surplus)) if surplus <= 4 else []
    return ways[0] if len(ways) == 1 else values


def count_single_spaces(values: Sequence[TextPiece]) -> int:
    """Count the blanks that stand alone between values: what parts others cannot join these.

    >>> [row] = cut_rows("总计 1 288  0")
    >>> count_single_spaces(row.pieces[1:])
    1
    """
    return sum(_is_beside(first, second) for first, second in pairwise(values))


def _is_beside(first: TextPiece, second: TextPiece) -> bool:
    return first.line == second.line and second.start - first.end == 1


def _ways(values: tuple[TextPiece, ...], surplus: int) -> Iterable[tuple[TextPiece, ...]]:
    if surplus == 0:
        yield values
        return
    for index in range(len(values) - 1):
        first, second = values[index], values[index + 1]
        begins = _THOUSAND.regex.fullmatch(first.text) and first.text != "0"
        goes_on = _NEXT_THREE.regex.fullmatch(second.text) and _is_beside(first, second)
        if not begins or not goes_on:
            continue
        joined_piece = replace(first, text=f"{first.text} {second.text}", end=second.end)
        for rest in _ways(values[index + 1 :][1:], surplus - 1):
            yield (*values[:index], joined_piece, *rest)
