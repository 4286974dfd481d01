"""Repairs of the statistics period, in the draft's own spelling; a person has to confirm them."""

from __future__ import annotations

from reportlint.model.document import Span
from reportlint.model.problem import Edit, Fix
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.prose import Passage, Period
    from reportlint.model.report import Report

_YEAR = Pattern(r"(?<![0-9０-９])[0-9０-９]{4}(?=\s*年|[-./][0-9])")
_MONTH_AND_DAY = Pattern(r"(?<![0-9０-９])([0-9０-９]{1,2})\s*月\s*([0-9０-９]{1,2})(?=\s*日)")
_FULL_YEAR = ((1, 1), (12, 31))


def statement(report: Report, year: int) -> Fix | None:
    """Add a sentence that states the period: to the preamble, or before the first part's prose."""
    sentence = f"本报告所列数据的统计期限自{year}年1月1日至{year}年12月31日止。"
    title = Message("checks.period_fixes.state_period", sentence=sentence, year=year)
    for passage in reversed(report.front):
        if passage.text.endswith("。"):
            return Fix("unsafe", title, (_insertion(passage.whole.end, sentence),))
    for passage in _first_prose(report):
        if passage.text.endswith("。"):
            return Fix("unsafe", title, (_insertion(passage.whole.start, sentence),))
    return None


def _first_prose(report: Report) -> tuple[Passage, ...]:
    return report.parts[0].passages if report.parts else ()


def _insertion(offset: int, text: str) -> Edit:
    return Edit(Span(offset, offset), text)


def year(report: Report, period: Period, expected: int) -> Fix | None:
    """Change the years of a period."""
    title = Message("checks.period_fixes.change_year", expected=expected)
    matches = _YEAR.regex.finditer(report.document.text, period.span.start, period.span.end + 1)
    return _fix(title, ((match.span(), match.group(), expected) for match in matches))


def days(report: Report, period: Period) -> Fix | None:
    """Change the months and days of a period to those of the full year."""
    title = Message("checks.period_fixes.change_to_full_year")
    text = report.document.text
    matches = list(_MONTH_AND_DAY.regex.finditer(text, period.span.start, period.span.end + 1))
    if len(matches) != len(_FULL_YEAR):
        return None
    return _fix(
        title,
        (
            (match.span(group), match.group(group), value)
            for match, values in zip(matches, _FULL_YEAR, strict=True)
            for group, value in zip((1, 2), values, strict=True)
        ),
    )


def _fix(title: LocalizedText, numbers: Iterable[tuple[tuple[int, int], str, int]]) -> Fix | None:
    """Return the edits of the numbers (span, words, expected) that are not yet what is expected."""
    edits = tuple(
        Edit(Span(*span), str(expected))
        for span, words, expected in numbers
        if int(words) != expected
    )
    return Fix("unsafe", title, edits) if edits else None
