"""Says why a cell has no reliable value, in both languages."""

from __future__ import annotations

from reportlint.expressions.environment import PREVIOUS
from reportlint.model.problem import Context, Place, UnassessedPlace
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.environment import Address
    from reportlint.model.form import Column, Row, TableForm
    from reportlint.model.report import Cell, Report

_KINDS = frozenset(("blank", "placeholder", "text", "unread"))


def explain_missing(
    address: Address | None, place: Place, report: Report, context: Context
) -> UnassessedPlace:
    """Return why ``place`` cannot be judged without the cell; the widest place that this holds for.

    Without a table it is the table, without a row the row.

    >>> address = ("requests", ("new", "total"))
    >>> explain_missing(address, Place(3), parse_text(""), CONTEXT).reason["en"]
    'the table of requests was not found'
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
        message = Message("expressions.missing_reasons.no_table", table=form.title)
        return UnassessedPlace(whole, message)
    if table.form != context.form.edition:
        return UnassessedPlace(whole, _edition_reason(form, table.form, context))
    if not any(key == row for key, _ in table.cells):
        title = _title(form.row(row), row)
        message = Message("expressions.missing_reasons.no_such_row", title=form.title, row=title)
        return UnassessedPlace(replace(whole, row=row), message)
    return UnassessedPlace(place, _cell_reason(form, row, column, table.cells.get((row, column))))


_NOTHING = Message("expressions.missing_reasons.missing_value")
TOO_LONG = Message("expressions.missing_reasons.too_many_steps")


def _edition_reason(form: TableForm, edition: str, context: Context) -> LocalizedText:
    titles = {other.edition: other.title for other in context.forms}
    other = titles.get(edition, Message("expressions.missing_reasons.edition", edition=edition))
    return Message("expressions.missing_reasons.other_edition", title=form.title, other=other)


def _title(one: Row | Column | None, key: str) -> LocalizedText | str:
    return one.title if one else key


def _cell_reason(form: TableForm, row: str, column: str, cell: Cell | None) -> LocalizedText:
    return Message(
        f"expressions.missing_reasons.cells.{_describe_state(cell)}",
        row=_title(form.row(row), row),
        column=_title(form.column(column), column),
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
