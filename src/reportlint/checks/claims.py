"""Numbers of the prose that stand in the tables too."""

from __future__ import annotations

from reportlint.checks.labels import cell_place, related_cell
from reportlint.checks.quantities import (
    alternatives,
    find_readings,
    is_same_number,
    quantity_key,
    resolve_quantity,
)
from reportlint.model.problem import CheckedCount, Place, Problem, UnassessedPlace, decimal_text
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.quantities import Quantity
    from reportlint.model.document import Span
    from reportlint.model.problem import Context
    from reportlint.model.prose import Claim
    from reportlint.model.report import Report

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

    def run(
        self, report: Report, context: Context
    ) -> Iterator[Problem | UnassessedPlace | CheckedCount]:
        """Yield a problem for each number that agrees with no reading of its words."""
        count = 0
        for claim in report.claims:
            if claim.scope or not claim.exact or not self._means(claim.quantity):
                continue
            amount = resolve_quantity(claim.quantity, report, context)
            if amount is None or amount.unknown is not None:
                yield UnassessedPlace(*_unknown(claim, amount, report))
                continue
            count += 1
            if self._contradicts(claim, amount) and not _agrees(claim, report, context):
                yield _problem(claim, amount, report)
        yield CheckedCount(count)

    def _means(self, key: str) -> bool:
        return any(
            key.startswith(start) and key[len(start) : len(start) + 1] in _JOINTS
            for start in self.quantities
        )

    def _contradicts(self, claim: Claim, amount: Quantity) -> bool:
        """Whether the numbers differ in the way that this rule is about."""
        table_value = amount.value({})
        if is_same_number(claim, table_value):
            return False
        if not self.zero:
            return True
        if claim.value == 0:
            return True
        return self.zero == "either" and all(
            cell.value == 0 for cell in amount.table.cells.values()
        )


def _unknown(claim: Claim, amount: Quantity | None, report: Report) -> tuple[Place, LocalizedText]:
    table = report.table(claim.quantity.partition(".")[0])
    if amount is None or amount.unknown is None or table is None:
        return Place(None, claim.quantity.partition(".")[0]), Message(
            "checks.claims.table_not_found"
        )
    return cell_place(amount.unknown, table), Message("checks.claims.uncertain_cell")


def _agrees(claim: Claim, report: Report, context: Context) -> bool:
    """Whether any reading of the words agrees with the table, or with the table put right."""
    from reportlint.checks.repair_choice import find_possible_tables

    ways = find_possible_tables(report, context)
    for candidate, amount in find_readings(claim, report, context):
        if amount.unknown is not None:
            return True
        if any(is_same_number(candidate, value) for value in alternatives(amount, ways)):
            return True
    return False


def _problem(claim: Claim, amount: Quantity, report: Report) -> Problem:
    table_value = amount.value({})
    params = {
        "claimed": decimal_text(claim.value),
        "unit": claim.unit,
        "cell": quantity_key(amount),
        "table": decimal_text(table_value),
        "words": claim.text,
    }
    values = {"claimed": decimal_text(claim.value), "table": decimal_text(table_value)}
    related = tuple([related_cell(cell, amount.table) for cell in amount.cells])
    condition = "weak" if claim.weak else ""
    return Problem(
        claim.span,
        Place(part_number_at(claim.span, report)),
        params,
        values,
        related,
        condition=condition,
        skipped_words=list_skipped_words(claim),
    )


def list_skipped_words(*claims: Claim) -> tuple[str, ...]:
    """Return the words without which claims were read, each once.

    >>> list_skipped_words(*REPORT.claims)
    ()
    """
    return tuple(dict.fromkeys([words.text for claim in claims for words in claim.skipped_words]))


def part_number_at(span: Span, report: Report) -> int | None:
    """Return the number of the part in which a span stands.

    >>> part_number_at(REPORT.parts[1].heading.span, REPORT)
    2
    """
    for part in report.parts:
        if part.span.start <= span.start < part.span.end:
            return part.number
    return None
