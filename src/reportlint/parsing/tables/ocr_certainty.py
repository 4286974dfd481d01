"""Values that may be wrong; those read from pictures are certain only where sums confirm them."""

from __future__ import annotations

from reportlint.parsing.tables.alignment import list_relation_cells, subtract_sides
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.model.document import Document, Span
    from reportlint.model.form import Form, TableForm
    from reportlint.model.report import Cell, Table

    Place = tuple[str, str]


def mark_certainty(
    tables: tuple[Table, ...], document: Document, forms: tuple[Form, ...]
) -> tuple[Table, ...]:
    """Mark the cells that were read from pictures; certain stay those that every sum confirms.

    A cell that no sum runs through, or one that cannot be computed, is confirmed by nothing. What
    was read doubtfully has no value.

    >>> mark_certainty(REPORT.tables, REPORT.document, EDITIONS) == REPORT.tables
    True
    """
    ocr_spans = [mark.span for mark in document.marks if mark.kind == "recognised"]
    doubtful = [mark.span for mark in document.marks if mark.kind == "doubtful"]
    if not ocr_spans and not doubtful:
        return tables
    return tuple([_mark_table(table, ocr_spans, doubtful, forms) for table in tables])


def _mark_table(
    table: Table, ocr_spans: list[Span], doubtful: list[Span], forms: tuple[Form, ...]
) -> Table:
    cells = {place: _mark_cell(cell, ocr_spans, doubtful) for place, cell in table.cells.items()}
    edition = next((form for form in forms if form.edition == table.form), None)
    form = edition.table(table.key) if edition else None
    sure = _sure(cells, form) if form else set()
    for place, cell in cells.items():
        if cell.is_recognised and place not in sure:
            cells[place] = replace(cell, certain=False)
    return replace(table, cells=cells)


def _mark_cell(cell: Cell, ocr_spans: list[Span], doubtful: list[Span]) -> Cell:
    is_ocr = _touches(cell.span, ocr_spans)
    if (cell.raw or not is_ocr) and _touches(cell.span, doubtful):
        return replace(cell, value=None, kind="unread", certain=False, is_recognised=is_ocr)
    return replace(cell, is_recognised=True) if is_ocr else cell


def _touches(span: Span, others: list[Span]) -> bool:
    return any(other.start <= span.start <= other.end and span.end <= other.end for other in others)


def _sure(cells: Mapping[Place, Cell], form: TableForm) -> set[Place]:
    """Return the cells through which a sum runs, all of them computed and right."""
    right: set[Place] = set()
    wrong: set[Place] = set()
    for left_cells, rest in list_relation_cells(form):
        places = {*left_cells, *rest}
        all_certain = all(place in cells and cells[place].certain for place in places)
        holds = all_certain and subtract_sides(left_cells, rest, cells) == 0
        (right if holds else wrong).update(places)
    return right - wrong
