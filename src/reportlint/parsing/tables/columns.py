"""Tells by its place on the line which column a value stands in, where others are blank.

In the picture of a table that ``pdftotext -layout`` gives, a blank cell leaves only room. The rows
that are complete show where the columns are.
"""

from __future__ import annotations

from itertools import pairwise

from reportlint.model.document import Span
from reportlint.parsing.tables.rows import RawValue
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.parsing.tables.rows import ReadRow

#: A value may stand off the middle of its column by this share of the narrowest gap.
_OFF = 0.4


def place_by_columns(reads: Sequence[ReadRow], text: str, count: int) -> list[ReadRow]:
    """Place the values of rows that have fewer than ``count``, where their place on the line tells.

    What is placed so is marked ``guessed``.
    """
    centres = [_centres(read, text) if len(read.values) == count else [] for read in reads]
    return [
        _place_values(read, text, _nearest_row(index, centres))
        if read.row is not None and 0 < len(read.values) < count
        else read
        for index, read in enumerate(reads)
    ]


def _nearest_row(index: int, centres: Sequence[list[float]]) -> list[float]:
    """Return the columns of the complete row nearest by: another page may have shifted them."""
    for distance in range(1, len(centres)):
        for place in (index - distance, index + distance):
            if 0 <= place < len(centres) and centres[place]:
                return centres[place]
    return []


def _centres(read: ReadRow, text: str) -> list[float]:
    """Return the middle of each value in half-width columns; [] if they stand on several lines."""
    first, last = read.values[0].span, read.values[-1].span
    if "\n" in text[first.start : last.end]:
        return []
    start = max(text.rfind(mark, 0, first.start) for mark in "\n\r\f") + 1
    return [_centre(value.span, start, text) for value in read.values]


def _centre(span: Span, start: int, text: str) -> float:
    return (_width(text[start : span.start]) + _width(text[start : span.end])) / 2


def _width(text: str) -> int:
    return len(text.encode("gb18030", "replace"))


def _place_values(read: ReadRow, text: str, columns: Sequence[float]) -> ReadRow:
    centres = _centres(read, text) if columns else []
    at = [_nearest(centre, columns) for centre in centres]
    if not at or None in at or len(set(at)) < len(at) or sorted(at, key=_index) != at:
        return read
    values = dict(zip(at, read.values, strict=True))
    end = read.values[0].span.start
    row: list[RawValue] = []
    for index in range(len(columns)):
        value = values.get(index)
        row.append(value or RawValue("", Span(end, end)))
        end = value.span.end if value else end
    return replace(read, values=tuple(row), columns_known=True, columns_guessed=True)


def _index(place: int | None) -> int:
    return -1 if place is None else place


def _nearest(centre: float, columns: Sequence[float]) -> int | None:
    """Return the column a value stands in; None where it stands between two."""
    gaps: Iterable[float] = (after - before for before, after in pairwise(columns))
    room = min(gaps, default=0) * _OFF
    index = min(range(len(columns)), key=lambda i: abs(columns[i] - centre))
    return index if abs(columns[index] - centre) <= room else None
