"""Runs a job over files and writes what comes of each, as it comes."""

from __future__ import annotations

import sys

from reportlint.cli.result_writer import Writer
from reportlint.cli.sinks import Sink, complain, note
from reportlint.engine.batch import Sheet, view_of
from reportlint.engine.batch import run as entries_of
from reportlint.model.run_summary import Totals
from reportlint.reporters import HUMAN_FORMATS
from reportlint.reporters.shared.width import make_visible
from reportlint.rules.builtin import builtin, save
from reportlint.support import interrupts
from reportlint.support.errors import RuleError
from reportlint.support.lazy_import import fetch
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reportlint.engine.batch import Entry, Job
    from reportlint.engine.file_discovery.input_files import Target
    from reportlint.support.source_errors import Fault
    from reportlint.suppression.baseline import Found


class Ran(Record):
    """What a run came to; ``broken``: rules or ignore files were at fault.

    ``found`` is what a new baseline is made of: drafts, their findings, and the rules that ran.
    ``copies`` holds the kind of each reviewed copy that was written. ``signal`` is the number of
    the one that ended the run before its end, 0 where none did.
    """

    totals: Totals
    broken: bool
    found: tuple[tuple[str, Found, frozenset[str]], ...] = ()
    copies: tuple[str, ...] = ()
    signal: int = 0


def run(
    targets: Sequence[Target],
    jobs: int | None,
    files: Sequence[str | None],
    job_for: Callable[[Sequence[Sink]], Job],
    faults: Sequence[Fault] = (),
    left_out: Mapping[str, int] = {},
) -> Ran:
    """Run a job over files; its outputs go to ``files``, None being standard output.

    Files appear when all is written, or not at all. ``faults`` are those of rule packs,
    ``left_out`` counts by kind what is not checked.
    """
    sinks: list[Sink] = []
    try:
        for file in files:
            sinks.append(Sink(file))  # noqa: PERF401 - those opened before a failure are closed
        job = job_for(sinks)
        faulty = told_faults(job.options.language, faults)
        ran = _written(targets, jobs, job, sinks, Totals(left_out=left_out))
        for sink in sinks:
            sink.keep()
        if not job.quiet:
            _tell_places(job, sinks)
    finally:
        for sink in sinks:
            sink.close()
    if ran.signal:
        tell_interrupted(ran.totals.files, len(targets), job.options.language)
    save()
    return replace(ran, broken=ran.broken or faulty)


def _tell_places(job: Job, sinks: Sequence[Sink]) -> None:
    """Tell on standard error which files were written."""
    for sheet, sink in zip(job.sheets, sinks, strict=True):
        if sink.path is not None:
            path = make_visible(sink.path)
            zh = job.options.language == "zh"
            note(f"已写入 {path}（{sheet.name}）" if zh else f"written: {path} ({sheet.name})")


def tell_interrupted(done: int, count: int, language: str) -> None:
    """Tell on standard error how far a run came that was interrupted."""
    said = Bilingual(
        f"已中断：{count} 个文件中检查了 {done} 个",
        f"interrupted: {done} of {count} files checked",
    )
    note(said[language])


def told_faults(language: str, others: Sequence[Fault] = ()) -> bool:
    """Tell the faults of rule files, and others, on standard error; give whether there are any."""
    faults = (*builtin().faults, *others)
    if faults:
        from reportlint.support.source_errors import listed

        complain(RuleError(listed(faults)), language)
    return bool(faults)


def _written(
    targets: Sequence[Target], jobs: int | None, job: Job, sinks: Sequence[Sink], totals: Totals
) -> Ran:
    pairs = zip(job.sheets, sinks, strict=True)
    writers = [Writer(sheet.name, view_of(job, sheet), sink) for sheet, sink in pairs]
    counted = any(writer.counts for writer in writers)
    told_of: list[tuple[str, Totals]] = []
    broken: set[str] = set()
    found: list[tuple[str, Found, frozenset[str]]] = []
    told = _tells_errors(job, sinks)
    copies: list[str] = []
    signal = 0
    steps = interrupts.steps(entries_of(targets, job, jobs))
    try:
        for entry in _watched(steps, targets, job):
            for writer, piece in zip(writers, entry.pieces, strict=True):
                writer.add(piece)
            totals += entry.totals
            told_of += [(entry.path, entry.totals)] * counted
            _complain(entry, broken, job, told=told)
            copies += _told_copies(entry, broken)
            found += _found(entry)
    except KeyboardInterrupt as error:
        interrupts.rearm()
        signal = interrupts.number_of(error)
        totals = replace(totals, unchecked=len(targets) - totals.files)
    finally:
        # NOTE: an error must not leave processes behind until somebody looks for garbage.
        steps.close()
    for writer in writers:
        writer.finish(told_of, totals)
    for sink in sinks:
        sink.flush()
    if not (told or job.quiet or job.reading):
        note(
            fetch("reportlint.reporters.shared.summary:render_summary")(
                totals, view_of(job, Sheet(""))
            ).rstrip()
        )
    return Ran(totals, bool(broken), tuple(found), tuple(copies), signal)


def _found(entry: Entry) -> tuple[tuple[str, Found, frozenset[str]], ...]:
    """Give what a new baseline is to know of a draft; nothing where none is made."""
    return ((entry.path, entry.found, frozenset(entry.ran)),) if entry.ran else ()


def _watched(entries: Iterable[Entry], targets: Sequence[Target], job: Job) -> Iterable[Entry]:
    """Give the entries; a terminal shows meanwhile what takes long."""
    if sys.stderr is None or not sys.stderr.isatty():
        return entries
    from reportlint.cli.progress import progress_line

    return progress_line([target.path for target in targets], job.options.language).over(entries)


def _told_copies(entry: Entry, broken: set[str]) -> tuple[str, ...]:
    """Tell which reviewed copies were not written, and why; give the kinds of those that were."""
    if entry.copies is None:
        return ()
    for words in (*entry.copies.notes, *entry.copies.faults):
        note(f"{make_visible(entry.path)}: {words}")
    broken.update(entry.copies.faults)
    return entry.copies.written


def _tells_errors(job: Job, sinks: Sequence[Sink]) -> bool:
    """Whether a person who looks at standard output sees which files could not be read."""
    pairs = zip(job.sheets, sinks, strict=True)
    return any(sheet.name in HUMAN_FORMATS and sink.path is None for sheet, sink in pairs)


def _complain(entry: Entry, broken: set[str], job: Job, *, told: bool) -> None:
    """Tell on standard error what the outputs do not: each failing rule once."""
    if entry.error is not None and not told:
        note(f"{make_visible(entry.path)}: {entry.error}")
    for error in entry.broken:
        if error.rule not in broken:
            complain(error, job.options.language)
        broken.add(error.rule)
    # NOTE: drafts in one folder share its ignore file.
    faults = [fault for fault in entry.faults if fault.path not in broken]
    if faults:
        language = job.options.language
        from reportlint.support.source_errors import listed

        complain(RuleError(listed(faults)), language)
    broken.update(fault.path for fault in faults)
