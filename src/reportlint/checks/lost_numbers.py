"""Places where a number should stand and none does, and units that are not the usual one."""

from __future__ import annotations

from reportlint.model.document import Span
from reportlint.model.problem import CheckedCount, Edit, Fix, Place, Problem
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.parameters import Regex
    from reportlint.model.problem import Context
    from reportlint.model.report import Report


class LostNumbers(Record):
    """No words that call for a number, which ``slots`` finds, go without one."""

    slots: tuple[Regex, ...]
    PROVIDES = frozenset({"words"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each empty slot, at its words."""
        count = 0
        for part in report.parts:
            for passage in part.passages:
                count += 1
                for slot in self.slots:
                    for match in compile_pattern(slot).finditer(passage.text):
                        span = passage.span(*match.span())
                        yield Problem(span, Place(part.number), {"words": match.group()})
        yield CheckedCount(count)


class MeasureWord(Record):
    """Applications are counted in ``unit``, not in one of ``others``."""

    unit: str
    others: tuple[str, ...]
    PROVIDES = frozenset({"words", "unit"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each number with another unit, at number and unit."""
        claims = [claim for claim in report.claims if claim.quantity.startswith("requests.")]
        for claim in claims:
            if claim.unit not in self.others:
                continue
            end = claim.span.end
            edit = Edit(Span(end - len(claim.unit), end), self.unit)
            title = Message("checks.lost_numbers.count_in_unit", unit=self.unit)
            params = {"words": claim.text, "unit": self.unit}
            yield Problem(claim.span, Place(), params, fix=Fix("unsafe", title, (edit,)))
        yield CheckedCount(len(claims))
