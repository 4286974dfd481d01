"""A draft as plain text: tables without lines, one row a line, or drawn with bars."""

from __future__ import annotations

from reportlint.ruletests.rendering.grids import build_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.ruletests.rendering.draft import BlockText, Draft, PartText, TableText


def render(draft: Draft, *, bars: bool = False) -> str:
    """Return the text; with ``bars`` every cell shows, blank ones too."""
    chunks = [draft.title, draft.preamble + draft.period]
    for part in draft.parts:
        chunks += _part(part, bars=bars)
    chunks += draft.sign_off
    return "\n\n".join(chunk for chunk in chunks if chunk) + "\n"


def _part(part: PartText, *, bars: bool) -> Iterator[str]:
    yield part.heading
    yield from part.paragraphs
    for table in part.tables:
        yield "\n".join(_draw_bars(table) if bars else _format_plain(table))


def _format_plain(table: TableText) -> Iterator[str]:
    """Return the lines of a table without lines, as copying it from a page gives them."""
    for block in table.blocks:
        if table.aside:
            yield from _format_aside(block)
            continue
        if block.legend:
            yield block.legend
        yield " ".join(head for head in block.heads if head)
        last_parent = ""
        for row in block.rows:
            if (
                row.parent
                and row.parent != last_parent
                and not _goes_on(block, row.parent, row.key)
            ):
                yield row.parent
            last_parent = row.parent or last_parent
            yield " ".join((row.label, *(value for value in row.values if value)))


def _goes_on(block: BlockText, parent: str, key: str) -> bool:
    """Whether an earlier row stands under the same merged cell."""
    keys = [row.key for row in block.rows if row.parent == parent]
    return bool(keys) and keys[0] != key


def _format_aside(block: BlockText) -> Iterator[str]:
    heads = [head for head in block.heads if head]
    yield " ".join(dict.fromkeys(row.parent or row.label for row in block.rows))
    inner = [row.label for row in block.rows if row.parent]
    yield " ".join((*heads, *inner))
    if inner:
        yield " ".join(heads * len(inner))
    yield " ".join(value for row in block.rows for value in row.values if value)


def _draw_bars(table: TableText) -> Iterator[str]:
    """Return the lines of a table whose cells stand between bars."""
    for row in build_rows(table):
        yield "| " + " | ".join(row) + " |"
