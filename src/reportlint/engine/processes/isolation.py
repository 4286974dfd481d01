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
    from typing import Any

    from reportlint.engine.file_discovery.input_files import InputFile
    from reportlint.engine.processes.worker_process import FileWorker


def process_in_turn(
    targets: Iterable[InputFile], worker: FileWorker
) -> Iterator[tuple[InputFile, Any]]:
    """Yield each file with what came of it."""
    pool = None
    try:
        for target, is_isolated in map(_prepare, targets):
            if not is_isolated:
                yield target, _get_result(worker, target)
                continue
            pool = pool or fetch("reportlint.engine.processes.pool:ProcessPool")(worker, 1)
            yield from pool.results((target,))
    finally:
        if pool is not None:
            pool.end()


def _get_result(worker: FileWorker, target: InputFile) -> Any:
    try:
        return worker.result(target)
    except MemoryError:
        return worker.build_failure(target, SPENT)


def _prepare(target: InputFile) -> tuple[InputFile, bool]:
    """Return a file, loaded if need be, and whether a process of its own is to read it."""
    if not interrupts.is_owned() or target.error is not None:
        return target, False
    if target.data is None and not readers.has_text_suffix(target.path) and target.is_regular:
        return target, True
    try:
        data = target.load()
        plain = readers.detect_format(data, target.path) in readers.TEXT_FORMATS
    except UnreadableError as error:
        return replace(target, error=error), False
    return replace(target, data=data), not plain
