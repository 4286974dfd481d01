"""Makes the fixes of a draft: as many at once as go together, each time read and judged again.

What made the draft worse is taken back and named; the others are tried without it. The loop ends
when no fix is left that may be made, so that a second run finds nothing to do.
"""

from __future__ import annotations

from reportlint.fixing.comparison import find_deterioration
from reportlint.fixing.edits import ReservedSpans, UnwritableError, build_pairs, minimal
from reportlint.model.document import LineIndex
from reportlint.support.errors import UnreadableError
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Protocol

    from reportlint.fixing.edits import TextPair
    from reportlint.model.document import Document
    from reportlint.model.finding import FileResult, Finding
    from reportlint.model.problem import Edit


#: So often a draft is judged at most: every fix that must be taken back costs a few times.
_MOST = 100
_UNSAFE = Message("fixing.fixer.unsafe_fix")


class CheckedDraft(Record):
    """A draft and what was found in it: ``result`` by the rules chosen, ``full_result`` by all."""

    data: bytes
    result: FileResult
    full_result: FileResult


class FixAttempt(Record):
    """A fix: its finding, the words before and after, and why it was not made."""

    finding: Finding
    pairs: tuple[TextPair, ...]
    reason: LocalizedText | None = None

    @property
    def needs_flag(self) -> bool:
        """Whether a flag is all that is missing."""
        return self.reason == _UNSAFE


class FixResult(Record):
    """What became of a draft: as it was, as it is, what was made and what was not."""

    before: CheckedDraft
    after: CheckedDraft
    applied_fixes: tuple[FixAttempt, ...]
    remaining_fixes: tuple[FixAttempt, ...]


class _Plan(Record):
    """A fix that may be made: its finding and its edits, made small."""

    finding: Finding
    edits: tuple[Edit, ...]

    @property
    def key(self) -> tuple[str, str]:
        return self.finding.rule, self.finding.fingerprint


def fix_draft(data: bytes, judge: Callable[[bytes], CheckedDraft], *, unsafe: bool) -> FixResult:
    """Make the fixes of a draft that may be made; raises UnreadableError where it is none."""
    before = judge(data)
    session = _FixSession(before, judge, unsafe=unsafe)
    session.run()
    remaining = tuple(session.remaining_fixes())
    return FixResult(before, session.now, tuple(session.applied_fixes), remaining)


class _FixSession:
    """A draft being fixed: as it is now, what was made, what was declined and why."""

    def __init__(
        self, before: CheckedDraft, judge: Callable[[bytes], CheckedDraft], *, unsafe: bool
    ) -> None:
        self.now = before
        self.applied_fixes: list[FixAttempt] = []
        self._judge = judge
        self._unsafe = unsafe
        self._refusals: dict[tuple[str, str], LocalizedText] = {}
        self._tries = 0

    def run(self) -> None:
        """Make fixes until none is left that may be made: the safe ones first."""
        for safe in (True, False) if self._unsafe else (True,):
            while self._tries < _MOST and self._round(safe=safe):
                pass

    def _round(self, *, safe: bool) -> bool:
        """Make some fixes; return whether there were any to try."""
        report = self.now.result.report
        if report is None or not _list_fixable(self.now.result):
            return False
        try:
            writer = writer_for(self.now.data, report.document)
        except UnwritableError as error:
            for finding in _list_fixable(self.now.result):
                self._refusals[finding.rule, finding.fingerprint] = error.texts[0]
            return False
        group = self._together(writer, safe=safe)
        if not group:
            return False
        # NOTE: of a group that makes something worse the first half is tried.
        while group and self._tries < _MOST:
            deterioration = self._try(writer, group, safe=safe)
            if deterioration is None:
                break
            if len(group) == 1:
                self._refusals[group[0].key] = deterioration
            group = group[: len(group) // 2]
        return True

    def _is_allowed(self, finding: Finding) -> bool:
        fix = finding.fix
        return fix is not None and (self._unsafe or fix.safety == "safe")

    def _together(self, writer: Writer, *, safe: bool) -> list[_Plan]:
        """Choose fixes that do not meet, the first in the text winning."""
        reserved_spans = ReservedSpans()
        group = []
        report = self.now.result.report
        text = report.document.text if report else ""
        for finding in _list_fixable(self.now.result):
            fix, key = finding.fix, (finding.rule, finding.fingerprint)
            if fix is None or (fix.safety == "safe") != safe or key in self._refusals:
                continue
            plan = _Plan(finding, minimal(fix.edits, text))
            refusal = next(filter(None, map(writer.refusal, plan.edits)), None)
            if not plan.edits:
                refusal = Message("fixing.fixer.nothing_to_change")
            if refusal is not None:
                self._refusals[key] = refusal
            elif reserved_spans.reserve(plan.edits):
                group.append(plan)
        return group

    def _try(self, writer: Writer, group: Sequence[_Plan], *, safe: bool) -> LocalizedText | None:
        """Make fixes if that makes nothing worse; else say what."""
        self._tries += 1
        edits = [edit for plan in group for edit in plan.edits]
        edits.sort(key=lambda edit: (edit.span.start, edit.span.end))
        try:
            after = self._judge(writer.write(edits))
        except (UnreadableError, UnwritableError):
            return Message("fixing.fixer.unreadable_after_fix")
        before = self.now.full_result
        deterioration = find_deterioration(before, after.full_result, edits, safe=safe)
        if deterioration is None:
            made = [(plan.finding, None) for plan in group]
            self.applied_fixes += _build_attempts(self.now.result, made)
            self.now = after
        return deterioration

    def remaining_fixes(self) -> Iterable[FixAttempt]:
        """Return the fixes that were not made, with the reasons."""
        reasons = []
        for finding in _list_fixable(self.now.result):
            reason = Message("fixing.fixer.too_many_undone")
            reason = reason if self._is_allowed(finding) else _UNSAFE
            key = finding.rule, finding.fingerprint
            reasons.append((finding, self._refusals.get(key, reason)))
        return _build_attempts(self.now.result, reasons)


def _list_fixable(result: FileResult) -> list[Finding]:
    return [finding for finding in result.findings if finding.fix is not None]


def _build_attempts(
    result: FileResult, reasons: Iterable[tuple[Finding, LocalizedText | None]]
) -> Iterator[FixAttempt]:
    """Return findings of a draft with what their fixes change, and why they were not made."""
    if result.report is None:
        return
    document = result.report.document
    positions = LineIndex(document)
    for finding, reason in reasons:
        edits = finding.fix.edits if finding.fix else ()
        yield FixAttempt(finding, tuple(build_pairs(document.text, edits, positions)), reason)


if TYPE_CHECKING:

    class Writer(Protocol):
        """A draft in a format, into which edits of its text can be written."""

        def refusal(self, edit: Edit) -> LocalizedText | None:
            """Say why an edit cannot be written; None where it can."""

        def write(self, edits: Sequence[Edit]) -> bytes:
            """Return the file after edits that are in order, apart and not refused."""


#: Every format that is written, and its writer: ``(data, document) -> Writer``.
WRITERS = {
    "text": "reportlint.fixing.text_writer:TextFile",
    "markdown": "reportlint.fixing.text_writer:TextFile",
    "html": "reportlint.fixing.html_writer:HtmlFile",
    "docx": "reportlint.fixing.docx_writer:WordFile",
}


def writer_for(data: bytes, document: Document) -> Writer:
    """Return the writer of a draft; raises UnwritableError where there is none."""
    writer_name = WRITERS.get(document.format)
    if writer_name is None:
        raise UnwritableError(Message("fixing.writers.unsupported_format"))
    writer: Writer = fetch(writer_name)(data, document)
    return writer
