"""Finds the report on its page, among menus, notices and other copies of itself."""

from __future__ import annotations

from bisect import bisect_left

from reportlint.readers.html import headings
from reportlint.readers.html.elements import CONTAINERS
from reportlint.readers.html.items import Passage
from reportlint.readers.html.tree import body_of, children
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.readers.html.items import Item
    from reportlint.readers.html.text_counts import Weight
    from reportlint.readers.html.tree import Tree

#: So many of the six headings make a report; and so much text stands between them, which tells
#: a report from a list of its headings.
_ENOUGH = 5
_BETWEEN = 200
#: How far up from the report its preamble or a part beside it may stand.
_LEVELS_UP = 3
_NEAR = 30
#: How far up its attachments may.
_BESIDE = 2
_WORD_SECTION = Pattern(r"(?i)\b(?:word)?section\d+\b")
_SHARE = 0.6


class Region(Record):
    """The nodes that hold the report; its attachments may follow up to ``around``.

    ``certain`` is whether it was known by its headings.
    """

    start: int
    end: int
    around: int
    certain: bool


def find(tree: Tree, weight: Weight, layout: frozenset[int], items: Sequence[Item]) -> Region:
    """Give where the report is; without its headings, where most of the page's prose is."""
    marks = _Headings(items)
    body = body_of(tree)
    if tree.tags and marks.enough(body, tree.ends[body]):
        return _by_headings(tree, weight, items, marks, body)
    return _by_weight(tree, weight, layout, body) if tree.tags else Region(0, 0, 0, certain=False)


class _Headings:
    """The nodes at which each part's headings stand."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._by_part: dict[str, list[int]] = {}
        self._numbered: set[int] = set()
        for item in items:
            found = headings.part_of(item.text) if isinstance(item, Passage) else None
            if found is not None:
                self._by_part.setdefault(found[0], []).append(item.node)
                if found[1]:
                    self._numbered.add(item.node)

    def inside(self, start: int, end: int) -> dict[str, int]:
        """Give the parts whose headings stand between two nodes, with the first of each."""
        found = {}
        for part, nodes in self._by_part.items():
            at = bisect_left(nodes, start)
            if at < len(nodes) and nodes[at] < end:
                found[part] = nodes[at]
        return found

    def enough(self, start: int, end: int) -> bool:
        """Whether enough parts stand between two nodes."""
        return end > start and len(self.inside(start, end)) >= _ENOUGH

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Give the first and the last heading between two nodes."""
        first, last = end, start
        for nodes in self._by_part.values():
            at, until = bisect_left(nodes, start), bisect_left(nodes, end)
            if at < until:
                first, last = min(first, nodes[at]), max(last, nodes[until - 1])
        return first, last

    def missing(self, start: int, end: int, outer_start: int, outer_end: int) -> list[int]:
        """Give the numbered headings of parts that stand only in the outer of two stretches."""
        inner = self.inside(start, end)
        outer = self.inside(outer_start, outer_end)
        nodes = [node for part, node in outer.items() if part not in inner]
        return [node for node in nodes if node in self._numbered]


def _by_headings(
    tree: Tree, weight: Weight, items: Sequence[Item], marks: _Headings, body: int
) -> Region:
    path = list(_descent(tree, weight, marks, body))
    node = path[-1]
    start, end = node, tree.ends[node]
    if _WORD_SECTION.regex.search(tree.attributes[node].get("class") or "") and len(path) > 1:
        start, end = path[-2], tree.ends[path[-2]]
    for outer in reversed(path[-1 - _LEVELS_UP : -1]):
        missing = marks.missing(start, end, outer, tree.ends[outer])
        if missing:
            start = min(start, *missing)
            end = tree.ends[outer] if max(missing) >= end else end
    start = _with_preamble(items, start, _above(path, _LEVELS_UP))
    return Region(start, end, tree.ends[_above(path, _BESIDE)], certain=True)


def _descent(tree: Tree, weight: Weight, marks: _Headings, node: int) -> Iterator[int]:
    """Give the elements from the page's body down to the smallest that holds the report."""
    following: int | None = node
    while following is not None:
        node = following
        yield node
        following = _best_child(tree, weight, marks, node)


def _best_child(tree: Tree, weight: Weight, marks: _Headings, node: int) -> int | None:
    best, most = None, _BETWEEN - 1
    for child in children(tree, node):
        until = tree.ends[child]
        if until - child > _ENOUGH and marks.enough(child, until):
            between = weight.of(*marks.extent(child, until))
            if between > most:
                best, most = child, between
    return best


def _with_preamble(items: Sequence[Item], start: int, limit: int) -> int:
    """Give where the report starts if its preamble stands before the element of its parts."""
    at = bisect_left(items, start, key=lambda item: item.node)
    if at < len(items) and _has_preamble(items[at:]):
        return start
    for item in reversed(items[max(0, at - _NEAR) : at]):
        if item.node < limit:
            break
        if isinstance(item, Passage) and headings.is_preamble(item.text):
            start = item.node
    return start


def _has_preamble(items: Sequence[Item]) -> bool:
    """Whether a preamble stands before the first heading."""
    for item in items[:_NEAR]:
        if isinstance(item, Passage):
            if headings.part_of(item.text) is not None:
                return False
            if headings.is_preamble(item.text):
                return True
    return False


def _by_weight(tree: Tree, weight: Weight, layout: frozenset[int], body: int) -> Region:
    path = list(_heaviest(tree, weight, layout, body))
    end = tree.ends[path[-1]]
    return Region(path[-1], end, tree.ends[_above(path, _BESIDE)], certain=False)


def _heaviest(tree: Tree, weight: Weight, layout: frozenset[int], node: int) -> Iterator[int]:
    """Go down as long as one container has most of the prose."""
    following: int | None = node
    while following is not None:
        node = following
        yield node
        least = max(1, weight.prose_of(node, tree.ends[node]) * _SHARE)
        following = next(
            (
                child
                for child in children(tree, node)
                if weight.prose_of(child, tree.ends[child]) >= least
                and (tree.tags[child] in CONTAINERS or child in layout)
            ),
            None,
        )


def _above(path: Sequence[int], levels: int) -> int:
    """Give the element so many levels up from the last of a path."""
    return path[max(0, len(path) - 1 - levels)]
