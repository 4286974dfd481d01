"""What there is to read on a page: passages and tables, each knowing where it stands."""

from __future__ import annotations

from reportlint.readers.html.inline_text import Note
from reportlint.support.records import Record, generate_init, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from reportlint.readers.html.tables import CellPlace


class PagePassage(Record):
    """A paragraph: the node of its first words and of the block they stand in.

    ``line`` is where in the source the words begin, or the tag that they follow.
    """

    node: int
    block: int
    line: int | None
    level: int
    text: str
    notes: tuple[Note, ...]


@generate_init
class PageCell(Record):
    """A cell of a table: where it stands and reaches, its text."""

    place: CellPlace
    line: int | None
    text: str
    notes: tuple[Note, ...]


class PageTable(Record):
    """A table of data, by the node of its element."""

    node: int
    rows: int
    columns: int
    cells: tuple[PageCell, ...]


if TYPE_CHECKING:
    Item: TypeAlias = PagePassage | PageTable


def with_notes(item: Item, notes: Sequence[Note], *, front: bool = False) -> Item:
    """Add marks at the end of an item, or at its front."""
    if isinstance(item, PageTable):
        at = 0 if front else len(item.cells) - 1
        cells = list(item.cells)
        cells[at] = replace(cells[at], notes=_merge_notes(cells[at], notes, front=front))
        return replace(item, cells=tuple(cells))
    return replace(item, notes=_merge_notes(item, notes, front=front))


def _merge_notes(
    where: PagePassage | PageCell, notes: Sequence[Note], *, front: bool
) -> tuple[Note, ...]:
    offset = 0 if front else len(where.text)
    new_notes = tuple([Note(note.kind, offset, offset, note.text) for note in notes])
    return new_notes + where.notes if front else where.notes + new_notes
