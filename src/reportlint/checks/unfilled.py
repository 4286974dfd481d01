"""The form itself, not filled in: what it lacks is told by its blanks and its instructions."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.problems import Place, Unassessed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.report import Report

_REASON = Bilingual(
    "这是没有填写的空白格式，填写后再判断",
    "this is the blank form: to be judged once it is filled in",
)
#: The instructions of a form take fewer characters than any report's prose.
_SHORT = 400


def unfilled(report: Report) -> Unassessed | None:
    """Say that nothing can be judged where no cell holds anything and no year is named."""
    if report.year is not None or not report.tables:
        return None
    cells = (cell for table in report.tables for cell in table.cells.values())
    if any(cell.raw.strip() for cell in cells):
        return None
    prose = sum(len(passage.text) for passage in report.passages)
    return Unassessed(Place(), _REASON) if prose < _SHORT else None
