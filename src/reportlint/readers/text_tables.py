"""Tables drawn in text: cells between ``|`` (Markdown and plain text) or between tabs."""

from __future__ import annotations

from reportlint.model.document import Grid, GridCell, Lines, Span
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Block

_LINE = Pattern(r"[^\r\n]*(?:\r\n|\r|\n|$)")
#: A line that only draws: of Markdown under its head row, or between rows of a drawn table.
_DRAWN = Pattern(r"[|+:\s├┤┼┿│┃┌┐└┘┬┴─━=_-]*(?:-{2}|={2}|_{2}|[─━])[|+:\s├┤┼┿│┃┌┐└┘┬┴─━=_-]*")
_BARS = "|│┃｜"
#: What may stand around the words of a cell: blanks, and Markdown's emphasis.
_CELL_PADDING = " \t\u3000\xa0*`"
_CHINESE = "\u2e80"
#: A table has at least this many separators in each line.
_MIN_SEPARATORS = 2


def split_tables(text: str, start: int, end: int) -> Iterator[Block]:
    r"""Return the stretches of lines and the drawn tables of ``text[start:end]``, in order.

    >>> [block.rows for block in split_tables("a|b|c\n1|2|3\n", 0, 12)]
    [2]
    """
    lines: list[tuple[int, int]] = []
    table: list[tuple[int, int]] = []
    separator = ""
    for first, last in _lines(text, start, end):
        mark = _separator(text, first, last, separator if table else "")
        if table and mark != separator and not _is_rule(text, first, last):
            yield from _finish_table(text, lines, table, separator)
            lines, table = [], []
        if mark and (not table or mark == separator):
            separator = mark
            table.append((first, last))
        elif table and _is_rule(text, first, last):
            table.append((first, last))
        else:
            lines.append((first, last))
    yield from _finish_table(text, lines, table, separator)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _LINE.regex.finditer(text, start, end):
        if match.start() < end:
            yield match.start(), min(match.end(), end)


def _separator(text: str, start: int, end: int, current: str) -> str:
    """Return what separates the cells of a line: a bar, a tab, or nothing.

    A single tab does within a table (``current`` is its separator); it begins none.
    """
    line = text[start:end].strip("\r\n")
    for mark in _BARS:
        if line.count(mark) >= _MIN_SEPARATORS:
            return mark
    words, tabs = line.strip(), line.count("\t")
    inside = "\t" in words
    if current == "\t":
        # NOTE: a label whose cells are all empty is a row, too.
        return "\t" if inside or (words and tabs >= _MIN_SEPARATORS) else ""
    return "\t" if inside and tabs >= _MIN_SEPARATORS else ""


def _is_rule(text: str, start: int, end: int) -> bool:
    line = text[start:end].strip()
    return "\t" not in line and _DRAWN.regex.fullmatch(line) is not None


def _finish_table(
    text: str, lines: list[tuple[int, int]], table: list[tuple[int, int]], separator: str
) -> Iterator[Block]:
    while table and _is_rule(text, *table[-1]):
        lines_after = table.pop()
        if not table:
            lines.append(lines_after)
    rows = [line for line in table if not _is_rule(text, *line)]
    if len(rows) < _MIN_SEPARATORS or (separator == "\t" and _is_unfilled(text, rows)):
        lines = lines + table
        table = []
    if lines:
        yield Lines(Span(lines[0][0], lines[-1][1]))
    if table:
        yield _build_grid(text, rows, separator)


def _is_unfilled(text: str, rows: Sequence[tuple[int, int]]) -> bool:
    """Whether a table in tabs is not filled in: it has words only, and rows of empty cells.

    NOTE: there the empty cells of merged ones are not told from those that hold values.
    """
    lines = [text[start:end].strip("\r\n") for start, end in rows]
    if any(max(word) < _CHINESE for line in lines for word in line.split()):
        return False
    after = _LINE.regex.match(text, rows[-1][1])
    lines += [after.group().strip("\r\n")] if after and not after.group().strip() else []
    return any("\t" in line and not line.partition("\t")[2].strip() for line in lines)


def _build_grid(text: str, rows: Sequence[tuple[int, int]], separator: str) -> Grid:
    lines = [text[start:end].strip() for start, end in rows]
    # NOTE: bars around every row are a frame; otherwise a bar at either end opens a blank cell.
    has_bars = separator != "\t"
    has_leading = has_bars and all(line.startswith(separator) for line in lines)
    has_trailing = has_bars and all(line.endswith(separator) for line in lines)
    row_spans = [
        spans[has_leading : len(spans) - has_trailing]
        for spans in (
            list(_cells(text, _trim_row(text, start, end, separator), separator))
            for start, end in rows
        )
    ]
    width = max(map(len, row_spans))
    if not has_bars:
        # NOTE: spreadsheets give empty columns behind the last with words.
        places = ((column + 1, span) for spans in row_spans for column, span in enumerate(spans))
        width = max((count for count, span in places if span.start < span.end), default=width)
    cells = [
        GridCell(index, column, 1, 1, span)
        for index, spans in enumerate(row_spans)
        for column, span in enumerate(spans[:width])
    ]
    return Grid(Span(rows[0][0], rows[-1][1]), len(rows), width, tuple(cells))


def _trim_row(text: str, start: int, end: int, separator: str) -> Span:
    """Return the row without its line end and, where bars part the cells, the blanks around."""
    line = text[start:end].rstrip("\r\n")
    if separator == "\t":
        return Span(start, start + len(line))
    first = start + len(line) - len(line.lstrip())
    return Span(first, first + len(line.strip()))


def _cells(text: str, row: Span, separator: str) -> Iterator[Span]:
    """Return what stands between the separators, without the blanks around."""
    start = row.start
    for cell in text[row.start : row.end].split(separator):
        first = start + len(cell) - len(cell.lstrip(_CELL_PADDING))
        bare = cell.strip(_CELL_PADDING)
        yield Span(first, first + len(bare)) if bare else Span(start, start)
        start += len(cell) + 1
