"""Words that run over the edges of their cells: which belong together, and to which cell."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from reportlint.readers.layout.lines import is_wide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.readers.layout.characters import Character

#: Figures of one number start no farther apart than this, in em.
_TIGHT = 0.7
_FIGURES = "0123456789.,"
#: Chinese characters of a text that is set solid lie no farther apart than this, in em; where
#: each is an object of its own, one ends where the next begins.
_SET_SOLID, _SET_EXACTLY = 0.15, 0.06


class CellWord(NamedTuple):
    """A word, the cell it belongs to, and the cells it stands in, from left to right."""

    characters: list[Character]
    cell: int
    crossed_cells: tuple[int, ...]


def group_words(
    inside: Sequence[Character], cell_at: Callable[[Character, float], int]
) -> list[CellWord]:
    """Keep together what is set together; a number belongs where its middle is, others begin.

    ``cell_at`` gives the cell on a character's line at a distance from the left.
    """
    return [_place_word(characters, cell_at) for characters in _group_characters(inside)]


def find_ambiguous_cells(
    words: Sequence[CellWord], texts: Sequence[Sequence[Character]]
) -> Iterator[int]:
    """Return the cells that a number runs over so that nobody can tell whose it is.

    That is where its middle is in a cell that has words of its own, or where a cell before that
    one is empty: it may have begun there; and where two numbers in neighbouring cells meet: they
    may be one that was written piece by piece. ``texts`` are those of all cells.
    """
    for word in words:
        before = word.crossed_cells[: word.crossed_cells.index(word.cell)]
        full = len(texts[word.cell]) > len(word.characters)
        if len(word.crossed_cells) > 1 and (full or not all(texts[cell] for cell in before)):
            yield from word.crossed_cells
    for word, after in itertools.pairwise(words):
        if word.cell != after.cell and _meet(word.characters, after.characters):
            yield from (word.cell, after.cell)


def complete_words(inside: Sequence[Character], characters: Sequence[Character]) -> list[Character]:
    """Return the characters inside a table, and those outside that go on words inside."""
    inside_ids = set(map(id, inside))
    for before, item in itertools.pairwise(characters):
        if id(before) in inside_ids and _continues(before, item):
            inside_ids.add(id(item))
    for item, before in itertools.pairwise(reversed(characters)):
        if id(item) in inside_ids and _continues(before, item):
            inside_ids.add(id(before))
    return [item for item in characters if id(item) in inside_ids]


def _place_word(
    characters: list[Character], cell_at: Callable[[Character, float], int]
) -> CellWord:
    if not _is_number(characters):
        cell = cell_at(characters[0], (characters[0].left + characters[0].right) / 2)
        return CellWord(characters, cell, (cell,))
    width = characters[-1].right - characters[-1].left
    if len(characters) > 1:
        # NOTE: a substitute font may be too wide; figures are as wide as their steps.
        width = min(width, (characters[-1].left - characters[0].left) / (len(characters) - 1))
    cell = cell_at(characters[0], (characters[0].left + characters[-1].left + width) / 2)
    cells = [cell_at(item, item.left + width / 2) for item in characters]
    # NOTE: a cell narrower than a figure may hold the middle of a number and no figure's.
    return CellWord(characters, cell, tuple(dict.fromkeys([*cells, cell])))


def _is_number(characters: Sequence[Character]) -> bool:
    return characters[0].text in _FIGURES


def _group_characters(inside: Sequence[Character]) -> list[list[Character]]:
    groups: list[list[Character]] = []
    solid: list[Character] = []
    for item in inside:
        # NOTE: where words run over a number in the next cell, the number may stand amid them.
        last = solid if is_wide(item.text) else groups[-1] if groups else []
        if last and _continues(last[-1], item):
            last.append(item)
            continue
        groups.append([item])
        solid = groups[-1] if is_wide(item.text) else solid
    return groups


def _continues(before: Character, item: Character) -> bool:
    if item.baseline != before.baseline:
        return False
    if is_wide(before.text) and is_wide(item.text):
        room = _SET_SOLID if item.run == before.run else _SET_EXACTLY
        return abs(item.left - before.right) < item.size * room
    figures = before.text in _FIGURES and item.text in _FIGURES
    close = 0 < item.left - before.left < item.size * _TIGHT
    return item.run == before.run and not item.has_space_before and figures and close


def _meet(word: Sequence[Character], after: Sequence[Character]) -> bool:
    if not (_is_number(word) and _is_number(after)) or word[-1].baseline != after[0].baseline:
        return False
    return abs(after[0].left - word[-1].right) < after[0].size * _SET_EXACTLY
