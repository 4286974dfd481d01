"""Compares what came of a case with what it says."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Bilingual, LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlint.engine.evaluation import Evaluation
    from reportlint.model.finding import Finding
    from reportlint.model.problem import Place
    from reportlint.model.report import Report
    from reportlint.model.rule_test import Case


class Gap(Record):
    """One thing that is not as a case says: what it is, what was to be, what is."""

    what: LocalizedText
    expected_text: str
    actual_text: str


class Failure(Record):
    """Why a case failed, in a sentence, and where it differs from what it says."""

    message: LocalizedText
    gaps: tuple[Gap, ...] = ()


_CELL = Pattern(r"(?P<table>\w+)(?:\[(?P<row>[\w.*]*)(?:, *(?P<column>[\w*]+))?\])?")
_NO_FIX = "—"
_OTHERWISE = Message("ruletests.expectations.finding_differs")


def find_failure(case: Case, outcomes: dict[str, Evaluation], report: Report) -> Failure | None:
    """Say what of a case is not met; ``outcomes`` are by language."""
    outcome = outcomes["zh"]
    if case.section in ("fail", "todo"):
        gap = find_mismatch(case, outcomes, report)
        if case.section == "fail":
            return gap
        return None if gap else Failure(Message("ruletests.expectations.gap_closed"))
    if outcome.findings:
        return Failure(
            _fill_message(
                Message("ruletests.expectations.unexpected_finding"),
                "message",
                outcomes,
                _first_message,
            )
        )
    if case.section == "not-assessed":
        return (
            None
            if outcome.not_assessed
            else Failure(Message("ruletests.expectations.was_assessed"))
        )
    if outcome.not_assessed:
        return Failure(
            _fill_message(
                Message("ruletests.expectations.not_assessed"), "reason", outcomes, _first_reason
            )
        )
    return None


def find_mismatch(case: Case, outcomes: dict[str, Evaluation], report: Report) -> Failure | None:
    """Say what of the expected finding is not met; None if there is one that meets it all."""
    outcome = outcomes["zh"]
    findings = outcome.findings
    if not findings:
        if not outcome.not_assessed:
            return Failure(Message("ruletests.expectations.no_finding"))
        return Failure(
            _fill_message(
                Message("ruletests.expectations.finding_not_assessed"),
                "reason",
                outcomes,
                _first_reason,
            )
        )
    if case.count is not None and len(findings) != case.count:
        messages = "; ".join(finding.message for finding in findings)
        gap = Gap(
            Message("ruletests.expectations.finding_count"),
            str(case.count),
            f"{len(findings)} ({messages})",
        )
        return Failure(_OTHERWISE, (gap,))
    gaps = [tuple(_find_gaps(case, finding, report)) for finding in findings]
    return None if () in gaps else Failure(_OTHERWISE, min(gaps, key=len))


def _first_message(outcome: Evaluation) -> str:
    return outcome.findings[0].message


def _first_reason(outcome: Evaluation) -> str:
    return outcome.not_assessed[0].reason


def _fill_message(
    message: Message,
    name: str,
    outcomes: dict[str, Evaluation],
    pick: Callable[[Evaluation], str],
) -> LocalizedText:
    """Fill a sentence with what the outcome says in each language."""
    words = Bilingual(pick(outcomes["zh"]), pick(outcomes["en"]))
    return message.format(**{name: words})


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
                _describe_fix(finding) if finding.fix else _NO_FIX,
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
    return _is_same_key(match["row"], location.row) and _is_same_key(
        match["column"], location.column_key
    )


def _is_same_key(key: str | None, actual_key: str | None) -> bool:
    """Whether a key is the one found: none was asked for, or ``*`` for no key at all."""
    return not key or key == (actual_key or "*")


def _apply_fix(finding: Finding, text: str) -> str:
    edits = finding.fix.edits if finding.fix else ()
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _describe_fix(finding: Finding) -> str:
    return "; ".join(edit.text for edit in finding.fix.edits) if finding.fix else _NO_FIX
