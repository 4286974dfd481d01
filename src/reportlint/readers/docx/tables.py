"""Tables: their grid of cells, with what is merged, and the text of the cells.

A row is a line of the text; the cells that begin in it are parted by tabs. A table of one column
only frames its text, as layouts made from web pages do: what is in it is read as if no table were
there. A table within a cell is part of the cell's text, and a grid of its own after the outer one.
"""

from __future__ import annotations

from reportlint.model.document import Grid, GridCell, Span
from reportlint.readers.docx import names
from reportlint.readers.docx.names import children, parse_int, read_value
from reportlint.readers.signatures import unreadable
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from reportlint.readers.docx.text_builder import TextBuilder

#: Word itself stops at 63.
MAX_COLUMNS = 256
MAX_GRID = 500_000


class _Cell:
    """A cell as a row has it: its first grid column, its width, and what ``w:vMerge`` says.

    In the grid it may grow downwards; its text comes last.
    """

    __slots__ = ("column", "element", "height", "row", "span", "vertical_merge", "width")

    def __init__(
        self, element: Element, column: int, width: int, vertical_merge: str | None
    ) -> None:
        self.element = element
        self.column = column
        self.width = width
        self.vertical_merge = vertical_merge
        self.row, self.height, self.span = 0, 1, Span(0, 0)


class WordRow(Record):
    """A row: its cells, the grid columns it reaches to, and who inserted it if that is tracked."""

    cells: tuple[_Cell, ...]
    columns: int
    insertion_author: str | None


class TableWriter:
    """Writes tables to an output; ``write_blocks`` writes what is in a cell."""

    def __init__(self, output: TextBuilder, write_blocks: Callable[[Element], None]) -> None:
        self._output = output
        self._write_blocks = write_blocks
        self._count = 0

    def write(self, table: Element) -> None:
        """Write a table."""
        self._count += 1
        rows = tuple(_read_rows(self._output, table))
        if all(len(row.cells) <= 1 for row in rows):
            self._write_frame(rows, self._count)
        elif self._output.in_cell:
            self._write_nested(rows, self._count)
        else:
            self._write_grid(rows, self._count)
            self._output.separate("\n")

    def _write_frame(self, rows: tuple[WordRow, ...], table: int) -> None:
        for index, row in enumerate(rows):
            for cell in row.cells:
                self._output.place = (None, table, f"r{index + 1}c{cell.column + 1}")
                self._write_blocks(cell.element)

    def _write_nested(self, rows: tuple[WordRow, ...], table: int) -> None:
        output, place, start = self._output, self._output.place, self._output.start
        if output.offset > start:
            output.separate("\n")
        self._write_grid(rows, table)
        output.place = place
        output.anchor(*place)
        output.resume(start)

    def _write_grid(self, rows: tuple[WordRow, ...], table: int) -> None:
        output = self._output
        columns = _count_columns(rows)
        grid = _build_grid(rows)
        position, start, in_cell = len(output.blocks), output.offset, output.in_cell
        output.in_cell = True
        for index, row in enumerate(grid):
            if index:
                output.separate("\n")
            first = output.offset
            self._write_row(row, table)
            author = rows[index].insertion_author
            if author is not None:
                output.mark("insertion", first, author)
        output.in_cell = in_cell
        cells = tuple(
            GridCell(cell.row, cell.column, cell.height, cell.width, cell.span)
            for row in grid
            for cell in row
        )
        # NOTE: before the grids of tables within it, which have been written by now.
        output.blocks.insert(position, Grid(Span(start, output.offset), len(rows), columns, cells))
        output.place = (None, table, None)

    def _write_row(self, row: list[_Cell], table: int) -> None:
        output = self._output
        output.begin()
        for index, cell in enumerate(row):
            if index:
                output.separate("\t")
            start = output.offset
            output.place = (None, table, f"r{cell.row + 1}c{cell.column + 1}")
            output.anchor(*output.place)
            output.cells.append((start, cell.element))
            self._write_blocks(cell.element)
            cell.span = Span(start, output.offset)


def _build_grid(rows: tuple[WordRow, ...]) -> list[list[_Cell]]:
    """Return the cells that begin in each row, those that go on below made taller."""
    grid: list[list[_Cell]] = []
    above: dict[tuple[int, int], _Cell] = {}
    for index, row in enumerate(rows):
        new_cells: list[_Cell] = []
        merging: dict[tuple[int, int], _Cell] = {}
        for cell in row.cells:
            place = (cell.column, cell.width)
            origin = above.get(place) if cell.vertical_merge == "continue" else None
            if origin is None:
                origin, cell.row = cell, index
                new_cells.append(cell)
            else:
                origin.height += 1
            if cell.vertical_merge is not None:
                merging[place] = origin
        grid.append(new_cells)
        above = merging
    return grid


def _count_columns(rows: tuple[WordRow, ...]) -> int:
    columns = max(row.columns for row in rows)
    if columns > MAX_COLUMNS or columns * len(rows) > MAX_GRID:
        raise unreadable(
            "docx.table_too_large", "archive.check_file", count=len(rows), columns=columns
        )
    return columns


def _read_rows(output: TextBuilder, table: Element) -> Iterator[WordRow]:
    for element in children(table):
        if element.tag != names.ROW:
            continue
        properties = element.find(names.ROW_PROPERTIES)
        deletion = None if properties is None else properties.find(names.DELETED)
        if deletion is not None:
            output.mark("deletion", output.offset, deletion.get(names.AUTHOR, ""))
            continue
        insertion = None if properties is None else properties.find(names.INSERTED)
        cells, end = _row_cells(element, _read_count(properties, names.GRID_BEFORE, 0))
        end += _read_count(properties, names.GRID_AFTER, 0)
        author = None if insertion is None else insertion.get(names.AUTHOR, "")
        yield WordRow(tuple(cells), end, author)


def _row_cells(row: Element, column: int) -> tuple[list[_Cell], int]:
    """Return the cells of a row that starts in a grid column, and the column after the last."""
    cells: list[_Cell] = []
    for element in children(row):
        if element.tag != names.CELL:
            continue
        properties = element.find(names.CELL_PROPERTIES)
        width = _read_count(properties, names.GRID_SPAN, 1)
        if cells and _read_merge(properties, names.HORIZONTAL_MERGE) == "continue":
            cells[-1].width += width
        else:
            merge_value = _read_merge(properties, names.VERTICAL_MERGE)
            cells.append(_Cell(element, column, width, merge_value))
        column += width
    return cells, column


def _read_merge(properties: Element | None, tag: str) -> str | None:
    merge_value = read_value(properties, tag)
    return merge_value if merge_value is None or merge_value == "restart" else "continue"


def _read_count(properties: Element | None, tag: str, least: int) -> int:
    return max(least, parse_int(read_value(properties, tag), least))
