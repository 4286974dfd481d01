"""Characters put together to the lines that a reader sees."""

from __future__ import annotations

from itertools import pairwise

from reportlint.readers.ofd.characters import is_wide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.readers.ofd.characters import Character

#: Baselines that differ by less, in em, are one line's.
_LEVEL = 0.3
#: Two drawings of a character closer than this, in em, are one: some programs draw bold so.
_TWICE = 0.12
#: Gaps in em: a blank between words that the file holds, one that it only leaves room for, and
#: one so wide that it parts columns, which is shown as several blanks.
_BLANK = 0.12
_ROOM = 0.35
_COLUMN = 1.0
_MAX_BLANKS = 8


def lines(characters: Iterable[Character]) -> list[str]:
    """Give the lines of a page, from top to bottom, each from left to right."""
    rows: list[list[Character]] = []
    for item in sorted(characters, key=lambda item: (item.baseline, item.left)):
        if rows and _is_level(rows[-1][0], item):
            rows[-1].append(item)
        else:
            rows.append([item])
    return [_line(sorted(row, key=lambda item: item.left)) for row in rows]


def _is_level(first: Character, item: Character) -> bool:
    return item.baseline - first.baseline < _LEVEL * min(first.size, item.size)


def _line(row: list[Character]) -> str:
    parts = [row[0].text]
    edge = row[0].right
    for before, item in pairwise(row):
        em = max(before.size, item.size)
        if item.text == before.text and item.left - before.left < _TWICE * em:
            continue
        parts += _blanks(before, item, item.left - edge, em)
        parts.append(item.text)
        edge = max(edge, item.right)
    return "".join(parts)


def _blanks(before: Character, item: Character, gap: float, em: float) -> str:
    if gap >= em * _COLUMN > 0:
        return " " * min(round(gap / em * 2), _MAX_BLANKS)
    # NOTE: figures set together are one number, however far apart they are set.
    if item.follows or is_wide(before.text) or is_wide(item.text):
        return ""
    return " " if gap > em * (_BLANK if item.spaced else _ROOM) else ""
