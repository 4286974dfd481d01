"""The text of a draft as it is put together, and where in the Word file it comes from."""

from __future__ import annotations

from reportlint.model.document import Anchor, Grid, Mark, Span
from reportlint.readers.docx import names
from reportlint.readers.signatures import unreadable
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias, TypeVar
    from xml.etree.ElementTree import Element

    from reportlint.model.document import Block, Document

    T = TypeVar("T")
    #: Where a stretch of text begins, its length, the element it is from and where in its words;
    #: whether Word works them out or has them twice.
    Trace: TypeAlias = tuple[int, int, Element, int, bool]

#: More characters than any report has, by far; numbering can make text out of little.
MAX_TEXT = 8_000_000
#: Between two of these a new line within a cell means nothing: labels are broken to fit.
_CHINESE = Pattern(r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff65“”‘’…—]")
_NO_BREAK, _SOFT, _HARD = range(3)


class TextBuilder:
    """Text, blocks, anchors and marks, in order.

    ``start`` is where the present paragraph or cell begins, ``place`` which one it is: paragraph,
    table and cell; ``has_line_breaks`` says whether the present paragraph was broken into lines.
    ``traces`` tell which elements the text is from, ``cells`` where the text of each cell begins.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.anchors: list[Anchor] = []
        self.marks: list[Mark] = []
        self.offset = 0
        self.start = 0
        self.place: tuple[int | None, int | None, str | None] = (None, None, None)
        self.has_line_breaks = False
        self.in_cell = False
        self.traces: list[Trace] = []
        self.cells: list[tuple[int, Element]] = []
        self._pieces: list[str] = []
        self._last = ""
        self._break = _NO_BREAK

    def write(self, text: str) -> None:
        """Add text; a break that is due comes before it."""
        if text:
            if self._break:
                self._flush(text[0])
            self._add(text)

    def break_line(self, *, hard: bool = False) -> None:
        """Let what comes next start on a new line of this paragraph or cell, if anything does.

        Within a cell, whose row is a line of the text, a break that is not ``hard`` stays one only
        between figures (two numbers never become one); it is nothing between Chinese characters,
        and else a blank.
        """
        if self.offset > self.start:
            self._break = max(self._break, _HARD if hard or not self.in_cell else _SOFT)

    def separate(self, separator: str) -> None:
        """End a paragraph, cell or row with its sign, and begin the next."""
        self._break = _NO_BREAK
        self._add(separator)
        self.begin()

    def begin(self) -> None:
        """Begin a paragraph or cell here."""
        self._break = _NO_BREAK
        self.start = self.offset
        self.has_line_breaks = False

    def resume(self, start: int) -> None:
        """Go on with a cell that began earlier, on a new line, after a table within it."""
        self.start = start
        self.break_line(hard=True)

    def anchor(
        self, paragraph: int | None, table: int | None = None, cell: str | None = None
    ) -> None:
        """Say where in the file the text from here on stands."""
        if self.anchors and self.anchors[-1].offset == self.offset:
            self.anchors.pop()
        self.anchors.append(Anchor(self.offset, None, paragraph, table, cell, None))

    def trace(self, length: int, element: Element, start: int, *, is_computed: bool) -> None:
        """Say which element the last characters are from, and where in its words they begin."""
        self.traces.append((self.offset - length, length, element, start, is_computed))

    def mark(self, kind: str, start: int, text: str = "") -> None:
        """Mark the text from start to here; a mark that only goes on is lengthened."""
        last = self.marks[-1] if self.marks else None
        is_tracked = kind in ("insertion", "deletion")
        same = is_tracked and last is not None and (last.kind, last.text) == (kind, text)
        # NOTE: by one: the end of a paragraph may lie between.
        if last is not None and same and start - last.span.end <= 1:
            self.marks[-1] = Mark(kind, Span(last.span.start, self.offset), text)
        else:
            self.marks.append(Mark(kind, Span(start, self.offset), text))

    def insert(self, document: Document) -> None:
        """Write the text, blocks and marks of a document at the end of what was written."""
        if self.in_cell:
            for line in document.text.splitlines():
                self.break_line()
                self.write(" ".join(line.split()))
            return
        self.begin()
        start = self.offset
        self.anchor(None)
        self.write(document.text)
        self.blocks += [_shift(block, start) for block in document.blocks]
        self.marks += [_shift(mark, start) for mark in document.marks]
        if document.text:
            self.separate("\n")

    def cell_numbers(self, root: Element) -> dict[int, int]:
        """Return the numbers of cells among those below a root, by where their text begins."""
        numbers = {id(element): number for number, element in enumerate(root.iter(names.CELL))}
        pairs = ((offset, numbers.get(id(element))) for offset, element in self.cells)
        return {offset: number for offset, number in pairs if number is not None}

    def origins(self, roots: Mapping[str, Element]) -> tuple[Origin, ...]:
        """Return the origins of the text in order, of the parts whose root elements are given."""
        places = {
            id(element): (part, index)
            for part, root in roots.items()
            for index, element in enumerate(root.iter(names.TEXT))
        }
        text_origins = [
            Origin(offset, length, *places[id(element)], start, is_computed)
            for offset, length, element, start, is_computed in self.traces
            # NOTE: letters of word art stand in an attribute.
            if id(element) in places
        ]
        return tuple(sorted(text_origins, key=lambda origin: origin.offset))

    def finish(self) -> str:
        """Return the whole text, without the sign that ends its last paragraph."""
        if self._pieces and self._pieces[-1] == "\n":
            self._pieces.pop()
            self.offset -= 1
        end = self.offset
        self.anchors = [anchor for anchor in self.anchors if anchor.offset <= end]
        self.marks = [
            replace(mark, span=Span(min(mark.span.start, end), min(mark.span.end, end)))
            for mark in self.marks
        ]
        return "".join(self._pieces)

    def _flush(self, following: str) -> None:
        soft = self._break == _SOFT
        self._break = _NO_BREAK
        if not soft or (self._last.isdigit() and following.isdigit()):
            self._add("\n")
            self.has_line_breaks = True
        elif not (_CHINESE.regex.match(self._last) and _CHINESE.regex.match(following)):
            self._add(" ")

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self.offset += len(text)
        self._last = text[-1]
        if self.offset > MAX_TEXT:
            raise unreadable("docx.too_much_text", "archive.check_file")


class Origin(Record):
    """A stretch of ``Document.text`` (``offset``, ``length``) that one ``w:t`` element holds.

    ``part`` is the part's name, ``index`` the element's number among the ``w:t`` of that part from
    0, ``start`` where in its words the stretch begins. ``is_computed``: what stands there is worked
    out by Word (a field) or kept in two versions, so that changing it alone is of no use.
    """

    offset: int
    length: int
    part: str
    index: int
    start: int
    is_computed: bool


class Anatomy(Record):
    """What a Word file consists of, for those who write beside its words.

    ``main`` is the name of the part that holds the text, ``comments`` that of the comments (None
    without any). ``cells`` maps where a table cell's text begins to the number of its ``w:tc``
    among those of the main part, from 0.
    """

    main: str
    comments: str | None
    origins: tuple[Origin, ...]
    cells: Mapping[int, int]


def _shift(item: T, start: int) -> T:
    """Return a block, cell or mark whose text begins so much later."""
    span: Span = item.span  # type: ignore[attr-defined]
    moved_item = replace(item, span=Span(span.start + start, span.end + start))
    if isinstance(moved_item, Grid):
        return replace(moved_item, cells=tuple([_shift(cell, start) for cell in moved_item.cells]))
    return moved_item
