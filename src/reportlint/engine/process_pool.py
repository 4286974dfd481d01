"""Worker processes for one batch: files out as workers get free, results back in order."""

from __future__ import annotations

import sys
import time
from itertools import islice
from multiprocessing.connection import wait

from reportlint.engine.files import LATE, LOST, SPENT
from reportlint.engine.worker_process import MEMORY, OUT_OF_MEMORY, WorkerProcess
from reportlint.rules.builtin import save_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, TypeAlias

    from reportlint.engine.files import InputFile
    from reportlint.engine.worker_process import FileWorker
    from reportlint.support.localized_text import LocalizedText

    #: A file with its number in the batch.
    Task: TypeAlias = tuple[int, InputFile]

#: Files a worker has at once: one that it checks, one that waits for it.
_AHEAD = 2
#: So many files are begun before the first of them is done: their results are held.
_WINDOW = 256
#: As much of the memory allowed as a process has used that died of it.
_MUCH = 0.5


class ProcessPool:
    """So many worker processes, started as they are needed and again where one has died."""

    def __init__(self, worker: FileWorker, size: int) -> None:
        """Take what does the job; no process is started yet."""
        self._worker, self._size = worker, size
        self._workers: list[WorkerProcess] = []
        # NOTE: stored later, what this process has loaded would replace what the others add to it.
        save_cache()

    def end(self) -> None:
        """End every process, with what it has begun."""
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.dismiss()
        for worker in workers:
            worker.end()

    def results(self, input_files: Iterable[InputFile]) -> Iterator[tuple[InputFile, Any]]:
        """Yield each file with its result, in order; after an interrupt also those done later."""
        queue = _Queue(input_files)
        try:
            while self._hand_out(queue):
                for worker in self._ready():
                    self._receive(worker, queue)
                yield from queue.pop_due()
            yield from queue.pop_due()
        except KeyboardInterrupt:
            self.end()
            yield from queue.pop_rest()
            raise

    def _hand_out(self, queue: _Queue) -> bool:
        """Give files to workers that have few; return whether any worker has one."""
        for count in range(_AHEAD):
            while (task := queue.next(large=count == 0)) is not None:
                worker = self._free(count)
                if worker is None:
                    queue.put_back([task])
                    break
                try:
                    worker.give(task)
                except OSError:
                    self._bury(worker, queue, LOST)
        return any(worker.tasks for worker in self._workers)

    def _free(self, count: int) -> WorkerProcess | None:
        """Return a worker that has so many files; a new one where there is none without any."""
        idle_worker = next((worker for worker in self._workers if len(worker.tasks) == count), None)
        if idle_worker is None and count == 0 and len(self._workers) < self._size:
            idle_worker = WorkerProcess(self._worker, self._workers)
            self._workers.append(idle_worker)
        return idle_worker

    def _ready(self) -> list[WorkerProcess]:
        """Wait for workers that have something to say, are dead, or whose time is up."""
        busy = [worker for worker in self._workers if worker.tasks]
        patience = min(worker.deadline for worker in busy) - time.monotonic()
        speaking = wait([worker.connection for worker in busy], max(patience, 0.0))
        now = time.monotonic()
        return [one for one in busy if one.connection in speaking or one.deadline <= now]

    def _receive(self, worker: WorkerProcess, queue: _Queue) -> None:
        """Take what came of a worker's first file."""
        try:
            if not worker.connection.poll():
                self._bury(worker, queue, LATE)
                return
            task = worker.tasks[0]
            result = worker.take()
        except (EOFError, OSError):
            self._bury(worker, queue, LOST)
            return
        if result is not None:
            queue.add_result(task, result)

    def _bury(self, worker: WorkerProcess, queue: _Queue, why: LocalizedText) -> None:
        """End a worker; its first file is to blame, the others are given to someone else."""
        self._workers.remove(worker)
        first, *others = worker.tasks
        worker.dismiss()
        code = worker.end()
        if why is LOST and (code == OUT_OF_MEMORY or _has_used_much()):
            why = SPENT
        queue.add_result(first, self._worker.build_failure(first[1], why))
        queue.put_back(others)


class _Queue:
    """The files of a batch: those to hand out, those done that wait for their turn."""

    def __init__(self, input_files: Iterable[InputFile]) -> None:
        self._tasks = enumerate(input_files)
        self._again: list[Task] = []
        self._done_tasks: dict[int, tuple[InputFile, Any]] = {}
        self._due = 0

    def next(self, *, large: bool) -> Task | None:
        """Return a file to hand out; ``large``: it may be more than fits into a pipe."""
        if not self._again:
            if len(self._done_tasks) >= _WINDOW:
                return None
            self._again.extend(islice(self._tasks, 1))
        if self._again and (large or self._again[0][1].data is None):
            return self._again.pop(0)
        return None

    def put_back(self, tasks: Iterable[Task]) -> None:
        """Put back files that nobody has checked."""
        self._again = sorted([*tasks, *self._again], key=lambda task: task[0])

    def add_result(self, task: Task, result: Any) -> None:
        """Keep what came of a file."""
        number, input_file = task
        self._done_tasks[number] = input_file, result

    def pop_due(self) -> Iterator[tuple[InputFile, Any]]:
        """Yield what is done, as long as nothing before it is missing."""
        while self._due in self._done_tasks:
            yield self._done_tasks.pop(self._due)
            self._due += 1

    def pop_rest(self) -> Iterator[tuple[InputFile, Any]]:
        """Yield whatever is done, in order."""
        for number in sorted(self._done_tasks):
            yield self._done_tasks.pop(number)


def _has_used_much() -> bool:
    """Whether a process that ended had used so much memory that it may have died of it."""
    if sys.platform == "win32":
        return False
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit > MEMORY * _MUCH
