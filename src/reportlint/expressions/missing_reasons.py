"""Says why a cell has no reliable value, in both languages."""

from __future__ import annotations

from reportlint.expressions.environment import PREVIOUS
from reportlint.model.problem import Place, UnassessedPlace
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.environment import Address
    from reportlint.model.form import TableForm
    from reportlint.model.problem import Context
    from reportlint.model.report import Cell, Report

_KINDS = frozenset(("blank", "placeholder", "text", "unread"))


def explain_missing(
    address: Address | None, place: Place, report: Report, context: Context
) -> UnassessedPlace:
    """Return why ``place`` cannot be judged without the cell; the widest place that this holds for.

    Without a table it is the table, without a row the row.
    """
    if address is None:
        return UnassessedPlace(place, _NOTHING)
    source, (row, column) = address
    key = source.removeprefix(PREVIOUS)
    form = context.form.table(key)
    if form is None:
        return UnassessedPlace(place, _NOTHING)
    if key != source:
        last = context.previous.table(key) if context.previous else None
        cell = last.cells.get((row, column)) if last else None
        reason = _cell_reason(form, row, column, cell)
        message = Message("expressions.missing_reasons.last_year", reason=reason)
        return UnassessedPlace(place, message)
    table = report.table(source)
    whole = Place(form.part, form.key)
    if table is None:
        return UnassessedPlace(
            whole, Message("expressions.missing_reasons.no_table", table=form.title)
        )
    if table.form != context.form.edition:
        return UnassessedPlace(whole, _edition_reason(form, table.form, context))
    if not any(key == row for key, _ in table.cells):
        return UnassessedPlace(Place(form.part, form.key, row), _row_reason(form, row))
    return UnassessedPlace(place, _cell_reason(form, row, column, table.cells.get((row, column))))


_NOTHING = Message("expressions.missing_reasons.missing_value")
TOO_LONG = Message("expressions.missing_reasons.too_many_steps")


def _edition_reason(form: TableForm, edition: str, context: Context) -> LocalizedText:
    titles = {other.edition: other.title for other in context.forms}
    other = titles.get(edition, Message("expressions.missing_reasons.edition", edition=edition))
    return Message("expressions.missing_reasons.other_edition", title=form.title, other=other)


def _row_reason(form: TableForm, row: str) -> LocalizedText:
    form_row = form.row(row)
    title = form_row.title if form_row else row
    return Message("expressions.missing_reasons.no_such_row", title=form.title, row=title)


def _cell_reason(form: TableForm, row: str, column: str, cell: Cell | None) -> LocalizedText:
    found_row, found_column = form.row(row), form.column(column)
    return Message(
        f"expressions.missing_reasons.cells.{_describe_state(cell)}",
        row=found_row.title if found_row else row,
        column=found_column.title if found_column else column,
    )


def _describe_state(cell: Cell | None) -> str:
    """Return why the cell's value does not count, as the key of a message ends."""
    if cell is None:
        return "unread"
    if cell.kind in ("text", "unread"):
        return cell.kind
    if not cell.certain:
        return "unconfirmed" if cell.is_recognised else "misplaced"
    return cell.kind if cell.kind in _KINDS else "damaged"
