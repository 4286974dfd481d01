"""``reportlint fix``: puts right in files what can be put right without a person."""

from __future__ import annotations

import sys

from reportlint.cli import screen
from reportlint.cli.batch_run import print_interrupted, print_notes, print_source_errors
from reportlint.cli.fix_messages import FixCounts, format_closing
from reportlint.cli.fix_run import Fixer, FixJob
from reportlint.cli.progress import create_progress
from reportlint.cli.settings import resolve_settings
from reportlint.cli.sinks import Sink, print_note
from reportlint.engine.batch import process_files
from reportlint.engine.files import STDIN
from reportlint.model.finding import INTERRUPTED
from reportlint.rules.builtin import save_cache
from reportlint.support import interrupts
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.fix_run import FixOutcome
    from reportlint.cli.parser import Arguments


def run(arguments: Arguments) -> int:
    """Fix what the arguments name; return the exit code."""
    settings = resolve_settings(arguments)
    options, input_files = settings.options, settings.input_files
    has_errors = print_source_errors(options.language, settings.source_errors)
    reporter = _Reporter(settings.arguments)
    job = FixJob(options, reporter.view, arguments.has("--diff"), arguments.has("--unsafe-fixes"))
    progress = create_progress([input_file.path for input_file in input_files], options.language)
    tally, signal = FixCounts(), 0
    steps = interrupts.iterate_interruptibly(process_files(input_files, Fixer(job)))
    try:
        for _, outcome in progress.track(steps):
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
    return (
        2
        if has_errors or reporter.reported_names or tally.failed_files
        else int(tally.has_remaining(diff=job.diff))
    )


class _Reporter:
    """Prints what was done; ``reported_names`` names the rules and ignore files with errors."""

    def __init__(self, arguments: Arguments) -> None:
        self.reported_names: set[str] = set()
        # NOTE: with --fix, what is found afterwards goes to standard output.
        aside = STDIN in arguments.operands or arguments.has("--fix")
        self._aside = aside or arguments.has("--diff")
        self._sink = sink = Sink(None)
        view = screen.view(sink, arguments)
        self.view = replace(view, links=screen.use_links(sink, colour=view.colour))

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
