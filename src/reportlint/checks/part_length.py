"""How long a part may be."""

from __future__ import annotations

from reportlint.checks.labels import part_span
from reportlint.checks.topics import passages_of
from reportlint.model.problem import CheckedCount, Place, Problem
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.checks.parameters import Outcomes
    from reportlint.model.problem import Context
    from reportlint.model.report import Report

#: What counts as one character: a word or number in letters and digits, else any sign.
_COUNTED = Pattern(r"[0-9A-Za-z]+(?:[.,][0-9A-Za-z]+)*|\S")


class PartLength(Record):
    """A part's prose has at most ``most`` characters, as word processors count them.

    Letters and digits that belong together are one, and tables do not count. So many percent more
    as ``allowance`` says are let pass.
    """

    part: int
    most: int
    allowance: int = 0
    PROVIDES = frozenset({"length", "most"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem, at the part's heading."""
        prose = passages_of(report, self.part)
        if not prose:
            return
        yield CheckedCount(1)
        length = sum(len(_COUNTED.regex.findall(passage.text)) for passage in prose)
        if 100 * length > (100 + self.allowance) * self.most:
            params = {"length": length, "most": self.most}
            values = {"found": str(length), "expected": str(self.most)}
            yield Problem(part_span(report, self.part), Place(self.part), params, values)
