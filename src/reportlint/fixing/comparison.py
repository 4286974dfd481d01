"""Whether a draft got worse by edits: its words elsewhere, its cells, its findings."""

from __future__ import annotations

from reportlint.fixing.edits import Shift, apply_edits
from reportlint.model.rule import SEVERITIES
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.model.document import Document, Span
    from reportlint.model.finding import FileResult, Finding
    from reportlint.model.problem import Edit
    from reportlint.model.report import Report


def find_deterioration(
    before: FileResult, after: FileResult, edits: Sequence[Edit], *, safe: bool
) -> LocalizedText | None:
    """Say what got worse by edits that are in order and apart; None where nothing did.

    Both results are of all rules. ``safe``: what the draft says must not have changed either.
    """
    old, new = before.report, after.report
    if old is None or new is None or not _has_same_text(old.document, new.document, edits):
        return Message("fixing.comparison.text_differs")
    if _list_cells(old) != _list_cells(new):
        return Message("fixing.comparison.cell_changed")
    if safe and _list_statements(old) != _list_statements(new):
        return Message("fixing.comparison.meaning_changed")
    for finding in _find_added(before.findings, after.findings, edits):
        return Message("fixing.comparison.new_finding", rule=finding.rule)
    places = [
        {(item.rule, item.table, item.row, item.column_key) for item in result.not_assessed}
        for result in (before, after)
    ]
    for rule in sorted({rule for rule, *_ in places[1] - places[0]}):
        return Message("fixing.comparison.no_longer_judged", rule=rule)
    return None


def _has_same_text(old: Document, new: Document, edits: Sequence[Edit]) -> bool:
    """Whether a draft holds what it held but for the edits."""
    expected = apply_edits(old.text, edits)
    kinds = [[type(block) for block in document.blocks] for document in (old, new)]
    marks = [[(mark.kind, mark.text) for mark in document.marks] for document in (old, new)]
    whole = new.text == expected
    if old.format == "html" and not whole:
        # NOTE: a line end of the source is a blank or nothing by what stands beside it.
        whole = "".join(new.text.split()) == "".join(expected.split())
    return whole and kinds[0] == kinds[1] and marks[0] == marks[1]


def _list_cells(report: Report) -> list[object]:
    pairs = [(table.key, cell) for table in report.tables for cell in table.cells.values()]
    return [(key, cell.row, cell.column, cell.value, cell.certain) for key, cell in pairs]


def _list_statements(report: Report) -> list[object]:
    """Return what the prose of a report says that is compared with other places."""
    periods = [(period.start, period.end) for period in report.periods]
    claims = [(c.quantity, c.value, c.unit, c.exact, c.scope) for c in report.claims]
    return [report.year, report.organ, periods, claims]


def _find_added(
    old: Iterable[Finding], new: Iterable[Finding], edits: Sequence[Edit]
) -> Iterator[Finding]:
    """Return the findings that are new: not among the old, nor where one of their rule was."""
    shift = Shift(edits)
    severities_by_key: dict[tuple[str, object], int] = {}
    counts: dict[str, int] = {}
    for finding in old:
        severity = SEVERITIES.index(finding.severity)
        for key in _list_keys(finding, shift.move(finding.span)):
            severities_by_key[key] = max(severities_by_key.get(key, 0), severity)
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    for finding in new:
        counts[finding.rule] = counts.get(finding.rule, 0) - 1
        severity = SEVERITIES.index(finding.severity)
        keys = _list_keys(finding, finding.span)
        same = any(severity <= severities_by_key.get(key, -1) for key in keys)
        if counts[finding.rule] < 0 or not same:
            yield finding


def _list_keys(finding: Finding, span: Span) -> Iterator[tuple[str, object]]:
    """Return what a finding is known again by: its fingerprint, or where it begins or ends."""
    yield finding.rule, finding.fingerprint
    yield finding.rule, span.start
    yield finding.rule, (span.end,)
