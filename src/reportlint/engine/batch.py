"""Many files: checked one by one or by several processes, and always reported in the same order.

A file's result becomes text where it is checked, so that nothing large travels between processes
and no more than a few results are held at once.
"""

from __future__ import annotations

import os
from functools import cache

from reportlint import readers
from reportlint.engine.check_draft import DraftResult, check_file
from reportlint.engine.check_options import select_rules
from reportlint.engine.files import SPENT, build_unread_result, describe_internal_error
from reportlint.model.finding import RunSummary, summarize_file
from reportlint.reporters import load_reporter
from reportlint.reporters.common import View
from reportlint.rules.builtin import load_builtin_rules, load_rule_doc
from reportlint.support import interrupts
from reportlint.support.errors import UnreadableError
from reportlint.support.lazy import fetch
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from reportlint.config.model import Project
    from reportlint.engine.annotated_copies import CopyOutcome, CopyPlan
    from reportlint.engine.check_options import CheckOptions
    from reportlint.engine.evaluation import DraftNotes
    from reportlint.engine.files import InputFile
    from reportlint.engine.unused_suppressions import UnusedSuppressions
    from reportlint.engine.worker_process import FileWorker
    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.support.localized_text import LocalizedText


#: From so many files on, several processes are worth their start.
MANY = 100


class OutputSpec(Record):
    """An output and what its place can show."""

    name: str
    colour: bool = False
    width: int = 80
    links: bool = False


class BatchJob(Record):
    """What is done with every file; ``reading``: it is read and parsed, but not judged.

    ``configs`` are the paths of the configurations that bring rule packs. ``show_suppressed``: what
    is suppressed is shown too. ``copies`` are the reviewed copies to write. ``fail_on`` and
    ``rule_pages`` are as in View.
    """

    options: CheckOptions
    outputs: tuple[OutputSpec, ...]
    reading: bool = False
    quiet: bool = False
    verbose: bool = False
    configs: tuple[str, ...] = ()
    show_suppressed: bool = False
    copies: tuple[CopyPlan, ...] = ()
    fail_on: str = "error"
    rule_pages: str = ""


class FileOutcome(Record):
    """What became of one file: a piece for every output, its counts, why it could not be read.

    ``copies`` is what came of reviewed copies, where any were asked for.
    """

    path: str
    pieces: tuple[str, ...]
    totals: RunSummary
    error: str | None
    notes: DraftNotes
    copies: CopyOutcome | None = None


def check_files(
    input_files: Sequence[InputFile], job: BatchJob, jobs: int | None = None
) -> Iterator[FileOutcome]:
    """Yield what became of every file, in the order of the files.

    Files with suppressions that no draft needed follow behind.
    """
    if jobs is None:
        jobs = _count_cores() if len(input_files) >= MANY else 1
    worker = FileChecker(job)
    shared: UnusedSuppressions | None = None
    for input_file, outcome in process_files(input_files, worker, min(jobs, len(input_files))):
        if outcome.notes.shared_uses:
            shared = shared or fetch("reportlint.engine.unused_suppressions:UnusedSuppressions")()
            shared.add(input_file, outcome.notes.shared_uses)
        yield outcome
    if shared is not None:
        for result in shared.build_results(input_files, job.options):
            yield worker.build_outcome(DraftResult(result))


class FileChecker:
    """Checks files for a job: rules are loaded once, and outputs set up."""

    def __init__(self, job: BatchJob) -> None:
        """Take the job."""
        self.job = job
        self._outputs = [(load_reporter(spec.name), build_view(job, spec)) for spec in job.outputs]

    def result(self, input_file: InputFile) -> FileOutcome:
        """Check a file; whatever goes wrong, but for a lack of memory, is that file's outcome."""
        try:
            draft_result = check_file(input_file, self.job.options, reading=self.job.reading)
            outcome = self.build_outcome(draft_result)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad file must not stop the others
            return self.build_failure(input_file, describe_internal_error(error))
        if not self.job.copies:
            return outcome
        from reportlint.engine.annotated_copies import write_copies

        view = build_view(self.job, OutputSpec(""))
        copies = write_copies(self.job.copies, draft_result.result, draft_result.data, view)
        return replace(outcome, copies=copies)

    def build_failure(self, input_file: InputFile, why: LocalizedText) -> FileOutcome:
        """Return the outcome of a file that could not be checked."""
        result = build_unread_result(input_file.path, why, self.job.options.language)
        return self.build_outcome(DraftResult(result))

    def build_outcome(self, draft_result: DraftResult) -> FileOutcome:
        """Return the outcome of a file that was checked."""
        result = draft_result.result
        return FileOutcome(
            result.path,
            tuple(output.render_file(result, view) for output, view in self._outputs),
            summarize_file(result),
            result.error,
            draft_result.notes,
        )


def build_view(job: BatchJob, spec: OutputSpec) -> View:
    """Return what the reporter of an output may know."""
    built_in = load_builtin_rules()
    packs = [pack for project in _load_projects(job) for pack in project.packs]
    own = {rule for pack in packs for rule in pack.rules}
    return View(
        job.options.language,
        spec.colour,
        spec.width,
        job.quiet,
        job.verbose,
        len(built_in.rules) + len(own),
        built_in.editions,
        _make_doc_finder(job),
        tuple(dict.fromkeys((pack.label, pack.digest, pack.applies) for pack in packs)),
        job.show_suppressed,
        book=_make_rule_lister(job),
        links=spec.links,
        fail_on=job.fail_on,
        rule_pages=job.rule_pages,
    )


def _make_rule_lister(job: BatchJob) -> Callable[[], Sequence[tuple[Rule, RuleDoc | None]]]:
    """Return what lists the rules that may speak; with a configuration, all there are."""
    doc = _make_doc_finder(job)

    @cache
    def book() -> Sequence[tuple[Rule, RuleDoc | None]]:
        rules = load_builtin_rules().rules if job.configs else select_rules(job.options.selection)
        own_rules = [rule for project in _load_projects(job) for rule in project.own]
        rules_by_id = {rule.id: rule for rule in (*rules, *own_rules)}
        return [(rules_by_id[id_], doc(id_)) for id_ in sorted(rules_by_id)]

    return book


def _make_doc_finder(job: BatchJob) -> Callable[[str], RuleDoc | None]:
    def doc(rule: str) -> RuleDoc | None:
        built_in_doc = load_rule_doc(rule)
        if built_in_doc is not None:
            return built_in_doc
        docs = (_of_project("load_docs", config, job).get(rule) for config in job.configs)
        return next((doc for doc in docs if doc is not None), None)

    return doc


def _load_projects(job: BatchJob) -> tuple[Project, ...]:
    return tuple(_of_project("load_project", config, job) for config in job.configs)


def _of_project(function: str, config: str, job: BatchJob) -> Any:
    """Return what a function gives of a configuration and the packs that are named besides."""
    return fetch(f"reportlint.config.project:{function}")(config, job.options.packs)


def _count_cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux tells
        return os.cpu_count() or 1


def process_files(
    input_files: Iterable[InputFile], worker: FileWorker, jobs: int = 1
) -> Iterator[tuple[InputFile, Any]]:
    """Yield each file with what came of it, in so many processes.

    With one job plain text is read here, everything else in a process that may die alone. Only a
    process that is the command's own is divided: one that is somebody else's, as of the library or
    of a server, is not forked.
    """
    pool = None
    try:
        if jobs > 1:
            pool = fetch("reportlint.engine.process_pool:ProcessPool")(worker, jobs)
            yield from pool.results(input_files)
            return
        for input_file, is_isolated in map(_prepare, input_files):
            if is_isolated:
                pool = pool or fetch("reportlint.engine.process_pool:ProcessPool")(worker, 1)
                yield from pool.results((input_file,))
                continue
            try:
                result = worker.result(input_file)
            except MemoryError:
                result = worker.build_failure(input_file, SPENT)
            yield input_file, result
    finally:
        if pool is not None:
            pool.end()


def _prepare(input_file: InputFile) -> tuple[InputFile, bool]:
    """Return a file, loaded if need be, and whether a process of its own is to read it."""
    if not interrupts.is_owned() or input_file.error is not None:
        return input_file, False
    if input_file.is_regular and not readers.has_text_suffix(input_file.path):
        return input_file, True
    try:
        data = input_file.load()
        plain = readers.detect_format(data, input_file.path) in readers.TEXT_FORMATS
    except UnreadableError as error:
        return replace(input_file, error=error), False
    return replace(input_file, data=data), not plain
