"""One page: its lines of prose, its tables, its pictures, where each stands."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from reportlint.readers.layout.characters import REPLACEMENT
from reportlint.readers.layout.drawings import Box, Drawing, LineSegment, rotate_box
from reportlint.readers.layout.grids import build_table
from reportlint.readers.layout.lines import group_lines
from reportlint.readers.layout.ruling import find_frames, merge_stacked_frames

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.layout.characters import Character, PageText
    from reportlint.readers.layout.drawings import Edges
    from reportlint.readers.layout.grids import LayoutTable
    from reportlint.readers.layout.lines import TextLine
    from reportlint.readers.layout.ruling import Frame

#: A picture narrower or lower than this, in points, is a rule, a seal or an icon.
_PICTURE = (100.0, 60.0)
#: A page of outlined letters has at least so many drawn things.
_OUTLINES = 100
#: A box wider and higher than this share of the page is its background.
_BACKGROUND = 0.9
#: Filled rows that stand alone, so many on a page, are stripes of tables without rules.
_STRIPES = 2
#: Figures on so many lines of one cell, in so many cells side by side, are rows.
_SERIES = 4
_SIDE_BY_SIDE = 3


class Page(NamedTuple):
    """What a page holds.

    ``textless``: it shows something, but no words that can be read; ``why`` says why not, where
    that is known. ``from_ocr``: its words were read from a picture. All stands where it does
    after ``turn`` quarter turns of the page.
    """

    number: int
    box: Box
    lines: Sequence[TextLine] = ()
    tables: Sequence[LayoutTable] = ()
    pictures: Sequence[Box] = ()
    textless: bool = False
    watermark: str = ""
    comments: Sequence[str] = ()
    why: str = ""
    from_ocr: bool = False
    turn: int = 0

    def without_ink(self) -> Page:
        """Return the page without the characters that its words were put together of."""
        tables = [
            table._replace(cells=tuple([cell._replace(ink=None) for cell in table.cells]))
            for table in self.tables
        ]
        return self._replace(lines=[line._replace(ink=None) for line in self.lines], tables=tables)


def build_page(
    number: int, page_box: Edges, text: PageText, drawing: Drawing, comments: list[str]
) -> Page:
    """Make a page, counted from 1, of what stands and is drawn in its box.

    >>> text = PageText([Character("公", 90, 99, 700, 9, False, 0, 0)], 0, "")
    >>> build_page(1, (0, 0, 595, 842), text, Drawing(), []).lines[0].text
    '公'
    """
    box = rotate_box(page_box, text.turn)
    tables, rest = _find_tables(text.characters, drawing, box, number)
    is_shown = bool(drawing.pictures or drawing.objects > _OUTLINES or text.characters)
    textless = is_shown and _is_unreadable(text.characters)
    width, height = _PICTURE
    pictures = [
        picture
        for picture in drawing.pictures
        if picture.right - picture.left > width and picture.top - picture.bottom > height
    ]
    shown = (group_lines(rest), tables, [] if textless else pictures, textless, text.watermark)
    return Page(number, box, *shown, comments, turn=text.turn)


def _is_unreadable(characters: list[Character]) -> bool:
    """Whether there is no text, or the font does not tell which characters most of it shows."""
    texts = [item.text for item in characters]
    unknown = sum(text == REPLACEMENT or "\ue000" <= text <= "\uf8ff" for text in texts)
    return unknown * 2 > len(texts) or not texts


def _find_tables(
    characters: list[Character], drawing: Drawing, page_box: Box, number: int
) -> tuple[list[LayoutTable], list[Character]]:
    """Find the tables, ruled by lines, then by filled cells; give the rest too."""
    across, upright = _in_reach(drawing.across, page_box), _in_reach(drawing.upright, page_box)
    if not characters:
        return [], []
    tables, rest = _build_tables(find_frames(across, upright), characters, number)
    if any(map(_is_unruled, tables)):
        # NOTE: rules between columns alone: as lines of text, the rows can be told apart.
        tables, rest = [], characters
    boxes = [box for box in drawing.boxes if _is_cell(box, page_box, tables)]
    if len(boxes) > 1 and rest:
        edges = Drawing(across, upright)
        for box in boxes:
            edges.add_frame(box)
        more, other = _build_tables(find_frames(edges.across, edges.upright), rest, number)
        if sum(item.rows == 1 for item in more) < _STRIPES and not any(map(_is_unruled, more)):
            tables, rest = tables + more, other
    return sorted(tables, key=lambda item: -item.box.top), rest


def _is_unruled(table: LayoutTable) -> bool:
    """Whether rows of a table are not parted: cells side by side hold figures on many lines."""
    series = Counter[int]()
    for cell in table.cells:
        inside = cell.ink.characters if cell.ink else ()
        levels = {item.baseline for item in inside if item.text.isdecimal() and not item.turn % 2}
        series[cell.row] += len(levels) >= _SERIES
    return max(series.values(), default=0) >= _SIDE_BY_SIDE


def _in_reach(pieces: list[LineSegment], page_box: Box) -> list[LineSegment]:
    """Drop lines far off the page."""
    low, high = min(page_box.left, page_box.bottom), max(page_box.right, page_box.top)
    return [piece for piece in pieces if 2 * low - high < piece.at < 2 * high - low]


def _build_tables(
    groups: list[Frame], characters: list[Character], number: int
) -> tuple[list[LayoutTable], list[Character]]:
    """Make tables of frames, inner before outer: what frames a table is layout."""
    tables: list[LayoutTable] = []
    rest = characters
    frames = merge_stacked_frames(groups, characters)
    for frame in sorted(frames, key=lambda each: each.bounds.area):
        is_layout = any(_holds(frame.bounds, other.box) for other in tables)
        built = None if is_layout else build_table(frame, rest, number)
        if built is not None:
            tables.append(built[0])
            used_ids = set(map(id, built[1]))
            rest = [item for item in rest if id(item) not in used_ids]
    return tables, rest


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.bottom + inner.top) / 2
    return outer.left < x < outer.right and outer.bottom < y < outer.top


def _is_cell(box: Box, page_box: Box, tables: list[LayoutTable]) -> bool:
    """Whether a filled box may be a cell: not the page's background, not shading in a table."""
    wide = box.right - box.left > (page_box.right - page_box.left) * _BACKGROUND
    high = box.top - box.bottom > (page_box.top - page_box.bottom) * _BACKGROUND
    return not (wide and high) and not any(_holds(other.box, box) for other in tables)
