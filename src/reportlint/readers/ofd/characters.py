"""The characters of an OFD page and where they stand."""

from __future__ import annotations

import math
from typing import NamedTuple

from reportlint.readers.ofd.elements import local, number, numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    Matrix: TypeAlias = tuple[float, float, float, float, float, float]

#: More characters than a page of any report holds; what comes after is not read.
MAX_CHARACTERS = 60_000
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: Text that runs neither along nor across the page by more than this share is a watermark.
_STRAIGHT = 0.06
_FIRST_WIDE = "\u2e80"
_WIDE_SIGNS = frozenset("“”‘’…—·×①②③④⑤⑥⑦⑧⑨⑩")
_NARROW = 0.5


class Character(NamedTuple):
    """A character: its left and right edge and its baseline from the page's top, in millimetres.

    ``spaced``: a blank stands before it in the file. ``follows``: the character before it in the
    file, without a blank between, is the one it was set together with.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    spaced: bool
    follows: bool


class PageText(NamedTuple):
    """What a page or template shows: characters, words across it, how many pictures.

    ``drawn``: there is something else besides, such as lines or outlined letters.
    """

    characters: list[Character]
    watermarks: list[str]
    pictures: int
    drawn: bool


def is_wide(character: str) -> bool:
    """Whether a character is as wide as a Chinese one."""
    return character >= _FIRST_WIDE or character in _WIDE_SIGNS


def page_text(content: Element) -> PageText:
    """Read what a page or template shows."""
    found = PageText([], [], 0, drawn=False)
    pictures, drawn = 0, False
    for element in content.iter():
        kind = local(element)
        if kind == "ImageObject":
            pictures += 1
        elif kind in ("PathObject", "CompositeObject"):
            drawn = True
        elif kind == "TextObject" and element.get("Visible", "true") not in ("false", "0"):
            _read_object(element, found)
    return found._replace(pictures=pictures, drawn=drawn)


def _read_object(element: Element, found: PageText) -> None:
    matrix = _matrix(element)
    if _is_slanted(matrix):
        words = "".join(code.text or "" for code in element if local(code) == "TextCode").strip()
        if words:
            found.watermarks.append(words)
        return
    for character in _characters(element, matrix):
        if len(found.characters) >= MAX_CHARACTERS:
            return
        found.characters.append(character)


def _characters(element: Element, matrix: Matrix) -> Iterator[Character]:
    """Give the characters of a text object, each put in its place on the page."""
    origin = numbers(element.get("Boundary", ""))
    dx, dy = (origin[0], origin[1]) if len(origin) > 1 else (0.0, 0.0)
    size = number(element.get("Size"), 1.0)
    wide = number(element.get("HScale"), 1.0)
    a, b, c, d, e, f = matrix
    scaled = size * math.sqrt(abs(a * d - b * c))
    across = math.hypot(a, b) * wide
    for text, x, y, spaced, follows in _placed(element, size * wide):
        left = a * x + c * y + e + dx
        width = size * across * (1.0 if is_wide(text) else _NARROW)
        yield Character(text, left, left + width, b * x + d * y + f + dy, scaled, spaced, follows)


def _placed(element: Element, advance: float) -> Iterator[tuple[str, float, float, bool, bool]]:
    """Give each character that is no blank, its place in the object, and what led to it."""
    x = y = 0.0
    for code in element:
        if local(code) != "TextCode":
            continue
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        text = code.text or ""
        steps = zip(_steps(code, "DeltaX"), _steps(code, "DeltaY"), strict=False)
        downwards = "DeltaY" in code.attrib
        at, down, spaced, follows = x, y, False, False
        for character in text:
            if character.isspace():
                spaced = True
            else:
                yield character, at, down, spaced, follows and not spaced
                spaced, follows = False, True
            across, below = next(steps, (None, None))
            guess = advance * (1.0 if is_wide(character) else _NARROW)
            at += across if across is not None else 0.0 if downwards else guess
            down += below or 0.0


def _steps(code: Element, name: str) -> Iterator[float | None]:
    """Give the distances to the next characters, ``g 3 1.5`` meaning 1.5 thrice; then None."""
    words = iter(code.get(name, "").split())
    for word in words:
        if word == "g":
            count, step = number(next(words, ""), 0.0), number(next(words, ""), 0.0)
            for _ in range(min(int(count), MAX_CHARACTERS)):
                yield step
        else:
            yield number(word, 0.0)
    while True:
        yield None


def _matrix(element: Element) -> Matrix:
    values = numbers(element.get("CTM", ""))
    if len(values) != len(_UNIT):
        return _UNIT
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def _is_slanted(matrix: Matrix) -> bool:
    along, across = abs(matrix[0]), abs(matrix[1])
    return min(along, across) > _STRAIGHT * max(along, across)
