"""The page as a sequence of passages and tables, in reading order."""

from __future__ import annotations

from reportlint.readers.html import tables
from reportlint.readers.html.elements import BLOCKS
from reportlint.readers.html.items import Cell, Passage, Table, with_marks
from reportlint.readers.html.source import LINE
from reportlint.readers.html.text import Reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.html.inline_text import Note
    from reportlint.readers.html.items import Item
    from reportlint.readers.html.text import Closing
    from reportlint.readers.html.tree import Tree

_LEVELS = {f"h{level}": level for level in range(1, 7)}


def items_of(tree: Tree, layout: frozenset[int]) -> tuple[Item, ...]:
    """Give everything there is to read on the page; ``layout`` are the tables that hold no data."""
    flow = _Flow(tree, layout)
    flow.run(0, len(tree.tags))
    return flow.finish()


class _Flow(Reading):
    """Reads nodes into passages and tables."""

    def __init__(self, tree: Tree, layout: frozenset[int]) -> None:
        super().__init__(tree)
        self._layout = layout
        self._items: list[Item] = []
        self._after: list[Note] = []
        self._block, self._level = 0, 0
        self._line: int | None = None
        self._first: tuple[int, int | None] | None = None

    def words(self, node: int, text: str) -> None:
        if self._block and self.tree.tags[self._block] == "pre" and "\n" in text:
            for row in text.split("\n"):
                self._add(node, row)
                self._pause()
                self._line = None
        else:
            self._add(node, text)

    def _add(self, node: int, text: str) -> None:
        if self.stretch.add(text):
            if self._first is None:
                self._first = node, self._lines_on(text[: len(text) - len(text.lstrip())])
        elif "\n" in text:
            self._line = self._lines_on(text)

    def _lines_on(self, blanks: str) -> int | None:
        """Give the source line after so many blanks from where it is known."""
        return None if self._line is None else self._line + blanks.count("\n")

    def skips(self, node: int, tag: str) -> bool:
        if tag == "table" and node not in self._layout:
            self._pause()
            self._table(node)
            self._line = None
            return True
        return super().skips(node, tag)

    def enter(self, node: int, tag: str) -> Closing:
        if tag in BLOCKS:
            self._pause()
            outer = self._block, self._level
            self._block, self._level = node, _LEVELS.get(tag, self._level)
            self._line = _line_of(self.tree, node)
            return lambda: self._leave(*outer)
        if tag in ("br", "hr"):
            self._pause()
            self._line = _line_of(self.tree, node)
            return None
        return self.mark(node, tag)

    def _leave(self, block: int, level: int) -> None:
        self._pause()
        self._block, self._level = block, level
        # NOTE: what follows an end tag may stand on any later line.
        self._line = None

    def _pause(self) -> None:
        """End the passage."""
        text, notes = self.stretch.take()
        if text and self._first is not None:
            node, line = self._first
            self._put(Passage(node, self._block, line, self._level, text, notes))
        else:
            self._keep(notes)
        self._first = None

    def _put(self, item: Item) -> None:
        """Add an item, and the marks that stand between it and the one before."""
        if self._after:
            # NOTE: a comment that stands between two passages is about the next.
            ahead = [note for note in self._after if _remarks(note) or not self._items]
            behind = [note for note in self._after if not _remarks(note)] if self._items else ()
            if behind:
                self._items[-1] = with_marks(self._items[-1], behind)
            if ahead:
                item = with_marks(item, ahead, front=True)
            self._after = []
        self._items.append(item)

    def _keep(self, notes: Sequence[Note]) -> None:
        """Put marks that stand alone at the end of what is before."""
        self._after += notes

    def _table(self, node: int) -> None:
        for caption in tables.captions(self.tree, node):
            text, notes = self._read(caption)
            if text:
                line = _line_of(self.tree, caption)
                self._put(Passage(caption, caption, line, 0, text, notes))
        rows, columns, places = tables.places(self.tree, node)
        cells = []
        for place in places:
            text, notes = self._read(place.node)
            cells.append(Cell(place, _line_of(self.tree, place.node), text, notes))
        if any(cell.text for cell in cells):
            self._put(Table(node, rows, columns, tuple(cells)))
        else:
            self._keep([note for cell in cells for note in cell.notes])

    def _read(self, node: int) -> tuple[str, tuple[Note, ...]]:
        reading = Reading(self.tree)
        reading.run(node + 1, self.tree.ends[node])
        return reading.stretch.take()

    def finish(self) -> tuple[Item, ...]:
        """Give the items."""
        self._pause()
        if self._items and self._after:
            self._items[-1] = with_marks(self._items[-1], self._after)
        return tuple(self._items)


def _remarks(note: Note) -> bool:
    return note.kind == "comment" and note.text.startswith("reportlint")


def _line_of(tree: Tree, node: int) -> int | None:
    value = tree.attributes[node].get(LINE)
    return int(value) if value and value.isdecimal() else None
