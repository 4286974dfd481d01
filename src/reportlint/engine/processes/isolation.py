"""Files one after the other: plain text here, everything else in a process that may die alone.

Only a process that is the command's own is divided: one that is somebody else's, as of the library
or of a server, is not forked.
"""

from __future__ import annotations

from reportlint import readers
from reportlint.engine.file_results import SPENT
from reportlint.support import interrupts
from reportlint.support.errors import UnreadableError
from reportlint.support.lazy import fetch
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from reportlint.engine.file_discovery.input_files import InputFile
    from reportlint.engine.processes.worker_process import FileWorker


def process_in_turn(
    input_files: Iterable[InputFile], worker: FileWorker
) -> Iterator[tuple[InputFile, Any]]:
    """Yield each file with what came of it."""
    pool = None
    try:
        for input_file, is_isolated in map(_prepare, input_files):
            if not is_isolated:
                yield input_file, _get_result(worker, input_file)
                continue
            pool = pool or fetch("reportlint.engine.processes.pool:ProcessPool")(worker, 1)
            yield from pool.results((input_file,))
    finally:
        if pool is not None:
            pool.end()


def _get_result(worker: FileWorker, input_file: InputFile) -> Any:
    try:
        return worker.result(input_file)
    except MemoryError:
        return worker.build_failure(input_file, SPENT)


def _prepare(input_file: InputFile) -> tuple[InputFile, bool]:
    """Return a file, loaded if need be, and whether a process of its own is to read it."""
    if not interrupts.is_owned() or input_file.error is not None:
        return input_file, False
    if (
        input_file.data is None
        and not readers.has_text_suffix(input_file.path)
        and input_file.is_regular
    ):
        return input_file, True
    try:
        data = input_file.load()
        plain = readers.detect_format(data, input_file.path) in readers.TEXT_FORMATS
    except UnreadableError as error:
        return replace(input_file, error=error), False
    return replace(input_file, data=data), not plain
