"""A draft as Markdown: headings, paragraphs, pipe tables."""

from __future__ import annotations

from reportlint.ruletests.rendering.grids import build_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.ruletests.rendering.draft import Draft, TableText


def render(draft: Draft) -> str:
    """Return the text."""
    return "\n\n".join(chunk for chunk in _chunks(draft) if chunk) + "\n"


def _chunks(draft: Draft) -> Iterator[str]:
    yield f"# {draft.title}" if draft.title else ""
    yield draft.preamble + draft.period
    for part in draft.parts:
        yield f"## {part.heading}" if part.heading else ""
        yield from part.paragraphs
        yield from map(_table, part.tables)
    yield from draft.sign_off


def _table(table: TableText) -> str:
    """Return a table; its first row is the head that Markdown asks for."""
    first, *others = build_rows(table)
    rule = ("---",) * len(first)
    return "\n".join(f"| {' | '.join(row)} |" for row in (first, rule, *others))
