"""The seam where a page break cuts a table: which cells below it go on cells above it."""

from __future__ import annotations

from reportlint.readers.layout.lines import join_texts
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.layout.grids import LayoutCell

_ITEM = Pattern(
    r"\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、.．]|\d+\s*[.．、)）])"
)
_VALUE = Pattern(r"[\d.,，%％/／\-—－０-９\s]+")
_WORDS = Pattern(r"[\u4e00-\u9fffA-Za-z]")


class TablePart:
    """A part of a table: the index of the cell at each row and column, and the cells."""

    def __init__(self, owners: list[list[int]], cells: list[LayoutCell]) -> None:
        """Take both; ``owner_above`` then notes cells of the lower part that go on one above."""
        self.owners = owners
        self.cells = cells
        self.owner_above: dict[int, int] = {}

    def texts(self, row: int) -> list[str]:
        """Return the text at each column of a row, without blanks."""
        return ["".join(self.cells[owner].text.split()) for owner in self.owners[row]]

    def has_words(self, row: int) -> bool:
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


class PageBreak:
    """The last row above a page break and the first below it."""

    def __init__(self, above: TablePart, below: TablePart) -> None:
        """Take the parts, the lower one without repeated heads."""
        self._above = above
        self._below = below
        self._faces = list(zip(above.owners[-1], below.owners[0], strict=True))
        self._pairs = self._facing()
        self._first_value = self._first_value_column()
        self._upper = [above.cells[owner] for owner in above.owners[-1][self._first_value :]]
        self._lower = [below.cells[owner] for owner in below.owners[0][self._first_value :]]

    def join_cells(self) -> None:
        """Join the cells that the break cuts: the upper gets the text, the lower its owner."""
        cut = self._is_row_cut()
        for (upper, lower), column in self._pairs.items():
            if cut or self._continues(upper, lower, column):
                self._join(upper, lower)
        if cut:
            del self._below.owners[0]

    def _facing(self) -> dict[tuple[int, int], int]:
        """Return each pair of cells that face each other and are equally wide, with its column."""
        upper, lower = self._above.owners[-1], self._below.owners[0]
        pairs: dict[tuple[int, int], int] = {}
        for column, (one, other) in enumerate(self._faces):
            together = self._faces.count((one, other))
            if together == upper.count(one) == lower.count(other):
                pairs.setdefault((one, other), column)
        return pairs

    def _first_value_column(self) -> int:
        """Return the column in which the values start: the first with a number alone in it."""
        rows = [(part, row) for part in (self._above, self._below) for row in part.owners]
        for column in range(len(self._faces)):
            if any(is_value(part.cells[row[column]]) for part, row in rows):
                return column
        return len(self._faces)

    def _is_row_cut(self) -> bool:
        """Whether the two rows are one: no cell speaks against it, and some speak for it."""
        pairs = [
            (self._above.cells[upper], self._below.cells[lower]) for upper, lower in self._pairs
        ]
        if not all(face in self._pairs for face in self._faces):
            return False
        if any(one.text and other.text and not _may_continue(one, other) for one, other in pairs):
            return False
        if self._holds_values():
            # NOTE: two rows of a filled table both have all their values, halves of one do not.
            return not (_is_complete(self._upper) and _is_complete(self._lower)) and any(
                bool(cell.text) != bool(other.text)
                for cell, other in zip(self._upper, self._lower, strict=True)
            )
        return any(one.text and other.text for one, other in pairs)

    def _holds_values(self) -> bool:
        return any(is_value(cell) for cell in self._upper + self._lower)

    def _continues(self, upper: int, lower: int, column: int) -> bool:
        """Whether a cell below the break is the rest of a merged one above it."""
        one, other = self._above.cells[upper], self._below.cells[lower]
        if column >= self._first_value:
            return self._head_continues(one, other)
        is_merged = self._above.extent(upper) > 1 or self._below.extent(lower) > 1
        if not other.text:
            return bool(one.text) or is_merged
        own = column + self._below.owners[0].count(lower) >= self._first_value
        return (is_merged or not own) and (not one.text or _may_continue(one, other))

    def _head_continues(self, one: LayoutCell, other: LayoutCell) -> bool:
        """Whether the head of a column is cut: words in both rows, and no values."""
        if self._holds_values():
            return False
        if one.text and other.text:
            return _may_continue(one, other)
        beside = self._lower if one.text else self._upper
        return bool(one.text or other.text) and any(cell.text for cell in beside)

    def _join(self, upper: int, lower: int) -> None:
        one, other = self._above.cells[upper], self._below.cells[lower]
        text = join_texts(one.text, other.text, one.full)
        self._above.cells[upper] = one._replace(
            text=text,
            full=other.full or not other.text,
            doubtful=one.doubtful or other.doubtful,
        )
        self._below.owner_above[lower] = upper


def is_value(cell: LayoutCell) -> bool:
    """Whether a cell holds figures or a sign that stands for none, and nothing else."""
    return bool(cell.text.strip()) and _VALUE.regex.fullmatch(cell.text) is not None


def _is_complete(cells: Sequence[LayoutCell]) -> bool:
    return all(cell.text for cell in cells)


def _may_continue(one: LayoutCell, other: LayoutCell) -> bool:
    """Whether a text may go on in another cell: it fills its own, and no new item follows."""
    if is_value(one) or is_value(other):
        return one.full and is_value(one) and is_value(other)
    return one.full and not _ITEM.regex.match(other.text)
