"""The characters of a page: what fonts give, turned so that the text runs from left to right."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from math import floor
from typing import NamedTuple

from reportlint.readers.layout.drawings import rotate_box, rotate_point

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from reportlint.readers.layout.drawings import Box, Edges

#: Two drawings of a character closer than this, in em, are one: some programs draw bold so.
_TWICE = 0.12
#: A matrix whose skewed part is below this share is a quarter turn.
_STRAIGHT = 0.06
#: The turn of text that runs across the page: a watermark.
SKEWED = -1
#: Blanks and controls, which have no place of their own, but the mark of a hyphen at a line's end.
SPACE_CODES = frozenset(
    [code for code in range(33) if code not in (0, 2)] + [0xA0, 0x3000, *range(0x2000, 0x200B)]
)
_HYPHENS = (0x02, 0xFFFE, 0xAD)
#: What stands for a character whose meaning the font does not tell: never nothing.
REPLACEMENT = "\ufffd"
#: What NFKC is wanted for: ligatures, CJK compatibility characters and radicals. Not for the
#: rest: full-width punctuation and circled figures are the draft's own.
_FOLDED = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0x2F800, 0x2FA1F))
#: Radicals that fonts give for characters, and that have no compatibility mapping in Unicode.
_RADICALS = dict(
    zip(
        "⺊⺕⺛⺟⺠⺢⺩⺫⺬⺮⺶⺷⺼⻁⻃⻄⻅⻆⻈⻉⻋⻌⻓⻔⻘⻙⻚⻛⻜⻝⻟⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "卜彐无母民水王目示竹羊羊肉虎西西见角言贝车辶长门青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_MIN_SIZE = 0.5


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
        self.characters = characters


def quarter_turns(a: float, b: float) -> int:
    """Return the quarter turns of a matrix by its first two numbers, or SKEWED.

    >>> quarter_turns(0.0, 1.0), quarter_turns(0.7, 0.7)
    (1, -1)
    """
    if abs(b) <= _STRAIGHT * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= _STRAIGHT * abs(b):
        return 1 if b > 0 else 3
    return SKEWED


def _drop_duplicates(characters: Iterable[Character]) -> list[Character]:
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


@cache
def decode_codepoint(code: int) -> str:
    """Return the character that a code point of a PDF stands for; U+FFFD where it says none.

    >>> decode_codepoint(0x2F47), decode_codepoint(0xFF0C), decode_codepoint(0xAD)
    ('日', '，', '-')
    """
    if code in _HYPHENS:
        return "-"
    if code == 0 or code > 0x10FFFF:
        return REPLACEMENT
    character = chr(code)
    if any(first <= code <= last for first, last in _FOLDED):
        return _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return character


def join_surrogates(items: list[Any]) -> list[Any]:
    r"""Join the halves of characters beyond the basic plane, given as two by some builds.

    >>> halves = [Character(half, 0, 9, 0, 9, False, 0, 0) for half in ("\ud840", "\udc00")]
    >>> [item.text for item in join_surrogates(halves)]
    ['𠀀']
    """
    if not any("\ud800" <= item.text <= "\udfff" for item in items):
        return items
    result: list[Any] = []
    for item in items:
        high = result[-1].text if result else ""
        if "\ud800" <= high <= "\udbff" and "\udc00" <= item.text <= "\udfff":
            pair = (high + item.text).encode("utf-16-le", "surrogatepass")
            result[-1] = result[-1]._replace(text=pair.decode("utf-16-le"), right=item.right)
        else:
            result.append(item)
    lone = [each for each, item in enumerate(result) if "\ud800" <= item.text <= "\udfff"]
    for index in lone:
        result[index] = result[index]._replace(text=REPLACEMENT)
    return result


class GlyphStyle(NamedTuple):
    """What all glyphs of a text object share."""

    size: float
    turn: int
    invisible: bool
    run: int


class Glyph(NamedTuple):
    """A character as drawn: its box, its origin on the baseline, and its style.

    ``has_space_before``: a blank stands before it in the file.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    has_space_before: bool
    style: GlyphStyle


def read_page_text(glyphs: list[Glyph], page_box: Edges) -> PageText:
    """Return the characters inside the page's box, in the order of the glyphs.

    >>> glyph = Glyph("公", 10, 8, 20, 18, 10, 10, False, GlyphStyle(10, 0, False, 0))
    >>> read_page_text([glyph], (0, 0, 90, 90)).characters[0].text
    '公'
    """
    inside = _drop_outside(glyphs, page_box)
    # NOTE: where all is invisible, it is the words that OCR laid under a scan.
    shown = [item for item in inside if not item.style.invisible] or inside
    upright = [item for item in shown if item.style.turn != SKEWED]
    watermark = _watermark_words(item for item in shown if item.style.turn == SKEWED)
    turns = Counter(item.style.turn for item in upright)
    turn = max(range(4), key=turns.__getitem__)
    if turn:
        upright = [_rotate_glyph(item, turn) for item in upright]
    return PageText(_drop_duplicates(map(_to_character, upright)), turn, watermark)


def _watermark_words(glyphs: Iterable[Glyph]) -> str:
    """Return the words across the page, those that cover it time and again once."""
    words: dict[int, str] = {}
    for item in glyphs:
        words[item.style.run] = words.get(item.style.run, "") + item.text
    return "".join(dict.fromkeys(words.values()))


def _drop_outside(glyphs: list[Glyph], page_box: Edges) -> list[Glyph]:
    """Drop what stands off the page, or nowhere at all: coordinates may be infinite."""
    left, bottom, right, top = page_box
    return [
        item
        for item in glyphs
        if left <= item.x <= right
        and bottom <= item.y <= top
        and left <= (item.left + item.right) / 2 <= right
        and bottom <= (item.bottom + item.top) / 2 <= top
        and item.style.size < top - bottom
    ]


def _rotate_glyph(item: Glyph, turn: int) -> Glyph:
    box = rotate_box((item.left, item.bottom, item.right, item.top), turn)
    origin = rotate_point(item.x, item.y, turn)
    style = item.style._replace(turn=(item.style.turn - turn) % 4)
    return Glyph(item.text, *box, *origin, item.has_space_before, style)


def _to_character(item: Glyph) -> Character:
    size, turn, _, run = item.style
    # NOTE: a turned character has its baseline upright; the foot of its box stands in for it.
    baseline = item.bottom if turn % 2 else item.y
    place = item.left, item.right, baseline, max(size, _MIN_SIZE)
    return Character(item.text, *place, item.has_space_before, turn, run)


def characters_in(box: Box, characters: Sequence[Character]) -> list[Character]:
    """Return the characters whose middle lies in a box.

    >>> characters_in(Box(0, 0, 9, 9), [Character("公", 0, 6, 1, 6, False, 0, 0)])[0].text
    '公'
    """
    left, bottom, right, top = box
    return [
        item
        for item in characters
        if left <= (item.left + item.right) / 2 <= right and bottom <= item.middle <= top
    ]
