"""Compares what came of a case with what it says."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Bilingual, LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine.evaluation import Evaluation
    from reportlint.model.finding import Finding
    from reportlint.model.problem import Place
    from reportlint.model.report import Report
    from reportlint.model.rule_test import Case

_CELL = Pattern(r"(?P<table>\w+)(?:\[(?P<row>[\w.*]*)(?:, *(?P<column>[\w*]+))?\])?")
_OTHERWISE = Message("ruletests.expectations.finding_differs")


class Gap(Record):
    """One thing that is not as a case says: what it is, what was to be, what is."""

    what: LocalizedText
    expected_text: str
    actual_text: str


class Failure(Record):
    """Why a case failed, in a sentence, and where it differs from what it says."""

    message: LocalizedText
    gaps: tuple[Gap, ...] = ()


def find_failure(case: Case, outcomes: dict[str, Evaluation], report: Report) -> Failure | None:
    """Say what of a case is not met; ``outcomes`` are by language."""
    outcome = outcomes["zh"]
    if case.section == "fail":
        return find_mismatch(case, outcomes, report)
    if case.section == "todo":
        gap = find_mismatch(case, outcomes, report)
        return None if gap else Failure(Message("ruletests.expectations.gap_closed"))
    if outcome.findings:
        words = Bilingual(*(outcomes[language].findings[0].message for language in ("zh", "en")))
        return Failure(Message("ruletests.expectations.unexpected_finding", message=words))
    if bool(outcome.not_assessed) == (case.section == "not-assessed"):
        return None
    if case.section == "not-assessed":
        return Failure(Message("ruletests.expectations.was_assessed"))
    return Failure(Message("ruletests.expectations.not_assessed", reason=_first_reason(outcomes)))


def find_mismatch(case: Case, outcomes: dict[str, Evaluation], report: Report) -> Failure | None:
    """Say what of the expected finding is not met; None if there is one that meets it all."""
    outcome = outcomes["zh"]
    findings = outcome.findings
    if not findings and outcome.not_assessed:
        reason = _first_reason(outcomes)
        return Failure(Message("ruletests.expectations.finding_not_assessed", reason=reason))
    if not findings:
        return Failure(Message("ruletests.expectations.no_finding"))
    if case.count is not None and len(findings) != case.count:
        messages = "; ".join(finding.message for finding in findings)
        count = Message("ruletests.expectations.finding_count")
        gap = Gap(count, str(case.count), f"{len(findings)} ({messages})")
        return Failure(_OTHERWISE, (gap,))
    gaps = [tuple(_find_gaps(case, finding, report)) for finding in findings]
    return None if () in gaps else Failure(_OTHERWISE, min(gaps, key=len))


def _first_reason(outcomes: dict[str, Evaluation]) -> LocalizedText:
    return Bilingual(*(outcomes[language].not_assessed[0].reason for language in ("zh", "en")))


def _find_gaps(case: Case, finding: Finding, report: Report) -> Iterator[Gap]:
    location = finding.location
    if case.at and not _stands_at(case.at, finding, report):
        yield Gap(Message("ruletests.expectations.place"), case.at, _spell_place(location.place))
    if case.words and location.text != case.words:
        yield Gap(Message("ruletests.expectations.words"), case.words, location.text or "")
    missing = [words for words in case.says if words not in finding.message]
    if missing:
        yield Gap(
            Message("ruletests.expectations.message"),
            "… ".join(f"…{words}" for words in missing) + "…",
            finding.message,
        )
    if case.severity and finding.severity != case.severity:
        yield Gap(Message("ruletests.expectations.severity"), case.severity, finding.severity)
    if case.fixed_text:
        text = _apply_fix(finding, report.document.text)
        if case.fixed_text not in text:
            yield Gap(
                Message("ruletests.expectations.after_fix"),
                case.fixed_text,
                "; ".join(edit.text for edit in finding.fix.edits) if finding.fix else "—",
            )


def _spell_place(place: Place) -> str:
    """Return a place as cases write it."""
    if place.table is None:
        return f"part {place.part}" if place.part else "title"
    if place.row is None and place.column is None:
        return place.table
    return f"{place.table}[{place.row or '*'}, {place.column or '*'}]"


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
    keys = ((match["row"], location.row), (match["column"], location.column_key))
    # NOTE: a case may ask for no key, or with an asterisk that there is none.
    return all(not key or key == (actual_key or "*") for key, actual_key in keys)


def _apply_fix(finding: Finding, text: str) -> str:
    edits = finding.fix.edits if finding.fix else ()
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
