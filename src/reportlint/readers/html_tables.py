"""Tables written in tags within Markdown: what converters write where cells are merged."""

from __future__ import annotations

from reportlint.model.document import Grid, GridCell, Span
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

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


def find_tables(text: str, start: int, end: int) -> Iterator[Grid]:
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


class _CellPlacer:
    """Where cells stand, those that reach down from rows above in mind."""

    def __init__(self) -> None:
        self.row = -1
        self.width = 0
        self._column = 0
        self._first_free_row: dict[int, int] = {}

    def begin_row(self) -> None:
        """Go to the next row."""
        self.row += 1
        self._column = 0

    def take(self, rows: int, columns: int) -> int:
        """Return the column of the next cell, and keep its place in the rows below."""
        while self._first_free_row.get(self._column, 0) > self.row:
            self._column += 1
        first_column = self._column
        for column in range(first_column, first_column + columns):
            self._first_free_row[column] = self.row + rows
        self._column = first_column + columns
        self.width = max(self.width, self._column)
        return first_column


def _grid(text: str, start: int, end: int) -> Grid | None:
    places = _CellPlacer()
    cells: list[GridCell] = []
    for match, until in _cell_tags(text, start, end):
        kind = match[2].lower()
        if kind == "tr":
            places.begin_row()
        elif kind in ("td", "th") and places.row >= 0:
            rows, columns = _read_span(match[3], "row"), _read_span(match[3], "col")
            column = places.take(rows, min(columns, _MOST_COLUMNS))
            span = _trim_cell(text, match.end(), until)
            cells.append(GridCell(places.row, column, rows, columns, span))
    height = places.row + 1
    if len(cells) < 2 or places.width > _MOST_COLUMNS or height * places.width > _MOST_UNITS:
        return None
    fitting = [
        GridCell(c.row, c.column, min(c.row_span, height - c.row), c.column_span, c.span)
        for c in cells
    ]
    return Grid(Span(start, end), height, places.width, tuple(fitting))


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
