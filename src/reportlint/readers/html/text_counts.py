"""How much text lies where on a page, and which of its tables only lay it out."""

from __future__ import annotations

from itertools import accumulate

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.readers.html.tree import PageTree

#: A cell of a form holds less, a cell that holds a report more.
_LONG_CELL = 500
_LONE_CELL = 100
#: Layouts have so few cells a row; a form with a long note in it has more.
_FEW_CELLS = 3
_ROWS_AND_CELLS = ("tr", "td", "th")


class TextCounts(Record):
    """The characters of text before each node: all of them, and those outside links."""

    text: list[int]
    prose: list[int]

    def chars_between(self, start: int, end: int) -> int:
        """Return the characters from one node up to another."""
        return self.text[end] - self.text[start]

    def prose_between(self, start: int, end: int) -> int:
        """Return the characters outside links from one node up to another."""
        return self.prose[end] - self.prose[start]


def count_text(tree: PageTree) -> TextCounts:
    """Count the text of each node."""
    sizes = [len(words.strip()) if words else 0 for words in tree.texts]
    outside = list(sizes)
    end = 0
    for node in [node for node, tag in enumerate(tree.tags) if tag == "a"]:
        # NOTE: links within links come of hostile pages only, and are cleared once.
        start, end = max(node, end), max(tree.ends[node], end)
        outside[start:end] = [0] * (end - start)
    return TextCounts(list(accumulate(sizes, initial=0)), list(accumulate(outside, initial=0)))


class _TableShape:
    """What is counted of a table while its nodes pass by."""

    def __init__(self, index: int, end: int) -> None:
        self.index = index
        self.end = end
        self.rows = self.cells = 0
        self.holds_table = self.holds_prose = False

    @property
    def is_data(self) -> bool:
        """Whether it has rows and columns."""
        return self.cells >= max(4, 2 * self.rows)

    def lays_out(self, size: int) -> bool:
        """Whether it only lays out what is in it, so many characters of text."""
        if self.cells == 1:
            return self.holds_table or size > _LONE_CELL
        return self.holds_table or (self.holds_prose and self.cells <= _FEW_CELLS * self.rows)


def find_layout_tables(tree: PageTree, counts: TextCounts) -> frozenset[int]:
    """Return the tables that lay out text or other tables and are no tables of data."""
    layout_nodes: list[int] = []
    above: list[_TableShape] = []
    for index, tag in enumerate(tree.tags):
        while above and above[-1].end <= index:
            _close_table(above, counts, layout_nodes)
        if tag == "table":
            above.append(_TableShape(index, tree.ends[index]))
        elif above and tag in _ROWS_AND_CELLS:
            _count_node(above[-1], tag, counts.chars_between(index, tree.ends[index]))
    while above:
        _close_table(above, counts, layout_nodes)
    return frozenset(layout_nodes)


def _count_node(table: _TableShape, tag: str, size: int) -> None:
    if tag == "tr":
        table.rows += 1
    else:
        table.cells += 1
        table.holds_prose |= size > _LONG_CELL


def _close_table(above: list[_TableShape], counts: TextCounts, layout_nodes: list[int]) -> None:
    table = above.pop()
    lays_out = table.lays_out(counts.chars_between(table.index, table.end))
    if lays_out:
        layout_nodes.append(table.index)
    if above and (lays_out or table.is_data):
        above[-1].holds_table = True
