"""Finds the stretches of a text that are the form's tables, by their words."""

from __future__ import annotations

from itertools import pairwise, takewhile

from reportlint.parsing.tables.pieces import TextRow, cut_known_line, cut_line
from reportlint.support.label_key import label_key
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parsing.tables.lexicon import Lexicon, TableLexicon
    from reportlint.parsing.visual_lines import VisualLine

#: A line with this many values behind few words can only be a table's row.
_ROW_VALUES = 3
#: More characters than any row of a table has, blanks left out.
_LONGEST = 120
#: The same of a row whose words are all the form's: converters repeat what stands in merged cells.
_LONGEST_KNOWN = 300
#: So many lines without a word of the form end a table.
_PATIENCE = 8
#: Words shorter than this prove no table; words this long prove one even as part of a head.
SHORTEST = 4
WRAPPED = 6
#: What rows begin with that offices add to the table of what they did.
_ADDED = ("行政", "政府", "其他")
#: A line of one word that is no longer may be a piece of a wrapped one.
_NARROW = 2
#: More lines than the head of a table has, each of its words wrapped character by character.
_LONGEST_HEAD = 30
#: So many lines are remembered to be of a table or not.
_REMEMBERED = 2000


class Zone(Record):
    """A table in the text: its key and the lines ``first`` to ``last`` (inclusive) as rows."""

    table: str
    first: int
    last: int
    rows: tuple[TextRow, ...]


def read_known_rows(
    lines: Sequence[VisualLine], text: str, lexicon: Lexicon
) -> list[TextRow | None]:
    """Return each line's row where the line consists of words of the form and values, else None.

    >>> [row.count for row in read_known_rows(read_lines(ROW), ROW, LEXICON)]
    [7]
    """
    return [_read_known(line, text, lexicon.corpus) for line in lines]


def _read_known(line: VisualLine, text: str, corpus: str) -> TextRow | None:
    is_sentence = line.flat[-1] == "。"
    may_be_row = not is_sentence or len(text[line.start : line.end].split(None, _ROW_VALUES)) > 2
    if len(line.flat) > _LONGEST_KNOWN or not may_be_row:
        return None
    row = cut_known_line(line, text, corpus)
    return None if row is not None and is_sentence and not _is_row(row) else row


def _is_row(row: TextRow) -> bool:
    return row.count >= _ROW_VALUES and row.pieces[-1].value


def _is_added(entry: tuple[int, TextRow]) -> bool:
    """Whether a line behind a table is a row that was added to it: 行政检查 12."""
    row = entry[1]
    return row.count == 1 and row.pieces[-1].value and row.key.startswith(_ADDED)


class _Finder:
    """Walks the lines once; ``zones`` grows."""

    def __init__(self, lines: Sequence[VisualLine], text: str, lexicon: Lexicon) -> None:
        self.lines = lines
        self.text = text
        self.lexicon = lexicon
        self.zones: list[Zone] = []
        self.totals: set[int] = set()
        self.anchors: set[str] = set()
        self._reset()

    def _reset(self, *, beside: bool = False) -> None:
        self.table: TableLexicon | None = None
        self.rows: list[tuple[int, TextRow]] = []
        self.pending: list[tuple[int, TextRow]] = []
        self.values = 0
        self.beside = beside
        #: Lines of the form's words straight before, while no table is open.
        self.ahead: list[tuple[int, TextRow]] = []

    def take(self, index: int, row: TextRow | None) -> None:
        """Take the next line."""
        if row is not None:
            self._take_known(index, row)
        elif self.table is not None:
            self._take_unknown(index)
        elif self.ahead:
            self.ahead = []

    def _take_known(self, index: int, row: TextRow) -> None:
        if self.table is not None and not row.count and self._begins_again(row.key):
            self.close()
        if self.table is None or row.key not in self.table.corpus:
            table = _table_of(row.key, self.lexicon)
            if table is None and self.ahead:
                table = self._stacked(row)
            own = self.table.table.key if self.table is not None else None
            if table is not None and table.table.key != own:
                self._begin(table, row)
        if self.table is None:
            is_full = row.count or len(self.ahead) >= _LONGEST_HEAD
            self.ahead = [] if is_full else self.ahead
            self.ahead += [] if row.count else [(index, row)]
            return
        self._add_pending()
        self.rows.append((index, row))
        self.values += row.count

    def _begin(self, table: TableLexicon, row: TextRow) -> None:
        """Open a table with a line, and with those before it where its head is cut or repeated."""
        ahead = self.ahead
        self.close()
        self._open(table)
        lines = (*[head for _, head in ahead], row)
        if _table_of(row.key, self.lexicon) is None or any(map(_repeats, lines)):
            self.rows = ahead

    def _stacked(self, row: TextRow) -> TableLexicon | None:
        """Return the table of a head whose words are wrapped, each below its beginning."""
        width = len(row.pieces)
        if width == 1 and len(row.pieces[0].text) > _NARROW:
            return None
        before = (head for _, head in reversed(self.ahead))
        lines = (row, *takewhile(lambda head: len(head.pieces) == width, before))
        columns = zip(*[head.pieces for head in lines], strict=True)
        words = ["".join([piece.text for piece in reversed(column)]) for column in columns]
        found = (_table_of(word, self.lexicon) for word in dict.fromkeys(map(label_key, words)))
        return next((table for table in found if table is not None), None)

    def _begins_again(self, words: str) -> bool:
        """Whether the table is complete and words of it come again, no new ones: it stands twice.

        A table with a row too many is as long as a complete one before its last rows.
        """
        if self.table is None or len(words) < SHORTEST or self.values not in self.totals:
            return False
        again = [anchor for anchor in self.anchors if anchor in words]
        before = "\n".join([row.key for _, row in self.rows]) if again else ""
        return bool(again) and all(anchor in before for anchor in again)

    def _add_pending(self) -> None:
        self.rows += self.pending
        self.values += sum(row.count for _, row in self.pending)
        self.pending.clear()

    def _open(self, table: TableLexicon) -> None:
        self.table = table
        same = [each for each in self.lexicon.tables if each.table.key == table.table.key]
        self.totals = {sum(len(row.columns) for row in each.table.rows) for each in same}
        self.anchors = {anchor for each in same for anchor in each.anchors}

    def _take_unknown(self, index: int) -> None:
        line = self.lines[index]
        if len(line.flat) > _LONGEST or len(self.pending) >= _PATIENCE:
            self.close()
            return
        row = cut_line(line, self.text, self.lexicon.corpus)
        if "。" in line.flat and not _is_row(row):
            self.close()
            return
        self.pending.append((index, row))
        if _is_row(row):
            self._add_pending()

    def close(self, *, beside: bool = False) -> None:
        """End the table that is open, if any; a real one ``beside`` it may hold its values."""
        self.rows += takewhile(_is_added, self.pending)
        if self.table is not None:
            table = self.table.table.key
            rows = tuple([row for _, row in self.rows])
            may_be_blank = not beside and not self.beside
            if any(row.count for row in rows) or (may_be_blank and self._is_blank(table)):
                self.zones.append(Zone(table, self.rows[0][0], self.rows[-1][0], rows))
        self._reset(beside=beside)

    def _is_blank(self, table: str) -> bool:
        from reportlint.parsing.tables.unread_rows import is_blank

        rows = [row for _, row in (*self.rows, *self.pending)]
        return any(is_blank(rows, t) for t in self.lexicon.tables if t.table.key == table)


def find_zones(
    lines: Sequence[VisualLine],
    rows: Sequence[TextRow | None],
    stops: set[int],
    breaks: set[int],
    text: str,
    lexicon: Lexicon,
) -> list[Zone]:
    """Return the tables among the lines.

    None reaches over a line in ``stops`` (the headings), none begins before and ends behind a line
    in ``breaks`` (those that follow a real table).

    >>> lines, rows = read_lines(ROW), read_known_rows(read_lines(ROW), ROW, LEXICON)
    >>> [zone.table for zone in find_zones(lines, rows, set(), set(), ROW, LEXICON)]
    ['requests']
    """
    finder = _Finder(lines, text, lexicon)
    for index, row in enumerate(rows):
        if index in breaks:
            finder.close(beside=True)
        if index in stops:
            finder.close()
        else:
            finder.take(index, row)
    finder.close()
    return finder.zones


def _repeats(row: TextRow) -> bool:
    """Whether a line says a word twice running, as heads do whose merged cells were cut apart.

    In cells of different widths one of the two is wrapped earlier.
    """
    words = [piece.text for piece in row.pieces if not piece.value]
    pairs = [sorted(pair, key=len) for pair in pairwise(words)]
    return any(
        short == long or (len(short) > 1 and long.startswith(short)) for short, long in pairs
    )


def _table_of(words: str, lexicon: Lexicon) -> TableLexicon | None:
    """Return the table that the words can only belong to."""
    if len(words) < SHORTEST:
        return None
    known_tables = lexicon.known_tables
    if words not in known_tables:
        if len(known_tables) >= _REMEMBERED:
            known_tables.clear()
        may_be_part = len(words) >= WRAPPED
        pairs = ((table, anchor) for table in lexicon.tables for anchor in table.anchors)
        found = (table for table, a in pairs if a in words or (may_be_part and words in a))
        known_tables[words] = next(found, None)
    return known_tables[words]
