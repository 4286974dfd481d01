"""Many files: checked one by one or by several processes, and always reported in the same order.

A file's result becomes text where it is checked, so that nothing large travels between processes
and no more than a few results are held at once.
"""

from __future__ import annotations

import os
from functools import cache

from reportlint.engine import file_results
from reportlint.engine.check_draft import DraftResult, check_file
from reportlint.engine.check_options import select_rules
from reportlint.engine.processes.isolation import process_in_turn
from reportlint.model.run_summary import RunSummary, summarize_file
from reportlint.reporters import load_reporter
from reportlint.reporters.shared import View
from reportlint.rules.builtin import load_builtin_rules, load_rule_docs
from reportlint.support.lazy import fetch
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportlint.config.model import Project
    from reportlint.engine.annotated_copies import CopyOutcome, CopyPlan
    from reportlint.engine.check_options import CheckOptions
    from reportlint.engine.evaluation import DraftNotes
    from reportlint.engine.file_discovery.input_files import InputFile
    from reportlint.engine.unused_suppressions import UnusedSuppressions
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
    jobs = min(jobs, len(input_files))
    worker = FileChecker(job)
    outcomes = (
        _check_in_pool(input_files, worker, jobs)
        if jobs > 1
        else process_in_turn(input_files, worker)
    )
    return _add_unused(outcomes, input_files, worker)


def _check_in_pool(
    input_files: Sequence[InputFile], worker: FileChecker, jobs: int
) -> Iterator[tuple[InputFile, FileOutcome]]:
    from reportlint.engine.processes.pool import ProcessPool

    with ProcessPool(worker, jobs) as pool:
        yield from pool.results(input_files)


def _add_unused(
    outcomes: Iterable[tuple[InputFile, FileOutcome]],
    input_files: Sequence[InputFile],
    worker: FileChecker,
) -> Iterator[FileOutcome]:
    shared: UnusedSuppressions | None = None
    for input_file, outcome in outcomes:
        if outcome.notes.shared_uses:
            shared = shared or fetch("reportlint.engine.unused_suppressions:UnusedSuppressions")()
            shared.add(input_file, outcome.notes.shared_uses)
        yield outcome
    if shared is not None:
        for result in shared.build_results(input_files, worker.job.options):
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
            crash_result = file_results.build_crash_result(
                input_file.path, error, self.job.options.language
            )
            return self.build_outcome(DraftResult(crash_result))
        return self._write_copies(outcome, draft_result) if self.job.copies else outcome

    def build_failure(self, input_file: InputFile, why: LocalizedText) -> FileOutcome:
        """Return the outcome of a file that went beyond what a reader may do."""
        language = self.job.options.language
        result = file_results.build_failed_result(input_file.path, why, language)
        return self.build_outcome(DraftResult(result))

    def _write_copies(self, outcome: FileOutcome, draft_result: DraftResult) -> FileOutcome:
        from reportlint.engine.annotated_copies import write_copies

        view = build_view(self.job, OutputSpec(""))
        result, data = draft_result.result, draft_result.data
        return replace(outcome, copies=write_copies(self.job.copies, result, data, view))

    def build_outcome(self, draft_result: DraftResult) -> FileOutcome:
        """Return the outcome of a file that was checked."""
        result = draft_result.result
        return FileOutcome(
            result.path,
            tuple(output.render_file(result, view) for output, view in self._outputs),
            replace(summarize_file(result), packs=draft_result.packs),
            result.error,
            draft_result.notes,
        )


def build_view(job: BatchJob, spec: OutputSpec) -> View:
    """Return what the reporter of an output may know."""
    built_in = load_builtin_rules()
    packs = [pack for project in _load_projects(job.configs) for pack in project.packs]
    own = {rule for pack in packs for rule in pack.rules}
    return View(
        job.options.language,
        spec.colour,
        spec.width,
        job.quiet,
        job.verbose,
        len(built_in.rules) + len(own),
        built_in.forms,
        _make_doc_finder(job.configs),
        tuple(dict.fromkeys((pack.label, pack.digest, pack.applies) for pack in packs)),
        job.show_suppressed,
        book=_make_rule_lister(job),
        links=spec.links,
        fail_on=job.fail_on,
        rule_pages=job.rule_pages,
    )


def _make_rule_lister(job: BatchJob) -> Callable[[], Sequence[tuple[Rule, RuleDoc | None]]]:
    """Return what lists the rules that may speak; with a configuration, all there are."""
    doc = _make_doc_finder(job.configs)

    @cache
    def book() -> Sequence[tuple[Rule, RuleDoc | None]]:
        rules = load_builtin_rules().rules if job.configs else select_rules(job.options.selection)
        own_rules = [rule for project in _load_projects(job.configs) for rule in project.own]
        rules_by_id = {rule.id: rule for rule in (*rules, *own_rules)}
        return [(rules_by_id[id_], doc(id_)) for id_ in sorted(rules_by_id)]

    return book


def _make_doc_finder(configs: Sequence[str]) -> Callable[[str], RuleDoc | None]:
    def doc(rule: str) -> RuleDoc | None:
        built_in_doc = load_rule_docs().get(rule)
        if built_in_doc is not None or not configs:
            return built_in_doc
        from reportlint.config.project import load_docs

        docs = (load_docs(config).get(rule) for config in configs)
        return next((doc for doc in docs if doc is not None), None)

    return doc


def _load_projects(configs: Sequence[str]) -> tuple[Project, ...]:
    if not configs:
        return ()
    from reportlint.config.project import load_project

    return tuple(map(load_project, configs))


def _count_cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux tells
        return os.cpu_count() or 1
