"""The results of files: judged, unreadable, or ended by a bug of the program itself."""

from __future__ import annotations

from reportlint.model.finding import FileResult, NotAssessed
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.engine.evaluation import Evaluation
    from reportlint.model.report import Report
    from reportlint.support.errors import ReportlintError

#: Why a file could not be read in the limits that it is read in.
LOST = Message("engine.file_results.reader_crashed")
LATE = Message("engine.file_results.timed_out")
SPENT = Message("engine.file_results.out_of_memory")


def build_unreadable_result(path: str, error: ReportlintError, language: str) -> FileResult:
    """Return the result of a file that cannot be read."""
    message, hint = error.localize(language)
    joint = "；" if language == "zh" else "; "
    return _build_unread_result(path, joint.join(filter(None, (message, hint))))


def build_crash_result(path: str, error: Exception, language: str) -> FileResult:
    """Return the result of a file over which the program failed."""
    return _build_unread_result(path, describe_internal_error(error)[language])


def describe_internal_error(error: Exception) -> LocalizedText:
    """Say that the program failed, and how."""
    return Message(
        "engine.file_results.internal_error", error=f"{type(error).__name__}: {error}".rstrip(": ")
    )


def build_failed_result(path: str, why: LocalizedText, language: str) -> FileResult:
    """Return the result of a file that went beyond what a reader may do: LOST, LATE or SPENT."""
    return _build_unread_result(path, why[language])


def build_result(report: Report, evaluation: Evaluation, language: str) -> FileResult:
    """Return the result of a draft that the rules were run on.

    A rule that failed is not assessed; that the program is to blame is reported besides.
    """
    failed_rules = dict.fromkeys(error.rule for error in evaluation.notes.rule_errors)
    failures = [
        NotAssessed(rule, None, None, None, Message("engine.file_results.rule_failed")[language])
        for rule in failed_rules
    ]
    document = report.document
    return FileResult(
        path=document.path,
        format=document.format,
        edition=report.edition,
        year=report.year,
        organ=report.organ,
        status="checked",
        error=None,
        findings=evaluation.findings,
        not_assessed=(*evaluation.not_assessed, *failures),
        suppressed=len(evaluation.suppressions),
        checked=evaluation.check_counts,
        report=report,
        suppressions=evaluation.suppressions,
    )


def build_foreign_result(report: Report) -> FileResult:
    """Return the result of a file that is no annual report and was not asked for."""
    document = report.document
    attributes = (document.path, document.format, None, None, None)
    return FileResult(*attributes, "not-a-report", None, (), (), 0, {}, report)


def _build_unread_result(path: str, error: str) -> FileResult:
    return FileResult(path, None, None, None, None, "unreadable", error, (), (), 0, {}, None)
