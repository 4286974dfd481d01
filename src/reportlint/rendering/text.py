"""A draft as plain text: tables without lines, one row a line, or drawn with bars."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.rendering.model import BlockText, Draft, PartText, TableText


def render(draft: Draft, *, bars: bool = False) -> str:
    """Give the text; with ``bars`` every cell shows, blank ones too."""
    chunks = [draft.title, draft.preamble + draft.period]
    for part in draft.parts:
        chunks += _part(part, bars=bars)
    chunks += draft.sign_off
    return "\n\n".join(chunk for chunk in chunks if chunk) + "\n"


def _part(part: PartText, *, bars: bool) -> Iterator[str]:
    yield part.heading
    yield from part.paragraphs
    for table in part.tables:
        yield "\n".join(_drawn(table) if bars else _spoken(table))


def _spoken(table: TableText) -> Iterator[str]:
    """Give the lines of a table without lines, as copying it from a page gives them."""
    for block in table.blocks:
        if table.aside:
            yield from _spoken_aside(block)
            continue
        if block.legend:
            yield block.legend
        yield " ".join(head for head in block.heads if head)
        said = ""
        for row in block.rows:
            if row.parent and row.parent != said and not _goes_on(block, row.parent, row.key):
                yield row.parent
            said = row.parent or said
            yield " ".join((row.label, *(value for value in row.values if value)))


def _goes_on(block: BlockText, parent: str, key: str) -> bool:
    """Whether an earlier row stands under the same merged cell."""
    keys = [row.key for row in block.rows if row.parent == parent]
    return bool(keys) and keys[0] != key


def _spoken_aside(block: BlockText) -> Iterator[str]:
    heads = [head for head in block.heads if head]
    yield " ".join(dict.fromkeys(row.parent or row.label for row in block.rows))
    inner = [row.label for row in block.rows if row.parent]
    yield " ".join((*heads, *inner))
    if inner:
        yield " ".join(heads * len(inner))
    yield " ".join(value for row in block.rows for value in row.values if value)


def _drawn(table: TableText) -> Iterator[str]:
    """Give the lines of a table whose cells stand between bars."""
    rows = [row for block in table.blocks for row in _cells(block, aside=table.aside)]
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        yield "| " + " | ".join((*row, *[""] * (width - len(row)))) + " |"


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
