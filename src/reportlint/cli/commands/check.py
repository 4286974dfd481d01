"""``reportlint check``: lints files and folders and writes what was found."""

from __future__ import annotations

import os

from reportlint.cli import screen
from reportlint.cli.batch_run import run_batch
from reportlint.cli.settings import resolve_settings
from reportlint.engine.batch import BatchJob, OutputSpec
from reportlint.engine.files import STDIN
from reportlint.model.finding import CLEAN, FAILED, FINDINGS, exit_code
from reportlint.reporters import COPY_REPORTERS, HUMAN_FORMATS
from reportlint.support.errors import UsageError
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.cli.parser import Arguments
    from reportlint.cli.settings import Settings
    from reportlint.cli.sinks import Sink
    from reportlint.engine.annotated_copies import CopyPlan
    from reportlint.engine.files import InputFile


def run(arguments: Arguments) -> int:
    """Check what the arguments name; return the exit code."""
    if arguments.has("--diff") or arguments.has("--fix"):
        return _fix_then_check(arguments)
    return _check(arguments)


def _fix_then_check(arguments: Arguments) -> int:
    """Fix first, as far as the arguments ask for it; return the exit code."""
    if arguments.has("--fix") and STDIN in arguments.operands:
        raise UsageError(
            Message("cli.check.fix_with_stdin"),
            Message("cli.check.use_fix_command"),
        )
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
        options = fetch("reportlint.cli.baseline_files:apply_baseline")(arguments, options)
    formats = [pair for pair in settings.formats if pair[0] not in COPY_REPORTERS]
    if arguments.has("--statistics"):
        formats = _use_statistics(formats)
    jobs = settings.jobs
    files = [file for _, file in formats]
    input_files, copies = _plan_copies(settings, files)

    def job(sinks: Sequence[Sink]) -> BatchJob:
        specs = _build_output_specs([name for name, _ in formats], sinks, arguments.get("--color"))
        loudness = {
            "quiet": arguments.has("--quiet"),
            "verbose": arguments.has("--verbose"),
            "show_suppressed": arguments.has("--show-suppressed"),
        }
        return BatchJob(
            options,
            tuple(specs),
            **loudness,
            configs=settings.configs,
            copies=copies,
            fail_on=settings.fail_on,
            rule_pages=settings.rule_pages,
        )

    left_out = settings.left_out_kinds(place for _, place in settings.formats)
    result = run_batch(input_files, jobs, files, job, settings.source_errors, left_out)
    if options.suppression.recording:
        keep = fetch("reportlint.cli.baseline_files:write_baseline")
        keep(result, options, quiet=arguments.has("--quiet"))
    if copies and not arguments.has("--quiet"):
        fetch("reportlint.cli.copy_paths:print_summary")(
            result.copies, settings.formats, settings.language
        )
    hook = arguments.has("--hook")
    return exit_code(
        result.totals,
        settings.fail_on,
        has_errors=result.has_errors,
        hook=hook,
        signal=result.signal,
    )


def _use_statistics(formats: Sequence[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Put counts in the place of what is for people on standard output."""
    names = [name for name, file in formats if file is None]
    if any(name not in HUMAN_FORMATS for name in names):
        raise UsageError(
            Message("cli.check.statistics_to_stdout", format=names[0]),
            Message("cli.check.give_file", format=names[0]),
        )
    return [("statistics", None), *((name, file) for name, file in formats if file is not None)]


def _plan_copies(
    settings: Settings, files: Sequence[str | None]
) -> tuple[tuple[InputFile, ...], tuple[CopyPlan, ...]]:
    """Return the drafts, and where their reviewed copies go."""
    copy_formats = [
        (name, place) for name, place in settings.formats if name in COPY_REPORTERS and place
    ]
    if not copy_formats:
        return protect_inputs(settings.input_files, files), ()
    from reportlint.cli import copy_paths

    input_files = protect_inputs(
        copy_paths.select_drafts(settings.input_files, copy_formats), files
    )
    copy_plans = copy_paths.plan_copies(input_files, copy_formats, files)
    if settings.formats_project is not None:
        fetch("reportlint.cli.configured_outputs:check_copies")(
            settings.formats_project, copy_plans
        )
    return input_files, copy_plans


def _build_output_specs(
    names: Sequence[str], sinks: Sequence[Sink], when: str | None
) -> Iterator[OutputSpec]:
    for name, sink in zip(names, sinks, strict=True):
        colour = name in HUMAN_FORMATS and screen.use_colour(sink, when)
        yield OutputSpec(
            name, colour, screen.get_width(sink), screen.use_links(sink, colour=colour)
        )


def protect_inputs(
    input_files: tuple[InputFile, ...], files: Iterable[str | None]
) -> tuple[InputFile, ...]:
    """Refuse to write over a draft; a page that an earlier run wrote is none."""
    output_files = {os.path.realpath(file): file for file in files if file is not None}
    inputs = []
    for input_file in input_files if output_files else ():
        file = output_files.get(os.path.realpath(input_file.path))
        if file is None:
            inputs.append(input_file)
        elif (
            input_file.is_named
            or fetch("reportlint.readers.own_outputs:output_kind")(input_file.path) != "results"
        ):
            raise UsageError(Message("cli.check.output_is_input", file=file))
    return tuple(inputs) if output_files else input_files
