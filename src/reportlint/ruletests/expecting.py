"""Compares the findings of a case with what it says of them."""

from __future__ import annotations

from reportlint.patterns import Pattern
from reportlint.problems import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.evaluate import Outcome
    from reportlint.findings import Finding
    from reportlint.report import Report
    from reportlint.rules.cases import Case

_CELL = Pattern(r"(?P<table>\w+)(?:\[(?P<row>[\w.*]*)(?:, *(?P<column>[\w*]+))?\])?")


def unmet(case: Case, outcome: Outcome, report: Report) -> str:
    """Say what of the expectation is not met; "" if there is a finding that meets it all."""
    found = outcome.findings
    if not found:
        reasons = "; ".join(item.reason for item in outcome.not_assessed)
        return f"no finding; not assessed: {reasons}" if reasons else "no finding"
    if case.count is not None and len(found) != case.count:
        return f"{len(found)} findings, not {case.count}"
    gaps = ["; ".join(_gaps(case, finding, report)) for finding in found]
    return "" if "" in gaps else gaps[0]


def _gaps(case: Case, finding: Finding, report: Report) -> Iterator[str]:
    location = finding.location
    if case.at and not _stands_at(case.at, finding, report):
        place = Place(location.part, location.table, location.row, location.column_key)
        yield f"stands at {place}, not at {case.at}"
    if case.words and location.text != case.words:
        yield f'points at "{location.text}", not at "{case.words}"'
    for words in case.says:
        if words not in finding.message:
            yield f'does not say "{words}" but "{finding.message}"'
    if case.severity and finding.severity != case.severity:
        yield f"is {finding.severity}, not {case.severity}"
    if case.fixed:
        text = _fixed(finding, report.document.text)
        if case.fixed not in text:
            yield f'the fix does not make "{case.fixed}"' if finding.fix else "has no fix"


def _stands_at(place: str, finding: Finding, report: Report) -> bool:
    location = finding.location
    if place == "title":
        start = finding.span.start
        if report.title is None:
            return not report.document.text[:start].strip()
        return start in report.title.span
    if place.startswith("part "):
        return place == f"part {location.part}"
    match = _CELL.regex.fullmatch(place)
    if match is None or match["table"] != location.table:
        return False
    return _meant(match["row"], location.row) and _meant(match["column"], location.column_key)


def _meant(key: str | None, found: str | None) -> bool:
    """Whether a key is the one found: none was asked for, or ``*`` for no key at all."""
    return not key or key == (found or "*")


def _fixed(finding: Finding, text: str) -> str:
    edits = finding.fix.edits if finding.fix else ()
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
