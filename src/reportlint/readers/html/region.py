"""Finds the report on its page, among menus, notices and other copies of itself."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, takewhile

from reportlint.readers.html import headings
from reportlint.readers.html.flow import PagePassage
from reportlint.readers.html.source import CONTAINERS
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlint.readers.html.flow import Item
    from reportlint.readers.html.tree import PageTree

#: So many of the six headings make a report; and so much text stands between them, which tells
#: a report from a list of its headings.
_MIN_PARTS = 5
_MIN_CHARS_BETWEEN = 200
#: How far up from the report its preamble or a part beside it may stand.
_LEVELS_UP = 3
_NEAR_ITEMS = 30
#: How far up its attachments may.
_ATTACHMENT_LEVELS_UP = 2
_WORD_SECTION = Pattern(r"(?i)\b(?:word)?section\d+\b")
_SHARE = 0.6
#: A cell of a form holds less, a cell that holds a report more.
_LONG_CELL = 500
_LONE_CELL = 100
#: Layouts have so few cells a row; a form with a long note in it has more.
_FEW_CELLS = 3
_ROWS_AND_CELLS = ("tr", "td", "th")


class Region(Record):
    """The nodes that hold the report; its attachments may follow up to ``attachments_end``.

    ``is_certain`` is whether it was known by its headings.
    """

    start: int
    end: int
    attachments_end: int
    is_certain: bool


def find_region(
    tree: PageTree, counts: TextCounts, layout: frozenset[int], items: Sequence[Item]
) -> Region:
    """Return where the report is; without its headings, where most of the page's prose is.

    >>> tree = parse_page("<div>公开</div>")
    >>> find_region(tree, count_text(tree), frozenset(), ()).is_certain
    False
    """
    marks = _Headings(items)
    if not tree.tags:
        return Region(0, 0, 0, is_certain=False)
    body = tree.tags.index("body") if "body" in tree.tags else 0
    if marks.has_enough(body, tree.ends[body]):
        return _by_headings(tree, counts, items, marks, body)
    path = _walk_down(body, lambda node: _heaviest_child(tree, counts, layout, node))
    attachments_end = tree.ends[_ancestor(path, _ATTACHMENT_LEVELS_UP)]
    return Region(path[-1], tree.ends[path[-1]], attachments_end, is_certain=False)


class _Headings:
    """The nodes at which each part's headings stand."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._by_part: dict[str, list[int]] = {}
        self._numbered_nodes: set[int] = set()
        for item in items:
            heading = isinstance(item, PagePassage) and headings.match_part_heading(item.text)
            if heading:
                self._by_part.setdefault(heading[0], []).append(item.node)
                if heading[1]:
                    self._numbered_nodes.add(item.node)

    def parts_between(self, start: int, end: int) -> dict[str, tuple[int, int]]:
        """Return the parts whose headings stand between two nodes, with their first and last."""
        extents = {}
        for part, nodes in self._by_part.items():
            at, until = bisect_left(nodes, start), bisect_left(nodes, end)
            if at < until:
                extents[part] = nodes[at], nodes[until - 1]
        return extents

    def has_enough(self, start: int, end: int) -> bool:
        """Whether enough parts stand between two nodes."""
        return end > start and len(self.parts_between(start, end)) >= _MIN_PARTS

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last heading between two nodes, which hold enough parts."""
        firsts, lasts = zip(*self.parts_between(start, end).values(), strict=True)
        return min(firsts), max(lasts)

    def missing(self, start: int, end: int, outer_start: int, outer_end: int) -> list[int]:
        """Return the numbered headings of parts that stand only in the outer of two stretches."""
        inner = self.parts_between(start, end)
        outer = self.parts_between(outer_start, outer_end)
        nodes = [first for part, (first, _) in outer.items() if part not in inner]
        return [node for node in nodes if node in self._numbered_nodes]


def _by_headings(
    tree: PageTree, counts: TextCounts, items: Sequence[Item], marks: _Headings, body: int
) -> Region:
    path = _walk_down(body, lambda node: _best_child(tree, counts, marks, node))
    node = path[-1]
    start, end = node, tree.ends[node]
    if _WORD_SECTION.regex.search(tree.attributes[node].get("class") or "") and len(path) > 1:
        start, end = path[-2], tree.ends[path[-2]]
    for outer in reversed(path[-1 - _LEVELS_UP : -1]):
        missing = marks.missing(start, end, outer, tree.ends[outer])
        if missing:
            start = min(start, *missing)
            end = tree.ends[outer] if max(missing) >= end else end
    start = _with_preamble(items, start, _ancestor(path, _LEVELS_UP))
    return Region(start, end, tree.ends[_ancestor(path, _ATTACHMENT_LEVELS_UP)], is_certain=True)


def _walk_down(node: int, find_child: Callable[[int], int | None]) -> list[int]:
    """Return a node, its child, the child's child …, as long as one is found."""
    path = [node]
    while (child := find_child(path[-1])) is not None:
        path.append(child)
    return path


def _best_child(tree: PageTree, counts: TextCounts, marks: _Headings, node: int) -> int | None:
    chars_by_child = {
        child: counts.chars_between(*marks.extent(child, tree.ends[child]))
        for child in tree.children(node)
        if tree.ends[child] - child > _MIN_PARTS and marks.has_enough(child, tree.ends[child])
    }
    best = max(chars_by_child, key=chars_by_child.__getitem__, default=None)
    return best if best is not None and chars_by_child[best] >= _MIN_CHARS_BETWEEN else None


def _with_preamble(items: Sequence[Item], start: int, limit: int) -> int:
    """Return where the report starts if its preamble stands before the element of its parts."""
    at = bisect_left(items, start, key=lambda item: item.node)
    if at < len(items) and _has_preamble(items[at:]):
        return start
    for item in reversed(items[max(0, at - _NEAR_ITEMS) : at]):
        if item.node < limit:
            break
        if isinstance(item, PagePassage) and headings.is_preamble(item.text):
            start = item.node
    return start


def _has_preamble(items: Sequence[Item]) -> bool:
    """Whether a preamble stands before the first heading."""
    passages = [item for item in items[:_NEAR_ITEMS] if isinstance(item, PagePassage)]
    before = takewhile(lambda each: headings.match_part_heading(each.text) is None, passages)
    return any(headings.is_preamble(passage.text) for passage in before)


def _heaviest_child(
    tree: PageTree, counts: TextCounts, layout: frozenset[int], node: int
) -> int | None:
    """Return the container that has most of the prose."""
    least = max(1, counts.prose_between(node, tree.ends[node]) * _SHARE)
    for child in tree.children(node):
        is_heavy = counts.prose_between(child, tree.ends[child]) >= least
        if is_heavy and (tree.tags[child] in CONTAINERS or child in layout):
            return child
    return None


def _ancestor(path: Sequence[int], levels: int) -> int:
    """Return the element so many levels up from the last of a path."""
    return path[max(0, len(path) - 1 - levels)]


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
    """Count the text of each node.

    >>> counts = count_text(parse_page("公开<a>首页</a>"))
    >>> counts.text[-1], counts.prose[-1]
    (4, 2)
    """
    sizes = [len(words.strip()) if words else 0 for words in tree.texts]
    outside = list(sizes)
    end = 0
    for node in tree.find("a"):
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
    """Return the tables that lay out text or other tables and are no tables of data.

    >>> tree = parse_page("<table><td>" + "公开" * 60)
    >>> len(find_layout_tables(tree, count_text(tree)))
    1
    """
    layout_nodes: list[int] = []
    above: list[_TableShape] = []
    for index, tag in enumerate(tree.tags):
        while above and above[-1].end <= index:
            _close_table(above, counts, layout_nodes)
        if tag == "table":
            above.append(_TableShape(index, tree.ends[index]))
        elif above and tag in _ROWS_AND_CELLS:
            is_row, table = tag == "tr", above[-1]
            table.rows += is_row
            table.cells += not is_row
            size = counts.chars_between(index, tree.ends[index])
            table.holds_prose |= not is_row and size > _LONG_CELL
    while above:
        _close_table(above, counts, layout_nodes)
    return frozenset(layout_nodes)


def _close_table(above: list[_TableShape], counts: TextCounts, layout_nodes: list[int]) -> None:
    table = above.pop()
    lays_out = table.lays_out(counts.chars_between(table.index, table.end))
    if lays_out:
        layout_nodes.append(table.index)
    if above and (lays_out or table.is_data):
        above[-1].holds_table = True
