"""From lines to the tree of a report: title, parts with their prose, tables, sign-off."""

from __future__ import annotations

from itertools import groupby

from reportlint.model.document import Document, Grid, Span
from reportlint.model.report import Heading, Part, Title
from reportlint.parsing.characters import build_passage, fold, without_invisible
from reportlint.parsing.furniture import without_furniture
from reportlint.parsing.grammar import ParseTree
from reportlint.parsing.grammar_store import load_grammar
from reportlint.parsing.headings import Candidate, HeadingMatcher, find_part_headings
from reportlint.parsing.tables.lexicon import load_lexicon
from reportlint.parsing.tables.zones import Zone, find_zones, read_known_rows
from reportlint.parsing.titles import find_sign_off, find_title, recognise_form
from reportlint.parsing.visual_lines import (
    VisualLine,
    join_paragraphs,
    measure_torn_width,
    measure_wrap_width,
    split_lines,
)
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from reportlint.model.form import StatutoryForm
    from reportlint.model.prose import Passage

    Item: TypeAlias = VisualLine | Candidate | Zone | Grid | Title
    #: What was found, by its first line: kind, the thing, and how many lines it takes.
    Places: TypeAlias = dict[int, tuple[str, Candidate | Zone | Title, int]]


#: What stands between a heading and the text that it leads.
_DELIMITERS = "。：: \t\u3000\xa0"


def _index_places(
    headings: Sequence[Candidate], zones: Sequence[Zone], title: tuple[Title, int, int] | None
) -> Places:
    """Return what was found by its first line."""
    places: Places = {}
    for heading in headings:
        kind = "CONTENTS" if heading.contents else "HEADING"
        places[heading.index] = (kind, heading, heading.count)
    for zone in zones:
        places[zone.first] = ("TABLE", zone, zone.last - zone.first + 1)
    if title:
        places.setdefault(title[1], ("TITLE", title[0], title[2] - title[1] + 1))
    return places


def _merge_in_order(
    lines_and_grids: Sequence[VisualLine | Grid], places: Places, without: set[int], text: str
) -> Iterator[tuple[str, Item]]:
    """Merge lines, tables and what was found to one sequence; lines in ``without`` are left out."""
    signature_start = _find_signature(lines_and_grids, places)
    index = skip = 0
    for item in lines_and_grids:
        if isinstance(item, Grid):
            yield "TABLE", item
            continue
        if index >= skip and index not in without:
            kind, thing, count = places.get(index, ("PROSE", item, 1))
            yield "SIGNATURE" if index >= signature_start else kind, thing
            if isinstance(thing, Candidate) and thing.end < item.end:
                rest = text[thing.end : item.end].lstrip(_DELIMITERS)
                flat = without_invisible(fold("".join(rest.split())))
                if flat:
                    yield "PROSE", replace(item, start=item.end - len(rest), flat=flat)
            skip = index + count
        index += 1


def _find_signature(lines_and_grids: Sequence[VisualLine | Grid], places: Places) -> int:
    """Return the index of the first line of the sign-off: organs and the date at the very end."""
    lines = [item for item in lines_and_grids if isinstance(item, VisualLine)]
    if not lines or isinstance(lines_and_grids[-1], Grid):
        return len(lines)
    first_free = max([index + count for index, (_, _, count) in places.items()], default=0)
    return find_sign_off(lines, max(first_free, *_behind_grids(lines_and_grids), 0))


def _tokens(kinds: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Return a token (kind, first, end) for each item and each run of prose."""
    end = 0
    for kind, run in groupby(kinds):
        first, end = end, end + len(list(run))
        step = end - first if kind == "PROSE" else 1
        yield from ((kind, at, at + step) for at in range(first, end, step))


class TableRegion(Record):
    """A table's place: a zone of text lines or a grid, and the number of the part it stands in."""

    source: Zone | Grid
    part: int | None
    span: Span


class Structure(Record):
    """The tree before its tables are read, by the form that it was read by."""

    form: StatutoryForm
    title: Title | None
    front: tuple[Passage, ...]
    parts: tuple[Part, ...]
    back: tuple[Passage, ...]
    tables: tuple[TableRegion, ...]


def build_structure(document: Document, forms: tuple[StatutoryForm, ...]) -> Structure:
    """Find the parts of a draft and what stands in each, by the form that it looks like.

    >>> tree = build_structure(read_text("一、总体情况", "概述。"), FORMS)
    >>> [(part.number, part.passages[0].text) for part in tree.parts]
    [(1, '概述。')]
    """
    lines_and_grids = without_furniture(split_lines(document))
    lines = [item for item in lines_and_grids if isinstance(item, VisualLine)]
    form = recognise_form(lines, document, forms)
    words = load_lexicon(form.editions)
    table_rows = read_known_rows(lines, document.text, words)
    table_lines = {index for index, row in enumerate(table_rows) if row is not None}
    matcher = HeadingMatcher(form.editions[-1], form.vocabulary)
    headings = find_part_headings(lines, document.text, matcher, table_lines)
    stops = {h.index + extra for h in headings for extra in range(h.count)}
    behind = _behind_grids(lines_and_grids)
    zones = find_zones(lines, table_rows, stops, behind, document.text, words)
    first = [heading.index for heading in headings if not heading.contents]
    first += [zone.first for zone in zones]
    ahead = lines[: min(first, default=len(lines))]
    title = find_title(ahead, document.text, form.title_words)
    inside = {index for zone in zones for index in range(zone.first, zone.last + 1)}
    beside = _beside_grids(lines_and_grids, table_lines - stops - inside)
    places = _index_places(headings, zones, title)
    items = list(_merge_in_order(lines_and_grids, places, beside, document.text))
    tree = load_grammar("structure").parse_tokens(_tokens(kind for kind, _ in items))
    things = [item for _, item in items]
    return _Builder(document, things, form).build(tree, title[0] if title else None)


def _behind_grids(lines_and_grids: Sequence[VisualLine | Grid]) -> set[int]:
    """Return indexes of the lines that follow a real table: no table in text reaches over one."""
    grids = [index for index, item in enumerate(lines_and_grids) if isinstance(item, Grid)]
    return {index - before for before, index in enumerate(grids)}


def _beside_grids(lines_and_grids: Sequence[VisualLine | Grid], indexes: Iterable[int]) -> set[int]:
    """Return those of the known lines that stand beside a real table: merged cells of its rows."""
    words = set(indexes)
    beside: set[int] = set()
    run: list[int] = []
    index = 0
    open_run = False
    for item in lines_and_grids:
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


class _Builder:
    """Builds parts and passages from the grammar's tree."""

    def __init__(self, document: Document, items: Sequence[Item], form: StatutoryForm) -> None:
        self.form = form
        self.text = document.text
        self.items = items
        lines = [item for item in items if isinstance(item, VisualLine)]
        self.wrap = measure_wrap_width(lines)
        self.torn_wrap = measure_torn_width(lines)
        self.tables: list[TableRegion] = []

    def build(self, tree: ParseTree, title: Title | None) -> Structure:
        """Build the whole."""
        front: tuple[Passage, ...] = ()
        back: tuple[Passage, ...] = ()
        parts: list[Part] = []
        nodes = [child for child in tree.children if isinstance(child, ParseTree)]
        for node, after in zip(nodes, [*nodes[1:], None], strict=True):
            places = [(token.start, token.end) for token in node.tokens()]
            things = [item for start, end in places for item in self.items[start:end]]
            end = self._start(after) if after is not None else len(self.text)
            if node.rule == "part":
                parts.append(self._part(things, end))
            elif node.rule == "back":
                back = self._passages(things)
            else:
                front = self._passages(things)
                self._tables(things, None)
        return Structure(self.form, title, front, tuple(parts), back, tuple(self.tables))

    def _start(self, node: ParseTree) -> int:
        first = next(node.tokens(), None)
        return _span(self.items[first.start]).start if first else 0

    def _part(self, things: Sequence[object], end: int) -> Part:
        heading, *inside = things
        assert isinstance(heading, Candidate)  # noqa: S101 - the grammar says so
        self._tables(inside, heading.part)
        words = Span(heading.start, heading.end)
        part_heading = Heading(words, heading.text, heading.ordinal, heading.wording)
        span = Span(heading.start, end)
        return Part(heading.part, None, part_heading, span, self._passages(inside))

    def _tables(self, things: Iterable[object], part: int | None) -> None:
        for thing in things:
            if isinstance(thing, Zone | Grid):
                self.tables.append(TableRegion(thing, part, _span(thing)))

    def _passages(self, things: Iterable[object]) -> tuple[Passage, ...]:
        passages: list[Passage] = []
        run: list[VisualLine] = []
        for thing in [*things, None]:
            if isinstance(thing, VisualLine):
                run.append(thing)
                continue
            for lines in join_paragraphs(run, self.wrap, torn_wrap=self.torn_wrap):
                spans = [(line.start, line.end) for line in lines]
                passages.append(build_passage(self.text, spans))
            run = []
        return tuple(passages)


def _span(thing: object) -> Span:
    if isinstance(thing, Zone):
        return Span(thing.rows[0].line.start, thing.rows[-1].line.end)
    if isinstance(thing, Grid | Title):
        return thing.span
    return Span(thing.start, thing.end)  # type: ignore[attr-defined]
