"""The sums of a table with the numbers of the draft in them."""

from __future__ import annotations

from reportlint.checks.labels import column_key, row_key
from reportlint.model.problem import decimal_text
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.localized_text import JoinedText, LocalizedText, Message
from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeAlias

    from reportlint.model.form import FormRelation, TableForm
    from reportlint.model.report import Table

    #: A cell as (row, column).
    Place: TypeAlias = tuple[str, str]

#: So many totals of a line that are blank are one cause: nobody filled it in.
_LINE = 3
#: Of more results a sentence names them together.
_MOST_TERMS = 4


@generate_init
class Equation(Record):
    """One sum in one row or column: ``left`` and ``right`` are the keys it adds, across ``each``.

    ``difference`` is left minus right; ``blanks`` counts the cells that are blank or hold a
    placeholder and count as 0. ``at`` is the cell (row, column) at which the sum is reported.
    ``is_unstated``: nothing stands on the left.
    """

    key: str
    each: str
    line: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    total_left: int
    total_right: int
    blanks: int
    is_unstated: bool = False

    @property
    def difference(self) -> int:
        """Left minus right."""
        return self.total_left - self.total_right

    @property
    def column(self) -> str:
        """The column in which a sum over rows stands, "" for a sum within a row."""
        return self.line if self.each == "column" else ""

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Every cell of the sum as (row, column)."""
        return tuple([self.place(key) for key in (*self.left, *self.right)])

    def place(self, key: str) -> tuple[str, str]:
        """Return the cell of one of the sum's keys."""
        return (key, self.line) if self.each == "column" else (self.line, key)

    def sign(self, place: tuple[str, str]) -> int:
        """Return how the difference changes with a cell: 1 on the left, -1 on the right, else 0."""
        key, line = place if self.each == "column" else place[::-1]
        if line != self.line:
            return 0
        return 1 if key in self.left else -1 if key in self.right else 0

    @property
    def at(self) -> tuple[str, str]:
        """The cell at which the sum's own finding stands."""
        return self.place(_reporting_key(self.left, self.right))

    def describe(self, form: TableForm) -> LocalizedText:
        """Spell the sum in words, with both totals."""
        stated = Message("checks.equations.blank") if self.is_unstated else self.total_left
        values: dict[str, object] = {"stated": stated, "sum": decimal_text(self.total_right)}
        if self.each == "row":
            row, total = row_key(form, self.line).title, column_key(form, self.left[0]).title
            return Message("checks.equations.row", row=row, total=total, **values)
        for side, keys in (("left", self.left), ("right", self.right)):
            titles = tuple([row_key(form, key).title for key in keys])
            values[side] = JoinedText(titles, Message("checks.equations.plus"))
        column = column_key(form, self.line).title
        kind = "column" if len(self.right) < _MOST_TERMS else "column_of_many"
        return Message(f"checks.equations.{kind}", column=column, **values)


def describe_sums(sums: Iterable[Equation], form: TableForm) -> LocalizedText:
    """Spell sums with their numbers.

    >>> sums, _ = equations(WRONG, WORDS.table, ("row-sum",))
    >>> describe_sums(sums[:1], WORDS.table)["en"]
    'row new this year: total 20, columns add to 18'
    """
    descriptions = tuple([equation.describe(form) for equation in sums])
    return JoinedText(descriptions, Message("checks.repair.semicolon"))


def _reporting_key(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    """Return the key at whose cell a sum is reported."""
    return "processed_total" if "processed_total" in right else left[0]


def equations(
    table: Table, form: TableForm, names: tuple[str, ...]
) -> tuple[list[Equation], list[tuple[str, str]]]:
    """Return the named sums that can be computed, and those (key, line) that cannot.

    >>> sums, unread = equations(WRONG, WORDS.table, ("row-sum",))
    >>> sums[0].describe(WORDS.table)["en"], unread
    ('row new this year: total 20, columns add to 18', [])
    """
    sums, unread = _equations(table, form)
    return [one for one in sums if one.key in names], [one for one in unread if one[0] in names]


@memoize_by_identity()
def _equations(
    table: Table, form: TableForm
) -> tuple[Sequence[Equation], Sequence[tuple[str, str]]]:
    """Return all sums of a table: several rules look at the same."""
    sums: list[Equation] = []
    unread: list[tuple[str, str]] = []
    totals = blank_totals(table, form)
    for relation in form.relations:
        for line in _lines(relation, form):
            equation = _equation(relation, line, table)
            if equation is None:
                unread.append((relation.key, line))
            elif not totals or totals.keys().isdisjoint(equation.places):
                sums.append(equation)
    return sums, unread


def _lines(relation: FormRelation, form: TableForm) -> list[str]:
    return [line.key for line in (form.columns if relation.each == "column" else form.rows)]


def blank_totals(table: Table, form: TableForm) -> Mapping[Place, tuple[Place, ...]]:
    """Return the blank cells of lines of totals that are empty as a whole.

    Keys are the cells as (row, column); values are the cells at which the sums through them are
    reported. A line that lacks hardly any total is not among them.

    >>> blank_totals(REPORT.table("requests"), WORDS.table)
    {}
    """
    blanks = [cell for cell in table.cells.values() if cell.value is None and cell.empty]
    if len(blanks) < _LINE:
        return {}
    sums = [(relation, line) for relation in form.relations for line in _lines(relation, form)]
    lines: dict[tuple[str, str], list[Place]] = {}
    for relation, line in sums:
        place = _place(relation, relation.left[0], line)
        cell = table.cells.get(place)
        if len(relation.left) == 1 and cell is not None and cell.certain and cell.empty:
            lines.setdefault((relation.each, relation.left[0]), []).append(place)
    blank = {place for places in lines.values() if len(places) >= _LINE for place in places}
    through: dict[Place, tuple[Place, ...]] = {}
    for relation, line in sums if blank else ():
        at = _place(relation, _reporting_key(relation.left, relation.right), line)
        places = {_place(relation, key, line) for key in (*relation.left, *relation.right)}
        through |= {place: (*through.get(place, ()), at) for place in places & blank}
    return through


def stated_sum(total: Place, table: Table, form: TableForm) -> tuple[str, int]:
    """Return in what line a total adds up (``each``), and the sum; 0 if it is not known.

    >>> stated_sum(("new", "total"), REPORT.table("requests"), WORDS.table)
    ('row', 18)
    """
    for relation in form.relations:
        row, column = total
        key, line = (row, column) if relation.each == "column" else (column, row)
        if relation.left == (key,):
            return relation.each, _add_up(_values(relation, relation.right, line, table) or ())
    return "row", 0


def _place(relation: FormRelation, key: str, line: str) -> Place:
    return (key, line) if relation.each == "column" else (line, key)


def _equation(relation: FormRelation, line: str, table: Table) -> Equation | None:
    left = _values(relation, relation.left, line, table)
    right = _values(relation, relation.right, line, table) if left is not None else None
    if left is None or right is None:
        return None
    is_unstated = left.count(None) == len(left)
    blanks = left.count(None) + right.count(None)
    sides = (relation.left, relation.right, _add_up(left), _add_up(right))
    return Equation(relation.key, relation.each, line, *sides, blanks, is_unstated)


def _values(
    relation: FormRelation, keys: tuple[str, ...], line: str, table: Table
) -> list[int | None] | None:
    """Return the numbers of cells, None for an empty one; None where one of them is not certain."""
    values: list[int | None] = []
    for key in keys:
        cell = table.cells.get(_place(relation, key, line))
        if cell is None or not cell.certain or (cell.value is None and not cell.empty):
            return None
        values.append(cell.value)  # type: ignore[arg-type]
    return values


def _add_up(values: Sequence[int | None]) -> int:
    return sum([value for value in values if value])
