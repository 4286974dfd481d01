"""From lines to the tree of a report: title, parts with their prose, tables, sign-off."""

from __future__ import annotations

from reportlint.document import Grid, Span
from reportlint.parsing import lalr
from reportlint.parsing.folding import passage
from reportlint.parsing.grammars import grammar
from reportlint.parsing.headings import HeadingWords, part_headings
from reportlint.parsing.lexicon import lexicon as lexicon_of
from reportlint.parsing.lines import Line, paragraphs, visual_lines, wrap_width
from reportlint.parsing.pieces import Row
from reportlint.parsing.titles import find_title
from reportlint.parsing.zones import Zone, find_zones, known_rows
from reportlint.patterns import Pattern
from reportlint.records import record, replace
from reportlint.report import Heading, Part, Passage, Title

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.document import Document
    from reportlint.forms import Form
    from reportlint.parsing.headings import Candidate
    from reportlint.vocabulary import Vocabulary

_DATE_LINE = Pattern(
    r"(?:20\d{2}|二[〇零][〇零一二三四五六七八九]{2})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_SIGNED_LONGEST = 40


@record
class Found:
    """A table's place: a zone of text lines or a grid, and the number of the part it stands in."""

    source: Zone | Grid
    part: int | None
    span: Span


@record
class Structure:
    """The tree before its tables are read."""

    title: Title | None
    front: tuple[Passage, ...]
    parts: tuple[Part, ...]
    back: tuple[Passage, ...]
    tables: tuple[Found, ...]


@record
class _Items:
    """What stands in the draft, in order; each token of the grammar is an index into ``items``."""

    items: list[Line | Candidate | Zone | Grid | Title]
    tokens: list[tuple[str, int, int]]


def structure(document: Document, forms: tuple[Form, ...], vocabulary: Vocabulary) -> Structure:
    """Find the parts of a draft and what stands in each."""
    words = lexicon_of(forms)
    mixed = visual_lines(document)
    lines = [item for item in mixed if isinstance(item, Line)]
    known = known_rows(lines, document.text, words)
    headings = _headings(lines, known, document.text, forms[-1], vocabulary)
    stops = {h.index + extra for h in headings for extra in range(h.count)}
    zones = find_zones(lines, known, stops, _behind_grids(mixed), document.text, words)
    return _tree(document, mixed, lines, headings, zones)


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


def _headings(
    lines: list[Line],
    known: Sequence[Row | None],
    text: str,
    form: Form,
    vocabulary: Vocabulary,
) -> list[Candidate]:
    """Find the headings; a line that consists of a table's words is none."""
    open_lines = [index for index, row in enumerate(known) if row is None]
    found = part_headings([lines[i] for i in open_lines], text, HeadingWords(form, vocabulary))
    return [replace(c, index=open_lines[c.index]) for c in found]


def _tree(
    document: Document,
    mixed: Sequence[Line | Grid],
    lines: Sequence[Line],
    headings: Sequence[Candidate],
    zones: Sequence[Zone],
) -> Structure:
    first = min([h.index for h in headings if not h.contents], default=len(lines))
    front_end = min([zone.first for zone in zones] + [first])
    title = find_title(lines[:front_end], document.text)
    items = _items(mixed, lines, headings, zones, title)
    tree = grammar("structure").parse_tokens(items.tokens)
    wrap = wrap_width([item for item in items.items if isinstance(item, Line)] or list(lines))
    builder = _Builder(document, items, wrap)
    return builder.build(tree, title[0] if title else None, len(document.text))


def _items(
    mixed: Sequence[Line | Grid],
    lines: Sequence[Line],
    headings: Sequence[Candidate],
    zones: Sequence[Zone],
    title: tuple[Title, int, int] | None,
) -> _Items:
    """Merge what was found to one sequence of tokens."""
    special: dict[int, tuple[str, Candidate | Zone | Title, int]] = {}
    for heading in headings:
        kind = "CONTENTS" if heading.contents else "HEADING"
        special[heading.index] = (kind, heading, heading.count)
    for zone in zones:
        special[zone.first] = ("TABLE", zone, zone.last - zone.first + 1)
    if title:
        special.setdefault(title[1], ("TITLE", title[0], title[2] - title[1] + 1))
    signed = _signature(lines, max(special, default=-1), special)
    if _behind_grids(mixed) & set(range(signed, len(lines) + 1)):
        signed = len(lines)
    items = _Items([], [])
    index = skip = 0
    for item in mixed:
        if isinstance(item, Grid):
            _add(items, "TABLE", item)
            continue
        if index >= skip:
            kind, thing, count = special.get(index, ("PROSE", item, 1))
            if index >= signed:
                kind = "SIGNATURE"
            _add(items, kind, thing)
            if isinstance(thing, _candidate()) and thing.end < lines[index].end:
                _add(items, "PROSE", _rest(lines[index], thing.end))
            skip = index + count
        index += 1
    return items


def _candidate() -> type[Candidate]:
    from reportlint.parsing.headings import Candidate

    return Candidate


def _add(items: _Items, kind: str, thing: Line | Candidate | Zone | Grid | Title) -> None:
    items.tokens.append((kind, len(items.items), len(items.items) + 1))
    items.items.append(thing)


def _rest(line: Line, start: int) -> Line:
    """Give what follows the heading that leads a line."""
    return replace(line, start=start, flat=line.flat[-(line.end - start) :])


def _signature(
    lines: Sequence[Line], last_special: int, special: dict[int, tuple[str, object, int]]
) -> int:
    """Give the index of the first line of the sign-off: organ and date at the very end."""
    end = len(lines)
    if not lines or not _DATE_LINE.regex.fullmatch(lines[-1].flat):
        return end
    start = end - 1
    while start - 1 > last_special and _may_sign(lines[start - 1]) and end - start < 3:
        start -= 1
    return start if start > last_special and start not in special else end


def _may_sign(line: Line) -> bool:
    return line.width <= _SIGNED_LONGEST and line.flat[-1] not in "。！？；：，、）"


class _Builder:
    """Builds parts and passages from the grammar's tree."""

    def __init__(self, document: Document, items: _Items, wrap: int) -> None:
        self.text = document.text
        self.markdown = document.format == "markdown"
        self.items = items.items
        self.wrap = wrap
        self.tables: list[Found] = []

    def build(self, tree: lalr.Tree, title: Title | None, length: int) -> Structure:
        """Build the whole."""
        front: tuple[Passage, ...] = ()
        back: tuple[Passage, ...] = ()
        parts: list[Part] = []
        nodes = [child for child in tree.children if isinstance(child, lalr.Tree)]
        for node, after in zip(nodes, [*nodes[1:], None], strict=True):
            things = [self.items[token.start] for token in node.tokens()]
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
        assert isinstance(heading, _candidate())  # noqa: S101 - the grammar says so
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
            for lines in paragraphs(run, self.wrap):
                spans = [(line.start, line.end) for line in lines]
                made.append(passage(self.text, spans, markdown=self.markdown))
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
