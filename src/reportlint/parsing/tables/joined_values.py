"""Values that are one: repeated for a merged cell, or thousands parted by blanks."""

from __future__ import annotations

from itertools import accumulate, pairwise

from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.model.document import GridCell
    from reportlint.parsing.tables.pieces import TextPiece

    #: The cells that reach into a row, left to right, each with the key of its words.
    KeyedCells = Sequence[tuple[GridCell, str]]


def find_repeated_columns(
    heads: Iterable[KeyedCells], columns: Mapping[str, str]
) -> dict[int, int]:
    """Return the columns (from 0) whose head repeats that of their left neighbour.

    Each is mapped to the first column of its run. ``heads`` are the rows of one head; ``columns``
    maps the key of a column's label to the column.
    """
    rows = [dict(_by_column(row)) for row in heads]
    width = max((column for row in rows for column in row), default=0) + 1
    first: dict[int, int] = {}
    for column in range(1, width):
        pairs = [(row.get(column - 1), row.get(column)) for row in rows]
        if _repeats(pairs, columns):
            first[column] = first.get(column - 1, column - 1)
    return first


def _by_column(row: KeyedCells) -> Iterator[tuple[int, tuple[GridCell, str]]]:
    for cell, word in row:
        for column in range(cell.column, cell.column + cell.column_span):
            yield column, (cell, word)


def _repeats(
    pairs: Iterable[tuple[tuple[GridCell, str] | None, tuple[GridCell, str] | None]],
    columns: Mapping[str, str],
) -> bool:
    """Whether all rows of a head say the same in two columns, one of them in two cells."""
    has_name = False
    for left_cell, right_cell in pairs:
        # NOTE: a blank cell right of a parent's label is what its merged cell left there.
        if left_cell is None or right_cell is None or right_cell[1] not in ("", left_cell[1]):
            return False
        has_name = has_name or (left_cell[0] is not right_cell[0] and right_cell[1] in columns)
    return has_name


def without_repeats(row: KeyedCells, first: Mapping[int, int], text: str) -> KeyedCells:
    """Return the cells of a row; of those that repeat one under a repeated head, only the first."""
    words: dict[int, set[str]] = {}
    for cell, _ in row if first else ():
        run = first.get(cell.column, cell.column)
        words.setdefault(run, set()).add(cell.span.cut(text).strip())
    return [
        (cell, word)
        for cell, word in row
        if cell.column not in first or len(words[first[cell.column]]) > 1
    ]


def collapse_repeats(
    values: tuple[TextPiece, ...], row: Sequence[str], repeats: Mapping[str, int]
) -> tuple[TextPiece, ...]:
    """Return one value for each column of a row whose values repeat as often as the head's labels.

    Where their number is another, or some of a run differ, all values are returned.
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
    """Join thousands that blanks separate (1 288) where only one way gives the right number."""
    surplus = len(values) - count
    ways = list(_ways(values, surplus)) if surplus <= 4 else []
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
        begins = _THOUSAND.regex.fullmatch(first.text) and first.text != "0"
        goes_on = _NEXT_THREE.regex.fullmatch(second.text) and _is_beside(first, second)
        if not begins or not goes_on:
            continue
        joined_piece = replace(first, text=f"{first.text} {second.text}", end=second.end)
        for rest in _ways(values[index + 1 :][1:], surplus - 1):
            yield (*values[:index], joined_piece, *rest)
