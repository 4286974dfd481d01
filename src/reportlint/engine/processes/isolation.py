"""Files one after the other: plain text here, everything else in a process that may die alone.

Only a process that is the command's own is divided: one that is somebody else's, as of the library
or of a server, is not forked.
"""

from __future__ import annotations

from reportlint import readers
from reportlint.engine.file_results import SPENT
from reportlint.support import interrupts
from reportlint.support.errors import UnreadableError
from reportlint.support.lazy_import import fetch
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Protocol

    from reportlint.engine.file_discovery.input_files import Target
    from reportlint.support.localized_text import Bilingual

    class FileWorker(Protocol):
        """Does a job with files; another process makes one anew of its class and job."""

        job: Any

        def __init__(self, job: Any) -> None:
            """Take the job."""

        def result(self, target: Target) -> Any:
            """Return what comes of a file; a lack of memory alone is raised."""

        def lost(self, target: Target, why: Bilingual) -> Any:
            """Return what comes of a file that went beyond what a reader may do."""


def in_turn(targets: Iterable[Target], worker: FileWorker) -> Iterator[tuple[Target, Any]]:
    """Yield each file with what came of it."""
    crew = None
    try:
        for target, contained in map(_placed, targets):
            if not contained:
                yield target, _result(worker, target)
                continue
            crew = crew or fetch("reportlint.engine.processes.pool:Crew")(worker, 1)
            yield from crew.results((target,))
    finally:
        if crew is not None:
            crew.end()


def _result(worker: FileWorker, target: Target) -> Any:
    try:
        return worker.result(target)
    except MemoryError:
        return worker.lost(target, SPENT)


def _placed(target: Target) -> tuple[Target, bool]:
    """Return a file, loaded if need be, and whether a process of its own is to read it."""
    if not interrupts.is_owned() or target.fault is not None:
        return target, False
    if target.data is None and not readers.has_text_suffix(target.path) and target.is_regular:
        return target, True
    try:
        data = target.load()
        plain = readers.detect_format(data, target.path) in readers.TEXT_FORMATS
    except UnreadableError as error:
        return replace(target, fault=error), False
    return replace(target, data=data), not plain
