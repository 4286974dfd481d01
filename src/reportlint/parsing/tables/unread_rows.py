"""Rows without a value to read: of tables that nobody filled in, or that are printed turned."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from reportlint.model.document import Grid, GridCell, Span
from reportlint.parsing.tables.alignment import RawValue, ReadRow
from reportlint.parsing.tables.labels import FEWEST, GapWords, find_whole_labels, without_ordinal
from reportlint.support.label_key import label_key, word_key
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parsing.tables.lexicon import TableLexicon
    from reportlint.parsing.tables.pieces import TextPiece, TextRow


#: The least shares of a form's rows and columns that are named in a blank table.
_ROWS, _COLUMNS = 0.6, 0.5
#: More words than these that are not the form's stand where values belong.
_STRANGE = 5
#: More than this share of the labels are wrapped where cells are torn.
_TORN = 0.25
#: So many characters of a wrapped label name a column; and a row.
_BEGUN, _BEGUN_ROW = 3, 5


def is_blank(rows: Sequence[TextRow], lexicon: TableLexicon) -> bool:
    """Whether lines without a value are a table of the form that was not filled in.

    >>> is_blank(cut_rows("自然人 总计"), WORDS)
    False
    """
    words = _Words(rows, lexicon)
    form = lexicon.table
    if sum(word not in lexicon.corpus for word in words.keys) > _STRANGE:
        return False
    columns = {lexicon.columns[label] for label in lexicon.columns if words.begin(label)}
    are_columns_named = len(columns) >= _COLUMNS * len(form.columns)
    return are_columns_named and words.count_named() >= _ROWS * len(form.rows)


def read_blank_rows(rows: Sequence[TextRow], lexicon: TableLexicon) -> list[ReadRow]:
    """Return the rows that are named, each with a blank value for every column.

    >>> [read] = read_blank_rows(cut_rows("本年新收政府信息公开申请数量"), WORDS)
    >>> read.row, [value.text for value in read.values]
    (0, ['', '', '', '', '', '', ''])
    """
    words = _Words(rows, lexicon)
    named_rows = words.rows().items()
    return [_blank(row, words.pieces[at], wording, lexicon) for row, (at, wording) in named_rows]


class _Words:
    """The words of a table without values, in the text's order, with their keys."""

    def __init__(self, rows: Sequence[TextRow], lexicon: TableLexicon) -> None:
        self.lexicon = lexicon
        self.pieces: list[TextPiece] = [piece for row in rows for piece in row.pieces]
        self.keys = [word_key(piece.text) for piece in self.pieces]

    def begin(self, label: str) -> bool:
        """Whether a word is a column's label, or enough of one that is wrapped in its cell."""
        return any(word in label and len(word) >= min(_BEGUN, len(label)) for word in self.keys)

    def count_named(self) -> int:
        """Return how many of the form's rows are named, at least by the beginning of a label."""
        return len(self._alone() | self._joined_rows() | self._begun_rows())

    def rows(self) -> dict[int, tuple[int, str]]:
        """Return the form's rows that are named: at which word, and how they are worded.

        Where many are wrapped, words of others stand between: every row counts as named.
        """
        alone = self._alone()
        named_rows = self._begun_rows() | self._joined_rows() | alone
        if len(named_rows) - len(alone) <= _TORN * len(named_rows):
            return dict(sorted(named_rows.items()))
        rows = range(len(self.lexicon.by_row))
        places = accumulate([named_rows.get(row, (0, ""))[0] for row in rows], max)
        return {row: (at, "standard") for row, at in enumerate(places)}

    def _alone(self) -> dict[int, tuple[int, str]]:
        """Return the rows whose labels are one word."""
        result: dict[int, tuple[int, str]] = {}
        for at, word in enumerate(self.keys):
            label = self.lexicon.labels.get(word)
            # NOTE: 其他 and 总计 are columns too; in the head, before any row, nothing else.
            if label is not None and (result or word not in self.lexicon.columns):
                result.setdefault(label.row, (at, label.wording))
        return result

    def _joined_rows(self) -> dict[int, tuple[int, str]]:
        """Return the rows whose labels stand whole in the words joined."""
        text = "".join(self.keys)
        labels = find_whole_labels(GapWords(text, tuple(self.keys), ""), self.lexicon)
        places = [(label.row, max(text.rfind(label.key[:_BEGUN_ROW]), 0)) for label in labels]
        ends = list(accumulate(map(len, self.keys)))[:-1]
        return {row: (bisect_right(ends, place), "standard") for row, place in places}

    def _begun_rows(self) -> dict[int, tuple[int, str]]:
        """Return the rows whose labels a word begins: they are wrapped, words of others between."""
        bare = [without_ordinal(word) for word in self.keys]
        return {
            row: (at, "standard")
            for row, entries in enumerate(self.lexicon.by_row)
            for at, word in enumerate(bare)
            if len(word) >= min(_BEGUN_ROW, len(entries[0].key)) and entries[0].key.startswith(word)
        }


def _blank(row: int, piece: TextPiece, wording: str, lexicon: TableLexicon) -> ReadRow:
    span = Span(piece.start, piece.end)
    values = (RawValue("", Span(piece.end, piece.end)),) * len(lexicon.table.rows[row].columns)
    return ReadRow(row, piece.text, span, span, wording, values, True, False)


def turn_upright(grid: Grid, text: str, lexicon: TableLexicon) -> Grid | None:
    """Return a grid with the form's rows as rows; None for a turned one that lacks cells.

    >>> grid, text = build_grid("总计 3")
    >>> turn_upright(grid, text, WORDS) is grid
    True
    """
    # NOTE: the rows of a table of one line stand side by side; there the columns tell.
    single = lexicon.table.single_row
    known_words = lexicon.columns if single else lexicon.labels
    across: dict[int, set[str]] = {}
    down: dict[int, set[str]] = {}
    for cell in grid.cells:
        word = label_key(cell.span.cut(text))
        if word in known_words:
            across.setdefault(cell.row, set()).add(word)
            down.setdefault(cell.column, set()).add(word)
    widest = max(map(len, across.values()), default=0)
    longest = max(map(len, down.values()), default=0)
    own, other = (widest, longest) if single else (longest, widest)
    if other <= own or other < FEWEST:
        return grid
    area = sum(cell.row_span * cell.column_span for cell in grid.cells)
    if area != grid.rows * grid.columns:
        return None
    cells = sorted(map(_turn_cell, grid.cells), key=lambda cell: (cell.row, cell.column))
    return replace(grid, rows=grid.columns, columns=grid.rows, cells=tuple(cells))


def build_unread_rows(span: Span, lexicon: TableLexicon, *, grid: bool = False) -> list[ReadRow]:
    """Return the form's rows, none of them read.

    >>> reads = build_unread_rows(Span(0, 9), WORDS)
    >>> reads[0].label, reads[0].columns_known
    ('本年新收政府信息公开申请数量', False)
    """
    return [
        ReadRow(index, row.label, span, span, "standard", (), False, grid)
        for index, row in enumerate(lexicon.table.rows)
    ]


def _turn_cell(cell: GridCell) -> GridCell:
    spans = {"row_span": cell.column_span, "column_span": cell.row_span}
    return replace(cell, row=cell.column, column=cell.row, **spans)
