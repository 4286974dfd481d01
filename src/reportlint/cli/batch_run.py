"""Runs a job over files and writes what comes of each, as it comes."""

from __future__ import annotations

import sys

from reportlint.cli.result_writer import OutputWriter
from reportlint.cli.sinks import Sink, print_error, print_note
from reportlint.engine.batch import OutputSpec, build_view, check_files
from reportlint.model.finding import RunSummary
from reportlint.reporters import HUMAN_FORMATS
from reportlint.reporters.common.screen import make_visible
from reportlint.rules.builtin import load_builtin_rules, save_cache
from reportlint.support import interrupts
from reportlint.support.errors import RuleError
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Message
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reportlint.engine.batch import BatchJob, FileOutcome
    from reportlint.engine.evaluation import DraftNotes
    from reportlint.engine.files import InputFile
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
        if not job.quiet:
            _print_places(job, sinks)
    finally:
        for sink in sinks:
            sink.close()
    if result.signal:
        print_interrupted(result.totals.files, len(input_files), job.options.language)
    save_cache()
    return replace(result, has_errors=result.has_errors or has_errors)


def _print_places(job: BatchJob, sinks: Sequence[Sink]) -> None:
    """Print on standard error which files were written."""
    for spec, sink in zip(job.outputs, sinks, strict=True):
        if sink.path is not None:
            path = make_visible(sink.path)
            zh = job.options.language == "zh"
            print_note(f"已写入 {path}（{spec.name}）" if zh else f"written: {path} ({spec.name})")


def print_interrupted(checked_count: int, count: int, language: str) -> None:
    """Print on standard error how far a run came that was interrupted."""
    message = Message("cli.batch_run.interrupted", count=count, checked_count=checked_count)
    print_note(message[language])


def print_source_errors(language: str, others: Sequence[SourceError] = ()) -> bool:
    """Print the errors of rule files, and others, on standard error; whether there are any."""
    errors = (*load_builtin_rules().errors, *others)
    if errors:
        from reportlint.support.source_errors import list_errors

        print_error(RuleError(list_errors(errors)), language)
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
    prints_errors = _prints_errors(job, sinks)
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
        print_note(
            fetch("reportlint.reporters.common.summary:render_summary")(
                totals, build_view(job, OutputSpec(""))
            ).rstrip()
        )
    return BatchResult(totals, bool(reported_names), tuple(baseline_drafts), tuple(copies), signal)


def _watch(
    outcomes: Iterable[FileOutcome], input_files: Sequence[InputFile], job: BatchJob
) -> Iterable[FileOutcome]:
    """Return the outcomes; a terminal shows meanwhile what takes long."""
    if sys.stderr is None or not sys.stderr.isatty():
        return outcomes
    from reportlint.cli.progress import create_progress

    return create_progress(
        [input_file.path for input_file in input_files], job.options.language
    ).track(outcomes)


def _print_copies(outcome: FileOutcome, reported_names: set[str]) -> tuple[str, ...]:
    """Print why reviewed copies were not written; return the kinds of those that were."""
    if outcome.copies is None:
        return ()
    for words in (*outcome.copies.notes, *outcome.copies.errors):
        print_note(f"{make_visible(outcome.path)}: {words}")
    reported_names.update(outcome.copies.errors)
    return outcome.copies.written_kinds


def _prints_errors(job: BatchJob, sinks: Sequence[Sink]) -> bool:
    """Whether a person who looks at standard output sees which files could not be read."""
    pairs = zip(job.outputs, sinks, strict=True)
    return any(spec.name in HUMAN_FORMATS and sink.path is None for spec, sink in pairs)


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
    if errors:
        from reportlint.support.source_errors import list_errors

        print_error(RuleError(list_errors(errors)), language)
    reported_names.update(error.path for error in errors)
