"""Values that may be wrong; those read from pictures are certain only where sums confirm them."""

from __future__ import annotations

from reportlint.parsing.tables.alignment import difference, relation_cells
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.model.document import Document, Span
    from reportlint.model.form import Form, TableForm
    from reportlint.model.tables import Cell, Table

    Place = tuple[str, str]


def confirmed(
    tables: tuple[Table, ...], document: Document, forms: tuple[Form, ...]
) -> tuple[Table, ...]:
    """Mark the cells that were read from pictures; certain stay those that every sum confirms.

    A cell that no sum runs through, or one that cannot be computed, is confirmed by nothing. What
    was read doubtfully has no value.
    """
    pictured = [mark.span for mark in document.marks if mark.kind == "recognised"]
    doubtful = [mark.span for mark in document.marks if mark.kind == "doubtful"]
    if not pictured and not doubtful:
        return tables
    return tuple([_confirmed(table, pictured, doubtful, forms) for table in tables])


def _confirmed(
    table: Table, pictured: list[Span], doubtful: list[Span], forms: tuple[Form, ...]
) -> Table:
    cells = {place: _marked(cell, pictured, doubtful) for place, cell in table.cells.items()}
    edition = next((form for form in forms if form.edition == table.form), None)
    form = edition.table(table.key) if edition else None
    sure = _sure(cells, form) if form else set()
    for place, cell in cells.items():
        if cell.recognised and place not in sure:
            cells[place] = replace(cell, certain=False)
    return replace(table, cells=cells)


def _marked(cell: Cell, pictured: list[Span], doubtful: list[Span]) -> Cell:
    seen = _touches(cell.span, pictured)
    if (cell.raw or not seen) and _touches(cell.span, doubtful):
        return replace(cell, value=None, kind="unread", certain=False, recognised=seen)
    return replace(cell, recognised=True) if seen else cell


def _touches(span: Span, others: list[Span]) -> bool:
    return any(other.start <= span.start <= other.end and span.end <= other.end for other in others)


def _sure(cells: Mapping[Place, Cell], form: TableForm) -> set[Place]:
    """Give the cells through which a sum runs, all of them computed and right."""
    right: set[Place] = set()
    wrong: set[Place] = set()
    for left, rest in relation_cells(form):
        places = {*left, *rest}
        placed = all(place in cells and cells[place].certain for place in places)
        holds = placed and difference(left, rest, cells) == 0
        (right if holds else wrong).update(places)
    return right - wrong
