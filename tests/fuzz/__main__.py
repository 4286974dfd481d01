"""Fuzzes a target: ``python -m tests.fuzz READER [RUNS]``; READER may be ``all``.

What is found is left in ``.fuzz/READER/finds``, each with the trace of it; the inputs that reached
something new stay in ``.fuzz/READER/corpus`` and are where the next run starts from. A process that
ends before its time is started again. Exit code 1: something was found.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.targets import TARGETS

_FOLDER = Path(".fuzz")


def _fuzzed(name: str, runs: int) -> int:
    """Run a target and give how many things were found."""
    folder = _FOLDER / name
    for inner in ("corpus", "finds"):
        (folder / inner).mkdir(parents=True, exist_ok=True)
    done, start = 0, time.monotonic()
    while done < runs:
        (folder / "count").write_text("0\n")
        words = [sys.executable, "-m", "tests.fuzz.driver", name, str(runs - done)]
        with (folder / "log").open("ab") as log:
            subprocess.run(
                [*words, str(1 + int(time.time())), str(folder)],
                check=False,
                stdout=log,
                stderr=log,
            )
        count, _, told = (folder / "count").read_text().strip().partition(" ")
        done += int(count)
        print(f"{name}: {done} of {runs} executions, {told}", flush=True)
        if int(count) == 0:
            print(f"{name}: it does not start; see {folder / 'log'}")
            return 1
    finds = [find for find in (folder / "finds").iterdir() if find.suffix != ".trace"]
    print(f"{name}: {done} executions in {time.monotonic() - start:.0f} s, {len(finds)} finds")
    for find in finds:
        print(f"  {find}")
    return len(finds)


def main() -> int:
    """Read the command line and fuzz."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("reader", choices=[*TARGETS, "all"])
    parser.add_argument("runs", type=int, nargs="?", default=20_000)
    given = parser.parse_args()
    names = list(TARGETS) if given.reader == "all" else [given.reader]
    return 1 if sum(_fuzzed(name, given.runs) for name in names) else 0


if __name__ == "__main__":
    raise SystemExit(main())
