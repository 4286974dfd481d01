"""Reads Markdown: headings, lists, quotations, emphasis, and tables in pipes or in tags."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.model.document import (
    Document,
    Grid,
    GridCell,
    Lines,
    Mark,
    Paragraph,
    Span,
    mask_marks,
)
from reportlint.readers.encodings import decode
from reportlint.readers.text_tables import split_tables
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportlint.model.document import Block

_LINE = Pattern(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_HEADING = Pattern(r" {0,3}(#{1,6})[ \t\u3000]*")
_MARKER = Pattern(r"[ \t]*(?:[-*+][ \t]+|>[ \t]?)+(?=\S)")
_SPACES = " \t"
_RULE = Pattern(r"[ \t]*(?:[-*_=][ \t]*){3,}$")
_TAGGED = Pattern(r"<table\b", 2)  # 2: re.IGNORECASE
_TABLE = Pattern(r"</?table\b[^<>]*>", 2)  # re.IGNORECASE
_PIECE = Pattern(r"<(/?)(table|tr|td|th)\b([^<>]*)>", 2)
_REACH = Pattern(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,3})", 2)
#: What may stand around the words of a cell.
_BEFORE = Pattern(r"(?:\s|&nbsp;|<[^<>]*>|[*`])*")
_AFTER = Pattern(r"(?:\s|&nbsp;|<[^<>]*>|[*`])+\Z")
#: No table of a report has so many columns, or rows and columns.
_MOST_COLUMNS, _MOST_UNITS = 60, 20_000
#: The end of a cell is looked for so far before it.
_TAIL = 400


def read(data: bytes, path: str) -> Document:
    """Read the bytes of a Markdown file; raises UnreadableError where they are no text.

    >>> read("# 总体情况".encode(), "draft.md").blocks[0].level
    1
    """
    return from_text(decode(data), path)


def from_text(text: str, path: str) -> Document:
    r"""Make a document of Markdown in memory; positions are those of the text itself.

    A comment on lines of its own ends a paragraph. One within a line is part of the text and a
    mark: the parser reads over it.

    >>> blocks = from_text("# 报告\n\n正文\n", "report.md").blocks
    >>> [(type(block).__name__, block.span.start) for block in blocks]
    [('Paragraph', 2), ('Lines', 5)]
    """
    comments = list(_comments(text))
    marks = tuple([Mark("comment", Span(*span), text[slice(*span)]) for span in comments])
    visible_text = mask_marks(text, marks) if marks else text
    blocks: list[Block] = []
    start = 0
    for first, last in [*_standalone_comments(visible_text, comments), (len(text), len(text))]:
        for block in _split(visible_text, start, first):
            if isinstance(block, Lines):
                blocks += _prose(visible_text, block.span)
            else:
                blocks.append(block)
        start = last
    return Document(path, "markdown", text, tuple(blocks), marks=marks)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Return where comments stand; one that is never closed is none."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + len("<!--"))
        if end < 0:
            return
        yield start, end + len("-->")
        start = text.find("<!--", end)


def _split(text: str, start: int, end: int) -> Iterator[Block]:
    """Return stretches of lines and tables, drawn ones and those that are written in tags."""
    if _TAGGED.regex.search(text, start, end):
        for grid in _find_tables(text, start, end):
            yield from split_tables(text, start, grid.span.start)
            yield grid
            start = grid.span.end
    yield from split_tables(text, start, end)


def _standalone_comments(
    visible_text: str, comments: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the comments that have their lines for themselves; all are blank in what is shown."""
    if not comments:
        return []
    lines = [match.span() for match in _LINE.regex.finditer(visible_text)]
    starts = [start for start, _ in lines]
    blank = [not visible_text[start:end].strip() for start, end in lines]
    return [span for span in comments if blank[bisect_right(starts, span[0]) - 1]]


def _prose(text: str, span: Span) -> Iterator[Block]:
    """Cut lines into headings and stretches of prose; a list item begins a stretch."""
    start = span.start
    for match in _LINE.regex.finditer(text, span.start, span.end):
        line = match.group().rstrip("\r\n")
        heading = _HEADING.regex.match(line)
        marker = _MARKER.regex.match(line)
        if heading is None and marker is None and not _RULE.regex.match(line):
            continue
        if match.start() > start:
            yield Lines(Span(start, match.start()))
        start = match.end()
        if heading is not None:
            # NOTE: stripped here: a pattern for it would try every blank as the last.
            words = line[heading.end() :].rstrip(_SPACES).rstrip("#").rstrip(_SPACES)
            offset = match.start() + heading.end()
            yield Paragraph(Span(offset, offset + len(words)), len(heading.group(1)))
        elif marker is not None and not _RULE.regex.match(line):
            start = match.start() + marker.end()
    if span.end > start:
        yield Lines(Span(start, span.end))


def _find_tables(text: str, start: int, end: int) -> Iterator[Grid]:
    """Return the tables of ``text[start:end]``; what is not well formed stays text."""
    depth = first = 0
    for match in _TABLE.regex.finditer(text, start, end):
        closing = text[match.start() + 1] == "/"
        if not closing and depth == 0:
            first = match.start()
        depth = max(0, depth - 1) if closing else depth + 1
        if closing and depth == 0 and first >= start:
            grid = _grid(text, first, match.end())
            if grid is not None:
                yield grid
            first = start - 1


def _grid(text: str, start: int, end: int) -> Grid | None:
    cells: list[GridCell] = []
    row, column, width = -1, 0, 0
    #: The first row in which a column is free of the cells that reach down into it.
    free_from: dict[int, int] = {}
    for match, until in _cell_tags(text, start, end):
        kind = match[2].lower()
        if kind == "tr":
            row, column = row + 1, 0
        elif kind in ("td", "th") and row >= 0:
            rows, columns = _read_span(match[3], "row"), _read_span(match[3], "col")
            while free_from.get(column, 0) > row:
                column += 1
            cells.append(GridCell(row, column, rows, columns, _trim_cell(text, match.end(), until)))
            next_column = column + min(columns, _MOST_COLUMNS)
            free_from |= dict.fromkeys(range(column, next_column), row + rows)
            column, width = next_column, max(width, next_column)
    height = row + 1
    if len(cells) < 2 or width > _MOST_COLUMNS or height * width > _MOST_UNITS:
        return None
    fitting = [
        GridCell(c.row, c.column, min(c.row_span, height - c.row), c.column_span, c.span)
        for c in cells
    ]
    return Grid(Span(start, end), height, width, tuple(fitting))


def _cell_tags(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], int]]:
    """Return the opening tags of the table itself, each with where the next tag begins."""
    depth = 0
    waiting: re.Match[str] | None = None
    for match in _PIECE.regex.finditer(text, start, end):
        closing, kind = bool(match[1]), match[2].lower()
        depth += (-1 if closing else 1) if kind == "table" else 0
        if depth > 1 or (depth == 1 and closing and kind == "table"):
            continue
        if waiting is not None:
            yield waiting, match.start()
        waiting = None if closing else match


def _read_span(attributes: str, which: str) -> int:
    for name, number in _REACH.regex.findall(attributes):
        if name.lower() == which:
            return max(1, int(number))
    return 1


def _trim_cell(text: str, start: int, end: int) -> Span:
    """Return the words of a cell, without tags and blanks around them."""
    before = _BEFORE.regex.match(text, start, end)
    first = before.end() if before else start
    after = _AFTER.regex.search(text, max(first, end - _TAIL), end)
    last = after.start() if after else end
    return Span(first, last) if first < last else Span(start, start)
