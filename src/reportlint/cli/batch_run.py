"""Runs a job over files and writes what comes of each, piece by piece, as it comes."""

from __future__ import annotations

import sys

from reportlint.cli.sinks import Sink, print_error, print_errors, print_note
from reportlint.engine.batch import OutputSpec, build_view, check_files
from reportlint.model.finding import RunSummary
from reportlint.reporters import HUMAN_FORMATS, VERBATIM_FORMATS, load_reporter
from reportlint.reporters.common.screen import escape_commands, make_visible, sanitise_text
from reportlint.rules.builtin import load_builtin_rules, save_cache
from reportlint.support import interrupts
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Message
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reportlint.engine.batch import BatchJob, FileOutcome
    from reportlint.engine.evaluation import DraftNotes
    from reportlint.engine.files import InputFile
    from reportlint.reporters.common import View
    from reportlint.support.source_errors import SourceError
    from reportlint.suppression.baseline import BaselineDraft


class BatchResult(Record):
    """What a run came to; ``has_errors``: rules or ignore files had errors.

    ``baseline_drafts`` is what a new baseline is made of. ``copies`` holds the kind of each
    reviewed copy that was written. ``signal`` is the number of the one that ended the run before
    its end, 0 where none did.
    """

    totals: RunSummary
    has_errors: bool
    baseline_drafts: tuple[BaselineDraft, ...] = ()
    copies: tuple[str, ...] = ()
    signal: int = 0


def run_batch(
    input_files: Sequence[InputFile],
    jobs: int | None,
    files: Sequence[str | None],
    job_for: Callable[[Sequence[Sink]], BatchJob],
    source_errors: Sequence[SourceError] = (),
    left_out: Mapping[str, int] = {},
) -> BatchResult:
    """Run a job over files; its outputs go to ``files``, None being standard output.

    Files appear when all is written, or not at all. ``source_errors`` are those of rule packs,
    ``left_out`` counts by kind what is not checked.
    """
    sinks: list[Sink] = []
    try:
        for file in files:
            sinks.append(Sink(file))  # noqa: PERF401 - those opened before a failure are closed
        job = job_for(sinks)
        has_errors = print_source_errors(job.options.language, source_errors)
        result = _write_outputs(input_files, jobs, job, sinks, RunSummary(skipped_files=left_out))
        for sink in sinks:
            sink.commit()
        for spec, sink in zip(job.outputs, sinks, strict=True):
            if sink.path is not None and not job.quiet:
                path = make_visible(sink.path)
                message = Message("cli.batch_run.written", path=path, name=spec.name)
                print_note(message[job.options.language])
    finally:
        for sink in sinks:
            sink.close()
    if result.signal:
        print_interrupted(result.totals.files, len(input_files), job.options.language)
    save_cache()
    return replace(result, has_errors=result.has_errors or has_errors)


def print_interrupted(checked_count: int, count: int, language: str) -> None:
    """Print on standard error how far a run came that was interrupted."""
    message = Message("cli.batch_run.interrupted", count=count, checked_count=checked_count)
    print_note(message[language])


def print_source_errors(language: str, others: Sequence[SourceError] = ()) -> bool:
    """Print the errors of rule files, and others, on standard error; whether there are any."""
    errors = (*load_builtin_rules().errors, *others)
    print_errors(errors, language)
    return bool(errors)


def _write_outputs(
    input_files: Sequence[InputFile],
    jobs: int | None,
    job: BatchJob,
    sinks: Sequence[Sink],
    totals: RunSummary,
) -> BatchResult:
    pairs = zip(job.outputs, sinks, strict=True)
    writers = [OutputWriter(spec.name, build_view(job, spec), sink) for spec, sink in pairs]
    wants_counts = any(writer.wants_counts for writer in writers)
    file_totals: list[tuple[str, RunSummary]] = []
    reported_names: set[str] = set()
    baseline_drafts: list[BaselineDraft] = []
    # NOTE: whether a person who looks at standard output sees which files could not be read.
    pairs = zip(job.outputs, sinks, strict=True)
    prints_errors = any(spec.name in HUMAN_FORMATS and sink.path is None for spec, sink in pairs)
    copies: list[str] = []
    signal = 0
    steps = interrupts.iterate_interruptibly(check_files(input_files, job, jobs))
    try:
        for outcome in _watch(steps, input_files, job):
            for writer, piece in zip(writers, outcome.pieces, strict=True):
                writer.add(piece)
            totals += outcome.totals
            file_totals += [(outcome.path, outcome.totals)] * wants_counts
            if outcome.error is not None and not prints_errors:
                print_note(f"{make_visible(outcome.path)}: {outcome.error}")
            print_notes(outcome.notes, reported_names, job.options.language)
            copies += _print_copies(outcome, reported_names)
            baseline_drafts += outcome.notes.baseline_drafts
    except KeyboardInterrupt as error:
        interrupts.rearm()
        signal = interrupts.signal_number(error)
        totals = replace(totals, unchecked_files=len(input_files) - totals.files)
    finally:
        # NOTE: an error must not leave processes behind until somebody looks for garbage.
        steps.close()
    for writer in writers:
        writer.finish(file_totals, totals)
    for sink in sinks:
        sink.flush()
    if not (prints_errors or job.quiet or job.reading):
        render_summary = fetch("reportlint.reporters.common.summary:render_summary")
        print_note(render_summary(totals, build_view(job, OutputSpec(""))).rstrip())
    return BatchResult(totals, bool(reported_names), tuple(baseline_drafts), tuple(copies), signal)


def _watch(
    outcomes: Iterable[FileOutcome], input_files: Sequence[InputFile], job: BatchJob
) -> Iterable[FileOutcome]:
    """Return the outcomes; a terminal shows meanwhile what takes long."""
    if sys.stderr is None or not sys.stderr.isatty():
        return outcomes
    from reportlint.cli.progress import show_progress

    paths = [input_file.path for input_file in input_files]
    return show_progress(outcomes, paths, job.options.language)


def _print_copies(outcome: FileOutcome, reported_names: set[str]) -> tuple[str, ...]:
    """Print why reviewed copies were not written; return the kinds of those that were."""
    if outcome.copies is None:
        return ()
    for words in (*outcome.copies.notes, *outcome.copies.errors):
        print_note(f"{make_visible(outcome.path)}: {words}")
    reported_names.update(outcome.copies.errors)
    return outcome.copies.written_kinds


def print_notes(notes: DraftNotes, reported_names: set[str], language: str) -> None:
    """Print on standard error what the outputs lack: each failing rule and ignore file once.

    ``reported_names`` are those that were printed already; those that are printed now are added.
    """
    for error in notes.rule_errors:
        if error.rule not in reported_names:
            print_error(error, language)
        reported_names.add(error.rule)
    # NOTE: drafts in one folder share its ignore file.
    errors = [error for error in notes.source_errors if error.path not in reported_names]
    print_errors(errors, language)
    reported_names.update(error.path for error in errors)


def _choose_guard(name: str, view: View, sink: Sink) -> Callable[[str], str]:
    """Return what makes the pieces of an output safe for those who look at its place."""
    if name in HUMAN_FORMATS:
        return lambda piece: sanitise_text(piece, with_colour=view.colour)
    if name in VERBATIM_FORMATS and sink.terminal:
        return sanitise_text
    # NOTE: what is exact is changed only where it would be a log.
    if name in VERBATIM_FORMATS and sink.is_log:
        return escape_commands
    return str


class OutputWriter:
    """An output, what it may know, and its place."""

    def __init__(self, name: str, view: View, sink: Sink) -> None:
        """Write what stands before all pieces."""
        self._output = load_reporter(name)
        self._view = view
        self._sink = sink
        self._guard = _choose_guard(name, view, sink)
        if self._output.render_header or self._output.assemble:
            sink.hold_back()
        sink.write(self._output.render_start(view))

    @property
    def wants_counts(self) -> bool:
        """Whether it asks for the counts of every file in the end."""
        return self._output.render_header is not None

    def add(self, piece: str) -> None:
        """Write one file's piece."""
        self._sink.add(self._guard(piece), self._output.separator)

    def finish(self, files: Sequence[tuple[str, RunSummary]], totals: RunSummary) -> None:
        """Write what stands after all pieces; ``files`` are the counts of every file."""
        if self._output.render_header is not None:
            self._sink.release(self._output.render_header(files, totals, self._view))
        self._sink.write(self._guard(self._output.render_end(totals, self._view)))
        binder = self._output.assemble
        if binder is not None:
            self._sink.bind(lambda lines: binder(lines, self._view))
