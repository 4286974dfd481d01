"""What ``fix`` does with one file, and what there is to say of it."""

from __future__ import annotations

from reportlint import readers
from reportlint.cli.fix_messages import FixCounts, FixedFile, format_file
from reportlint.engine import files
from reportlint.engine.check_draft import check_report, parse_document
from reportlint.engine.check_options import RuleSelection, resolve_options
from reportlint.engine.evaluation import DraftNotes
from reportlint.fixing.edits import build_diff
from reportlint.fixing.file_save import UnsavedError, save
from reportlint.fixing.fixer import CheckedDraft, fix_draft
from reportlint.reporters.terminal.diff import render_diff
from reportlint.support.errors import ReportlintError, UnreadableError
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.engine.check_options import CheckOptions
    from reportlint.engine.files import InputFile
    from reportlint.fixing.fixer import FixResult
    from reportlint.reporters.common import View


class FixJob(Record):
    """What is done with every file; ``diff``: fixes are only shown, ``unsafe``: all are made."""

    options: CheckOptions
    view: View
    diff: bool = False
    unsafe: bool = False


class FixOutcome(Record):
    """What came of a file: its counts, message, diff, and the data that is passed on."""

    tally: FixCounts
    message: str
    diff: str = ""
    data: bytes | None = None
    notes: DraftNotes = DraftNotes()


class Fixer:
    """Fixes files for a job; whatever goes wrong is that file's own outcome."""

    def __init__(self, job: FixJob) -> None:
        """Take the job."""
        self.job = job
        self._notes = DraftNotes()

    def result(self, input_file: InputFile) -> FixOutcome:
        """Fix a file, and return what came of it."""
        self._notes = DraftNotes()
        try:
            data = input_file.load()
            fix_result = fix_draft(data, self._make_judge(input_file), unsafe=self.job.unsafe)
            return self._save_result(input_file, data, fix_result)
        except (UnreadableError, UnsavedError) as error:
            return self._build_failure(input_file, error)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad file must not stop the others
            return self._build_failure(
                input_file, UnreadableError(files.describe_internal_error(error))
            )

    def build_failure(self, input_file: InputFile, why: LocalizedText) -> FixOutcome:
        """Return the outcome of a file that went beyond what a reader may do."""
        return self._build_failure(input_file, UnreadableError(why))

    def _build_failure(self, input_file: InputFile, error: ReportlintError) -> FixOutcome:
        """Return the outcome of a file that was not fixed; what was piped is passed on."""
        fixed_file = FixedFile(input_file.path, error=error)
        piped_data = input_file.data if input_file.is_piped and not self.job.diff else None
        return self._build_outcome(fixed_file, data=piped_data)

    def _save_result(self, input_file: InputFile, data: bytes, fix_result: FixResult) -> FixOutcome:
        fixed_file = FixedFile(input_file.path, fix_result, is_named=input_file.is_named)
        if self.job.diff:
            return self._build_outcome(
                fixed_file, diff=_format_diff(input_file.path, fix_result, self.job.view)
            )
        if input_file.is_piped:
            return self._build_outcome(fixed_file, data=fix_result.after.data)
        if fix_result.applied_fixes:
            save(input_file.path, data, fix_result.after.data)
        return self._build_outcome(fixed_file)

    def _build_outcome(
        self, fixed_file: FixedFile, *, diff: str = "", data: bytes | None = None
    ) -> FixOutcome:
        words = format_file(fixed_file, self.job.view, diff=self.job.diff)
        return FixOutcome(FixCounts.count_file(fixed_file), words, diff, data, self._notes)

    def _make_judge(self, input_file: InputFile) -> Callable[[bytes], CheckedDraft]:
        options = resolve_options(self.job.options, input_file)
        usual = options.selection == RuleSelection() and options.draft_config is None

        def judge(data: bytes) -> CheckedDraft:
            report = parse_document(readers.read(data, input_file.path), options.year)
            draft_result = check_report(report, options)
            notes = draft_result.notes
            if notes.source_errors:
                # NOTE: what an entry in error means to keep as it is, nobody knows.
                self._notes = replace(self._notes, source_errors=notes.source_errors)
                raise UnsavedError(
                    Message("cli.fix_run.invalid_ignore_file"),
                    Message("cli.fix_run.correct_ignore_file"),
                )
            self._notes = replace(
                self._notes, rule_errors=(*self._notes.rule_errors, *notes.rule_errors)
            )
            if usual:
                return CheckedDraft(data, draft_result.result, draft_result.result)
            # NOTE: a fix must not bring what a rule would say that was not asked for.
            wide_result = check_report(report, options, wide=True).result
            return CheckedDraft(data, draft_result.result, wide_result)

        return judge


def _format_diff(path: str, fix_result: FixResult, view: View) -> str:
    before, after = (draft.result.report for draft in (fix_result.before, fix_result.after))
    if before is None or after is None:
        return ""
    lines = build_diff(before.document.text, after.document.text, path)
    return "".join(f"{line}\n" for line in render_diff(lines, view))
