"""``reportlint fix``: puts right in files what can be put right without a person."""

from __future__ import annotations

import sys

from reportlint import interrupts, readers
from reportlint.api import check_document
from reportlint.bilingual import Bilingual
from reportlint.choosing import Choice, placed
from reportlint.commands import screen
from reportlint.commands.fixed import Fixed, Tally, closing, told
from reportlint.commands.progress import progress_line
from reportlint.commands.running import tell_interrupted, told_faults
from reportlint.commands.settings import settle
from reportlint.commands.sinks import Sink, complain, note
from reportlint.display.differences import shown
from reportlint.display.view import View
from reportlint.errors import ReportlintError, RuleError, UnreadableError
from reportlint.fixes.mending import Judged, mend
from reportlint.fixes.saving import UnsavedError, save
from reportlint.fixes.telling import difference
from reportlint.records import replace
from reportlint.rules.builtin import save as save_rules
from reportlint.targets import STDIN
from reportlint.totals import INTERRUPTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlint.arguments import Arguments
    from reportlint.choosing import Options
    from reportlint.commands.progress import Hidden, Progress
    from reportlint.errors import BrokenRuleError
    from reportlint.faults import Fault
    from reportlint.fixes.mending import Mended
    from reportlint.targets import Target

_UNSURE = Bilingual("抑制文件有错，没有修改", "its ignore file is at fault: nothing was fixed")
_FIRST = Bilingual("先改正抑制文件", "put the ignore file right first")


def run(arguments: Arguments) -> int:
    """Fix what the arguments name; give the exit code."""
    settings = settle(arguments)
    options, targets = settings.options, settings.targets
    faulty = told_faults(options.language, settings.faults)
    progress = progress_line([target.path for target in targets], options.language)
    fixing = _Fixing(arguments, options, progress)
    tally, done, signal = Tally(), 0, 0
    try:
        for fixed in progress.over(interrupts.steps(map(fixing.fix, targets))):
            tally += fixed
            done += 1
    except KeyboardInterrupt as error:
        interrupts.rearm()
        signal = interrupts.number_of(error)
    fixing.say(closing(tally, fixing.view, diff=fixing.diff))
    if signal:
        tell_interrupted(done, len(targets), options.language)
        return INTERRUPTED + signal
    save_rules()
    return 2 if faulty or fixing.broken or tally.failed else int(tally.remaining(diff=fixing.diff))


class _Fixing:
    """What is done with each file, and where it is told."""

    def __init__(self, arguments: Arguments, options: Options, progress: Progress | Hidden) -> None:
        self._progress = progress
        self.diff = arguments.has("--diff")
        self.broken: set[str] = set()
        self._options = options
        self._unsafe = arguments.has("--unsafe-fixes")
        # NOTE: what is found afterwards goes to standard output.
        self._aside = STDIN in arguments.operands or arguments.has("--fix")
        self._sink = sink = Sink(None)
        colour = screen.coloured(sink, arguments.last("--color"))
        self.view = View(
            options.language,
            colour,
            screen.width(sink),
            arguments.has("--quiet"),
            arguments.has("--verbose"),
            links=screen.linked(sink, colour=colour),
        )

    def say(self, words: str) -> None:
        """Tell what was done: on standard error where standard output holds something else."""
        if words and (self.diff or self._aside):
            note(words.rstrip("\n"), coloured=self.view.colour)
        else:
            self._sink.say(words, coloured=self.view.colour)

    def fix(self, target: Target) -> Tally:
        """Fix a file; whatever goes wrong is told, and the others are fixed all the same."""
        data = b""
        try:
            data = target.load()
            mended = mend(data, self._judge(target), unsafe=self._unsafe)
        except (UnreadableError, UnsavedError) as error:
            with self._progress:
                return self._failed(target, data, error)
        with self._progress:
            return self._kept(target, data, mended)

    def _kept(self, target: Target, data: bytes, mended: Mended) -> Tally:
        """Write what was fixed, and tell it."""
        try:
            fixed = Fixed(target.path, mended, named=target.named)
            if self.diff:
                self._show(target.path, mended)
            elif target.data is not None:
                _pass_on(mended.after.data)
            elif mended.made:
                save(target.path, data, mended.after.data)
        except UnsavedError as error:
            return self._failed(target, data, error)
        self.say(told(fixed, self.view, diff=self.diff))
        return Tally.of(fixed)

    def _failed(self, target: Target, data: bytes, error: ReportlintError) -> Tally:
        if target.data is not None and not self.diff:
            _pass_on(data)
        failed = Fixed(target.path, error=error)
        self.say(told(failed, self.view, diff=self.diff))
        return Tally.of(failed)

    def _show(self, path: str, mended: Mended) -> None:
        before, after = (draft.chosen.report for draft in (mended.before, mended.after))
        if before is None or after is None:
            return
        lines = difference(before.document.text, after.document.text, path)
        for line in shown(lines, self.view):
            self._sink.say(f"{line}\n", coloured=self.view.colour)

    def _judge(self, target: Target) -> Callable[[bytes], Judged]:
        options = replace(self._options, named=target.named)
        options = placed(options, target.path, target.config)
        usual = options.choice == Choice() and options.standing is None

        def judge(data: bytes) -> Judged:
            document = readers.read(data, target.path)
            examined = check_document(document, options)
            if examined.faults:
                # NOTE: what an entry at fault means to keep as it is, nobody knows.
                self._refuse(examined.faults)
                raise UnsavedError(_UNSURE, _FIRST)
            for error in examined.broken:
                self._complain(error)
            if usual:
                return Judged(data, examined.result, examined.result)
            # NOTE: a fix must not bring what a rule would say that was not asked for.
            wide = check_document(document, options, wide=True)
            return Judged(data, examined.result, wide.result)

        return judge

    def _complain(self, error: BrokenRuleError) -> None:
        if error.rule not in self.broken:
            with self._progress:
                complain(error, self._options.language)
        self.broken.add(error.rule)

    def _refuse(self, faults: Sequence[Fault]) -> None:
        """Tell what is wrong with an ignore file, once for all drafts beside it."""
        language, path = self._options.language, faults[0].path
        if path not in self.broken:
            from reportlint.faults import listed

            with self._progress:
                complain(RuleError(listed(faults)), language)
        self.broken.add(path)


def _pass_on(data: bytes) -> None:
    """Write a draft to standard output as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
