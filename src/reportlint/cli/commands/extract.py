"""``reportlint extract``: what was read of drafts, as JSON or as their text."""

from __future__ import annotations

from reportlint.cli.batch_run import run_batch
from reportlint.cli.commands.check import protect_inputs
from reportlint.cli.settings import resolve_settings
from reportlint.cli.sinks import print_note
from reportlint.cli.suggestions import build_unknown_error
from reportlint.engine.batch import BatchJob, OutputSpec
from reportlint.model.finding import CLEAN, FAILED, INTERRUPTED
from reportlint.reporters import EXTRACT_FORMATS
from reportlint.support.errors import UsageError
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.parser import Arguments
    from reportlint.cli.settings import Settings


_TEXT = (("text", None),)


def run(arguments: Arguments) -> int:
    """Write what the drafts hold; fail where one cannot be read."""
    settings = resolve_settings(arguments)
    input_files = settings.input_files
    formats = _choose_formats(arguments, settings)
    if formats == _TEXT and len(input_files) > 1:
        raise UsageError(Message("cli.extract.text_of_many_files"))
    job = BatchJob(settings.options, tuple(OutputSpec(name) for name, _ in formats), reading=True)
    files = [file for _, file in formats]
    input_files = protect_inputs(input_files, files)
    result = run_batch(input_files, settings.jobs, files, lambda _sinks: job)
    left_out = settings.left_out_kinds(files)
    if left_out:
        describe_skipped = fetch("reportlint.reporters.common.left_out:describe_skipped")
        print_note(describe_skipped(left_out, settings.language, "reportlint check"))
    if result.signal:
        return INTERRUPTED + result.signal
    return FAILED if result.has_errors or result.totals.unreadable_files else CLEAN


def _choose_formats(arguments: Arguments, settings: Settings) -> tuple[tuple[str, str | None], ...]:
    """Return the outputs asked for; those of a configuration are meant for ``check``."""
    if arguments.has("--text"):
        return _TEXT
    if not arguments.has("--output-format"):
        return (("extract", None),)
    for name, _ in settings.formats:
        if name not in EXTRACT_FORMATS:
            raise build_unknown_error(Message("cli.extract.output_format"), name, EXTRACT_FORMATS)
    return tuple([(EXTRACT_FORMATS[name], file) for name, file in settings.formats])
