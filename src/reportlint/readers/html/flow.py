"""A page as passages and tables in reading order, and the document made of those of the report."""

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
from reportlint.readers.html.source import BLOCKS, LINE
from reportlint.readers.html.tables import lay_out_cells
from reportlint.readers.html.text import NodeReader, Note
from reportlint.support.records import Record, generate_init, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from reportlint.model.document import Block
    from reportlint.readers.html.tables import CellPlace
    from reportlint.readers.html.text import Closing
    from reportlint.readers.html.tree import PageTree

_LEVELS = {f"h{level}": level for level in range(1, 7)}


def read_items(tree: PageTree, layout: frozenset[int]) -> tuple[Item, ...]:
    """Return all there is to read on the page; ``layout`` are the tables that hold no data.

    >>> [item.text for item in read_items(parse_page("<p>一、总体情况<p>公开<br>3"), frozenset())]
    ['一、总体情况', '公开', '3']
    """
    flow = _Flow(tree, layout)
    flow.run(0, len(tree.tags))
    return flow.finish()


class _Flow(NodeReader):
    """Reads nodes into passages and tables."""

    def __init__(self, tree: PageTree, layout: frozenset[int]) -> None:
        super().__init__(tree)
        self._layout = layout
        self._items: list[Item] = []
        self._pending_notes: list[Note] = []
        self._block, self._level = 0, 0
        self._line: int | None = None
        self._first: tuple[int, int | None] | None = None

    def words(self, node: int, text: str) -> None:
        if self._block and self.tree.tags[self._block] == "pre" and "\n" in text:
            for row in text.split("\n"):
                self._add(node, row)
                self._end_passage()
                self._line = None
        else:
            self._add(node, text)

    def _add(self, node: int, text: str) -> None:
        if self.inline_text.add(text):
            if self._first is None:
                self._first = node, self._lines_on(text[: len(text) - len(text.lstrip())])
        elif "\n" in text:
            self._line = self._lines_on(text)

    def _lines_on(self, spaces: str) -> int | None:
        """Return the source line after so many blanks from where it is known."""
        return None if self._line is None else self._line + spaces.count("\n")

    def skips(self, node: int, tag: str) -> bool:
        if tag == "table" and node not in self._layout:
            self._end_passage()
            self._table(node)
            self._line = None
            return True
        return super().skips(node, tag)

    def enter(self, node: int, tag: str) -> Closing:
        if tag in BLOCKS:
            self._end_passage()
            outer = self._block, self._level
            self._block, self._level = node, _LEVELS.get(tag, self._level)
            self._line = _line_of(self.tree, node)
            return lambda: self._leave(*outer)
        if tag in ("br", "hr"):
            self._end_passage()
            self._line = _line_of(self.tree, node)
            return None
        return self.mark(node, tag)

    def _leave(self, block: int, level: int) -> None:
        self._end_passage()
        self._block, self._level = block, level
        # NOTE: what follows an end tag may stand on any later line.
        self._line = None

    def _end_passage(self) -> None:
        """End the passage."""
        text, notes = self.inline_text.take()
        if text and self._first is not None:
            node, line = self._first
            self._add_item(PagePassage(node, self._block, line, self._level, text, notes))
        else:
            self._pending_notes += notes
        self._first = None

    def _add_item(self, item: Item) -> None:
        """Add an item, and the marks that stand between it and the one before."""
        # NOTE: a comment that stands between two passages is about the next.
        notes, self._pending_notes = self._pending_notes, []
        behind = [note for note in notes if self._items and not _is_directive(note)]
        ahead = [note for note in notes if not self._items or _is_directive(note)]
        if behind:
            self._items[-1] = _with_notes(self._items[-1], behind)
        if ahead:
            item = _with_notes(item, ahead, front=True)
        self._items.append(item)

    def _table(self, node: int) -> None:
        for child in self.tree.children(node):
            text, notes = self._read_text(child) if self.tree.tags[child] == "caption" else ("", ())
            if text:
                line = _line_of(self.tree, child)
                self._add_item(PagePassage(child, child, line, 0, text, notes))
        rows, columns, places = lay_out_cells(self.tree, node)
        cells = [
            PageCell(place, _line_of(self.tree, place.node), *self._read_text(place.node))
            for place in places
        ]
        if any(cell.text for cell in cells):
            self._add_item(PageTable(node, rows, columns, tuple(cells)))
        else:
            self._pending_notes += [note for cell in cells for note in cell.notes]

    def _read_text(self, node: int) -> tuple[str, tuple[Note, ...]]:
        reading = NodeReader(self.tree)
        reading.run(node + 1, self.tree.ends[node])
        return reading.inline_text.take()

    def finish(self) -> tuple[Item, ...]:
        """Return the items."""
        self._end_passage()
        if self._items and self._pending_notes:
            self._items[-1] = _with_notes(self._items[-1], self._pending_notes)
        return tuple(self._items)


def _is_directive(note: Note) -> bool:
    return note.kind == "comment" and note.text.startswith("reportlint")


def _line_of(tree: PageTree, node: int) -> int | None:
    value = tree.attributes[node].get(LINE)
    return int(value) if value and value.isdecimal() else None


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

    @property
    def notes(self) -> tuple[Note, ...]:
        """The marks in all cells."""
        return tuple([note for cell in self.cells for note in cell.notes])


if TYPE_CHECKING:
    Item: TypeAlias = PagePassage | PageTable


def _with_notes(item: Item, notes: Sequence[Note], *, front: bool = False) -> Item:
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

    def mark(self, items: Iterable[Item], kind: str, *, front: bool = False) -> None:
        """Add marks of a kind that stand in items before or after the report."""
        at = Span(0, 0) if front else Span(self._length, self._length)
        notes = (note for item in items for note in item.notes)
        self._marks += [Mark(kind, at, note.text) for note in notes if note.kind == kind]

    def document(self, path: str, name: str, metadata: Metadata) -> Document:
        """Return the document."""
        marks = tuple(sorted(self._marks, key=lambda mark: mark.span.start))
        text, blocks, anchors = "".join(self._parts), tuple(self._blocks), tuple(self._anchors)
        return Document(path, name, text, blocks, anchors, marks, metadata)

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
