"""The files that a run is about, what it leaves out, and the results of files."""

from __future__ import annotations

import os

from reportlint.model.finding import FileResult, NotAssessed
from reportlint.readers import load
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.engine.evaluation import Evaluation
    from reportlint.model.report import Report
    from reportlint.support.errors import UnreadableError


#: The path that stands for standard input.
STDIN = "-"


class InputFile(Record):
    """A file to read. ``is_named``: on the command line, not met in a folder.

    ``data`` is what it holds if that was read already. ``error`` is why it cannot be read: it is
    a folder that cannot be listed. ``config`` is the path of its configuration, if it has one.
    ``is_piped``: it is standard input.
    ``exclude_pattern`` is the pattern by which it is left out: only what is named is given all the
    same.
    """

    path: str
    is_named: bool
    data: bytes | None = None
    error: UnreadableError | None = None
    config: str | None = None
    exclude_pattern: str = ""
    is_piped: bool = False

    @property
    def is_regular(self) -> bool:
        """Whether it is an ordinary file, which can be read again, and by another process."""
        return self.data is None and os.path.isfile(self.path)

    def load(self) -> bytes:
        """Return what it holds; raises UnreadableError."""
        if self.error is not None:
            raise self.error
        return load(self.path) if self.data is None else self.data


class LeftOut(Record):
    """A file or folder met in a folder and not checked: its kind (``file_kinds``), and why."""

    path: str
    kind: str
    why: str = ""


class DiscoveredFiles(Record):
    """The files to read, and what was left out of folders; of a folder left out, itself alone."""

    input_files: tuple[InputFile, ...]
    left_out: tuple[LeftOut, ...] = ()


def strip_current_folder(path: str) -> str:
    """Return a path below the current folder without ``./``."""
    return path.removeprefix(os.path.join(os.curdir, ""))


#: Why a file could not be read in the limits that it is read in.
LOST = Message("engine.file_results.reader_crashed")
LATE = Message("engine.file_results.timed_out")
SPENT = Message("engine.file_results.out_of_memory")


def build_unread_result(path: str, why: LocalizedText, language: str) -> FileResult:
    """Return the result of a file that could not be read, or over which the program failed."""
    unread = "unreadable", why[language]
    return FileResult(path, None, None, None, None, None, *unread, (), (), 0, {}, None)


def describe_internal_error(error: Exception) -> LocalizedText:
    """Say that the program failed, and how."""
    words = f"{type(error).__name__}: {error}".rstrip(": ")
    return Message("engine.file_results.internal_error", error=words)


def build_result(report: Report, evaluation: Evaluation, language: str) -> FileResult:
    """Return the result of a draft that the rules were run on.

    A rule that failed is not assessed; that the program is to blame is reported besides.
    """
    reason = Message("engine.file_results.rule_failed")
    failed_rules = dict.fromkeys(error.rule for error in evaluation.notes.rule_errors)
    failures = [NotAssessed(rule, None, None, None, reason[language]) for rule in failed_rules]
    document = report.document
    return FileResult(
        path=document.path,
        format=document.format,
        document=report.form,
        edition=report.edition,
        year=report.year,
        organ=report.organ,
        status="checked",
        error=None,
        findings=evaluation.findings,
        not_assessed=(*evaluation.not_assessed, *failures),
        suppressed=len(evaluation.suppressions),
        checked=evaluation.check_counts,
        report=replace(report, figures=evaluation.figures),
        suppressions=evaluation.suppressions,
    )


def build_foreign_result(report: Report) -> FileResult:
    """Return the result of a file that is no annual report and was not asked for."""
    document = report.document
    attributes = (document.path, document.format, None, None, None, None)
    return FileResult(*attributes, "not-a-report", None, (), (), 0, {}, report)
