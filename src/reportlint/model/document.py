"""A draft as a reader gives it: text that knows where each character came from, and its blocks."""

from __future__ import annotations

from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


@generate_init
class Span(Record):
    """A stretch of ``Document.text``: offsets in code points, end exclusive."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        """Whether the offset lies inside."""
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
    """Return a text with blanks in place of what marks cover; its length stays the same."""
    pieces, last = [], 0
    for mark in marks:
        pieces += [text[last : mark.span.start], " " * (mark.span.end - mark.span.start)]
        last = mark.span.end
    return "".join([*pieces, text[last:]])
