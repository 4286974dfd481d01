"""A process that checks files for another, within limits of time and memory, and may die alone.

On Linux it is forked, which costs next to nothing; elsewhere it is started anew, as forking is not
safe there. Its memory is limited by the system where that keeps such limits (Linux), by a watch
over itself on macOS, and not at all on Windows; the limit of time holds everywhere.
"""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from multiprocessing import get_context

from reportlint.rules.builtin import save_cache
from reportlint.support import interrupts, time_allowance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from multiprocessing.connection import Connection
    from typing import Any, Protocol

    from reportlint.engine.files import InputFile
    from reportlint.support.localized_text import LocalizedText

    class FileWorker(Protocol):
        """Does a job with files; another process makes one anew of its class and job."""

        job: Any

        def __init__(self, job: Any) -> None:
            """Take the job."""

        def result(self, input_file: InputFile) -> Any:
            """Return what comes of a file; a lack of memory alone is raised."""

        def build_failure(self, input_file: InputFile, why: LocalizedText) -> Any:
            """Return what comes of a file that went beyond what a reader may do."""


#: How long reading and checking a file may take, in seconds, and how much memory, in bytes.
SECONDS = 60.0
MEMORY = 2 << 30
#: How long a process has to clean up when it is ended, in seconds; and how long one that has asked
#: for more time, as it may have started a program and made a folder for it.
_GRACE, _LONG_GRACE = 0.4, 3.0
#: How often the process watches its own memory, in seconds, and how it ends when it is too much.
_WATCH = 0.1
OUT_OF_MEMORY = 86


class WorkerProcess:
    """A process, the files it was given, and the time by which the first must be done."""

    def __init__(self, worker: FileWorker, others: Iterable[WorkerProcess]) -> None:
        """Start the process, which is to do what the worker does."""
        method = "fork" if sys.platform == "linux" and interrupts.is_owned() else "spawn"
        # NOTE: a new Python would look for its modules in the current folder, beside the drafts.
        os.environ["PYTHONSAFEPATH"] = "1"
        context: Any = get_context(method)
        self.connection, theirs = context.Pipe()
        # NOTE: a forked process holds the ends of the others, too: only the parent may keep them.
        ends = [other.connection for other in others] + [self.connection]
        arguments = (theirs, type(worker), worker.job, ends if method == "fork" else (), MEMORY)
        self._process = context.Process(target=_work, args=arguments, daemon=True)
        unblock = interrupts.block_signals()
        try:
            self._process.start()
        finally:
            unblock()
        theirs.close()
        self.tasks: deque[tuple[int, InputFile]] = deque()
        self.deadline = 0.0
        self._has_asked = False
        self._patient_until = 0.0

    def give(self, task: tuple[int, InputFile]) -> None:
        """Hand over a file with its number; raises OSError where the process is dead."""
        self.tasks.append(task)
        if len(self.tasks) == 1:
            self.deadline = time.monotonic() + SECONDS
        self.connection.send(task[1])

    def take(self) -> Any:
        """Return what came of the first file, None where it needs more time.

        Raises EOFError or OSError where the process is dead.
        """
        message = self.connection.recv()
        if isinstance(message, float):
            self.deadline += message
            self._has_asked = True
            return None
        self._has_asked = False
        self.tasks.popleft()
        self.deadline = time.monotonic() + SECONDS
        return message

    def dismiss(self) -> None:
        """Ask the process to end, without waiting for it."""
        self.connection.close()
        grace = _LONG_GRACE if self._has_asked else _GRACE
        self._patient_until = time.monotonic() + grace
        if self.tasks:
            self._process.terminate()

    def end(self) -> int:
        """End the process, by force if need be; return its exit code (negative: a signal)."""
        self._process.join(max(self._patient_until - time.monotonic(), 0.0))
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        return self._process.exitcode or 0


def _work(
    connection: Connection,
    kind: type[FileWorker],
    job: Any,
    ends: Iterable[Connection],
    memory: int,
) -> None:
    """Check file after file until nobody asks any more."""
    # NOTE: the parent says what there is to say, also of a process that is ended at its end.
    sys.stderr = None
    try:
        interrupts.yield_to_parent()
        interrupts.block_signals()()
        for end in ends:
            end.close()
        _limit(memory)
        time_allowance.listen(lambda seconds: connection.send(float(seconds)))
        worker = kind(job)
        while True:
            result = worker.result(connection.recv())
            # NOTE: what this file has let compile is kept for the next run; who hears that the
            # last file is done may end this process.
            save_cache()
            connection.send(result)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _limit(memory: int) -> None:
    """Let the process have no more memory than so many bytes, as far as the system helps."""
    if sys.platform == "win32":
        return
    if sys.platform == "darwin":
        _watch(memory, 1)
        return
    import resource

    # NOTE: on Linux what is written to; the address space would count what is only reserved.
    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    hard = resource.getrlimit(kind)[1]
    if hard == resource.RLIM_INFINITY or memory < hard:
        resource.setrlimit(kind, (memory, hard))


def _watch(memory: int, unit: int) -> None:
    """End the process once its memory was more; ``unit``: bytes that the system counts by."""
    import resource
    from threading import Thread

    def watch() -> None:
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit <= memory:
            time.sleep(_WATCH)
        os._exit(OUT_OF_MEMORY)

    Thread(target=watch, daemon=True).start()
