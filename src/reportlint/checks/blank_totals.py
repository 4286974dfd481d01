"""Lines of totals that nobody filled in: told once with the blank cells, not sum by sum."""

from __future__ import annotations

from reportlint.checks.cells import NOTHING
from reportlint.checks.equations import blank_totals, stated_sum
from reportlint.checks.labels import column_key, row_key
from reportlint.model.problem import Place
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.form import TableForm
    from reportlint.model.problem import Problem
    from reportlint.model.tables import Cell, Table

#: So many sums are named.
_SHOWN = 5


def with_totals(problem: Problem, cells: Iterable[Cell], table: Table, form: TableForm) -> Problem:
    """Return the problem of blank cells, speaking for the sums whose totals are among them."""
    totals = blank_totals(table, form)
    blank = [cell for cell in cells if (cell.row, cell.column) in totals]
    places = [place for cell in blank for place in totals[cell.row, cell.column]]
    covers = tuple([Place(None, table.key, *place) for place in dict.fromkeys(places)])
    sums = list(_sums(blank, table, form))
    params = {**problem.params, "totals": _describe_sums(sums) if sums else NOTHING}
    return replace(problem, params=params, covers=(*covers, problem.place) if covers else ())


def _sums(blank: Iterable[Cell], table: Table, form: TableForm) -> Iterator[Bilingual]:
    """Return what each blank total should hold, where that can be told and is not 0."""
    for cell in blank:
        each, total = stated_sum((cell.row, cell.column), table, form)
        name = row_key(form, cell.row) if each == "row" else column_key(form, cell.column)
        if total:
            yield Bilingual(f"“{name.title.zh}” {total}", f"{name.title.en} {total}")


def _describe_sums(sums: list[Bilingual]) -> Bilingual:
    zh = "、".join(words.zh for words in sums[:_SHOWN])
    en = ", ".join(words.en for words in sums[:_SHOWN])
    more = len(sums) - _SHOWN
    if more > 0:
        zh, en = f"{zh}等 {len(sums)} 处", f"{en} and {more} more"
    return Bilingual(f"；总计空着，按各项相加：{zh}", f"; totals left blank, which add up to: {en}")
