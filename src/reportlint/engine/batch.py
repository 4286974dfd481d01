"""Many files: checked one by one or by several processes, and always told in the same order.

A file's result becomes text where it is checked, so that nothing large travels between processes
and no more than a few results are held at once.
"""

from __future__ import annotations

import os

from reportlint import readers
from reportlint.engine import file_results
from reportlint.engine.check_draft import Examined, check_document, read_document
from reportlint.engine.check_options import chosen, packs_of, placed
from reportlint.engine.processes.isolation import in_turn
from reportlint.model.run_summary import Totals, totals_of
from reportlint.reporters import load_reporter
from reportlint.reporters.shared.view import View
from reportlint.rules.builtin import builtin, documentation
from reportlint.support.errors import UnreadableError
from reportlint.support.lazy_import import fetch
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportlint.engine.annotated_copies import Copies, Made
    from reportlint.engine.check_options import Options
    from reportlint.engine.draft_suppressions import Use
    from reportlint.engine.file_discovery.input_files import Target
    from reportlint.engine.unused_suppressions import Leftovers
    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.pack import Pack
    from reportlint.support.errors import BrokenRuleError
    from reportlint.support.localized_text import Bilingual
    from reportlint.support.source_errors import Fault
    from reportlint.suppression.baseline import Found

#: From so many files on, several processes are worth their start.
MANY = 100


class Sheet(Record):
    """An output and what its place can show."""

    name: str
    colour: bool = False
    width: int = 80
    links: bool = False


class Job(Record):
    """What is done with every file; ``reading``: it is read and parsed, but not judged.

    ``configs`` are the paths of the configurations that bring rule packs. ``suppressed``: what is
    suppressed is shown too. ``copies`` are the reviewed copies to write. ``fail_on`` and
    ``rule_pages`` are as in View.
    """

    options: Options
    sheets: tuple[Sheet, ...]
    reading: bool = False
    quiet: bool = False
    verbose: bool = False
    configs: tuple[str, ...] = ()
    suppressed: bool = False
    copies: tuple[Copies, ...] = ()
    fail_on: str = "error"
    rule_pages: str = ""


class Entry(Record):
    """What became of one file: a piece for every sheet, its counts, why it could not be read.

    ``broken`` are the rules that failed on it. ``shared``, ``faults`` and ``found`` are as in
    ``check_draft.Examined``; ``ran`` are the ids of the rules that ran. ``copies`` is what came of
    reviewed copies, where any were asked for.
    """

    path: str
    pieces: tuple[str, ...]
    totals: Totals
    error: str | None
    broken: tuple[BrokenRuleError, ...]
    shared: tuple[Use, ...] = ()
    faults: tuple[Fault, ...] = ()
    found: Found = ()
    ran: tuple[str, ...] = ()
    copies: Made | None = None


def run(targets: Sequence[Target], job: Job, jobs: int | None = None) -> Iterator[Entry]:
    """Check every file and give the entries in the order of the files.

    Files with suppressions that no draft needed follow behind.
    """
    if jobs is None:
        jobs = _cores() if len(targets) >= MANY else 1
    jobs = min(jobs, len(targets))
    worker = Worker(job)
    entries = _shared_out(targets, worker, jobs) if jobs > 1 else in_turn(targets, worker)
    return _followed(entries, targets, worker)


def _shared_out(
    targets: Sequence[Target], worker: Worker, jobs: int
) -> Iterator[tuple[Target, Entry]]:
    from reportlint.engine.processes.pool import Crew

    with Crew(worker, jobs) as crew:
        yield from crew.results(targets)


def _followed(
    entries: Iterable[tuple[Target, Entry]], targets: Sequence[Target], worker: Worker
) -> Iterator[Entry]:
    left: Leftovers | None = None
    for target, entry in entries:
        if entry.shared:
            left = left or fetch("reportlint.engine.unused_suppressions:Leftovers")()
            left.note(target, entry.shared)
        yield entry
    if left is not None:
        for result in left.results(targets, worker.job.options):
            yield worker.told(Examined(result))


class Worker:
    """Checks files for a job: rules are loaded once, and outputs set up."""

    def __init__(self, job: Job) -> None:
        """Take the job."""
        self.job = job
        self._outputs = [(load_reporter(sheet.name), view_of(job, sheet)) for sheet in job.sheets]

    def result(self, target: Target) -> Entry:
        """Check a file; whatever goes wrong, but for a lack of memory, is that file's outcome."""
        try:
            examined, data = self._examined(target)
            entry = self.told(examined)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad file must not stop the others
            crashed = file_results.crashed(target.path, error, self.job.options.language)
            return self.told(Examined(crashed))
        return self._copied(entry, examined, data) if self.job.copies else entry

    def lost(self, target: Target, why: Bilingual) -> Entry:
        """Give the entry of a file that went beyond what a reader may do."""
        return self.told(Examined(file_results.lost(target.path, why, self.job.options.language)))

    def _copied(self, entry: Entry, examined: Examined, data: bytes) -> Entry:
        from reportlint.engine.annotated_copies import copied

        view = view_of(self.job, Sheet(""))
        return replace(entry, copies=copied(self.job.copies, examined.result, data, view))

    def _examined(self, target: Target) -> tuple[Examined, bytes]:
        """Check a file, and give what it holds, too."""
        options = replace(self.job.options, named=target.named)
        options = placed(options, target.path, target.config)
        try:
            data = target.load()
            document = readers.read(data, target.path)
        except UnreadableError as error:
            return Examined(file_results.unreadable(target.path, error, options.language)), b""
        examine = read_document if self.job.reading else check_document
        examined = examine(document, options)
        if options.standing is not None:
            examined = replace(examined, packs=packs_of(options, examined.result))
        return examined, data

    def told(self, examined: Examined) -> Entry:
        """Give the entry of a file that was checked."""
        result = examined.result
        return Entry(
            result.path,
            tuple(output.render_file(result, view) for output, view in self._outputs),
            replace(totals_of(result), packs=examined.packs),
            result.error,
            examined.broken,
            examined.shared,
            examined.faults,
            examined.found,
            tuple(result.checked) if self.job.options.suppression.recording else (),
        )


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
        _docs(job.configs),
        tuple(dict.fromkeys((pack.label, pack.digest, pack.applies) for pack in packs)),
        job.suppressed,
        book=_book(job),
        links=sheet.links,
        fail_on=job.fail_on,
        rule_pages=job.rule_pages,
    )


def _book(job: Job) -> Callable[[], Sequence[tuple[Rule, RuleDoc | None]]]:
    """Give what tells the rules that may speak; where a configuration has a say, all there are."""
    told: list[tuple[Rule, RuleDoc | None]] = []

    def book() -> Sequence[tuple[Rule, RuleDoc | None]]:
        if not told:
            rules = builtin().rules if job.configs else chosen(job.options.choice)
            known = {rule.id: rule for rule in (*rules, *_own_rules(job.configs))}
            docs = documentation()
            told.extend(
                (rule, docs.get(rule.id) or _told_by_packs(job.configs, rule.id))
                for rule in sorted(known.values(), key=lambda rule: rule.id)
            )
        return told

    return book


def _own_rules(configs: Sequence[str]) -> Iterator[Rule]:
    for config in configs:
        from reportlint.config.project import project

        yield from project(config).own


def _packs(configs: Sequence[str]) -> tuple[Pack, ...]:
    from reportlint.config.project import project

    return tuple(pack for config in configs for pack in project(config).packs)


def _docs(configs: Sequence[str]) -> Callable[[str], RuleDoc | None]:
    def doc(rule: str) -> RuleDoc | None:
        return documentation().get(rule) or _told_by_packs(configs, rule)

    return doc


def _told_by_packs(configs: Sequence[str], rule: str) -> RuleDoc | None:
    from reportlint.config import project as projects

    found = (projects.documentation(config).get(rule) for config in configs)
    return next((doc for doc in found if doc is not None), None)


def _cores() -> int:
    """Give how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux tells
        return os.cpu_count() or 1
