"""Where on a page words of the document stand: boxes around their characters, a line each."""

from __future__ import annotations

from bisect import bisect_left

from reportlint.readers.layout.drawings import Box, group_runs, rotate_box
from reportlint.readers.layout.lines import group_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.readers.layout.assembly import PlacedText
    from reportlint.readers.layout.characters import Character

#: How far a character reaches below and above its baseline, in em.
_BELOW, _ABOVE = 0.16, 0.9
#: Baselines that differ by less, in em, are one line's.
_LEVEL = 0.3


class OrderedText:
    """The characters of a stretch of text in the order of its words.

    ``turn`` are the quarter turns of its page; boxes are in the page's own coordinates.
    """

    def __init__(self, placed_text: PlacedText, turn: int) -> None:
        """Take the stretch."""
        self._offset = placed_text.offset
        self._turn = turn
        self._characters = [
            character
            for line in group_lines(placed_text.ink.characters, in_cell=True)
            for character in (line.ink.characters if line.ink else ())
        ]
        owners = [index for index, each in enumerate(self._characters) for _ in each.text]
        shown_text = "".join(each.text for each in self._characters)
        self._bare = [
            index for index, letter in enumerate(placed_text.text) if not letter.isspace()
        ]
        is_same_text = "".join(placed_text.text[index] for index in self._bare) == shown_text
        #: Which character each sign is, blanks left out; None where they cannot be told apart.
        self._owners = owners if is_same_text else None

    def boxes(self, start: int, end: int) -> list[Box]:
        """Return the boxes of the document's words from ``start`` to ``end``, one a line."""
        characters = self._characters
        if self._owners is not None:
            first = bisect_left(self._bare, start - self._offset)
            last = bisect_left(self._bare, end - self._offset)
            indices = dict.fromkeys(self._owners[first:last])
            characters = [self._characters[index] for index in indices]
        rows = group_runs(
            characters, lambda row, each: abs(row[0].baseline - each.baseline) < _LEVEL * each.size
        )
        # NOTE: as they stood before the page was turned.
        return [rotate_box(_row_box(row), -self._turn % 4) for row in rows]


def _row_box(row: list[Character]) -> Box:
    return Box(
        min(each.left for each in row),
        min(each.baseline - each.size * _BELOW for each in row),
        max(each.right for each in row),
        max(each.baseline + each.size * _ABOVE for each in row),
    )
