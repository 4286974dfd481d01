"""``reportlint check``: lints files and folders and writes what was found."""

from __future__ import annotations

import os

from reportlint.cli.batch_run import run_batch
from reportlint.cli.settings import resolve_settings
from reportlint.cli.sinks import get_width, use_colour, use_links
from reportlint.engine.batch import BatchJob, OutputSpec
from reportlint.engine.files import STDIN
from reportlint.model.finding import CLEAN, FAILED, FINDINGS, exit_code
from reportlint.reporters import COPY_REPORTERS, HUMAN_FORMATS
from reportlint.support.errors import UsageError
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.cli.parser import Arguments
    from reportlint.cli.settings import Settings
    from reportlint.cli.sinks import Sink
    from reportlint.engine.annotated_copies import CopyPlan
    from reportlint.engine.files import InputFile


def run(arguments: Arguments) -> int:
    """Check what the arguments name, and fix it first if they ask for it; return the exit code."""
    if not (arguments.has("--diff") or arguments.has("--fix")):
        return _check(arguments)
    if arguments.has("--fix") and STDIN in arguments.operands:
        raise UsageError(Message("cli.check.fix_with_stdin"), Message("cli.check.use_fix_command"))
    code: int = fetch("reportlint.cli.commands.fix:run")(arguments)
    if not arguments.has("--diff"):
        return max(_check(arguments), code) if code == FAILED else _check(arguments)
    return CLEAN if code == FINDINGS and arguments.has("--exit-zero") else code


def _check(arguments: Arguments) -> int:
    settings = resolve_settings(arguments)
    if arguments.has("--show-files"):
        code: int = fetch("reportlint.cli.file_list:show")(settings)
        return code
    options = settings.options
    if arguments.has("--baseline") or arguments.has("--write-baseline"):
        options = fetch("reportlint.cli.output_files:apply_baseline")(arguments, options)
    formats = [pair for pair in settings.formats if pair[0] not in COPY_REPORTERS]
    if arguments.has("--statistics"):
        formats = _use_statistics(formats)
    files = [file for _, file in formats]
    input_files, copies = _plan_copies(settings, files)

    def job(sinks: Sequence[Sink]) -> BatchJob:
        pairs = zip(formats, sinks, strict=True)
        return BatchJob(
            options,
            tuple(_build_spec(name, sink, arguments.get("--color")) for (name, _), sink in pairs),
            quiet=arguments.has("--quiet"),
            verbose=arguments.has("--verbose"),
            configs=settings.configs,
            show_suppressed=arguments.has("--show-suppressed"),
            copies=copies,
            fail_on=settings.fail_on,
            rule_pages=settings.rule_pages,
        )

    left_out = settings.left_out_kinds(place for _, place in settings.formats)
    result = run_batch(input_files, settings.jobs, files, job, settings.source_errors, left_out)
    if options.suppression.recording:
        keep = fetch("reportlint.cli.output_files:write_baseline")
        keep(result, options, quiet=arguments.has("--quiet"))
    if copies and not arguments.has("--quiet"):
        summarize = fetch("reportlint.cli.output_files:print_summary")
        summarize(result.copies, settings.formats, settings.language)
    return exit_code(
        result.totals,
        settings.fail_on,
        has_errors=result.has_errors,
        hook=arguments.has("--hook"),
        signal=result.signal,
    )


def _use_statistics(formats: Sequence[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Put counts in the place of what is for people on standard output."""
    names = [name for name, file in formats if file is None]
    if any(name not in HUMAN_FORMATS for name in names):
        message = Message("cli.check.statistics_to_stdout", format=names[0])
        raise UsageError(message, Message("cli.check.give_file", format=names[0]))
    return [("statistics", None), *((name, file) for name, file in formats if file is not None)]


def _plan_copies(
    settings: Settings, files: Sequence[str | None]
) -> tuple[tuple[InputFile, ...], tuple[CopyPlan, ...]]:
    """Return the drafts, and where their reviewed copies go."""
    pairs = settings.formats
    copy_formats = [(name, place) for name, place in pairs if name in COPY_REPORTERS and place]
    if not copy_formats:
        return protect_inputs(settings.input_files, files), ()
    from reportlint.cli import output_files

    drafts = output_files.select_drafts(settings.input_files, copy_formats)
    input_files = protect_inputs(drafts, files)
    copy_plans = output_files.plan_copies(input_files, copy_formats, files)
    if settings.formats_project is not None:
        output_files.check_copies(settings.formats_project, copy_plans)
    return input_files, copy_plans


def _build_spec(name: str, sink: Sink, when: str | None) -> OutputSpec:
    colour = name in HUMAN_FORMATS and use_colour(sink, when)
    return OutputSpec(name, colour, get_width(sink), use_links(sink, colour=colour))


def protect_inputs(
    input_files: tuple[InputFile, ...], files: Iterable[str | None]
) -> tuple[InputFile, ...]:
    """Refuse to write over a draft; a page that an earlier run wrote is none."""
    outputs = {os.path.realpath(file): file for file in files if file is not None}
    inputs = []
    for input_file in input_files if outputs else ():
        file = outputs.get(os.path.realpath(input_file.path))
        if file is None:
            inputs.append(input_file)
        elif (
            input_file.is_named
            or fetch("reportlint.readers.own_outputs:output_kind")(input_file.path) != "results"
        ):
            raise UsageError(Message("cli.check.output_is_input", file=file))
    return tuple(inputs) if outputs else input_files
