"""Says why a cell has no reliable value, in both languages."""

from __future__ import annotations

from reportlint.expressions.environment import PREVIOUS
from reportlint.model.form import Bilingual
from reportlint.model.problem import Place, UnassessedPlace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.environment import Address
    from reportlint.model.form import TableForm
    from reportlint.model.problem import Context
    from reportlint.model.report import Report
    from reportlint.model.tables import Cell

_KINDS = {
    "blank": ("空白", "is blank"),
    "placeholder": ("填的是占位符", "holds a placeholder"),
    "text": ("不是数字", "is not a number"),
    "unread": ("没有读出", "could not be read"),
}
_UNSURE = ("的位置不能确定", "cannot be placed with certainty")
_UNCONFIRMED = ("是识别出的数，未经印证", "was read from a picture, and no sum confirms it")
_DAMAGED = ("的数值不可信", "holds an incredible number")


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
        return UnassessedPlace(place, _cell_reason(form, row, column, cell, _LAST_YEAR))
    table = report.table(source)
    whole = Place(form.part, form.key)
    if table is None:
        zh, en = f"没有找到{form.title.zh}", f"{form.title.en} was not found"
        return UnassessedPlace(whole, Bilingual(zh, en))
    if table.form != context.form.edition:
        return UnassessedPlace(whole, _edition_reason(form, table.form, context))
    if not any(key == row for key, _ in table.cells):
        return UnassessedPlace(Place(form.part, form.key, row), _row_reason(form, row))
    return UnassessedPlace(place, _cell_reason(form, row, column, table.cells.get((row, column))))


_LAST_YEAR = ("上年报告中", "in last year's report: ")
_NOTHING = Bilingual("缺少判断所需的数据", "a value that the rule needs is missing")
TOO_LONG = Bilingual("规则的运算量过大", "the rule takes too many steps")


def _edition_reason(form: TableForm, edition: str, context: Context) -> Bilingual:
    titles = {other.edition: other.title for other in context.forms}
    other = titles.get(edition, Bilingual(f"{edition}年版", f"the {edition} edition"))
    return Bilingual(f"{form.title.zh}用的是{other.zh}格式", f"{form.title.en} follows {other.en}")


def _row_reason(form: TableForm, row: str) -> Bilingual:
    form_row = form.row(row)
    title = form_row.title if form_row else Bilingual(row, row)
    return Bilingual(
        f"{form.title.zh}没有“{title.zh}”一行", f"{form.title.en} has no row “{title.en}”"
    )


def _cell_reason(
    form: TableForm,
    row: str,
    column: str,
    cell: Cell | None,
    prefix: tuple[str, str] = ("", ""),
) -> Bilingual:
    found_row, found_column = form.row(row), form.column(column)
    rows = found_row.title if found_row else Bilingual(row, row)
    columns = found_column.title if found_column else Bilingual(column, column)
    zh, en = _describe_cell(cell)
    return Bilingual(
        f"{prefix[0]}“{rows.zh}”行“{columns.zh}”列{zh}",
        f"{prefix[1]}row “{rows.en}”, column “{columns.en}” {en}",
    )


def _describe_cell(cell: Cell | None) -> tuple[str, str]:
    if cell is None:
        return _KINDS["unread"]
    if cell.kind in ("text", "unread"):
        return _KINDS[cell.kind]
    if not cell.certain:
        return _UNCONFIRMED if cell.is_recognised else _UNSURE
    return _KINDS.get(cell.kind, _DAMAGED)
