"""The characters of a page, where they stand."""

from __future__ import annotations

from math import floor
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: Two drawings of a character closer than this, in em, are one: some programs draw bold so.
_TWICE = 0.12
#: A matrix whose skewed part is below this share is a quarter turn.
_STRAIGHT = 0.06
#: The turn of text that runs across the page: a watermark.
SKEWED = -1


class Character(NamedTuple):
    """A character: its left and right edge, baseline and size in points.

    ``has_space_before``: a blank stands before it in the file. ``turn``: quarter turns against the
    page's text. ``run``: the number of the text object that draws it. ``doubtful``: it was read
    from a picture, and it may well be another.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    has_space_before: bool
    turn: int
    run: int
    doubtful: bool = False

    @property
    def middle(self) -> float:
        """Half the height of a Chinese character or a figure above the baseline."""
        return self.baseline + self.size * 0.36


class PageText(NamedTuple):
    """The characters of a page, ``turn`` quarter turns against it, and words of its watermark."""

    characters: list[Character]
    turn: int
    watermark: str


class Ink:
    """The characters that something was put together of; only the very same ink is equal."""

    __slots__ = ("characters",)

    def __init__(self, characters: list[Character]) -> None:
        """Take the characters."""
        self.characters = characters


def quarter_turns(a: float, b: float) -> int:
    """Return the quarter turns of a matrix by its first two numbers, or SKEWED."""
    if abs(b) <= _STRAIGHT * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= _STRAIGHT * abs(b):
        return 1 if b > 0 else 3
    return SKEWED


def main_turn(turns: Iterable[int]) -> int:
    """Return the turn that most of the text has, by the turn of each character."""
    counts = [0, 0, 0, 0]
    for turn in turns:
        counts[turn] += 1
    return counts.index(max(counts))


def drop_duplicates(characters: Iterable[Character]) -> list[Character]:
    """Return the characters, each of those drawn twice once."""
    by_place: dict[tuple[str, int, int], list[Character]] = {}
    unique_characters: list[Character] = []
    for character in characters:
        columns = _buckets(character.left, character.size)
        rows = _buckets(character.baseline, character.size)
        text = character.text
        if any(
            _same_place(character, other)
            for column in columns
            for row in rows
            for other in by_place.get((text, column, row), ())
        ):
            continue
        by_place.setdefault((text, columns[0], rows[0]), []).append(character)
        unique_characters.append(character)
    return unique_characters


def _buckets(value: float, size: float) -> tuple[int, ...]:
    """Return the stretch of one em that a place lies in, and the next where it is close to it."""
    place = value / size
    bucket, low, high = floor(place), floor(place - _TWICE), floor(place + _TWICE)
    if low != bucket:
        return bucket, low
    return (bucket, high) if high != bucket else (bucket,)


def _same_place(one: Character, other: Character) -> bool:
    reach = one.size * _TWICE
    return abs(one.left - other.left) < reach and abs(one.baseline - other.baseline) < reach
