"""Several processes for one batch: chunks of files out, entries back in the order of the files."""

from __future__ import annotations

import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from reportlint.batch import Worker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from reportlint.batch import Entry, Job
    from reportlint.targets import Target

#: Files a process is given at once: enough to be worth the way, few enough to share out.
_CHUNK = 25

_worker: Worker | None = None


def entries(targets: Sequence[Target], job: Job, jobs: int) -> Iterator[Entry]:
    """Check the files in ``jobs`` processes and give their entries in order."""
    size = max(1, min(_CHUNK, len(targets) // jobs))
    waiting = deque(targets[start : start + size] for start in range(0, len(targets), size))
    while waiting:
        done = 0
        for chunk in _pooled(waiting, job, jobs):
            done += 1
            yield from chunk
        for _ in range(done):
            waiting.popleft()
        if waiting:
            # NOTE: a process died, most likely of a file of the chunk whose turn it is.
            yield from _one_by_one(waiting.popleft(), job)


def _pooled(chunks: deque[Sequence[Target]], job: Job, jobs: int) -> Iterator[list[Entry]]:
    """Give the entries of chunk after chunk; end early if a process dies."""
    with _pool(job, jobs) as pool:
        running: deque[Future[list[Entry]]] = deque()
        rest = iter(tuple(chunks))
        try:
            while True:
                while len(running) < 2 * jobs and (chunk := next(rest, None)) is not None:
                    running.append(pool.submit(_checked, chunk))
                if not running:
                    return
                yield running.popleft().result()
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(chunk: Sequence[Target], job: Job) -> Iterator[Entry]:
    """Check each file in a process of its own, to find the one that kills it."""
    for target in chunk:
        with _pool(job, 1) as pool:
            try:
                yield from pool.submit(_checked, (target,)).result()
            except BrokenProcessPool:
                yield Worker(job).lost(target)


def _pool(job: Job, jobs: int) -> ProcessPoolExecutor:
    # NOTE: spawn everywhere, so that a batch runs alike on every system.
    context = get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(job,))


def _start(job: Job) -> None:
    """Set up a worker process; it leaves an interrupt to the process that started it."""
    global _worker  # noqa: PLW0603 - the pool has no other place for what a process keeps
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = Worker(job)


def _checked(chunk: Sequence[Target]) -> list[Entry]:
    assert _worker is not None  # noqa: S101 - the initializer ran
    return [_worker.entry(target) for target in chunk]
