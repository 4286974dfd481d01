"""The seam where a page break cuts a table: which cells below it go on cells above it."""

from __future__ import annotations

from reportlint.patterns import Pattern
from reportlint.readers.pdf.lines import join

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.readers.pdf.grids import Cell

_ITEM = Pattern(
    r"\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、.．]|\d+\s*[.．、)）])"
)
_VALUE = Pattern(r"[\d.,，%％/／\-—－０-９\s]+")
_WORDS = Pattern(r"[\u4e00-\u9fffA-Za-z]")


class Part:
    """A part of a table: the index of the cell at each row and column, and the cells."""

    def __init__(self, owners: list[list[int]], cells: list[Cell]) -> None:
        """Take both; cells of the lower part that go on one above are then noted in ``joined``."""
        self.owners = owners
        self.cells = cells
        self.joined: dict[int, int] = {}

    def texts(self, row: int) -> list[str]:
        """Give the text at each column of a row, without blanks."""
        return ["".join(self.cells[owner].text.split()) for owner in self.owners[row]]

    def names(self, row: int) -> bool:
        """Whether a row holds words: a head, not values that happen to be equal."""
        return any(_WORDS.regex.search(text) for text in self.texts(row))

    def starts_nothing(self, row: int) -> bool:
        """Whether no text starts in the first or last row: it holds parts of other rows' cells."""
        beside = self.owners[1] if row == 0 else self.owners[row - 1]
        here = self.owners[row]
        own = [owner for owner in here if owner not in beside]
        partial = len(own) < len(here) or len(set(own)) == 1
        return partial and not any(self.cells[owner].text for owner in own)

    def extent(self, owner: int) -> int:
        """Count the rows that a cell takes."""
        return sum(owner in row for row in self.owners)


class Seam:
    """The last row above a page break and the first below it."""

    def __init__(self, above: Part, below: Part) -> None:
        """Take the parts, the lower one without repeated heads."""
        self._above = above
        self._below = below
        self._pairs = self._facing()
        self._first_value = self._first_value_column()

    def close(self) -> None:
        """Join the cells that the break cuts: the upper gets the text, the lower its owner."""
        cut = self._is_row_cut()
        for (upper, lower), column in self._pairs.items():
            if cut or self._continues(upper, lower, column):
                self._join(upper, lower)
        if cut and all((upper, lower) in self._pairs for upper, lower in self._faces()):
            self._drop_row()

    def _faces(self) -> list[tuple[int, int]]:
        return list(zip(self._above.owners[-1], self._below.owners[0], strict=True))

    def _facing(self) -> dict[tuple[int, int], int]:
        """Give each pair of cells that face each other and are equally wide, with its column."""
        faces = self._faces()
        upper = self._above.owners[-1]
        lower = self._below.owners[0]
        pairs: dict[tuple[int, int], int] = {}
        for column, pair in enumerate(faces):
            if pair not in pairs and faces.count(pair) == upper.count(pair[0]) == lower.count(
                pair[1]
            ):
                pairs[pair] = column
        return pairs

    def _first_value_column(self) -> int:
        """Give the column in which the values start: the first with a number alone in it."""
        rows = [(part, row) for part in (self._above, self._below) for row in part.owners]
        columns = len(self._above.owners[0])
        for column in range(columns):
            for part, row in rows:
                cell = part.cells[row[column]]
                if _VALUE.regex.fullmatch(cell.text) and cell.text.strip():
                    return column
        return columns

    def _values(self, part: Part, row: int) -> list[str]:
        return [text for text in part.texts(row)[self._first_value :] if text]

    def _is_row_cut(self) -> bool:
        """Whether one row is cut: a half without values, and halves that complement each other."""
        upper = self._values(self._above, -1)
        lower = self._values(self._below, 0)
        if bool(upper) == bool(lower):
            return False
        if not all(_VALUE.regex.fullmatch(text) for text in upper or lower):
            return False
        labels = [
            (self._above.cells[one], self._below.cells[other])
            for one, other in self._faces()[: self._first_value]
        ]
        return any(other.text for _, other in labels) and all(
            not other.text or self._goes_on(one, other) for one, other in labels
        )

    def _goes_on(self, upper: Cell, lower: Cell) -> bool:
        """Whether the text of a label may go on: it fills its cell, and no new item follows."""
        if not upper.text or not lower.text:
            return True
        return upper.full and not _ITEM.regex.match(lower.text)

    def _continues(self, upper: int, lower: int, column: int) -> bool:
        """Whether a cell below the break is the rest of a merged one above it."""
        one, other = self._above.cells[upper], self._below.cells[lower]
        if column >= self._first_value:
            return self._head_continues(one, other)
        leaf = self._ends_labels(lower, column)
        merged = self._above.extent(upper) > 1 or self._below.extent(lower) > 1
        if not other.text:
            return bool(one.text) or merged
        return (merged or not leaf) and self._goes_on(one, other)

    def _ends_labels(self, lower: int, column: int) -> bool:
        """Whether a label stands right before the values, so that each row has its own."""
        return column + self._below.owners[0].count(lower) >= self._first_value

    def _head_continues(self, one: Cell, other: Cell) -> bool:
        """Whether a column's head goes on below the break: only if the row starts with none."""
        starts_empty = not self._below.cells[self._below.owners[0][0]].text
        head = bool(one.text) and not _VALUE.regex.fullmatch(one.text)
        return starts_empty and head and not other.text

    def _join(self, upper: int, lower: int) -> None:
        one, other = self._above.cells[upper], self._below.cells[lower]
        text = join(one.text, other.text, one.full)
        self._above.cells[upper] = one._replace(text=text, full=other.full or not other.text)
        self._below.joined[lower] = upper

    def _drop_row(self) -> None:
        """Drop the first row below: all of it has gone to the row above."""
        del self._below.owners[0]
