"""Measures a run in a process of its own: seconds of one core, and megabytes at most."""

from __future__ import annotations

import os
import resource
import time
from dataclasses import dataclass
from itertools import pairwise

from tests.families.family import Family

#: Seconds and bytes at which a process is ended.
_SECONDS, _BYTES = 60, 4 << 30
#: What a run at 4n should take, so that the clock is good enough; how many more that may need.
_WORTH, _MANY = 0.2, 32
#: What is too short to be compared.
_SHORT = 0.04
#: So often what is beyond the bounds is measured again.
_TRIES = 5
MOST_RATIO, MOST_SECONDS, MOST_MEGABYTES = 2.6, 10.0, 1024.0


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took; ``told`` is what came of it."""

    seconds: float
    megabytes: float
    told: str


@dataclass(frozen=True, slots=True)
class Growth:
    """The runs of a family at n, 2n and 4n."""

    family: Family
    count: int
    runs: tuple[Run, Run, Run]

    @property
    def ratio(self) -> float:
        """The larger growth from one to the next, of those that are long enough."""
        seconds = [run.seconds for run in self.runs]
        return max([b / a for a, b in pairwise(seconds) if a >= _SHORT], default=0.0)

    @property
    def faults(self) -> list[str]:
        """What is beyond the bounds."""
        worst = self.runs[-1]
        wrong = [] if self.ratio <= MOST_RATIO else [f"ratio {self.ratio:.2f}"]
        wrong += [] if worst.seconds <= MOST_SECONDS else [f"{worst.seconds:.1f} s"]
        wrong += [] if worst.megabytes <= MOST_MEGABYTES else [f"{worst.megabytes:.0f} MB"]
        return wrong + [run.told for run in self.runs if run.told.startswith("failed")]


def measured(family: Family) -> Growth:
    """Measure a family, with so many repetitions that the time is worth comparing."""
    count, most = family.start, _MANY * family.start
    while True:
        last = once(family, 4 * count)
        if last.seconds >= _WORTH or last.told.startswith("refused") or count > most:
            break
        count *= 4 if last.seconds < _WORTH / 5 else 2
    growth = Growth(family, count, (once(family, count), once(family, 2 * count), last))
    # NOTE: a busy machine makes some runs long; what is truly slow stays so.
    return _again(growth) if growth.faults else growth


def _again(growth: Growth) -> Growth:
    family, count = growth.family, growth.count
    rounds = [[once(family, count * times) for times in (1, 2, 4)] for _ in range(_TRIES)]
    first, second, third = (
        min(runs, key=lambda run: run.seconds) for runs in zip(*rounds, strict=True)
    )
    return Growth(family, count, (first, second, third))


def once(family: Family, count: int) -> Run:
    """Run a family once in a process of its own."""
    data = family.make(count)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.write(writing, _told(family, data).encode("utf-8", "replace")[:4000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        words = pipe.read().decode("utf-8", "replace")
    _, status, used = os.wait4(child, 0)
    seconds, _, told = words.partition(" ")
    if not words:
        return Run(float(_SECONDS), used.ru_maxrss / 1024, f"failed: ended by {status}")
    return Run(float(seconds), used.ru_maxrss / 1024, told)


def _told(family: Family, data: bytes) -> str:
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    start = time.process_time()
    try:
        told = str(family.run(data))
    except BaseException as error:  # noqa: BLE001 - it is told, and the process ends
        told = f"failed: {type(error).__name__}: {error}"[:300]
    return f"{time.process_time() - start:.4f} {told}"
