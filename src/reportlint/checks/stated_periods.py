"""What can be judged: the statistics periods as stated, no form that is not filled in.

The form itself is told by its blanks and its instructions.
"""

from __future__ import annotations

from reportlint.model.problem import Place, UnassessedPlace
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator

    from reportlint.model.prose import Day, Passage, Period
    from reportlint.model.report import Report

#: The instructions of a form take fewer characters than any report's prose.
_INSTRUCTIONS = 400
#: A year beyond it has digits too many.
_LAST_YEAR = 9999


class StatedPeriod(Record):
    """A period whose two dates are complete and in the calendar."""

    period: Period
    start: Day
    end: Day

    @property
    def iso(self) -> str:
        """The period as ``2024-01-01/2024-12-31``."""
        return f"{self.start.iso()}/{self.end.iso()}"


def find_judgeable_periods(
    report: Report,
) -> Generator[UnassessedPlace, None, tuple[StatedPeriod, ...]]:
    """Return the periods that rules may judge: neither damaged nor implied nor impossible.

    Yields why the periods damaged in conversion are not judged.
    """
    for period in report.periods:
        if period.is_damaged:
            yield UnassessedPlace(Place(), Message("checks.stated_periods.damaged_dates"))
    return tuple(
        StatedPeriod(period, period.start, period.end)
        for period in report.periods
        if not period.is_implied
        and period.start is not None
        and period.end is not None
        and period.start.iso()
        and period.end.iso()
        and not is_impossible(period.start)
        and not is_impossible(period.end)
    )


def is_impossible(day: Day) -> bool:
    """Whether no calendar has the day: 31 June, month 13, a year of five digits."""
    return not day.exists or (day.year is not None and day.year > _LAST_YEAR)


def find_passage(report: Report, period: Period) -> Passage | None:
    """Return the paragraph that states a period."""
    start = period.span.start
    return next((passage for passage in report.passages if start in passage.whole), None)


def check_blank_form(report: Report) -> UnassessedPlace | None:
    """Say that nothing can be judged where no cell holds anything and no year is named."""
    if report.year is not None or not report.tables:
        return None
    cells = (cell for table in report.tables for cell in table.cells.values())
    if any(cell.raw.strip() for cell in cells):
        return None
    prose = sum(len(passage.text) for passage in report.passages)
    return (
        UnassessedPlace(Place(), Message("checks.stated_periods.blank_form"))
        if prose < _INSTRUCTIONS
        else None
    )
