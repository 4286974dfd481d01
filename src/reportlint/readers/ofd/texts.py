"""Text objects: each character, where it stands and how it is turned."""

from __future__ import annotations

import math

from reportlint.readers.layout.characters import quarter_turns
from reportlint.readers.layout.codepoints import decode_codepoint
from reportlint.readers.layout.geometry import bounding_box
from reportlint.readers.layout.glyphs import Glyph, GlyphStyle
from reportlint.readers.layout.lines import is_wide
from reportlint.readers.ofd.elements import is_off, local_name, parse_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from reportlint.readers.layout.geometry import Matrix, Point

#: The width of a letter or a figure, in em, where nothing tells it.
_NARROW = 0.5
#: The box of a character reaches so far above and below the baseline, in em.
_ABOVE, _BELOW = 0.88, 0.12
_WIDE_SIGNS = frozenset("×①②③④⑤⑥⑦⑧⑨⑩")
#: Which way a character turned by so many degrees runs, and which way is up for it, y downwards.
_DIRECTIONS: dict[int, tuple[Point, Point]] = {
    0: ((1.0, 0.0), (0.0, -1.0)),
    90: ((0.0, 1.0), (1.0, 0.0)),
    180: ((-1.0, 0.0), (0.0, 1.0)),
    270: ((0.0, -1.0), (-1.0, 0.0)),
}
#: More steps than the text of any object has.
_MAX_STEPS = 60_000


def read_glyphs(element: Element, matrix: Matrix, runs: Iterator[int]) -> Iterator[Glyph]:
    """Return the characters of a text object that are no blanks, in their places on the page.

    ``runs`` numbers the stretches of text that are set together.
    """
    size = parse_number(element.get("Size"), 1.0)
    em = size * parse_number(element.get("HScale"), 1.0)
    along, upwards = _directions(element, "CharDirection")
    a, b, c, d, e, f = matrix
    turn = quarter_turns(a * along[0] + c * along[1], b * along[0] + d * along[1])
    scaled_size = size * math.sqrt(abs(a * d - b * c))
    invisible = _is_invisible(element)
    for code in _text_codes(element):
        style = GlyphStyle(scaled_size, turn, invisible, next(runs))
        for text, x, y, width, has_space_before in _place_characters(code, element, em):
            low = (x - upwards[0] * size * _BELOW, y - upwards[1] * size * _BELOW)
            far = (
                x + along[0] * width + upwards[0] * size * _ABOVE,
                y + along[1] * width + upwards[1] * size * _ABOVE,
            )
            corners = [(a * px + c * py + e, b * px + d * py + f) for px, py in (low, far)]
            box = bounding_box(corners)
            if box is not None:
                origin = (a * x + c * y + e, b * x + d * y + f)
                yield Glyph(decode_codepoint(ord(text)), *box, *origin, has_space_before, style)


def _text_codes(element: Element) -> Iterator[tuple[Element, float, float]]:
    """Return the stretches of text, each with the place where it begins."""
    x = y = 0.0
    for code in element:
        if local_name(code) == "TextCode":
            # NOTE: a stretch without a place goes on where the one before it began.
            x, y = parse_number(code.get("X"), x), parse_number(code.get("Y"), y)
            yield code, x, y


def _place_characters(
    code: tuple[Element, float, float], element: Element, em: float
) -> Iterator[tuple[str, float, float, float, bool]]:
    """Return each character no blank, its place, its width and whether a blank led to it."""
    stretch, x, y = code
    text = stretch.text or ""
    down = "DeltaY" in stretch.attrib
    across_steps, down_steps = _steps(stretch, "DeltaX"), _steps(stretch, "DeltaY")
    reading, _ = _directions(element, "ReadDirection")
    has_space_before = False
    for index, character in enumerate(text):
        across, below = next(across_steps), next(down_steps)
        usual = em * (1.0 if is_wide(character) or character in _WIDE_SIGNS else _NARROW)
        if character.isspace():
            has_space_before = True
        else:
            goes_on = index + 1 < len(text) and not text[index + 1].isspace()
            yield character, x, y, _width(usual, across if goes_on else None, em), has_space_before
            has_space_before = False
        has_step = across is not None or down
        x += across or 0.0 if has_step else usual * reading[0]
        y += below or 0.0 if has_step else usual * reading[1]


def _width(usual: float, step: float | None, em: float) -> float:
    """Return a character's width: figures set together are one number, however far apart."""
    return step if step is not None and 0 < step < em and usual < em else usual


def _directions(element: Element, name: str) -> tuple[Point, Point]:
    degrees = round(parse_number(element.get(name), 0.0)) % 360
    return _DIRECTIONS.get(degrees, _DIRECTIONS[0])


def _steps(code: Element, name: str) -> Iterator[float | None]:
    """Return the distances to the next characters, ``g 3 1.5`` meaning 1.5 thrice; then None."""
    words = iter(code.get(name, "").split())
    for word in words:
        if word == "g":
            times, step = parse_number(next(words, ""), 0.0), parse_number(next(words, ""), 0.0)
            for _ in range(min(int(times), _MAX_STEPS)):
                yield step
        else:
            yield parse_number(word, 0.0)
    while True:
        yield None


def _is_invisible(element: Element) -> bool:
    """Whether nothing of the text is painted: the words that OCR laid under a scan."""
    is_unpainted = is_off(element, "Fill") and element.get("Stroke", "false").lower() != "true"
    return is_unpainted or parse_number(element.get("Alpha"), 255.0) == 0
