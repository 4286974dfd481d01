"""Taking times: commands in turn, so that a busy moment hits all of them; the best of many."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median


def surroundings(**more: str) -> dict[str, str]:
    """Return this process's environment, but for what would have Python compile at every start."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | more


def commands(
    named: Mapping[str, Sequence[str]], rounds: int, environment: Mapping[str, str]
) -> dict[str, tuple[float, float]]:
    """Return each command's best and median time in seconds; each round runs every command once.

    An exit code of 1 is a linter's way to say that it found something.
    """
    times: dict[str, list[float]] = {name: [] for name in named}
    for _ in range(rounds):
        for name, words in named.items():
            start = time.perf_counter()
            ended = subprocess.run(
                words,
                env=dict(environment),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
            if ended.returncode not in (0, 1):
                raise RuntimeError(f"{words} ended with {ended.returncode}")
            times[name].append(time.perf_counter() - start)
    return {name: (min(taken), median(taken)) for name, taken in times.items()}


def told(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return what a command prints."""
    ran = subprocess.run(
        words, env=dict(environment), capture_output=True, check=True, encoding="utf-8"
    )
    return ran.stdout


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the best time in seconds of some rounds of work in this process."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def peak_memory(words: Sequence[str], environment: Mapping[str, str]) -> int:
    """Return the peak resident memory of a command in kB (as Linux counts it)."""
    process = subprocess.Popen(words, env=dict(environment), stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_maxrss
