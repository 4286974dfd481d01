"""What all layouts share: a draft as a sequence of texts and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.strategies.forms import TABLE_OF_PART
from tests.strategies.model import Draft
from tests.strategies.rendering.sheets import Sheet, sheet
from tests.strategies.rendering.values import Expected, ValueStyle


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``role`` is title, heading or body."""

    role: str
    words: str


def flow(draft: Draft, style: ValueStyle) -> Iterator[Text | Sheet]:
    """Return the draft from top to bottom."""
    yield from (Text("title", line) for line in draft.title)
    yield from (Text("body", words) for words in draft.front)
    for part in draft.parts:
        yield Text("heading", part.heading)
        prose = [Text("body", words) for words in part.paragraphs]
        table = TABLE_OF_PART.get(part.number)
        if table is None:
            yield from prose
        elif part.table_first:
            yield sheet(draft, table, style)
            yield from prose
        else:
            yield from prose
            yield sheet(draft, table, style)
    yield from (Text("body", words) for words in draft.back)


def expected(draft: Draft, style: ValueStyle) -> dict[tuple[str, str, str], Expected]:
    """Return the expected reading of every cell."""
    return {
        (table, *place): style.read(place[1], value)
        for table, cells in draft.tables.items()
        for place, value in cells.items()
    }
