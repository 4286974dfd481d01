"""From offsets to lines, columns, pages and cells: looked up only where something is told."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.model.document import Anchor
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Document, Span

_LINE_END = Pattern(r"\r\n?|\n")


def _find_line_starts(text: str) -> list[int]:
    """Return the offsets at which lines begin."""
    if "\r" in text:
        return [0, *[end.end() for end in _LINE_END.regex.finditer(text)]]
    starts = [0]
    offset = 0
    for length in map(len, text.split("\n")):
        offset += length + 1
        starts.append(offset)
    starts.pop()
    return starts


class LineIndex:
    """The lines and anchors of one document; they are counted on first use."""

    __slots__ = ("_anchors", "_offsets", "_starts", "_text")

    def __init__(self, document: Document) -> None:
        """Take the document; nothing is counted yet."""
        self._text = document.text
        self._anchors = document.anchors
        self._starts: list[int] | None = None
        self._offsets: list[int] | None = None

    def line_and_column(self, offset: int) -> tuple[int, int]:
        r"""Return line and column from 1, in code points; only \n, \r\n and \r end a line."""
        if self._starts is None:
            self._starts = _find_line_starts(self._text)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def locate_span(self, span: Span) -> tuple[int, int, int, int]:
        """Return line and column of the start and of the end, the latter exclusive."""
        return (*self.line_and_column(span.start), *self.line_and_column(span.end))

    def anchor_at(self, offset: int) -> Anchor:
        """Return where in the file itself the character comes from, as far as the format knows."""
        if self._offsets is None:
            self._offsets = [anchor.offset for anchor in self._anchors]
        index = bisect_right(self._offsets, offset)
        return self._anchors[index - 1] if index else Anchor(offset)
