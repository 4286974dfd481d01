"""Small forms and reports, written by hand, for tests that need no whole draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from reportlint.model.document import Document, Span
from reportlint.model.form import Bilingual, Column, Form, PartForm, Row, TableForm, Vocabulary
from reportlint.model.problem import Context
from reportlint.model.prose import Period
from reportlint.model.report import Cell, Report, Table, TableRow, Title

#: What can stand in a cell: a number, or a word that says why there is none.
Content = int | Decimal | str


def _both(zh: str, en: str) -> Bilingual:
    return Bilingual(zh, en)


def _rows(keys: Iterable[str], columns: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(Row(key, key, _both(f"{key}行", f"{key} row"), columns) for key in keys)


def _columns(keys: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(key, key, _both(f"{key}列", f"{key} column")) for key in keys)


APPLICANTS = ("natural_person", "other")
OUTCOMES = ("upheld", "pending")
_REFUSED = ("refused.state_secret", "refused.prohibited_by_law")
_OTHER = {"2021": ("other.fee_overdue", "other.other"), "2019": ("other",)}


def _requests(edition: str) -> TableForm:
    results = ("granted", *_REFUSED, *_OTHER[edition])
    rows = ("new", "carried_over", *results, "processed_total", "carried_forward")
    columns = (*APPLICANTS, "total")
    sets = {"refused": _REFUSED, "results": results}
    if edition == "2021":
        sets["other"] = _OTHER[edition]
    return TableForm(
        "requests",
        3,
        _both("申请表", "the table of requests"),
        _columns(columns),
        _rows(rows, columns),
        row_sets=sets,
        column_sets={"applicants": APPLICANTS},
    )


def _litigation() -> TableForm:
    columns = (*OUTCOMES, "total")
    return TableForm(
        "litigation",
        4,
        _both("复议诉讼表", "the table of litigation"),
        _columns(columns),
        _rows(("reconsideration", "direct_suit"), columns),
        row_sets={"suits": ("direct_suit",)},
        column_sets={"outcomes": OUTCOMES},
        single_row=True,
    )


def _proactive() -> TableForm:
    columns = (*_columns(("issued", "in_force")), Column("amount", "", _both("", ""), "amount"))
    rows = (*_rows(("documents",), ("issued", "in_force")), *_rows(("fees",), ("amount",)))
    return TableForm("proactive", 2, _both("公开表", "the proactive table"), columns, rows)


def _form(edition: str, first: int, last: int) -> Form:
    parts = tuple(PartForm(number, f"part{number}", "", _both("", "")) for number in range(1, 7))
    title = _both(f"{edition}年版", f"the {edition} edition")
    tables = (_proactive(), _requests(edition), _litigation())
    return Form(edition, title, first, last, parts, tables)


FORM_2021 = _form("2021", 2021, 9999)
FORM_2019 = _form("2019", 2019, 2020)
FORMS = (FORM_2021, FORM_2019)


def context(form: Form = FORM_2021) -> Context:
    """Return what a check may know of a report under the form."""
    return Context(form, FORMS, Vocabulary((), {}), form.first_year)


def cell(table: str, row: str, column: str, content: Content, start: int = 0) -> Cell:
    """Return a cell: a number, ``blank``, ``placeholder``, ``text``, ``unread``, ``uncertain``."""
    span = Span(start, start + 1)
    if isinstance(content, str):
        if content == "uncertain":
            return Cell(table, row, column, "7", 7, "number", span, certain=False)
        raw = {"blank": "", "placeholder": "/", "text": "若干", "unread": ""}[content]
        return Cell(table, row, column, raw, None, content, span)
    kind = "decimal" if isinstance(content, Decimal) else "number"
    return Cell(table, row, column, str(content), content, kind, span)


def table(
    form: TableForm,
    cells: Mapping[tuple[str, str], Content],
    *,
    missing: Iterable[str] = (),
    edition: str = "2021",
) -> Table:
    """Return a table whose cells are 0 unless they are named; ``missing`` rows are left out."""
    absent = set(missing)
    found: dict[tuple[str, str], Cell] = {}
    rows = []
    for number, row in enumerate(form.rows):
        if row.key in absent:
            continue
        start = 100 * form.part + 10 * number
        width = len(row.columns)
        rows.append(
            TableRow(row.key, row.label, Span(start, start), Span(start, start), width, width)
        )
        for offset, column in enumerate(row.columns):
            content = cells.get((row.key, column), 0)
            found[row.key, column] = cell(form.key, row.key, column, content, start + offset)
    span = Span(100 * form.part, 100 * form.part + 100)
    return Table(form.key, edition, form.part, span, True, tuple(rows), found)


def report(
    *tables: Table, form: Form = FORM_2021, year: int | None = 2024, **changes: object
) -> Report:
    """Return a report of these tables, with a title and otherwise empty."""
    document = Document("draft.txt", "text", "", ())
    title = Title(Span(0, 3), "某局2024年年报", "某局", (2024,), (Span(0, 1),))
    fields: dict[str, object] = {
        "document": document,
        "form": form.form,
        "edition": form.edition,
        "year": year,
        "title": title,
        "organ": "某局",
        "front": (),
        "parts": (),
        "back": (),
        "periods": (),
        "tables": tables,
        "claims": (),
        "damages": (),
        "unparsed": (),
    }
    return Report(**{**fields, **changes})  # type: ignore[arg-type]


def requests(
    cells: Mapping[tuple[str, str], Content] | None = None,
    *,
    form: Form = FORM_2021,
    missing: Iterable[str] = (),
) -> Table:
    """Return the table of requests."""
    shape = form.table("requests")
    assert shape is not None
    return table(shape, cells or {}, missing=missing, edition=form.edition)


def period(start: object, end: object) -> Period:
    """Return a stated period of two days."""
    return Period(Span(0, 0), "", start, end)  # type: ignore[arg-type]
