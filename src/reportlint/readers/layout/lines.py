"""Characters put together to lines as a reader sees them, and lines to the text of a cell."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from reportlint.readers.layout.characters import Ink
from reportlint.readers.layout.drawings import group_runs
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.layout.characters import Character

#: Baselines that differ by less, in em, are one line's.
_LEVEL = 0.3
#: What is smaller than this share of its line and shifted is a superscript or subscript.
_SMALL = 0.8
_SHIFTED = 0.2
_FARTHEST_SHIFT = 0.6
#: Gaps in em: a blank between words that the file holds, one that it only leaves room for, and
#: one so wide that it separates columns, which is shown as several blanks.
_SPACE_GAP = 0.12
_ROOM_GAP = 0.35
_COLUMN_GAP = 0.99
_MAX_SPACES = 8
#: Characters in a column follow each other within this, in em; lines stand farther apart.
_COLUMN_STEP = 1.35
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
#: Room in a cell besides its text: padding on both sides, in points, and at the end of a full
#: line, in em: a comma that must not start the next line takes its word with it.
_PADDING = 12.0
_RAGGED = 2.1
_FIGURES = Pattern(r"\d+")


class TextLine(NamedTuple):
    """A visual line: its words, where it stands, and the size of its largest character.

    ``doubtful``: some of it was read from a picture and may be wrong. ``ink`` are its characters,
    in order.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    doubtful: bool = False
    ink: Ink | None = None

    @property
    def bare_words(self) -> str:
        """The words without blanks and figures: what comes again on every page."""
        return _FIGURES.regex.sub("#", "".join(self.text.split()))


def group_lines(characters: Sequence[Character], *, in_cell: bool = False) -> list[TextLine]:
    """Return the lines of a stretch of page or of a cell, in reading order.

    In a cell, Chinese characters spread over its width are still one word.

    >>> pair = [Character(text, x, x + 9, 0, 9, False, 0, 0) for text, x in (("开", 9), ("公", 0))]
    >>> [line.text for line in group_lines(pair)]
    ['公开']
    """
    level = [item for item in characters if not item.turn % 2]
    turned_characters = [item for item in characters if item.turn % 2]
    if _runs_down(level):
        level, turned_characters = [], list(characters)
    return [_build_line(row, in_cell) for row in _rows(level) + _columns(turned_characters)]


def cell_text(characters: Sequence[Character], left: float, right: float) -> tuple[str, bool]:
    """Return the text of a cell between its edges, and whether its last line is full.

    More may follow a full line on the next.

    >>> cell_text([Character("公", 0, 9, 0, 9, False, 0, 0)], 0, 90)
    ('公', False)
    """
    text, full = "", False
    for line in group_lines(characters, in_cell=True):
        text = join_texts(text, line.text, full)
        full = _is_full(line, left, right)
    return text, full


def join_texts(text: str, more: str, is_wrapped: bool) -> str:
    """Join the lines of a cell: a blank between words; numbers stay apart unless one is cut.

    >>> join_texts("申请", "情况", False), join_texts("12", "3", True)
    ('申请情况', '123')
    """
    if not text or not more:
        return text + more
    last_character, first_character = text[-1], more[0]
    if _is_figure(last_character) and _is_figure(first_character):
        return text + ("" if is_wrapped else "\n") + more
    return text + ("" if is_wide(last_character) or is_wide(first_character) else " ") + more


def is_wide(character: str) -> bool:
    """Whether a character needs no blank beside it: Chinese, its punctuation, full-width forms.

    >>> is_wide("公"), is_wide("3")
    (True, False)
    """
    return character >= "\u2e80" or "\u2010" <= character <= "\u2027"


def _is_figure(character: str) -> bool:
    return character.isdecimal() or character in ".,"


def _needs_no_space(character: str) -> bool:
    """Whether a character needs no blank beside it: as wide ones, but full-width figures do."""
    return is_wide(character) and not character.isdecimal()


def _is_full(line: TextLine, left: float, right: float) -> bool:
    """Whether a line has no room for more; for one more figure, where it is a number."""
    before, behind = max(line.left - left, 0.0), max(right - line.right, 0.0)
    if line.text and all(map(_is_figure, line.text)):
        figure = (line.right - line.left) / len(line.text)
        return before + behind < min(_PADDING, 2 * min(before, behind)) + figure
    return before + behind < _PADDING + line.size * _RAGGED


def _runs_down(characters: Sequence[Character]) -> bool:
    """Whether upright characters are written in columns: each below the one before it."""
    down = across = 0
    for before, after in itertools.pairwise(characters):
        step = before.baseline - after.baseline
        aside = abs(before.left - after.left) < before.size * 0.5
        if aside and before.size * 0.8 < step < before.size * _COLUMN_STEP:
            down += 1
        elif abs(step) < before.size * _LEVEL:
            across += 1
    return down > 2 and down > across * 3


def _rows(characters: Sequence[Character]) -> list[list[Character]]:
    """Group characters by their baseline, top to bottom, each row from left to right."""
    from_top = sorted(characters, key=lambda item: (-item.baseline, item.left))
    rows: list[list[Character]] = []
    for row in group_runs(from_top, _is_level):
        # NOTE: superscripts and subscripts go back into the rows that they belong to.
        if rows and (_is_shifted(row, rows[-1]) or _is_shifted(rows[-1], row)):
            rows[-1] += row
        else:
            rows.append(row)
    return [sorted(row, key=lambda item: (item.left, item.right)) for row in rows]


def _is_level(row: list[Character], item: Character) -> bool:
    return row[0].baseline - item.baseline < _LEVEL * min(row[0].size, item.size)


def _is_shifted(small: list[Character], row: list[Character]) -> bool:
    size = max(item.size for item in row)
    if max(item.size for item in small) > size * _SMALL:
        return False
    distance = abs(small[0].baseline - row[0].baseline)
    left, right = min(item.left for item in row), max(item.right for item in row)
    reach = size * 0.5
    return distance < size * _FARTHEST_SHIFT and all(
        left - reach < item.left and item.right < right + reach for item in small
    )


def _columns(characters: Sequence[Character]) -> list[list[Character]]:
    """Group characters that are written downwards, columns from right to left."""
    from_right = sorted(characters, key=lambda item: -item.left - item.right)
    columns = group_runs(from_right, _is_in_column)
    upwards = sum(item.turn == 1 for item in characters) * 2 > len(characters)
    if upwards:
        return [sorted(column, key=lambda item: item.baseline) for column in reversed(columns)]
    return [sorted(column, key=lambda item: -item.baseline) for column in columns]


def _is_in_column(column: list[Character], item: Character) -> bool:
    centre, first = (item.left + item.right) / 2, column[0]
    return abs((first.left + first.right) / 2 - centre) < item.size * 0.6


def _build_line(row: list[Character], in_cell: bool) -> TextLine:
    size = max(item.size for item in row)
    row = _mark_shifts(row, size)
    parts = [row[0].text]
    edge = row[0].right
    for before, item in itertools.pairwise(row):
        if not item.turn % 2 and item.baseline > before.baseline - before.size * 0.8:
            parts.append(_spaces_between(before, item, item.left - edge, in_cell))
        edge = max(edge, item.right)
        parts.append(item.text)
    left, right = min(item.left for item in row), max(item.right for item in row)
    largest = next(item for item in row if item.size == size)
    doubtful = any(item.doubtful for item in row)
    return TextLine("".join(parts), left, right, largest.baseline, size, doubtful, Ink(row))


def _mark_shifts(row: list[Character], size: float) -> list[Character]:
    """Write small raised figures as superscripts, lest 12 with a note's mark 3 reads as 123."""
    if all(item.size > size * _SMALL for item in row):
        return row
    level = next(item.baseline for item in row if item.size == size)
    marks = [_SUPERSCRIPTS if item.baseline > level else _SUBSCRIPTS for item in row]
    return [
        item._replace(text=item.text.translate(marks))
        if item.size <= size * _SMALL and abs(item.baseline - level) > size * _SHIFTED
        else item
        for item, marks in zip(row, marks, strict=True)
    ]


def _spaces_between(before: Character, item: Character, gap: float, in_cell: bool) -> str:
    em = max(before.size, item.size)
    wide = _needs_no_space(before.text[-1]), _needs_no_space(item.text[0])
    if gap >= em * _COLUMN_GAP and not (in_cell and all(wide)):
        return " " * min(round(gap / em * 2), _MAX_SPACES)
    # NOTE: figures are one number, though letterspaced, if the file has no blank between them.
    is_together = before.run == item.run and not item.has_space_before
    is_one_number = is_together and _is_figure(before.text) and _is_figure(item.text)
    if any(wide) or (in_cell and is_one_number):
        return ""
    room = _SPACE_GAP if item.has_space_before else _ROOM_GAP
    return " " if gap > em * room else ""
