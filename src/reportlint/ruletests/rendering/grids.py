"""A table of a draft as rows of cells, blank where a cell is merged with its neighbour."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.ruletests.rendering.draft import BlockText, TableText


def build_rows(table: TableText) -> tuple[tuple[str, ...], ...]:
    """Return the rows, all of the same width."""
    raw_rows = [row for block in table.blocks for row in _build_cells(block, aside=table.aside)]
    width = max((len(row) for row in raw_rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in raw_rows)


def _build_cells(block: BlockText, *, aside: bool) -> Iterator[tuple[str, ...]]:
    if aside:
        yield from _build_cells_aside(block)
        return
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
