"""A draft as it is shown whole: title, headings, paragraphs and tables, in their order.

Paragraphs that were wrapped are put together again, lines that belong to nothing stand alone. Of
a table that was read from lines the unit names what was read; the others are the format's own.
"""

from __future__ import annotations

from bisect import bisect_right

from reportlint.model.document import Grid, Lines, Span
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Paragraph
    from reportlint.model.finding import Finding
    from reportlint.model.prose import Passage
    from reportlint.model.report import Report, Table

#: The level of parts' headings; the title has 1.
PART = 2


class Unit(Record):
    """A piece of the draft: ``span`` is what it covers, ``spans`` are what of it is shown.

    ``level`` is 1 for the title, more for headings, 0 for text. ``grid`` is the format's own
    table, ``table`` the table of the form that it holds, or that was read from lines.
    """

    span: Span
    spans: tuple[Span, ...]
    level: int = 0
    grid: Grid | None = None
    table: Table | None = None


def build_units(report: Report) -> tuple[Unit, ...]:
    """Return the units of a draft, in order; none overlaps another."""
    return tuple(_Flow(report).units())


def assign_findings(
    findings: Sequence[Finding], units: Sequence[Unit]
) -> tuple[tuple[tuple[int, Finding], ...], ...]:
    """Return for each unit the findings that begin in it or before the next, numbered from 1.

    What stands before the first unit is the first one's.
    """
    return share_out(tuple(enumerate(findings, 1)), [unit.span for unit in units])


def share_out(
    findings: Sequence[tuple[int, Finding]], spans: Sequence[Span]
) -> tuple[tuple[tuple[int, Finding], ...], ...]:
    """Return for each span the numbered findings that begin in it or before the next."""
    shares: list[list[tuple[int, Finding]]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for pair in findings if spans else ():
        shares[max(bisect_right(starts, pair[1].span.start) - 1, 0)].append(pair)
    return tuple(map(tuple, shares))


class _Flow:
    """Walks through the blocks of one draft, with what the parser made of it at hand."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._text = report.document.text
        self._nodes = sorted(_nodes(report), key=lambda node: (node.span.start, -node.span.end))
        self._starts = [node.span.start for node in self._nodes]
        self._heads = {part.heading.span for part in report.parts}
        self._grids = sorted(
            (table for table in report.tables if table.grid), key=lambda table: table.span.start
        )
        self._grid_starts = [table.span.start for table in self._grids]
        self._position = 0

    def units(self) -> Iterator[Unit]:
        for block in self._report.document.blocks:
            if isinstance(block, Lines):
                # NOTE: a table may begin in a grid and go on in lines.
                start = max(block.span.start, self._position)
                if start < block.span.end:
                    yield from self._lines(Span(start, block.span.end))
            elif block.span.start < self._position:
                # NOTE: a table within a cell is a part of that cell's text.
                continue
            elif isinstance(block, Grid):
                yield self._grid(block)
            else:
                yield Unit(block.span, (block.span,), self._level(block))
            self._position = max(self._position, block.span.end)

    def _grid(self, block: Grid) -> Unit:
        """Return the unit of a grid; the table that only begins in it, where there is one."""
        first = bisect_right(self._starts, block.span.start - 1)
        if first < len(self._nodes) and self._nodes[first].span.start < block.span.end:
            node = self._nodes[first]
            if node.table is not None:
                self._position = node.span.end
                return node
        return Unit(block.span, (block.span,), grid=block, table=self._table(block.span))

    def _table(self, span: Span) -> Table | None:
        index = bisect_right(self._grid_starts, span.end - 1) - 1
        table = self._grids[index] if index >= 0 else None
        return table if table is not None and _overlap(table.span, span) else None

    def _level(self, block: Paragraph) -> int:
        title = self._report.title
        if title is not None and _overlap(title.span, block.span):
            return 1
        if block.span in self._heads:
            return PART
        return max(block.level, PART + 1) if block.level else 0

    def _lines(self, span: Span) -> Iterator[Unit]:
        self._position = span.start
        first, end = (bisect_right(self._starts, place - 1) for place in (span.start, span.end))
        for node in self._nodes[first:end]:
            if node.span.start >= self._position:
                yield from self._loose(Span(self._position, node.span.start))
                yield node
                self._position = node.span.end
        yield from self._loose(Span(self._position, span.end))

    def _loose(self, span: Span) -> Iterator[Unit]:
        """Return the lines that nothing was made of."""
        return (Unit(line, (line,)) for line in _line_spans(span, self._text))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _nodes(report: Report) -> Iterator[Unit]:
    text = report.document.text
    if report.title is not None:
        yield Unit(report.title.span, tuple(_line_spans(report.title.span, text)), 1)
    for part in report.parts:
        span = part.heading.span
        yield Unit(span, tuple(_line_spans(span, text)), PART)
    for passage in report.passages:
        if passage.text:
            yield Unit(passage.whole, tuple(_passage_spans(passage, text)))
    for table in report.tables:
        if not table.grid:
            yield Unit(table.span, (table.span,), table=table)


def _line_spans(span: Span, text: str) -> Iterator[Span]:
    start = span.start
    for line in span.cut(text).splitlines(keepends=True):
        bare = line.strip()
        if bare:
            begin = start + line.index(bare)
            yield Span(begin, begin + len(bare))
        start += len(line)


def _passage_spans(passage: Passage, text: str) -> Iterator[Span]:
    """Return what a paragraph is put together from; what was left out between lines stays out."""
    ends = [*(position for position, _ in passage.pieces[1:]), len(passage.text)]
    pending: Span | None = None
    for (position, source), end in zip(passage.pieces, ends, strict=True):
        span = Span(source, source + end - position)
        if pending is not None and _level_with(pending, span, text):
            pending = Span(pending.start, max(span.end, pending.end))
            continue
        if pending is not None:
            yield pending
        pending = span
    if pending is not None:
        yield pending


def _level_with(before: Span, after: Span, text: str) -> bool:
    """Whether two pieces stand on one line, so that what lies between them is theirs."""
    gap = text[before.end : after.start]
    return after.start < before.end or not ("\n" in gap or "\r" in gap)
