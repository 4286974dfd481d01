"""Where lines are indented: the blanks that show it stand before the line's text."""

from __future__ import annotations

import itertools

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.readers.layout.lines import TextLine
    from reportlint.readers.layout.pages import Page

#: Two full-width blanks, as a paragraph starts in Chinese.
INDENT = "\u3000\u3000"
#: A line this far in, in em, is indented.
_INDENTED = 1.2
#: Lines that start within this of each other, in points, start at the same margin.
_SAME = 2.0
#: How far right of the document's margin a page's own may lie, in em: less than an indent.
_SHIFTED = 1.5


def find_indents(pages: Sequence[Page]) -> dict[int, dict[TextLine, str]]:
    """Return for each page the blanks before each line that is indented."""
    shapes: dict[tuple[int, int], list[TextLine]] = {}
    for page in pages:
        shapes.setdefault(_shape(page), []).extend(page.lines)
    usual = {shape: _margin(page_lines) for shape, page_lines in shapes.items()}
    return {page.number: _page_indents(page, usual[_shape(page)]) for page in pages}


def _shape(page: Page) -> tuple[int, int]:
    box = page.box
    return round(box.right - box.left), round(box.top - box.bottom)


def _page_indents(page: Page, usual: float | None) -> dict[TextLine, str]:
    own = _margin(page.lines)
    margin = usual if own is None else own
    if margin is None:
        return {}
    if own is not None and usual is not None:
        size = max((line.size for line in page.lines), default=1.0)
        margin = usual if own > usual + _SHIFTED * size else own
    return {line: INDENT for line in page.lines if line.left - margin > _INDENTED * line.size}


def _margin(lines: Iterable[TextLine]) -> float | None:
    """Return the leftmost place at which two lines or more start; None without such."""
    starts = sorted(line.left for line in lines)
    for before, after in itertools.pairwise(starts):
        if after - before <= _SAME:
            return before
    return starts[0] if starts else None
