"""``reportlint check``: lints files and folders and writes what was found."""

from __future__ import annotations

import os

from reportlint.cli import screen
from reportlint.cli.batch_run import run as run_job
from reportlint.cli.settings import settle
from reportlint.engine.batch import Job, Sheet
from reportlint.engine.file_discovery.input_files import STDIN
from reportlint.model.run_summary import CLEAN, FAILED, FINDINGS, exit_code
from reportlint.reporters import COPY_REPORTERS, HUMAN_FORMATS
from reportlint.support.errors import UsageError
from reportlint.support.lazy_import import fetch
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.cli.parser import Arguments
    from reportlint.cli.settings import Settings
    from reportlint.cli.sinks import Sink
    from reportlint.engine.annotated_copies import Copies
    from reportlint.engine.file_discovery.input_files import Target


def run(arguments: Arguments) -> int:
    """Check what the arguments name; give the exit code."""
    if arguments.has("--diff") or arguments.has("--fix"):
        return _fixed(arguments)
    return _checked(arguments)


def _fixed(arguments: Arguments) -> int:
    """Fix first, as far as the arguments ask for it; give the exit code."""
    if arguments.has("--fix") and STDIN in arguments.operands:
        raise UsageError(
            Bilingual("--fix 不能用于标准输入", "--fix does not go with standard input"),
            Bilingual("改用 reportlint fix -", "use reportlint fix -"),
        )
    code: int = fetch("reportlint.cli.commands.fix:run")(arguments)
    if not arguments.has("--diff"):
        return max(_checked(arguments), code) if code == FAILED else _checked(arguments)
    return CLEAN if code == FINDINGS and arguments.has("--exit-zero") else code


def _checked(arguments: Arguments) -> int:
    settings = settle(arguments)
    if arguments.has("--show-files"):
        code: int = fetch("reportlint.cli.file_list:show")(settings)
        return code
    options = settings.options
    if arguments.has("--baseline") or arguments.has("--write-baseline"):
        options = fetch("reportlint.cli.baseline_files:known")(arguments, options)
    formats = [pair for pair in settings.formats if pair[0] not in COPY_REPORTERS]
    if arguments.has("--statistics"):
        formats = _counting(formats)
    jobs = settings.jobs
    files = [file for _, file in formats]
    targets, copies = _copies(settings, files)

    def job(sinks: Sequence[Sink]) -> Job:
        sheets = _sheets([name for name, _ in formats], sinks, arguments.last("--color"))
        loudness = {
            "quiet": arguments.has("--quiet"),
            "verbose": arguments.has("--verbose"),
            "suppressed": arguments.has("--show-suppressed"),
        }
        return Job(
            options,
            tuple(sheets),
            **loudness,
            configs=settings.configs,
            copies=copies,
            fail_on=settings.fail_on,
            rule_pages=settings.rule_pages,
        )

    left_out = settings.left_out_kinds(place for _, place in settings.formats)
    ran = run_job(targets, jobs, files, job, settings.faults, left_out)
    if options.suppression.recording:
        keep = fetch("reportlint.cli.baseline_files:keep")
        keep(ran, options, quiet=arguments.has("--quiet"))
    if copies and not arguments.has("--quiet"):
        fetch("reportlint.cli.copy_paths:tell")(ran.copies, settings.formats, settings.language)
    hook = arguments.has("--hook")
    return exit_code(ran.totals, settings.fail_on, broken=ran.broken, hook=hook, signal=ran.signal)


def _counting(formats: Sequence[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Put counts in the place of what is for people on standard output."""
    shown = [name for name, file in formats if file is None]
    if any(name not in HUMAN_FORMATS for name in shown):
        raise UsageError(
            Bilingual(
                f"--statistics 和 {shown[0]} 都写到标准输出",
                f"--statistics and {shown[0]} both go to standard output",
            ),
            Bilingual(
                f"给后者指定文件：{shown[0]}=结果.{shown[0]}",
                f"give the latter a file: {shown[0]}=results.{shown[0]}",
            ),
        )
    return [("statistics", None), *((name, file) for name, file in formats if file is not None)]


def _copies(
    settings: Settings, files: Sequence[str | None]
) -> tuple[tuple[Target, ...], tuple[Copies, ...]]:
    """Give the drafts, and where their reviewed copies go."""
    asked = [(name, place) for name, place in settings.formats if name in COPY_REPORTERS and place]
    if not asked:
        return spared(settings.targets, files), ()
    from reportlint.cli import copy_paths as copies

    targets = spared(copies.drafts(settings.targets, asked), files)
    planned = copies.planned(targets, asked, files)
    if settings.formats_project is not None:
        fetch("reportlint.cli.configured_outputs:spare")(settings.formats_project, planned)
    return targets, planned


def _sheets(names: Sequence[str], sinks: Sequence[Sink], when: str | None) -> Iterator[Sheet]:
    for name, sink in zip(names, sinks, strict=True):
        colour = name in HUMAN_FORMATS and screen.coloured(sink, when)
        yield Sheet(name, colour, screen.width(sink), screen.linked(sink, colour=colour))


def spared(targets: tuple[Target, ...], files: Iterable[str | None]) -> tuple[Target, ...]:
    """Refuse to write over a draft; a page that an earlier run wrote is none."""
    written = {os.path.realpath(file): file for file in files if file is not None}
    kept = []
    for target in targets if written else ():
        file = written.get(os.path.realpath(target.path))
        if file is None:
            kept.append(target)
        elif (
            target.named
            or fetch("reportlint.readers.own_outputs:output_kind")(target.path) != "results"
        ):
            raise UsageError(
                Bilingual(
                    f"{file} 是要检查的文件，不能写入结果",
                    f"{file} is one of the files to check: nothing is written over it",
                )
            )
    return tuple(kept) if written else targets
