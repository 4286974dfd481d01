"""A draft before it is text: title, prose and tables, each row with its values as written."""

from __future__ import annotations

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class RowText(Record):
    """A row: its label with the ordinal, the merged cell to its left, its values."""

    key: str
    label: str
    parent: str
    values: tuple[str, ...]


class BlockText(Record):
    """Rows under one head; ``legend`` is the line above it."""

    legend: str
    heads: tuple[str, ...]
    rows: tuple[RowText, ...]


class TableText(Record):
    """A table. ``aside``: its rows stand side by side on one line, each under its own head."""

    key: str
    blocks: tuple[BlockText, ...]
    aside: bool = False


class PartText(Record):
    """A part: the heading with its ordinal, paragraphs, then tables."""

    number: int
    heading: str
    paragraphs: tuple[str, ...]
    tables: tuple[TableText, ...] = ()


class Draft(Record):
    """A whole draft; ``preamble`` and ``period`` are sentences of the paragraph before the parts.

    What is "" is left out.
    """

    title: str
    preamble: str
    period: str
    parts: tuple[PartText, ...]
    sign_off: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[TableText, ...]:
        """The tables of all parts, in order."""
        return tuple(table for part in self.parts for table in part.tables)


def build_rows(table: TableText) -> tuple[tuple[str, ...], ...]:
    """Return a table's rows, all of the same width, blank where a cell is merged with another."""
    build = _build_cells_aside if table.aside else _build_cells
    raw_rows = [row for block in table.blocks for row in build(block)]
    width = max((len(row) for row in raw_rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in raw_rows)


def _build_cells(block: BlockText) -> Iterator[tuple[str, ...]]:
    nested = any(row.parent for row in block.rows)
    if block.legend:
        yield (block.legend,)
    yield (*([""] if nested else []), *block.heads)
    last_parent = ""
    for row in block.rows:
        first_cells = (row.parent if row.parent != last_parent else "",) if nested else ()
        last_parent = row.parent
        yield (*first_cells, row.label, *row.values)


def _build_cells_aside(block: BlockText) -> Iterator[tuple[str, ...]]:
    heads = tuple(head for head in block.heads if head)
    blank = ("",) * (len(heads) - 1)
    outer: list[str] = []
    last_name = ""
    for row in block.rows:
        name = row.parent or row.label
        outer += [name if name != last_name else "", *blank]
        last_name = name
    yield tuple(outer)
    inner = [(row.label, *blank) if row.parent else heads for row in block.rows]
    yield tuple(cell for cells in inner for cell in cells)
    third = [heads if row.parent else ("", *blank) for row in block.rows]
    yield tuple(cell for cells in third for cell in cells)
    yield tuple(value for row in block.rows for value in row.values)
