"""``reportlint fix``: puts right in files what can be put right without a person, and says what."""

from __future__ import annotations

import sys

from reportlint import readers
from reportlint.cli.batch_run import print_interrupted, print_notes, print_source_errors
from reportlint.cli.fix_messages import FixCounts, format_closing, format_file
from reportlint.cli.progress import show_progress
from reportlint.cli.settings import resolve_settings
from reportlint.cli.sinks import Sink, make_view, print_note, use_links
from reportlint.engine import files
from reportlint.engine.batch import process_files
from reportlint.engine.check_draft import check_report, parse_document
from reportlint.engine.check_options import RuleSelection, resolve_options
from reportlint.engine.evaluation import DraftNotes
from reportlint.engine.files import STDIN
from reportlint.fixing.edits import build_diff
from reportlint.fixing.file_save import UnsavedError, save
from reportlint.fixing.fixer import CheckedDraft, fix_draft
from reportlint.model.finding import INTERRUPTED
from reportlint.reporters.terminal.diff import render_diff
from reportlint.rules.builtin import save_cache
from reportlint.support import interrupts
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.cli.parser import Arguments
    from reportlint.engine.check_options import CheckOptions
    from reportlint.engine.files import InputFile
    from reportlint.fixing.fixer import FixResult
    from reportlint.reporters.common import View


def run(arguments: Arguments) -> int:
    """Fix what the arguments name; return the exit code."""
    settings = resolve_settings(arguments)
    options, input_files = settings.options, settings.input_files
    has_errors = print_source_errors(options.language, settings.source_errors)
    reporter = _Reporter(settings.arguments)
    job = FixJob(options, reporter.view, arguments.has("--diff"), arguments.has("--unsafe-fixes"))
    paths = [input_file.path for input_file in input_files]
    tally, signal = FixCounts(), 0
    steps = interrupts.iterate_interruptibly(process_files(input_files, Fixer(job)))
    try:
        for _, outcome in show_progress(steps, paths, options.language):
            reporter.report(outcome)
            tally += outcome.tally
    except KeyboardInterrupt as error:
        interrupts.rearm()
        signal = interrupts.signal_number(error)
    finally:
        steps.close()
    # NOTE: with --fix, a check follows that reports what is left out.
    left_out = {} if arguments.has("--fix") else settings.left_out_kinds()
    reporter.write_text(format_closing(tally, reporter.view, left_out, diff=job.diff))
    if signal:
        print_interrupted(tally.files, len(input_files), options.language)
        return INTERRUPTED + signal
    save_cache()
    if has_errors or reporter.reported_names or tally.failed_files:
        return 2
    return int(tally.has_remaining(diff=job.diff))


class _Reporter:
    """Prints what was done; ``reported_names`` names the rules and ignore files with errors."""

    def __init__(self, arguments: Arguments) -> None:
        self.reported_names: set[str] = set()
        # NOTE: with --fix, what is found afterwards goes to standard output.
        aside = STDIN in arguments.operands or arguments.has("--fix")
        self._aside = aside or arguments.has("--diff")
        self._sink = sink = Sink(None)
        view = make_view(sink, arguments)
        self.view = replace(view, links=use_links(sink, colour=view.colour))

    def report(self, outcome: FixOutcome) -> None:
        """Print what came of a file: what is wrong first, then the file or what would change."""
        print_notes(outcome.notes, self.reported_names, self.view.language)
        if outcome.data is not None:
            _write_through(outcome.data)
        self._sink.print_text(outcome.diff, has_colour=self.view.colour)
        self.write_text(outcome.message)

    def write_text(self, words: str) -> None:
        """Print what was done: on standard error where standard output holds something else."""
        if words and self._aside:
            print_note(words.rstrip("\n"), has_colour=self.view.colour)
        else:
            self._sink.print_text(words, has_colour=self.view.colour)


def _write_through(data: bytes) -> None:
    """Write a draft to standard output as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


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
            result = fix_draft(data, self._make_judge(input_file), unsafe=self.job.unsafe)
            if self.job.diff:
                diff = _format_diff(input_file.path, result, self.job.view)
                return self._build_outcome(input_file, result, diff=diff)
            if input_file.is_piped:
                return self._build_outcome(input_file, result, data=result.after.data)
            if result.applied_fixes:
                save(input_file.path, data, result.after.data)
            return self._build_outcome(input_file, result)
        except (UnreadableError, UnsavedError) as error:
            return self.build_failure(input_file, error.sentence)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad file must not stop the others
            return self.build_failure(input_file, files.describe_internal_error(error))

    def build_failure(self, input_file: InputFile, why: LocalizedText) -> FixOutcome:
        """Return the outcome of a file that was not fixed; what was piped is passed on."""
        piped_data = input_file.data if input_file.is_piped and not self.job.diff else None
        return self._build_outcome(input_file, why, data=piped_data)

    def _build_outcome(
        self,
        input_file: InputFile,
        result: FixResult | LocalizedText,
        diff: str = "",
        data: bytes | None = None,
    ) -> FixOutcome:
        words = format_file(input_file, result, self.job.view, diff=self.job.diff)
        return FixOutcome(FixCounts.count_file(result), words, diff, data, self._notes)

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
                message = Message("cli.fix_run.invalid_ignore_file")
                raise UnsavedError(message, Message("cli.fix_run.correct_ignore_file"))
            rule_errors = (*self._notes.rule_errors, *notes.rule_errors)
            self._notes = replace(self._notes, rule_errors=rule_errors)
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
