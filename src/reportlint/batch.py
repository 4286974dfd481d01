"""Many files: checked one by one or by several processes, and always told in the same order.

A file's result becomes text where it is checked, so that nothing large travels between processes
and no more than a few results are held at once.
"""

from __future__ import annotations

import os

from reportlint import readers, results
from reportlint.api import Examined, check_document, placed, read_document
from reportlint.display.view import View
from reportlint.errors import UnreadableError
from reportlint.outputs import output
from reportlint.records import record, replace
from reportlint.rules.builtin import builtin, documentation, save
from reportlint.totals import Totals, totals_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.api import Options
    from reportlint.bilingual import Bilingual
    from reportlint.errors import BrokenRuleError
    from reportlint.findings import FileResult
    from reportlint.rules.model import RuleDoc
    from reportlint.rules.packs import Pack
    from reportlint.targets import Target

#: From so many files on, several processes are worth their start.
MANY = 100


@record
class Sheet:
    """An output and what its place can show."""

    name: str
    colour: bool = False
    width: int = 80


@record
class Job:
    """What is done with every file; ``reading``: it is read and parsed, but not judged.

    ``configs`` are the paths of the configurations that bring rule packs.
    """

    options: Options
    sheets: tuple[Sheet, ...]
    reading: bool = False
    quiet: bool = False
    verbose: bool = False
    configs: tuple[str, ...] = ()


@record
class Entry:
    """What became of one file: a piece for every sheet, its counts, why it could not be read.

    ``broken`` are the rules that failed on it.
    """

    path: str
    pieces: tuple[str, ...]
    totals: Totals
    error: str | None
    broken: tuple[BrokenRuleError, ...]


def run(targets: Sequence[Target], job: Job, jobs: int | None = None) -> Iterator[Entry]:
    """Check every file and give the entries in the order of the files."""
    if jobs is None:
        jobs = _cores() if len(targets) >= MANY else 1
    jobs = min(jobs, len(targets))
    if jobs > 1:
        from reportlint.workers import entries

        return entries(targets, job, jobs)
    worker = Worker(job)
    return (worker.entry(target) for target in targets)


class Worker:
    """Checks files for a job: rules are loaded once, and outputs set up."""

    def __init__(self, job: Job) -> None:
        """Take the job."""
        self._job = job
        self._outputs = [(output(sheet.name), view_of(job, sheet)) for sheet in job.sheets]
        self._kept = False

    def entry(self, target: Target) -> Entry:
        """Check a file; whatever goes wrong is that file's own outcome."""
        try:
            examined = self._examined(target)
            return self._told(examined.result, examined.broken)
        except Exception as error:  # noqa: BLE001 - one bad file must not stop the others
            return self._told(results.crashed(target.path, error, self._job.options.language))

    def lost(self, target: Target) -> Entry:
        """Give the entry of a file that ended the process it was checked in."""
        return self._told(results.lost(target.path, self._job.options.language))

    def _examined(self, target: Target) -> Examined:
        options = replace(self._job.options, named=target.named)
        options = placed(options, target.path, target.config)
        try:
            document = readers.read(target.load(), target.path)
        except UnreadableError as error:
            return Examined(results.unreadable(target.path, error, options.language))
        examine = read_document if self._job.reading else check_document
        examined = examine(document, options)
        if not self._kept:
            # NOTE: what the first draft needed compiled is kept for the next run.
            self._kept = True
            save()
        return examined

    def _told(self, result: FileResult, broken: tuple[BrokenRuleError, ...] = ()) -> Entry:
        pieces = tuple(output.entry(result, view) for output, view in self._outputs)
        return Entry(result.path, pieces, totals_of(result), result.error, broken)


def view_of(job: Job, sheet: Sheet) -> View:
    """Give what a sheet's output may know."""
    known = builtin()
    packs = _packs(job.configs) if job.configs else ()
    own = {rule for pack in packs for rule in pack.rules}
    return View(
        job.options.language,
        sheet.colour,
        sheet.width,
        job.quiet,
        job.verbose,
        len(known.rules) + len(own),
        known.forms,
        _remedies(job.configs),
        tuple(dict.fromkeys((pack.label, pack.digest) for pack in packs)),
    )


def _packs(configs: Sequence[str]) -> tuple[Pack, ...]:
    from reportlint.rules.projects import project

    return tuple(pack for config in configs for pack in project(config).packs)


def _remedies(configs: Sequence[str]) -> Callable[[str], Bilingual | None]:
    def remedy(rule: str) -> Bilingual | None:
        found = documentation().get(rule) or _told_by_packs(configs, rule)
        return found.remedy if found else None

    return remedy


def _told_by_packs(configs: Sequence[str], rule: str) -> RuleDoc | None:
    from reportlint.rules import projects

    found = (projects.documentation(config).get(rule) for config in configs)
    return next((doc for doc in found if doc is not None), None)


def _cores() -> int:
    """Give how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux tells
        return os.cpu_count() or 1
