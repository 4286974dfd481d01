"""Which rows and columns of a table to show around the cell that a finding speaks of."""

from __future__ import annotations

from reportlint.reporters.common import find_table_form
from reportlint.reporters.common.screen import count_columns, fit_text, make_visible, truncate
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import FileResult, Finding
    from reportlint.model.form import Column, Row, TableForm
    from reportlint.model.report import Table
    from reportlint.reporters.common import View

#: As many rows are shown, and more only if they hold terms of the sum.
_MOST_ROWS = 8
#: The room kept for the rows' titles and the most they get.
_LEAST_LABEL, _MOST_LABEL = 18, 28
#: What a word of a column's title takes: at first in Chinese, then in either language, as far as
#: the terms of the sum find room.
_HEAD, _TIGHTER = 8, (8, 6, 4)
_GAP = 2
#: The room for a column of … that says that some are left out.
_MORE = 3
_NUMBER = 10


class ExcerptRow(Record):
    """A row as shown; ``own`` is the finding's, ``gap`` says that rows are left out before it."""

    title: str
    cells: tuple[str, ...]
    own: bool
    gap: bool


class Neighbourhood(Record):
    """A part of a table; ``marked_column`` is the index of the finding's column, if it has one.

    ``more`` says that columns are left out. ``label`` is the room for the rows' titles, ``widths``
    that of the columns. ``cells`` are the keys of those shown: row, column.
    """

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    lines: tuple[ExcerptRow, ...]
    marked_column: int | None
    more: bool
    label: int
    cells: frozenset[tuple[str, str]]


def find_neighbourhood(
    finding: Finding, result: FileResult, view: View, room: int
) -> Neighbourhood | None:
    """Return the rows and columns that matter and fit; None where the finding has no cells."""
    key = finding.location.table
    form = find_table_form(key, result.edition, view.forms)
    table = result.report.table(key) if result.report and key else None
    if form is None or table is None or finding.location.column_key is None:
        return None
    return _Choice(finding, form, table, view.language).build(room)


class _Choice:
    """Chooses from one table for one finding."""

    def __init__(self, finding: Finding, form: TableForm, table: Table, language: str) -> None:
        self._place = finding.location
        self._form = form
        self._table = table
        self._language = language
        pairs = zip(finding.related, finding.related_values, strict=True)
        own = [(place, value) for place, value in pairs if place.table == form.key]
        #: The terms of the sum it is about: all of them are shown if there is any room.
        self._terms = [place for place, value in own if value not in ("", "0")]
        #: The cells it is judged by, as far as they count for something.
        self._operands = [place for place, value in own if value != "0"]

    def build(self, room: int) -> Neighbourhood | None:
        rows = self._rows()
        wanted_columns = self._columns(rows)
        room -= _LEAST_LABEL
        widths, fit = self._fitting(wanted_columns, rows, room)
        if len(fit) < len(widths):
            room -= _MORE
            widths, fit = self._fitting(wanted_columns, rows, room)
        shown_columns = [column for column in wanted_columns if column.key in fit]
        if not rows or not shown_columns:
            return None
        keys = [column.key for column in shown_columns]
        own = self._place.column_key
        return Neighbourhood(
            self._form.title[self._language],
            tuple(column.title[self._language] for column in shown_columns),
            tuple(widths[key] for key in keys),
            tuple(self._lines(rows, keys)),
            keys.index(own) if own in keys else None,
            more=len(shown_columns) < len(wanted_columns),
            label=self._label(rows, room + _LEAST_LABEL - sum(widths[k] + _GAP for k in keys)),
            cells=frozenset((row.key, key) for row in rows for key in keys),
        )

    def _rows(self) -> list[Row]:
        """Return the cell's row and those of the operands, or without any the rows next to it."""
        own = self._place.row
        keys = [row.key for row in self._form.rows]
        terms = [own, *(place.row for place in self._terms)]
        wanted_keys = [*terms, *(place.row for place in self._operands)]
        if own in keys and not self._operands:
            index = keys.index(own)
            wanted_keys += keys[index + 1 : index + 2] + keys[max(index - 1, 0) : index]
        most = max(len(set(terms)), _MOST_ROWS)
        chosen_keys = [key for key in dict.fromkeys(wanted_keys) if key is not None][:most]
        rows = [row for row in self._form.rows if row.key in chosen_keys]
        # NOTE: rows with other columns would stand under heads that are not theirs.
        heads = next(
            (row.columns for row in rows if row.key == own), rows[0].columns if rows else ()
        )
        return [row for row in rows if row.columns == heads]

    def _columns(self, rows: list[Row]) -> list[Column]:
        """Return the marked column, those of the operands, and those that hold more than zeros."""
        wanted_keys = {self._place.column_key, *(place.column_key for place in self._operands)}
        for row in rows:
            for column in row.columns:
                cell = self._table.cells.get((row.key, column))
                if cell is not None and cell.value != 0:
                    wanted_keys.add(column)
        lawful = {column for row in rows for column in row.columns}
        return [column for column in self._form.columns if column.key in wanted_keys & lawful]

    def _fitting(
        self, wanted_columns: list[Column], rows: list[Row], room: int
    ) -> tuple[dict[str, int], set[str]]:
        """Return the columns' widths, as narrow as the terms make necessary, and those that fit."""
        terms = {self._place.column_key, *(place.column_key for place in self._terms)}
        terms &= {column.key for column in wanted_columns}
        widths: dict[str, int] = {}
        fit: set[str] = set()
        for head in (0, *_TIGHTER):
            widths = {column.key: self._width(column, rows, head) for column in wanted_columns}
            fit = self._choose_columns(widths, room)
            if terms <= fit:
                break
        return widths, fit

    def _choose_columns(self, widths: dict[str, int], room: int) -> set[str]:
        """Return the columns that fit: the marked one, then terms, operands, total, the rest."""
        operands = [place.column_key for place in (*self._terms, *self._operands)]
        chosen_keys = set()
        for key in dict.fromkeys([self._place.column_key, *operands, "total", *widths]):
            if key in widths:
                room -= widths[key] + _GAP
                if room >= 0:
                    chosen_keys.add(key)
        return chosen_keys

    def _width(self, column: Column, rows: list[Row], head: int) -> int:
        """Return the room for a column: the longest word of its title, the longest number.

        ``head``: words of the title are broken at so many columns; 0: Chinese ones only.
        """
        words = column.title[self._language].split()
        heads = [
            word if word.isascii() and not head else fit_text(word, head or _HEAD) for word in words
        ]
        return max(map(count_columns, [*heads, *(self._text(row, column.key) for row in rows)]))

    def _label(self, rows: list[Row], room: int) -> int:
        """Return the room for the rows' titles: what they need, if there is as much."""
        titles = (self._form.title, *(row.title for row in rows))
        width = max(count_columns(title[self._language]) for title in titles)
        return min(width, room, _MOST_LABEL)

    def _lines(self, rows: list[Row], keys: list[str]) -> list[ExcerptRow]:
        every = [row.key for row in self._form.rows]
        places = [every.index(row.key) for row in rows]
        before = [places[0] - 1, *places]
        return [
            ExcerptRow(
                row.title[self._language],
                tuple(self._text(row, key) for key in keys),
                own=row.key == self._place.row,
                gap=index > last + 1,
            )
            for row, index, last in zip(rows, places, before, strict=False)
        ]

    def _text(self, row: Row, column: str) -> str:
        """Return what stands in a cell; in brackets if it is the finding's."""
        cell = self._table.cells.get((row.key, column))
        raw = truncate(make_visible(cell.raw.strip()), _NUMBER) if cell else ""
        own = (row.key, column) == (self._place.row, self._place.column_key)
        return f"[{raw}]" if own else raw
