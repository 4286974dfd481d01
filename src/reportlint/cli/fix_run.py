"""What ``fix`` does with one file, and what there is to say of it."""

from __future__ import annotations

from reportlint import readers
from reportlint.cli.fix_messages import Fixed, Tally, told
from reportlint.engine import file_results
from reportlint.engine.check_draft import check_document
from reportlint.engine.check_options import Choice, placed
from reportlint.fixing.descriptions import difference
from reportlint.fixing.file_save import UnsavedError, save
from reportlint.fixing.fixer import Judged, mend
from reportlint.reporters.terminal.diff import render_diff
from reportlint.support.errors import ReportlintError, UnreadableError
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.engine.check_options import Options
    from reportlint.engine.file_discovery.input_files import Target
    from reportlint.fixing.fixer import Mended
    from reportlint.reporters.shared.view import View
    from reportlint.support.errors import BrokenRuleError
    from reportlint.support.source_errors import Fault

_UNSURE = Bilingual("抑制文件有错，没有修改", "its ignore file is at fault: nothing was fixed")
_FIRST = Bilingual("先改正抑制文件", "put the ignore file right first")


class Job(Record):
    """What is done with every file; ``diff``: fixes are only shown, ``unsafe``: all are made."""

    options: Options
    view: View
    diff: bool = False
    unsafe: bool = False


class Outcome(Record):
    """What came of a file: its counts, what is told, what is shown, what is passed on.

    ``broken`` are the rules that failed on it, ``faults`` those of its ignore file.
    """

    tally: Tally
    told: str
    diff: str = ""
    data: bytes | None = None
    broken: tuple[BrokenRuleError, ...] = ()
    faults: tuple[Fault, ...] = ()


class Fixer:
    """Fixes files for a job; whatever goes wrong is that file's own outcome."""

    def __init__(self, job: Job) -> None:
        """Take the job."""
        self.job = job
        self._broken: list[BrokenRuleError] = []
        self._faults: tuple[Fault, ...] = ()

    def result(self, target: Target) -> Outcome:
        """Fix a file, and return what came of it."""
        self._broken, self._faults = [], ()
        try:
            data = target.load()
            mended = mend(data, self._judge(target), unsafe=self.job.unsafe)
            return self._made(target, data, mended)
        except (UnreadableError, UnsavedError) as error:
            return self._failed(target, error)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad file must not stop the others
            return self._failed(target, UnreadableError(file_results.internal(error)))

    def lost(self, target: Target, why: Bilingual) -> Outcome:
        """Return the outcome of a file that went beyond what a reader may do."""
        return self._failed(target, UnreadableError(why))

    def _failed(self, target: Target, error: ReportlintError) -> Outcome:
        """Return the outcome of a file that was not fixed; what was piped is passed on."""
        fixed = Fixed(target.path, error=error)
        passed = target.data if target.piped and not self.job.diff else None
        return self._outcome(fixed, data=passed)

    def _made(self, target: Target, data: bytes, mended: Mended) -> Outcome:
        fixed = Fixed(target.path, mended, named=target.named)
        if self.job.diff:
            return self._outcome(fixed, diff=_difference(target.path, mended, self.job.view))
        if target.piped:
            return self._outcome(fixed, data=mended.after.data)
        if mended.made:
            save(target.path, data, mended.after.data)
        return self._outcome(fixed)

    def _outcome(self, fixed: Fixed, *, diff: str = "", data: bytes | None = None) -> Outcome:
        words = told(fixed, self.job.view, diff=self.job.diff)
        return Outcome(Tally.of(fixed), words, diff, data, tuple(self._broken), self._faults)

    def _judge(self, target: Target) -> Callable[[bytes], Judged]:
        options = replace(self.job.options, named=target.named)
        options = placed(options, target.path, target.config)
        usual = options.choice == Choice() and options.standing is None

        def judge(data: bytes) -> Judged:
            document = readers.read(data, target.path)
            examined = check_document(document, options)
            if examined.faults:
                # NOTE: what an entry at fault means to keep as it is, nobody knows.
                self._faults = examined.faults
                raise UnsavedError(_UNSURE, _FIRST)
            self._broken += examined.broken
            if usual:
                return Judged(data, examined.result, examined.result)
            # NOTE: a fix must not bring what a rule would say that was not asked for.
            wide = check_document(document, options, wide=True)
            return Judged(data, examined.result, wide.result)

        return judge


def _difference(path: str, mended: Mended, view: View) -> str:
    before, after = (draft.chosen.report for draft in (mended.before, mended.after))
    if before is None or after is None:
        return ""
    lines = difference(before.document.text, after.document.text, path)
    return "".join(f"{line}\n" for line in render_diff(lines, view))
