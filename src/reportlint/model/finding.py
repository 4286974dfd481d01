"""What is reported: findings (problems with rule, severity, words and place), and their counts.

The exit code of a run follows from what it adds up to.
"""

from __future__ import annotations

from collections import Counter

from reportlint.model.rule import NOT_A_REPORT, SEVERITIES, family_letter
from reportlint.support.records import Record, values_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

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
    related location ("" where there is none). ``remedy`` is what to do, where settings
    say so, or where it names what differs from finding to finding.
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

    ``document`` is the key of the statutory form, ``edition`` one of its editions. ``status`` is
    ``checked``, ``unreadable`` (with ``error``) or ``not-a-report``. ``checked`` maps
    a rule's id to how many places it judged. ``report`` is the parsed draft, None if unreadable.
    ``suppressions`` are the findings that are counted as ``suppressed``. ``packs`` are the rule
    packs in use, by their labels, with why one does not apply: region, organs or years.
    """

    path: str
    format: str | None
    document: str | None
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
    packs: Mapping[str, str] = {}

    def count(self, severity: str) -> int:
        """Return how many findings have that severity."""
        return sum(finding.severity == severity for finding in self.findings)


#: Exit codes: nothing that matters, findings that do, an error, nothing was checked.
CLEAN, FINDINGS, FAILED, NOTHING = 0, 1, 2, 3
#: What shells add to the number of a signal for the exit code of the program it ended.
INTERRUPTED = 128
#: The formats that ``fix`` writes.
FIXABLE_FORMATS = ("text", "markdown", "html", "docx")


class RunSummary(Record):
    """Counts over files: what became of them, and what was found.

    ``judged_files`` counts the files on which some rule judged something; ``reasons`` are those for
    which places were not assessed, with how many places each. ``safe`` and ``unsafe`` count the
    findings that ``fix`` could mend. ``kinds`` counts findings by
    severity and family of rules ("error/A"), ``rules`` by the rules' ids; ``skipped_files`` what
    folders hold besides, by its kind. ``unchecked_files`` counts the files that an interrupt has
    left unchecked; ``files`` does not. ``packs`` counts the files by rule packs: by a pack's label
    those that it applies to, by label and reason the others.
    """

    files: int = 0
    judged_files: int = 0
    unreadable_files: int = 0
    foreign_files: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    suppressed_findings: int = 0
    not_assessed: int = 0
    safe: int = 0
    unsafe: int = 0
    unchecked_files: int = 0
    reasons: Mapping[str, int] = {}
    kinds: Mapping[str, int] = {}
    figures: Mapping[str, int] = {}
    rules: Mapping[str, int] = {}
    skipped_files: Mapping[str, int] = {}
    packs: Mapping[str, int] = {}

    def __add__(self, other: RunSummary) -> RunSummary:
        pairs = zip(values_of(self), values_of(other), strict=True)
        return RunSummary(*[_add_values(left, right) for left, right in pairs])

    @property
    def findings(self) -> int:
        """All findings, of whatever severity."""
        return self.errors + self.warnings + self.infos

    def at_least(self, severity: str) -> int:
        """Return how many findings are that grave or graver."""
        counts = (self.infos, self.warnings, self.errors)
        return sum(counts[SEVERITIES.index(severity) :])


def summarize_file(result: FileResult) -> RunSummary:
    """Return the counts of one file."""
    foreign = is_foreign(result)
    is_judged = any(result.checked.values()) or bool(result.findings)
    return RunSummary(
        files=1,
        judged_files=int(is_judged and not foreign),
        unreadable_files=int(result.status == "unreadable"),
        foreign_files=int(foreign),
        errors=result.count("error"),
        warnings=result.count("warning"),
        infos=result.count("info"),
        suppressed_findings=result.suppressed,
        not_assessed=len(result.not_assessed),
        safe=_count_fixable(result, "safe"),
        unsafe=_count_fixable(result, "unsafe"),
        reasons=_count_names(item.reason for item in result.not_assessed),
        kinds=_count_names(f"{one.severity}/{family_letter(one.rule)}" for one in result.findings),
        figures=count_figures(result.report) if result.status == "checked" else {},
        rules=_count_names(finding.rule for finding in result.findings),
        packs={f"{label} {why}".rstrip(): 1 for label, why in result.packs.items()},
    )


def count_figures(report: Report | None) -> dict[str, int]:
    """Return how many figures of a report's prose have each status."""
    return _count_names(figure.status for figure in report.figures) if report else {}


def is_foreign(result: FileResult) -> bool:
    """Whether a file is no annual report: it was passed over, or the rule about that speaks."""
    told = any(finding.rule == NOT_A_REPORT for finding in result.findings)
    return told or result.status == "not-a-report"


def _count_fixable(result: FileResult, safety: str) -> int:
    if result.format not in FIXABLE_FORMATS:
        return 0
    return sum(
        finding.fix is not None and finding.fix.safety == safety for finding in result.findings
    )


def _add_values(one: Any, other: Any) -> Any:
    """Add up numbers, and counts by name, in the order in which names first came."""
    return one + other if isinstance(one, int) else dict(Counter(one) + Counter(other))


def _count_names(names: Iterable[str]) -> dict[str, int]:
    return dict(Counter(names))


def exit_code(
    summary: RunSummary, fail_on: str, *, has_errors: bool, hook: bool = False, signal: int = 0
) -> int:
    """Return exit code of ``check``; ``has_errors``: rules, configuration or usage were at fault.

    ``hook``: whoever names the files does not know which are annual reports, so that it is no
    failure that none is. ``signal`` is the number of the signal that interrupted it: the code is
    that of shells.
    """
    if signal:
        return INTERRUPTED + signal
    if has_errors or summary.unreadable_files:
        return FAILED
    if fail_on != "never" and summary.at_least(fail_on):
        return FINDINGS
    if hook and summary.foreign_files == summary.files:
        return CLEAN
    return CLEAN if summary.judged_files else NOTHING
