"""Tables that only rule off their rows: the columns are where no row has text.

Tables without any rule are left as lines, in which wide gaps part the columns: rows whose labels
take several lines cannot be told apart by where things stand alone.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right

from reportlint.readers.pdf.grids import table, within
from reportlint.readers.pdf.lines import lines
from reportlint.readers.pdf.paths import Box, Piece
from reportlint.readers.pdf.ruling import Frame, joined, merged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.readers.pdf.characters import Character
    from reportlint.readers.pdf.grids import Table

#: Rules that part rows are at least so long, and the rows no higher, in points.
_LENGTH = 150.0
_HEIGHT = 120.0
#: Rules of one table start and end within this of each other, in points; inner ones may be short.
_SAME_END = 12.0
_RULES = 4
_COLUMNS = 3
#: Columns are parted by at least this much room, in points.
_ROOM = 3.0
#: A stretch of rows that shares its columns has at least so many rows with figures.
_FIGURE_ROWS = 2


def tables(
    across: Iterable[Piece], found: list[Character], others: list[Table], page: int
) -> tuple[list[Table], list[Character]]:
    """Find tables ruled by rows outside the others; give them and the characters left."""
    made: list[Table] = []
    rest = found
    rules = [rule for rule in joined(across) if rule.end - rule.start >= _LENGTH]
    outside = [rule for rule in rules if not any(_crosses(rule, other.box) for other in others)]
    for group in _stacks(outside):
        new = _table(group, rest, page)
        if new is not None:
            made.append(new)
            taken = set(map(id, within(new.box, rest)))
            rest = [item for item in rest if id(item) not in taken]
    return made, rest


def _crosses(rule: Piece, box: Box) -> bool:
    level = box.bottom - 1 <= rule.at <= box.top + 1
    return level and rule.start < box.right and rule.end > box.left


def _stacks(rules: list[Piece]) -> list[list[Piece]]:
    """Group rules that lie below each other within a row's height and end at the same place."""
    groups: list[list[Piece]] = []
    for rule in sorted(rules, reverse=True):
        group = groups[-1] if groups else []
        if group and group[-1].at - rule.at <= _HEIGHT and abs(group[0].end - rule.end) < _SAME_END:
            group.append(rule)
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= _RULES]


def _table(rules: list[Piece], found: list[Character], page: int) -> Table | None:
    box = Box(
        min(rule.start for rule in rules),
        rules[-1].at,
        max(rule.end for rule in rules),
        rules[0].at,
    )
    inside = within(box, found)
    levels = [-rule.at for rule in rules]
    bands: list[list[Character]] = [[] for _ in range(len(levels) + 1)]
    for item in inside:
        bands[bisect_right(levels, -item.middle)].append(item)
    edges = _columns(bands)
    if len(edges) < _COLUMNS - 1 or any(_holds_rows(band, edges) for band in bands):
        return None
    upright = [Piece(box.left, box.bottom, box.top), Piece(box.right, box.bottom, box.top)]
    for index, band in enumerate(bands[1:-1]):
        low, high = rules[index + 1].at, rules[index].at
        upright += [Piece(edge, low, high) for edge in edges if not _is_crossed(band, edge)]
    return table(Frame(rules, upright), found, page)


def _columns(bands: list[list[Character]]) -> list[float]:
    """Give the middle of each gap that all rows with figures share."""
    rows = [band for band in bands if _figures(band) >= _COLUMNS - 1]
    if len(rows) < _FIGURE_ROWS:
        return []
    taken = merged([(item.left, item.right) for row in rows for item in row], _ROOM)
    return [(before[1] + after[0]) / 2 for before, after in itertools.pairwise(taken)]


def _figures(band: list[Character]) -> int:
    """Count the words of a row that are figures."""
    words = [word for line in lines(band) for word in line.text.split()]
    return sum(word.replace(".", "").isdigit() for word in words)


def _is_crossed(band: list[Character], edge: float) -> bool:
    return any(item.left < edge < item.right for item in band)


def _holds_rows(band: list[Character], edges: list[float]) -> bool:
    """Whether a column holds two figures between two rules: then the rules do not part the rows."""
    columns: dict[int, list[Character]] = {}
    for item in band:
        columns.setdefault(bisect_right(edges, item.left), []).append(item)
    return any(_figures(column) > 1 for column in columns.values())
