"""What there is to read on a page, passages and tables, and the document made of the report's."""

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
from reportlint.readers.html.text import Note
from reportlint.support.records import Record, generate_init, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from reportlint.model.document import Block
    from reportlint.readers.html.tables import CellPlace


class PagePassage(Record):
    """A paragraph: the node of its first words and of the block they stand in.

    ``line`` is where in the source the words begin, or the tag that they follow.
    """

    node: int
    block: int
    line: int | None
    level: int
    text: str
    notes: tuple[Note, ...]


@generate_init
class PageCell(Record):
    """A cell of a table: where it stands and reaches, its text."""

    place: CellPlace
    line: int | None
    text: str
    notes: tuple[Note, ...]


class PageTable(Record):
    """A table of data, by the node of its element."""

    node: int
    rows: int
    columns: int
    cells: tuple[PageCell, ...]


if TYPE_CHECKING:
    Item: TypeAlias = PagePassage | PageTable


def with_notes(item: Item, notes: Sequence[Note], *, front: bool = False) -> Item:
    """Add marks at the end of an item, or at its front."""
    if isinstance(item, PageTable):
        at = 0 if front else len(item.cells) - 1
        cells = list(item.cells)
        cells[at] = replace(cells[at], notes=_merge_notes(cells[at], notes, front=front))
        return replace(item, cells=tuple(cells))
    return replace(item, notes=_merge_notes(item, notes, front=front))


def _merge_notes(
    where: PagePassage | PageCell, notes: Sequence[Note], *, front: bool
) -> tuple[Note, ...]:
    offset = 0 if front else len(where.text)
    new_notes = tuple([Note(note.kind, offset, offset, note.text) for note in notes])
    return new_notes + where.notes if front else where.notes + new_notes


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
