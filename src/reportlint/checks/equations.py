"""The sums of a table with the numbers of the draft in them."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.checks.names import column_key, row_key
from reportlint.records import quick, record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.forms import FormRelation, TableForm
    from reportlint.report import Table


@quick
@record
class Equation:
    """One sum in one row or column: ``left`` and ``right`` are the keys it adds, across ``each``.

    ``difference`` is left minus right; ``blanks`` counts the cells that are blank or hold a
    placeholder and count as 0. ``at`` is the cell (row, column) at which the sum is reported.
    """

    key: str
    each: str
    line: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    total_left: int
    total_right: int
    blanks: int

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
        """Give the cell of one of the sum's keys."""
        return (key, self.line) if self.each == "column" else (self.line, key)

    def sign(self, place: tuple[str, str]) -> int:
        """Give how the difference changes with a cell: 1 on the left, -1 on the right, else 0."""
        row, column = place
        line, key = (column, row) if self.each == "column" else (row, column)
        if line != self.line:
            return 0
        return 1 if key in self.left else -1 if key in self.right else 0

    @property
    def at(self) -> tuple[str, str]:
        """The cell at which the sum's own finding stands."""
        total = "processed_total" if "processed_total" in self.right else self.left[0]
        return self.place(total)

    def told(self, form: TableForm) -> Bilingual:
        """Spell the sum in words, with both totals."""
        if self.each == "row":
            where = row_key(form, self.line).title
            total = column_key(form, self.left[0]).title
            return Bilingual(
                f"“{where.zh}”行：{total.zh} {self.total_left}，各列之和 {self.total_right}",
                f"row {where.en}: {total.en} {self.total_left}, columns add to {self.total_right}",
            )
        where = column_key(form, self.line).title
        left = [row_key(form, key).title for key in self.left]
        right = [row_key(form, key).title for key in self.right]
        zh_right = "+".join(name.zh for name in right) if len(right) < 4 else "各项办理结果之和"
        en_right = " + ".join(name.en for name in right) if len(right) < 4 else "results add to"
        return Bilingual(
            f"“{where.zh}”列：{'+'.join(name.zh for name in left)} {self.total_left}，"
            f"{zh_right} {self.total_right}",
            f"column {where.en}: {' + '.join(name.en for name in left)} {self.total_left}, "
            f"{en_right} {self.total_right}",
        )


#: The sums of the table asked for last: several rules look at the same ones.
_latest: list[tuple[Table, tuple[str, ...], tuple[list[Equation], list[tuple[str, str]]]]] = []


def equations(
    table: Table, form: TableForm, names: tuple[str, ...]
) -> tuple[list[Equation], list[tuple[str, str]]]:
    """Give the named sums that can be computed, and those (key, line) that cannot."""
    if not _latest or _latest[0][0] is not table or _latest[0][1] != names:
        _latest[:] = [(table, names, _equations(table, form, names))]
    return _latest[0][2]


def _equations(
    table: Table, form: TableForm, names: tuple[str, ...]
) -> tuple[list[Equation], list[tuple[str, str]]]:
    found: list[Equation] = []
    unread: list[tuple[str, str]] = []
    for relation in form.relations:
        if relation.key not in names:
            continue
        for line in _lines(relation, form):
            made = _equation(relation, line, table)
            if made is not None:
                found.append(made)
            else:
                unread.append((relation.key, line))
    return found, unread


def _lines(relation: FormRelation, form: TableForm) -> Iterator[str]:
    lines = form.columns if relation.each == "column" else form.rows
    for line in lines:
        yield line.key


def _equation(relation: FormRelation, line: str, table: Table) -> Equation | None:
    totals = []
    blanks = 0
    for keys in (relation.left, relation.right):
        total = 0
        for key in keys:
            place = (key, line) if relation.each == "column" else (line, key)
            cell = table.cells.get(place)
            if cell is None or not cell.certain:
                return None
            if cell.value is not None:
                total += cell.value  # type: ignore[assignment]
            elif cell.empty:
                blanks += 1
            else:
                return None
        totals.append(total)
    left, right = totals
    return Equation(
        relation.key, relation.each, line, relation.left, relation.right, left, right, blanks
    )
