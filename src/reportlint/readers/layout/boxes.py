"""Where on a page words of the document stand: boxes around their characters, a line each."""

from __future__ import annotations

from reportlint.readers.layout.geometry import Box, turned
from reportlint.readers.layout.lines import lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.readers.layout.assembly import Placed
    from reportlint.readers.layout.characters import Character

#: How far a character reaches below and above its baseline, in em.
_BELOW, _ABOVE = 0.16, 0.9
#: Baselines that differ by less, in em, are one line's.
_LEVEL = 0.3


def boxes(placed: Placed, start: int, end: int, turn: int) -> list[Box]:
    """Give the boxes of the document's words from ``start`` to ``end`` in one stretch.

    ``turn`` are the quarter turns of its page; boxes are in the page's own coordinates.
    """
    found = _characters(placed, start - placed.offset, end - placed.offset)
    rows: list[list[Character]] = []
    for character in found:
        if rows and abs(rows[-1][0].baseline - character.baseline) < _LEVEL * character.size:
            rows[-1].append(character)
        else:
            rows.append([character])
    return [_back(_around(row), turn) for row in rows]


def _characters(placed: Placed, start: int, end: int) -> list[Character]:
    """Give the characters of some of the words, or all where they cannot be told apart."""
    ordered = [
        character
        for line in lines(placed.ink.characters, in_cell=True)
        for character in (line.ink.characters if line.ink else ())
    ]
    owners = [index for index, each in enumerate(ordered) for _ in each.text]
    shown = "".join(each.text for each in ordered)
    bare = [index for index, sign in enumerate(placed.text) if not sign.isspace()]
    if "".join(placed.text[index] for index in bare) != shown:
        return ordered
    wanted = {owners[order] for order, index in enumerate(bare) if start <= index < end}
    return [ordered[index] for index in sorted(wanted)]


def _around(row: list[Character]) -> Box:
    return Box(
        min(each.left for each in row),
        min(each.baseline - each.size * _BELOW for each in row),
        max(each.right for each in row),
        max(each.baseline + each.size * _ABOVE for each in row),
    )


def _back(box: Box, turn: int) -> Box:
    """Give a box as it stood before the page was turned."""
    back = -turn % 4
    corners = (turned(box.left, box.bottom, back), turned(box.right, box.top, back))
    (left, right), (bottom, top) = (sorted(pair) for pair in zip(*corners, strict=True))
    return Box(left, bottom, right, top)
