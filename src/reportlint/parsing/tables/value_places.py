"""Where values stand on their lines: in which column, and how far that is doubtful."""

from __future__ import annotations

from itertools import pairwise

from reportlint.model.document import Span
from reportlint.parsing.tables.alignment import RawValue, ReadRow
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parsing.tables.lexicon import TableLexicon


#: A value may stand off the middle of its column by this share of the narrowest gap.
_OFF = 0.4
_ENDS = frozenset("\n\r\f")


def place_by_columns(reads: Sequence[ReadRow], text: str, count: int) -> list[ReadRow]:
    """Place the values of rows that have fewer than ``count``, where their place on the line tells.

    What is placed so is marked ``guessed``.

    >>> place_by_columns(READS, ROW, 7) == READS
    True
    """
    centres = [_centres(read, text) if len(read.values) == count else [] for read in reads]
    placed = list(reads)
    for index, read in enumerate(reads):
        if read.row is not None and 0 < len(read.values) < count:
            placed[index] = _place_values(read, text, _nearest_row(index, centres))
    return placed


def _nearest_row(index: int, centres: Sequence[list[float]]) -> list[float]:
    """Return the columns of the complete row nearest by: another page may have shifted them."""
    complete = [place for place, columns in enumerate(centres) if columns]
    return centres[min(complete, key=lambda place: abs(place - index))] if complete else []


def _centres(read: ReadRow, text: str) -> list[float]:
    """Return the middle of each value in half-width columns; [] if they stand on several lines."""
    first, last = read.values[0].span, read.values[-1].span
    if "\n" in text[first.start : last.end]:
        return []
    start = max(text.rfind(mark, 0, first.start) for mark in "\n\r\f") + 1
    ends = [(value.span.start, value.span.end) for value in read.values]
    widths = [[len(text[start:end].encode("gb18030", "replace")) for end in pair] for pair in ends]
    return [sum(pair) / 2 for pair in widths]


def _place_values(read: ReadRow, text: str, columns: Sequence[float]) -> ReadRow:
    at = [_nearest(centre, columns) for centre in _centres(read, text)] if columns else []
    if not at or sorted({*at} - {-1}) != at:
        return read
    values = dict(zip(at, read.values, strict=True))
    end = read.values[0].span.start
    row: list[RawValue] = []
    for index in range(len(columns)):
        row.append(values.get(index) or RawValue("", Span(end, end)))
        end = row[-1].span.end
    return replace(read, values=tuple(row), columns_known=True, columns_guessed=True)


def _nearest(centre: float, columns: Sequence[float]) -> int:
    """Return the column a value stands in; -1 where it stands between two."""
    room = min([after - before for before, after in pairwise(columns)], default=0) * _OFF
    index = min(range(len(columns)), key=lambda i: abs(columns[i] - centre))
    return index if abs(columns[index] - centre) <= room else -1


def doubted(reads: Sequence[ReadRow], text: str, lexicon: TableLexicon) -> list[ReadRow]:
    """Take the places of values from rows beside stray ones, which may belong to either.

    Where values stand on more lines than their row has, or in none, those of every row may that
    are not on one line, or not on that of its label where others are. The right number of values
    may be so by chance on several lines: it is to be confirmed.

    >>> doubted(READS, ROW, WORDS) == READS
    True
    """
    widths = {len(row.columns) for row in lexicon.table.rows}
    beside_labels = any(_is_beside_label(read, text) for read in reads)
    by_lines = beside_labels or any(len(r.values) > len(_lines(r.values, text)) for r in reads)
    expected = [len(lexicon.table.rows[read.row or 0].columns) for read in reads]
    wrapped = [
        by_lines and len(read.values) > count and len(_lines(read.values, text)) > 1
        for read, count in zip(reads, expected, strict=True)
    ]
    stray = [
        min(_lines(read.values, text)) if torn or _is_stray(read, widths) else 0
        for read, torn in zip(reads, wrapped, strict=True)
    ]
    is_torn = by_lines and any(stray)
    beside = zip(reads, wrapped, [0, *stray], [*stray[1:], 0], strict=False)
    return [
        replace(read, columns_known=False, is_wrapped=torn, wording=read.wording and "standard")
        if torn
        or any(0 < count <= len(read.values) for count in (before, after))
        or (is_torn and _stands_apart(read, text, beside_labels=beside_labels))
        else guess_if_cut([read], read.values, text)[0]
        for read, torn, before, after in beside
    ]


def guess_if_cut(reads: Sequence[ReadRow], values: Sequence[RawValue], text: str) -> list[ReadRow]:
    """Return rows as guessed where values stand on several lines, some of them beside others.

    Zeros are no pieces of numbers.

    >>> guess_if_cut(READS, READS[0].values, ROW) == READS
    True
    """
    if not 1 < len(_lines(values, text)) < len(values):
        return [*reads]
    guessed = [r.columns_guessed or any(v.text.strip("0") for v in r.values) for r in reads]
    return [replace(r, columns_guessed=g) for r, g in zip(reads, guessed, strict=True)]


def _is_stray(read: ReadRow, widths: set[int]) -> bool:
    """Whether values have no label and do not fill a row."""
    is_unnamed = read.row is None and not read.label
    return bool(read.values) and is_unnamed and {len(read.values)} != widths


def _is_beside_label(read: ReadRow, text: str) -> bool:
    """Whether a row's first value stands on the line with its label."""
    named = bool(read.values) and bool(read.label)
    return named and _ENDS.isdisjoint(text[read.label_span.end : read.values[0].span.start])


def _stands_apart(read: ReadRow, text: str, *, beside_labels: bool) -> bool:
    """Whether values are on several lines, or on another than their label where others are not."""
    is_below = beside_labels and bool(read.values) and not _is_beside_label(read, text)
    return is_below or len(_lines(read.values, text)) > 1


def _lines(values: Sequence[RawValue], text: str) -> list[int]:
    """Return how many values stand on each of their lines."""
    counts = [1] if values else []
    for before, value in pairwise(values):
        if _ENDS.isdisjoint(text[before.span.end : value.span.start]):
            counts[-1] += 1
        else:
            counts.append(1)
    return counts
