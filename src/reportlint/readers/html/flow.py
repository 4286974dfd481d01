"""The page as a sequence of passages and tables, in reading order."""

from __future__ import annotations

from reportlint.readers.html import tables
from reportlint.readers.html.assembly import PageCell, PagePassage, PageTable, with_notes
from reportlint.readers.html.source import BLOCKS, LINE
from reportlint.readers.html.text import NodeReader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.html.assembly import Item
    from reportlint.readers.html.text import Closing, Note
    from reportlint.readers.html.tree import PageTree

_LEVELS = {f"h{level}": level for level in range(1, 7)}


def read_items(tree: PageTree, layout: frozenset[int]) -> tuple[Item, ...]:
    """Return all there is to read on the page; ``layout`` are the tables that hold no data."""
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
            self._keep_notes(notes)
        self._first = None

    def _add_item(self, item: Item) -> None:
        """Add an item, and the marks that stand between it and the one before."""
        if self._pending_notes:
            # NOTE: a comment that stands between two passages is about the next.
            ahead = [note for note in self._pending_notes if _is_directive(note) or not self._items]
            behind = (
                [note for note in self._pending_notes if not _is_directive(note)]
                if self._items
                else ()
            )
            if behind:
                self._items[-1] = with_notes(self._items[-1], behind)
            if ahead:
                item = with_notes(item, ahead, front=True)
            self._pending_notes = []
        self._items.append(item)

    def _keep_notes(self, notes: Sequence[Note]) -> None:
        """Put marks that stand alone at the end of what is before."""
        self._pending_notes += notes

    def _table(self, node: int) -> None:
        for caption in tables.captions(self.tree, node):
            text, notes = self._read_text(caption)
            if text:
                line = _line_of(self.tree, caption)
                self._add_item(PagePassage(caption, caption, line, 0, text, notes))
        rows, columns, places = tables.lay_out_cells(self.tree, node)
        cells = []
        for place in places:
            text, notes = self._read_text(place.node)
            cells.append(PageCell(place, _line_of(self.tree, place.node), text, notes))
        if any(cell.text for cell in cells):
            self._add_item(PageTable(node, rows, columns, tuple(cells)))
        else:
            self._keep_notes([note for cell in cells for note in cell.notes])

    def _read_text(self, node: int) -> tuple[str, tuple[Note, ...]]:
        reading = NodeReader(self.tree)
        reading.run(node + 1, self.tree.ends[node])
        return reading.inline_text.take()

    def finish(self) -> tuple[Item, ...]:
        """Return the items."""
        self._end_passage()
        if self._items and self._pending_notes:
            self._items[-1] = with_notes(self._items[-1], self._pending_notes)
        return tuple(self._items)


def _is_directive(note: Note) -> bool:
    return note.kind == "comment" and note.text.startswith("reportlint")


def _line_of(tree: PageTree, node: int) -> int | None:
    value = tree.attributes[node].get(LINE)
    return int(value) if value and value.isdecimal() else None
