"""Elements of OFD, and what objects of a page show: characters in their places, lines, pictures.

Elements are told by their names alone: programs write them in several namespaces or in none.
"""

from __future__ import annotations

import math

from reportlint.readers.layout.characters import Glyph, GlyphStyle, decode_codepoint, quarter_turns
from reportlint.readers.layout.drawings import IDENTITY, bounding_box, multiply
from reportlint.readers.layout.lines import is_wide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from reportlint.readers.layout import Budget
    from reportlint.readers.layout.drawings import Matrix, Point

#: No coordinate of a page is larger, in millimetres; beyond it arithmetic loses its meaning.
_MAX_COORDINATE = 1e6
_BOX = 4
_CONTAINERS = ("Page", "Content", "Layer", "PageBlock")
_OBJECTS = ("TextObject", "PathObject", "ImageObject")
#: Composites may hold composites, and in a trap themselves.
_MAX_DEPTH = 8
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


def _local_name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def find_all(parent: Element, name: str) -> Iterator[Element]:
    """Return all elements of a name within another.

    >>> [item.text for item in find_all(read_xml("<w:Page><Title>3</Title></w:Page>"), "Title")]
    ['3']
    """
    return (element for element in parent.iter() if _local_name(element) == name)


def element_text(element: Element) -> str:
    """Return the text of an element without blanks around it.

    >>> element_text(read_xml("<Title> 年报 </Title>"))
    '年报'
    """
    return (element.text or "").strip()


def _parse_numbers(text: str) -> list[float]:
    """Read numbers that blanks part; none of them where one is no number or out of all bounds.

    >>> _parse_numbers("1 2.5"), _parse_numbers("1 x")
    ([1.0, 2.5], [])
    """
    try:
        values = [float(word) for word in text.split()]
    except ValueError:
        return []
    return values if all(abs(value) <= _MAX_COORDINATE for value in values) else []


def _parse_number(text: str | None, default: float) -> float:
    """Read the first of some numbers; the default where there is none."""
    values = _parse_numbers(text or "")
    return values[0] if values else default


def parse_box(text: str | None) -> tuple[float, float, float, float] | None:
    """Read the left and upper edge, the width and the height of a box; None where it has none.

    >>> parse_box("0 0 210 297"), parse_box("0 0")
    ((0.0, 0.0, 210.0, 297.0), None)
    """
    edges = _parse_numbers(text or "")
    if len(edges) != _BOX or min(edges[2:]) <= 0:
        return None
    return edges[0], edges[1], edges[2], edges[3]


def is_off(element: Element, name: str) -> bool:
    """Whether an attribute says no.

    >>> is_off(read_xml('<Page Visible="false"/>'), "Visible")
    True
    """
    return element.get(name, "").strip().lower() in ("false", "0")


def _matrix_of(element: Element, outer: Matrix) -> Matrix:
    """Return the matrix from an object's own space to the page's, through that of its container."""
    origin = _parse_numbers(element.get("Boundary", ""))
    offset = (1.0, 0.0, 0.0, 1.0, origin[0], origin[1]) if len(origin) > 1 else IDENTITY
    values = _parse_numbers(element.get("CTM", ""))
    if len(values) != len(IDENTITY):
        return multiply(offset, outer)
    a, b, c, d, e, f = values
    return multiply(multiply((a, b, c, d, e, f), offset), outer)


def walk_objects(
    content: Element, units: Mapping[str, Element], outer: Matrix, budget: Budget
) -> Iterator[tuple[str, Element, Matrix]]:
    """Return kind, element and matrix of all that is shown, in the order of the file.

    ``units`` are what composites show, by their ids. Raises UnreadableError where there is far
    more than on the pages of any report.

    >>> content = read_xml("<Page><Layer><PathObject/></Layer></Page>")
    >>> [kind for kind, _, _ in walk_objects(content, {}, IDENTITY, Budget())]
    ['PathObject']
    """
    # NOTE: a stack, not recursion: blocks may nest as deep as a file likes.
    stack: list[tuple[Element, Matrix, int]] = [(content, outer, 0)]
    while stack:
        element, matrix, depth = stack.pop()
        kind = _local_name(element)
        if is_off(element, "Visible"):
            continue
        budget.take_object()
        if kind in _CONTAINERS:
            stack += [(child, matrix, depth) for child in reversed(element)]
        elif kind in _OBJECTS:
            yield kind, element, _matrix_of(element, matrix)
        elif kind == "CompositeObject" and depth < _MAX_DEPTH:
            composite = units.get(element.get("ResourceID", ""), ())
            inside = _matrix_of(element, matrix)
            stack += [(child, inside, depth + 1) for child in reversed(composite)]


def read_glyphs(element: Element, matrix: Matrix, runs: Iterator[int]) -> Iterator[Glyph]:
    """Return the characters of a text object that are no blanks, in their places on the page.

    ``runs`` numbers the stretches of text that are set together.

    >>> element = read_xml('<TextObject Size="4"><TextCode X="2" Y="9">公</TextCode></TextObject>')
    >>> [(glyph.text, glyph.x, glyph.y) for glyph in read_glyphs(element, IDENTITY, iter([0]))]
    [('公', 2.0, 9.0)]
    """
    size = _parse_number(element.get("Size"), 1.0)
    em = size * _parse_number(element.get("HScale"), 1.0)
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
        if _local_name(code) == "TextCode":
            # NOTE: a stretch without a place goes on where the one before it began.
            x, y = _parse_number(code.get("X"), x), _parse_number(code.get("Y"), y)
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
            # NOTE: figures set together are one number, however far apart.
            step = (across or 0.0) if goes_on and usual < em else 0.0
            yield character, x, y, step if 0 < step < em else usual, has_space_before
            has_space_before = False
        has_step = across is not None or down
        x += across or 0.0 if has_step else usual * reading[0]
        y += below or 0.0 if has_step else usual * reading[1]


def _directions(element: Element, name: str) -> tuple[Point, Point]:
    degrees = round(_parse_number(element.get(name), 0.0)) % 360
    return _DIRECTIONS.get(degrees, _DIRECTIONS[0])


def _steps(code: Element, name: str) -> Iterator[float | None]:
    """Return the distances to the next characters, ``g 3 1.5`` meaning 1.5 thrice; then None."""
    words = iter(code.get(name, "").split())
    for word in words:
        if word == "g":
            times, step = _parse_number(next(words, ""), 0.0), _parse_number(next(words, ""), 0.0)
            for _ in range(min(int(times), _MAX_STEPS)):
                yield step
        else:
            yield _parse_number(word, 0.0)
    while True:
        yield None


def _is_invisible(element: Element) -> bool:
    """Whether nothing of the text is painted: the words that OCR laid under a scan."""
    is_unpainted = is_off(element, "Fill") and element.get("Stroke", "false").lower() != "true"
    return is_unpainted or _parse_number(element.get("Alpha"), 255.0) == 0
