"""Makes a document of the items that are the report."""

from __future__ import annotations

from reportlint.model.document import (
    Anchor,
    Document,
    Grid,
    GridCell,
    Mark,
    Metadata,
    Paragraph,
    Span,
)
from reportlint.readers.html.items import PagePassage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.document import Block
    from reportlint.readers.html.inline_text import Note
    from reportlint.readers.html.items import Item, PageTable


class PageDocumentBuilder:
    """A document in the making: its text, and what stands where in it."""

    def __init__(self) -> None:
        """Begin empty."""
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._anchors: list[Anchor] = []
        self._marks: list[Mark] = []

    def add(self, item: Item) -> None:
        """Add a passage or a table on lines of its own."""
        if self._parts:
            self._write("\n")
        if isinstance(item, PagePassage):
            span = self._place(item.text, item.line, item.notes)
            self._blocks.append(Paragraph(span, item.level))
        else:
            self._blocks.append(self._grid(item))

    def mark(self, notes: Iterable[Note], *, front: bool = False) -> None:
        """Add marks of what stands before or after the report."""
        at = Span(0, 0) if front else Span(self._length, self._length)
        self._marks += [Mark(note.kind, at, note.text) for note in notes]

    def document(self, path: str, name: str, metadata: Metadata) -> Document:
        """Return the document."""
        marks = sorted(self._marks, key=lambda mark: mark.span.start)
        return Document(
            path,
            name,
            "".join(self._parts),
            tuple(self._blocks),
            tuple(self._anchors),
            tuple(marks),
            metadata,
        )

    def _write(self, text: str) -> Span:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return Span(start, self._length)

    def _place(self, text: str, line: int | None, notes: Iterable[Note]) -> Span:
        if not self._anchors or self._anchors[-1].source_line != line:
            # NOTE: all fields in order, which is the quickest way to make a record.
            self._anchors.append(Anchor(self._length, None, None, None, None, line))
        span = self._write(text)
        for note in notes:
            where = Span(span.start + note.start, span.start + note.end)
            self._marks.append(Mark(note.kind, where, note.text))
        return span

    def _grid(self, table: PageTable) -> Grid:
        start, row = self._length, 0
        cells: list[GridCell] = []
        for cell in table.cells:
            place = cell.place
            if cells:
                self._write("\t" if place.row == row else "\n")
            row = place.row
            span = self._place(cell.text, cell.line, cell.notes)
            cells.append(GridCell(row, place.column, place.row_span, place.column_span, span))
        return Grid(Span(start, self._length), table.rows, table.columns, tuple(cells))
