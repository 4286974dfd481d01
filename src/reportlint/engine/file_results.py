"""The results of files: judged, unreadable, or ended by a bug of the program itself."""

from __future__ import annotations

from reportlint.model.finding import FileResult, NotAssessed
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.engine.evaluation import Evaluation
    from reportlint.model.report import Report
    from reportlint.support.errors import ReportlintError

_BROKEN = Bilingual("规则自身出错，没有判定", "the rule itself failed")
_CRASHED = Bilingual(
    "程序内部错误（{error}）；请把这个文件和错误报告给开发者",
    "an internal error ({error}); please report it with this file",
)
#: Why a file could not be read in the limits that it is read in.
LOST = Bilingual(
    "读取这个文件时程序崩溃，文件可能已损坏或是恶意构造的；其他文件不受影响",
    "the reader crashed on this file, which may be damaged or malicious; no other is affected",
)
LATE = Bilingual(
    "读取这个文件用时太长，已放弃，文件可能已损坏或是恶意构造的；用 Word 或 WPS 另存一份再检查",
    "reading this file took too long and was given up: it may be damaged or malicious; "
    "save a new copy in Word or WPS and check that",
)
SPENT = Bilingual(
    "读取这个文件时内存不足，文件可能已损坏或是恶意构造的；用 Word 或 WPS 另存一份再检查",
    "reading this file ran out of memory: it may be damaged or malicious; "
    "save a new copy in Word or WPS and check that",
)


def build_unreadable_result(path: str, error: ReportlintError, language: str) -> FileResult:
    """Return the result of a file that cannot be read."""
    message, hint = error.localize(language)
    joint = "；" if language == "zh" else "; "
    return _build_unread_result(path, joint.join(filter(None, (message, hint))))


def build_crash_result(path: str, error: Exception, language: str) -> FileResult:
    """Return the result of a file over which the program failed."""
    return _build_unread_result(path, describe_internal_error(error)[language])


def describe_internal_error(error: Exception) -> Bilingual:
    """Say that the program failed, and how."""
    return _CRASHED.format(error=f"{type(error).__name__}: {error}".rstrip(": "))


def build_failed_result(path: str, why: Bilingual, language: str) -> FileResult:
    """Return the result of a file that went beyond what a reader may do: LOST, LATE or SPENT."""
    return _build_unread_result(path, why[language])


def build_result(report: Report, evaluation: Evaluation, language: str) -> FileResult:
    """Return the result of a draft that the rules were run on.

    A rule that failed is not assessed; that the program is to blame is reported besides.
    """
    failed_rules = dict.fromkeys(error.rule for error in evaluation.notes.rule_errors)
    failures = [NotAssessed(rule, None, None, None, _BROKEN[language]) for rule in failed_rules]
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
