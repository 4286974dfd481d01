"""From lines to the tree of a report: title, parts with their prose, tables, sign-off."""

from __future__ import annotations

from reportlint.model.document import Grid, Span
from reportlint.model.report import Heading, Part, Title
from reportlint.parsing.grammar import lalr
from reportlint.parsing.grammar.store import grammar
from reportlint.parsing.lines.folding import passage
from reportlint.parsing.lines.visual_lines import (
    Line,
    paragraphs,
    torn_width,
    visual_lines,
    wrap_width,
)
from reportlint.parsing.structure.headings import Candidate, heading_words, part_headings
from reportlint.parsing.structure.items import Items, in_order, places
from reportlint.parsing.structure.titles import find_title
from reportlint.parsing.tables.lexicon import lexicon as lexicon_of
from reportlint.parsing.tables.zones import Zone, find_zones, known_rows
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.model.document import Document
    from reportlint.model.form import Form
    from reportlint.model.prose import Passage
    from reportlint.model.vocabulary import Vocabulary
    from reportlint.parsing.structure.items import Item


class Found(Record):
    """A table's place: a zone of text lines or a grid, and the number of the part it stands in."""

    source: Zone | Grid
    part: int | None
    span: Span


class Structure(Record):
    """The tree before its tables are read."""

    title: Title | None
    front: tuple[Passage, ...]
    parts: tuple[Part, ...]
    back: tuple[Passage, ...]
    tables: tuple[Found, ...]


def structure(document: Document, forms: tuple[Form, ...], vocabulary: Vocabulary) -> Structure:
    """Find the parts of a draft and what stands in each."""
    words = lexicon_of(forms)
    mixed = visual_lines(document)
    lines = [item for item in mixed if isinstance(item, Line)]
    known = known_rows(lines, document.text, words)
    closed = {index for index, row in enumerate(known) if row is not None}
    headings = part_headings(lines, document.text, heading_words(forms[-1], vocabulary), closed)
    stops = {h.index + extra for h in headings for extra in range(h.count)}
    behind = _behind_grids(mixed) if len(lines) < len(mixed) else set()
    zones = find_zones(lines, known, stops, behind, document.text, words)
    title = _title(lines, headings, zones, document.text)
    inside = {index for zone in zones for index in range(zone.first, zone.last + 1)}
    beside = _beside_grids(mixed, closed - stops - inside) if len(lines) < len(mixed) else set()
    items = in_order(mixed, places(headings, zones, title), beside, document.text)
    return _tree(document, items, title[0] if title else None)


def _behind_grids(mixed: Sequence[Line | Grid]) -> set[int]:
    """Give the indexes of the lines that follow a real table: no table in text reaches over one."""
    behind: set[int] = set()
    index = 0
    for item in mixed:
        if isinstance(item, Grid):
            behind.add(index)
        else:
            index += 1
    return behind


def _beside_grids(mixed: Sequence[Line | Grid], known: Iterable[int]) -> set[int]:
    """Give those of the known lines that stand beside a real table: merged cells of its rows."""
    words = set(known)
    beside: set[int] = set()
    run: list[int] = []
    index = 0
    open_run = False
    for item in mixed:
        if isinstance(item, Grid):
            beside.update(run)
            run, open_run = [], True
            continue
        if index in words and item.flat[-1] != "。":
            (beside.add if open_run else run.append)(index)
        else:
            run, open_run = [], False
        index += 1
    return beside


def _title(
    lines: Sequence[Line], headings: Iterable[Candidate], zones: Iterable[Zone], text: str
) -> tuple[Title, int, int] | None:
    first = [heading.index for heading in headings if not heading.contents]
    first += [zone.first for zone in zones]
    return find_title(lines[: min(first, default=len(lines))], text)


def _tree(
    document: Document,
    items: Items,
    title: Title | None,
) -> Structure:
    tree = grammar("structure").parse_tokens(items.tokens)
    return _Builder(document, items.items).build(tree, title, len(document.text))


class _Builder:
    """Builds parts and passages from the grammar's tree."""

    def __init__(self, document: Document, items: Sequence[Item]) -> None:
        self.text = document.text
        self.items = items
        lines = [item for item in items if isinstance(item, Line)]
        self.wrap = wrap_width(lines)
        self.torn = torn_width(lines)
        self.tables: list[Found] = []

    def build(self, tree: lalr.Tree, title: Title | None, length: int) -> Structure:
        """Build the whole."""
        front: tuple[Passage, ...] = ()
        back: tuple[Passage, ...] = ()
        parts: list[Part] = []
        nodes = [child for child in tree.children if isinstance(child, lalr.Tree)]
        for node, after in zip(nodes, [*nodes[1:], None], strict=True):
            things = [
                item for token in node.tokens() for item in self.items[token.start : token.end]
            ]
            end = self._start(after) if after is not None else length
            if node.rule == "part":
                parts.append(self._part(things, end))
            elif node.rule == "back":
                back = self._passages(things)
            else:
                front = self._passages(things)
                self._tables(things, None)
        return Structure(title, front, tuple(parts), back, tuple(self.tables))

    def _start(self, node: lalr.Tree) -> int:
        first = next(node.tokens(), None)
        return _span(self.items[first.start]).start if first else 0

    def _part(self, things: Sequence[object], end: int) -> Part:
        heading, *inside = things
        assert isinstance(heading, Candidate)  # noqa: S101 - the grammar says so
        self._tables(inside, heading.part)
        span = Span(heading.start, end)
        made = Heading(
            Span(heading.start, heading.end), heading.text, heading.ordinal, heading.wording
        )
        return Part(heading.part, None, made, span, self._passages(inside))

    def _tables(self, things: Iterable[object], part: int | None) -> None:
        for thing in things:
            if isinstance(thing, Zone | Grid):
                self.tables.append(Found(thing, part, _span(thing)))

    def _passages(self, things: Iterable[object]) -> tuple[Passage, ...]:
        made: list[Passage] = []
        run: list[Line] = []
        for thing in [*things, None]:
            if isinstance(thing, Line):
                run.append(thing)
                continue
            for lines in paragraphs(run, self.wrap, torn=self.torn):
                spans = [(line.start, line.end) for line in lines]
                made.append(passage(self.text, spans))
            run = []
        return tuple(made)


def _span(thing: object) -> Span:
    if isinstance(thing, Zone):
        return Span(thing.rows[0].line.start, thing.rows[-1].line.end)
    if isinstance(thing, Grid | Title):
        return thing.span
    start: int = thing.start  # type: ignore[attr-defined]
    end: int = thing.end  # type: ignore[attr-defined]
    return Span(start, end)
