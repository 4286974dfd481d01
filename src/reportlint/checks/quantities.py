"""Quantities that prose states, in terms of cells: ``requests.received`` is a sum of two."""

from __future__ import annotations

from reportlint.checks.labels import cell_key, table_form
from reportlint.model.problem import Context, Key
from reportlint.support.localized_text import JoinedText, LocalizedText, Message
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from reportlint.model.form import TableForm
    from reportlint.model.prose import Claim
    from reportlint.model.report import Cell, Report, Table

#: More summands are named by what they have in common.
_MANY = 3


class Summand(Record):
    """A row and column of a table, taken away where ``sign`` is -1."""

    sign: int
    row: str
    column: str


class Quantity(Record):
    """A quantity as the cells of one table it adds up, and what people call it."""

    table: Table
    summands: tuple[Summand, ...]
    title: LocalizedText
    key: str

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells, in order."""
        return tuple([self.table.cells[s.row, s.column] for s in self.summands])

    @property
    def unknown(self) -> Cell | None:
        """The first cell that holds no number for certain: blank cells are not counted as 0."""
        return next((c for c in self.cells if c.value is None or not c.certain), None)

    def value(self, changes: Mapping[tuple[str, str], int | Decimal]) -> int | Decimal:
        """Add up the cells, some of them changed."""
        total: int | Decimal = 0
        for summand in self.summands:
            place = (summand.row, summand.column)
            cell_value = changes[place] if place in changes else self.table.cells[place].value
            total += summand.sign * (cell_value or 0)
        return total


def resolve_quantity(key: str, report: Report, context: Context) -> Quantity | None:
    """Return a quantity in terms of the table; None where the report has no such table or row.

    >>> resolve_quantity("requests.received", REPORT, CONTEXT).value({})
    19
    """
    table = report.table(key.partition(".")[0])
    if table is None:
        return None
    form = table_form(table, context)
    summands = [s for term in _terms(key) for s in _summands(*term, form)]
    if not summands or any((s.row, s.column) not in table.cells for s in summands):
        return None
    return Quantity(table, tuple(summands), _title(summands, form), key)


def _terms(key: str) -> Iterator[tuple[int, str]]:
    for part in key.split("+"):
        for position, term in enumerate(part.split("-")):
            yield (-1 if position else 1), term


def _summands(sign: int, term: str, form: TableForm) -> Iterator[Summand]:
    inner = term.partition(".")[2]
    row, _, column = inner.rpartition(".")
    if not row or column not in {form_column.key for form_column in form.columns}:
        row, column = inner, "total"
    for key in form.row_sets.get(row) or (row,):
        yield Summand(sign, key, column)


def _title(summands: Sequence[Summand], form: TableForm) -> LocalizedText:
    """Name the cells; a whole group of rows by the label they share."""
    first = form.row(summands[0].row)
    if len(summands) > _MANY and first is not None and first.parent:
        rows = [form.row(summand.row) for summand in summands]
        if all(row is not None and row.parent == first.parent for row in rows):
            return Message("checks.quantities.sum_of_rows", parent=first.parent)
        return Message("checks.quantities.sum_of_cells", title=form.title)
    names = tuple([cell_key(form, s.row, s.column).title for s in summands])
    return JoinedText(names, Message("checks.quantities.plus"))


def quantity_key(quantity: Quantity) -> Key:
    """Return a quantity's name for messages.

    >>> quantity_key(resolve_quantity("requests.new.total", REPORT, CONTEXT)).title["en"]
    'new this year / total'
    """
    return Key(quantity.key, quantity.title)


def alternatives(
    quantity: Quantity, ways: Iterable[tuple[str, Mapping[tuple[str, str], int | Decimal]]]
) -> Iterator[int | Decimal]:
    """Return the value as it stands, and as it would be with the table put right.

    >>> quantity = resolve_quantity("requests.received", REPORT, CONTEXT)
    >>> list(alternatives(quantity, [("requests", {("new", "total"): 20})]))
    [19, 21]
    """
    yield quantity.value({})
    for table, changes in ways:
        if table == quantity.table.key:
            yield quantity.value(changes)


def find_readings(
    claim: Claim, report: Report, context: Context
) -> Iterator[tuple[Claim, Quantity]]:
    """Return the claim with each number that its words may mean, and what the tables have of it.

    >>> readings = find_readings(REPORT.claims[1], REPORT, CONTEXT)
    >>> [(claim.value, amount.key) for claim, amount in readings]
    [(18, 'requests.new.total')]
    """
    for reading in (claim.quantity, *claim.also):
        key, _, value_text = reading.partition("=")
        amount = resolve_quantity(key, report, context)
        if amount is not None:
            yield replace(claim, value=int(value_text)) if value_text else claim, amount


def is_same_number(claim: Claim, table_value: int | Decimal) -> bool:
    """Whether a claim has the number of the table, as exactly as the prose gives it.

    >>> is_same_number(REPORT.claims[1], 18), is_same_number(REPORT.claims[1], 17)
    (True, False)
    """
    if claim.unit != "元" and not _is_scaled(claim.text):
        return claim.value == table_value
    # NOTE: the form counts in 万元; prose rounds to the digits it gives.
    from decimal import Decimal

    scale = 10_000 if claim.unit == "元" else 1
    difference = Decimal(claim.value) - Decimal(table_value) * scale
    return abs(difference) < _last_digit(claim.text)


def _is_scaled(text: str) -> bool:
    return "万" in text or "亿" in text


def _last_digit(text: str) -> Decimal:
    """Return what one more in the last digit is worth: 100 in 3.25万元 and 3.25万件."""
    from decimal import Decimal

    decimals = len(text.rpartition(".")[2].partition("万")[0].partition("亿")[0].rstrip("元"))
    scale = 8 if "亿" in text else 4 if "万" in text else 0
    return Decimal(1).scaleb(scale - (decimals if "." in text else 0))
