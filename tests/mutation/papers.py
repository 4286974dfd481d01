"""The drafts whose cells are damaged: little but their tables."""

from __future__ import annotations

from functools import cache

from tests.formats.paper import Paper, paper
from tests.strategies.rendering.flow import Text

#: Rows of one number, of many, and of nothing but zeros.
NAMES = ("full", "zero")


@cache
def bare(name: str) -> Paper:
    """Return a paper with its title, headings, tables and one paragraph of each part's text."""
    whole = paper(name)
    kept: list[object] = []
    for item in whole.items:
        before = kept[-1] if kept else None
        again = isinstance(item, Text) and item.role == "body" and isinstance(before, Text)
        if not (again and isinstance(before, Text) and before.role == "body"):
            kept.append(item)
    return whole.without(
        [item for item in whole.items if isinstance(item, Text) and item not in kept]
    )
