"""A draft as a reader gives it: text, its blocks, and where in the file each character stands.

Besides: stretches of a text as sorted pairs of offsets that do not overlap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

#: What ends a line of a text.
LINE_END = Pattern(r"\r\n?|\n")
_QUOTED = Pattern("《[^《》]*》|“[^“”]*”|〈[^〈〉]*〉|「[^「」]*」|『[^『』]*』")
_FAR = 1 << 62


@generate_init
class Span(Record):
    """A stretch of ``Document.text``: offsets in code points, end exclusive."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def cut(self, text: str) -> str:
        """Return the words of the text that the span covers."""
        return text[self.start : self.end]


class Anchor(Record):
    """Where the text from ``offset`` on (up to the next anchor) stands in the file itself.

    ``page``: PDF page from 1. ``paragraph``: Word paragraph from 1. ``table``: Word table from 1,
    with ``cell`` as "r3c2". ``source_line``: line of the HTML source. What does not apply is None.
    """

    offset: int
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    cell: str | None = None
    source_line: int | None = None


class Paragraph(Record):
    """One whole paragraph, as formats with paragraphs have them; never joined to its neighbours.

    ``level`` is the outline level of a heading from 1, or 0 for body text. ``number`` is what the
    format's automatic numbering prints before it ("一、"); the text holds it too.
    """

    span: Span
    level: int = 0


class Lines(Record):
    """A stretch of visual lines, as plain text and PDF have them: paragraphs may be wrapped."""

    span: Span


class GridCell(Record):
    """A cell of a real table: its top left row and column from 0, how far it reaches, its text."""

    row: int
    column: int
    row_span: int
    column_span: int
    span: Span


class Grid(Record):
    """A real table of the format, ``rows`` by ``columns``; its cells in reading order."""

    span: Span
    rows: int
    columns: int
    cells: tuple[GridCell, ...]


if TYPE_CHECKING:
    Block: TypeAlias = Paragraph | Lines | Grid


#: Why a page without text was not read, as the text of its mark: the extra for reading pictures is
#: not installed; too many of them; their pixels are too many; too small for a page; no words seen.
OCR_NOT_INSTALLED = "ocr-not-installed"
TOO_MANY_PAGES = "too-many-pages"
TOO_LARGE = "too-large"
SMALL_PICTURE = "small-picture"
NO_WORDS = "no-words"


class Mark(Record):
    """Something a format holds besides its text.

    ``kind`` is one of insertion, deletion, comment, header, footer, picture, attachment,
    page-without-text. ``text`` is its words or author, of a page without text why it was not read;
    ``span`` is where in the text it belongs. Kinds that cover text are recognised (a page of it was
    read from a picture) and doubtful (what may well be wrong: of that, or where numbers run over
    their cells).
    """

    kind: str
    span: Span
    text: str = ""


class Metadata(Record):
    """What the file says of itself; None where it does not. ``published`` is an ISO date."""

    title: str | None = None
    organ: str | None = None
    published: str | None = None


class Document(Record):
    """A draft: ``text`` as ``extract --text`` prints it, and the blocks that cover it, in order.

    ``format`` is the name of the reader (text, markdown, docx …). ``anchors`` are sorted by offset.
    """

    path: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...] = ()
    marks: tuple[Mark, ...] = ()
    metadata: Metadata = Metadata()


def mask_marks(text: str, marks: tuple[Mark, ...]) -> str:
    """Return a text with blanks in place of what marks cover; its length stays the same.

    >>> mask_marks('甲乙丙', (Mark('comment', Span(1, 2)),))
    '甲 丙'
    """
    pieces, last = [], 0
    for mark in marks:
        pieces += [text[last : mark.span.start], " " * (mark.span.end - mark.span.start)]
        last = mark.span.end
    return "".join([*pieces, text[last:]])


def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Find the stretches of a text that stand in title or quotation marks.

    >>> find_quotations('按《条例》办理')
    ((1, 5),)
    """
    return tuple([match.span() for match in _QUOTED.regex.finditer(text)])


def merge_spans(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    """Return the stretches that spans cover: sorted, those that overlap joined.

    >>> merge_spans([Span(0, 3), Span(2, 5), Span(7, 8)])
    ((0, 5), (7, 8))
    """
    intervals: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if intervals and start <= intervals[-1][1]:
            intervals[-1] = (intervals[-1][0], max(end, intervals[-1][1]))
        else:
            intervals.append((start, end))
    return tuple(intervals)


def is_within(spans: tuple[tuple[int, int], ...], offset: int) -> bool:
    """Whether an offset lies in one of the stretches.

    >>> is_within(((1, 5),), 4), is_within(((1, 5),), 5)
    (True, False)
    """
    index = bisect_right(spans, (offset, offset + _FAR)) - 1
    return index >= 0 and offset < spans[index][1]


def overlaps(spans: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Whether one of the stretches shares a character with that from ``start`` to ``end``.

    >>> overlaps(((1, 5),), 4, 9), overlaps(((1, 5),), 5, 9)
    (True, False)
    """
    index = bisect_left(spans, (end,)) - 1
    return index >= 0 and spans[index][1] > start


def _find_line_starts(text: str) -> list[int]:
    """Return the offsets at which lines begin."""
    if "\r" in text:
        return [0, *[end.end() for end in LINE_END.regex.finditer(text)]]
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
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
