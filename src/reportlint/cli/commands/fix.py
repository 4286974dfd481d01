"""``reportlint fix``: puts right in files what can be put right without a person."""

from __future__ import annotations

import sys

from reportlint.cli import screen
from reportlint.cli.batch_run import tell_interrupted, told_faults
from reportlint.cli.fix_messages import Tally, closing
from reportlint.cli.fix_run import Fixer, Job
from reportlint.cli.progress import progress_line
from reportlint.cli.settings import settle
from reportlint.cli.sinks import Sink, complain, note
from reportlint.engine.file_discovery.input_files import STDIN
from reportlint.engine.processes.isolation import in_turn
from reportlint.model.run_summary import INTERRUPTED
from reportlint.rules.builtin import save as save_rules
from reportlint.support import interrupts
from reportlint.support.errors import RuleError
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.cli.fix_run import Outcome
    from reportlint.cli.parser import Arguments
    from reportlint.support.errors import BrokenRuleError
    from reportlint.support.source_errors import Fault


def run(arguments: Arguments) -> int:
    """Fix what the arguments name; give the exit code."""
    settings = settle(arguments)
    options, targets = settings.options, settings.targets
    faulty = told_faults(options.language, settings.faults)
    telling = _Telling(settings.arguments)
    job = Job(options, telling.view, arguments.has("--diff"), arguments.has("--unsafe-fixes"))
    progress = progress_line([target.path for target in targets], options.language)
    tally, signal = Tally(), 0
    steps = interrupts.steps(in_turn(targets, Fixer(job)))
    try:
        for _, outcome in progress.over(steps):
            telling.tell(outcome)
            tally += outcome.tally
    except KeyboardInterrupt as error:
        interrupts.rearm()
        signal = interrupts.number_of(error)
    finally:
        steps.close()
    # NOTE: with --fix, a check follows that tells what is left out.
    left_out = {} if arguments.has("--fix") else settings.left_out_kinds()
    telling.say(closing(tally, telling.view, left_out, diff=job.diff))
    if signal:
        tell_interrupted(tally.files, len(targets), options.language)
        return INTERRUPTED + signal
    save_rules()
    return 2 if faulty or telling.broken or tally.failed else int(tally.remaining(diff=job.diff))


class _Telling:
    """Where what was done is told; ``broken`` names the rules and ignore files at fault."""

    def __init__(self, arguments: Arguments) -> None:
        self.broken: set[str] = set()
        # NOTE: with --fix, what is found afterwards goes to standard output.
        aside = STDIN in arguments.operands or arguments.has("--fix")
        self._aside = aside or arguments.has("--diff")
        self._sink = sink = Sink(None)
        view = screen.view(sink, arguments)
        self.view = replace(view, links=screen.linked(sink, colour=view.colour))

    def tell(self, outcome: Outcome) -> None:
        """Tell what came of a file: what is wrong first, then the file or what would change."""
        for error in outcome.broken:
            self._complain(error)
        if outcome.faults:
            self._refuse(outcome.faults)
        if outcome.data is not None:
            _pass_on(outcome.data)
        self._sink.say(outcome.diff, coloured=self.view.colour)
        self.say(outcome.told)

    def say(self, words: str) -> None:
        """Tell what was done: on standard error where standard output holds something else."""
        if words and self._aside:
            note(words.rstrip("\n"), coloured=self.view.colour)
        else:
            self._sink.say(words, coloured=self.view.colour)

    def _complain(self, error: BrokenRuleError) -> None:
        if error.rule not in self.broken:
            complain(error, self.view.language)
        self.broken.add(error.rule)

    def _refuse(self, faults: Sequence[Fault]) -> None:
        """Tell what is wrong with an ignore file, once for all drafts beside it."""
        language, path = self.view.language, faults[0].path
        if path not in self.broken:
            from reportlint.support.source_errors import listed

            complain(RuleError(listed(faults)), language)
        self.broken.add(path)


def _pass_on(data: bytes) -> None:
    """Write a draft to standard output as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
