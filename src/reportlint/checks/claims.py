"""Numbers of the prose that stand in the tables too."""

from __future__ import annotations

from reportlint.checks.labels import cell_place, related_cell
from reportlint.checks.quantities import alternatives, named, quantity
from reportlint.model.problem import Checked, Place, Problem, Unassessed, decimal_text
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportlint.checks.quantities import Quantity
    from reportlint.model.document import Span
    from reportlint.model.problem import Context
    from reportlint.model.prose import Claim
    from reportlint.model.report import Report

_NO_NUMBER = Bilingual(
    "正文说到的单元格没有可以确定的数字",
    "the cell that the prose speaks of holds no certain number",
)
_NO_TABLE = Bilingual("没有读到相应的表格", "the table was not found")
_TEN_THOUSAND = 10_000
#: What may follow the beginning of a quantity's name.
_JOINTS = ("", ".", "+", "-")


class ClaimAgrees(Record):
    """A number that the prose states agrees with the table.

    ``quantities`` are the quantities, or how their names begin. ``zero`` leaves only those of which
    one side is nothing: ``said`` by the prose alone, or ``either``, where the whole table is.
    What the words may lawfully mean besides counts as well, and so does the number that a table
    whose sums fail would hold. Blank cells are not counted as 0.
    """

    quantities: tuple[str, ...]
    zero: str = ""
    PROVIDES = frozenset({"claimed", "unit", "cell", "table", "words"})
    CONDITIONS = frozenset({"weak"})
    CHOICES = {"zero": ("", "said", "either")}  # noqa: RUF012 - records are frozen

    def run(self, report: Report, context: Context) -> Iterator[Problem | Unassessed | Checked]:
        """Yield a problem for each number that agrees with no reading of its words."""
        count = 0
        for claim in report.claims:
            if claim.scope or not claim.exact or not self._means(claim.quantity):
                continue
            found = quantity(claim.quantity, report, context)
            if found is None or found.unknown is not None:
                yield Unassessed(*_unknown(claim, found, report))
                continue
            count += 1
            if self._contradicts(claim, found) and not _agrees(claim, report, context):
                yield _problem(claim, found, report)
        yield Checked(count)

    def _means(self, key: str) -> bool:
        return any(
            key.startswith(start) and key[len(start) : len(start) + 1] in _JOINTS
            for start in self.quantities
        )

    def _contradicts(self, claim: Claim, found: Quantity) -> bool:
        """Whether the numbers differ in the way that this rule is about."""
        held = found.value({})
        if _same(claim, held):
            return False
        if not self.zero:
            return True
        if claim.value == 0:
            return True
        return self.zero == "either" and all(cell.value == 0 for cell in found.table.cells.values())


def _unknown(claim: Claim, found: Quantity | None, report: Report) -> tuple[Place, Bilingual]:
    table = report.table(claim.quantity.partition(".")[0])
    if found is None or found.unknown is None or table is None:
        return Place(None, claim.quantity.partition(".")[0]), _NO_TABLE
    return cell_place(found.unknown, table), _NO_NUMBER


def _agrees(claim: Claim, report: Report, context: Context) -> bool:
    """Whether any reading of the words agrees with the table, or with the table put right."""
    from reportlint.checks.repairs import possible

    ways = tuple(possible(report.tables, context))
    for reading in (claim.quantity, *claim.also):
        key, _, said = reading.partition("=")
        found = quantity(key, report, context)
        if found is None:
            continue
        if found.unknown is not None:
            return True
        stated = replace(claim, value=int(said)) if said else claim
        if any(_same(stated, value) for value in alternatives(found, ways)):
            return True
    return False


def _same(claim: Claim, held: int | Decimal) -> bool:
    if claim.unit != "元" and not _scaled(claim.text):
        return claim.value == held
    # NOTE: the form counts in 万元; prose rounds to the digits it gives.
    from decimal import Decimal

    scale = _TEN_THOUSAND if claim.unit == "元" else 1
    difference = Decimal(claim.value) - Decimal(held) * scale
    return abs(difference) < _last_digit(claim.text)


def _scaled(text: str) -> bool:
    return "万" in text or "亿" in text


def _last_digit(text: str) -> Decimal:
    """Give what one more in the last digit is worth: 100 in 3.25万元 and 3.25万件."""
    from decimal import Decimal

    decimals = len(text.rpartition(".")[2].partition("万")[0].partition("亿")[0].rstrip("元"))
    scale = 8 if "亿" in text else 4 if "万" in text else 0
    return Decimal(1).scaleb(scale - (decimals if "." in text else 0))


def _problem(claim: Claim, found: Quantity, report: Report) -> Problem:
    held = found.value({})
    params = {
        "claimed": decimal_text(claim.value),
        "unit": claim.unit,
        "cell": named(found),
        "table": decimal_text(held),
        "words": claim.text,
    }
    values = {"claimed": decimal_text(claim.value), "table": decimal_text(held)}
    related = tuple([related_cell(cell, found.table) for cell in found.cells])
    condition = "weak" if claim.weak else ""
    place = Place(part_of(claim.span, report))
    return Problem(claim.span, place, params, values, related, (), condition)


def part_of(span: Span, report: Report) -> int | None:
    """Give the number of the part in which a span stands."""
    for part in report.parts:
        if part.span.start <= span.start < part.span.end:
            return part.number
    return None
