"""What is reported: problems stamped with rule, severity, words and place."""

from __future__ import annotations

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.model.document import Span
    from reportlint.model.problem import Fix, Place
    from reportlint.model.report import Report
    from reportlint.model.rule import RuleDoc
    from reportlint.support.localized_text import LocalizedText


class Location(Record):
    """A place in people's terms.

    Lines and columns count code points from 1 in the document's text, ends exclusive. ``page`` is
    a PDF page, ``paragraph``, ``table_index`` and ``cell`` ("r3c2") are Word's, ``source_line``
    HTML's. ``part`` to ``column_key`` are the form's keys. What does not apply is None.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None
    paragraph: int | None
    table_index: int | None
    cell: str | None
    source_line: int | None
    part: int | None
    table: str | None
    row: str | None
    column_key: str | None
    text: str

    @property
    def place(self) -> Place:
        """The place by the form's keys alone."""
        from reportlint.model.problem import Place

        return Place(self.part, self.table, self.row, self.column_key)


class Finding(Record):
    """One finding. ``name`` and ``title`` are the rule's, ``values`` are decimal strings.

    ``span`` is its place in the document's text. ``related_values`` are the numbers beside each
    related location ("" where there is none). ``remedy`` is what to do, where settings say so.
    """

    rule: str
    name: str
    title: LocalizedText
    severity: str
    message: str
    fingerprint: str
    location: Location
    related: tuple[Location, ...]
    related_values: tuple[str, ...]
    values: Mapping[str, str]
    fix: Fix | None
    span: Span
    remedy: LocalizedText | None = None

    def advice(self, doc: RuleDoc | None) -> LocalizedText | None:
        """Return what to do about it: as settings have it, else as is told of the rule."""
        return self.remedy or (None if doc is None else doc.remedy)


class SuppressedFinding(Record):
    """A finding that is not reported, and why.

    ``reason`` is in the run's language. ``source`` is what suppresses it: comment, ignore-file,
    configuration or baseline; ``where`` is the file and line that it stands in, "" for a comment.
    """

    finding: Finding
    reason: str
    source: str
    where: str = ""


class NotAssessed(Record):
    """A rule that could not judge a place, and why, in the run's language."""

    rule: str
    table: str | None
    row: str | None
    column_key: str | None
    reason: str


class FileResult(Record):
    """The outcome for one file.

    ``status`` is ``checked``, ``unreadable`` (with ``error``) or ``not-a-report``. ``checked`` maps
    a rule's id to how many places it judged. ``report`` is the parsed draft, None if unreadable.
    ``suppressions`` are the findings that are counted as ``suppressed``.
    """

    path: str
    format: str | None
    edition: str | None
    year: int | None
    organ: str | None
    status: str
    error: str | None
    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...]
    suppressed: int
    checked: Mapping[str, int]
    report: Report | None
    suppressions: tuple[SuppressedFinding, ...] = ()

    def count(self, severity: str) -> int:
        """Return how many findings have that severity."""
        return sum(finding.severity == severity for finding in self.findings)
