"""A table of a draft as rows of cells, blank where a cell is merged with its neighbour."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.ruletests.rendering.draft import BlockText, TableText


def rows(table: TableText) -> tuple[tuple[str, ...], ...]:
    """Give the rows, all of the same width."""
    found = [row for block in table.blocks for row in _cells(block, aside=table.aside)]
    width = max((len(row) for row in found), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in found)


def _cells(block: BlockText, *, aside: bool) -> Iterator[tuple[str, ...]]:
    if aside:
        yield from _cells_aside(block)
        return
    nested = any(row.parent for row in block.rows)
    if block.legend:
        yield (block.legend,)
    yield (*([""] if nested else []), *block.heads)
    said = ""
    for row in block.rows:
        left = (row.parent if row.parent != said else "",) if nested else ()
        said = row.parent
        yield (*left, row.label, *row.values)


def _cells_aside(block: BlockText) -> Iterator[tuple[str, ...]]:
    heads = tuple(head for head in block.heads if head)
    blank = ("",) * (len(heads) - 1)
    outer: list[str] = []
    said = ""
    for row in block.rows:
        name = row.parent or row.label
        outer += [name if name != said else "", *blank]
        said = name
    yield tuple(outer)
    inner = [(row.label, *blank) if row.parent else heads for row in block.rows]
    yield tuple(cell for cells in inner for cell in cells)
    third = [heads if row.parent else ("", *blank) for row in block.rows]
    yield tuple(cell for cells in third for cell in cells)
    yield tuple(value for row in block.rows for value in row.values)
