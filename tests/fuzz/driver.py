"""One process that fuzzes: what atheris runs, and where it leaves what it finds."""

from __future__ import annotations

import hashlib
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import TracebackType

#: After so many executions the count is written down.
_OFTEN = 100
#: Seconds and megabytes at which the fuzzer gives an input up.
_TIMEOUT, _MEMORY = 300, 2048
_OWN = "src/reportlint"


class Run:
    """The executions of one process: how many, what came of them, what went wrong."""

    def __init__(self, folder: Path, check: Callable[[bytes], str]) -> None:
        """Take the folder of the run and what checks an input."""
        self._folder = folder
        self._check = check
        self._count = 0
        self._outcomes: dict[str, int] = {}

    def once(self, data: bytes) -> None:
        """Check one input; what goes wrong is kept, and the run goes on."""
        try:
            outcome = self._check(data)
        except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
            outcome = "wrong"
            self._keep(data, error)
        self._count += 1
        self._outcomes[outcome] = self._outcomes.get(outcome, 0) + 1
        if self._count % _OFTEN == 0:
            self.note()

    def note(self) -> None:
        """Write down how many executions there were, and what came of them."""
        told = " ".join(f"{name}={count}" for name, count in sorted(self._outcomes.items()))
        (self._folder / "count").write_text(f"{self._count} {told}\n")

    def _keep(self, data: bytes, error: Exception) -> None:
        """Keep the shortest input of each kind of error, with where it was raised."""
        name = f"{type(error).__name__}-{_place(error.__traceback__, str(error))}"
        kept = self._folder / "finds" / name
        if kept.exists() and kept.stat().st_size <= len(data):
            return
        kept.write_bytes(data)
        told = "".join(traceback.format_exception(error))
        kept.with_name(f"{name}.trace").write_text(told, encoding="utf-8")


def _place(trace: TracebackType | None, words: str) -> str:
    """Name the place of the program where an error was raised, else its words."""
    frames = [frame for frame in traceback.extract_tb(trace) if _OWN in frame.filename]
    if frames:
        return f"{Path(frames[-1].filename).stem}-{frames[-1].lineno}"
    return hashlib.sha256(words[:24].encode("utf-8", "replace")).hexdigest()[:8]


def main(reader: str, runs: int, seed: int, folder: Path) -> None:
    """Fuzz a target until so many executions are done; never returns."""
    import atheris

    # NOTE: much is imported where it is first needed: while the seeds are checked.
    with atheris.instrument_imports(include=["reportlint"]):
        from tests.fuzz import targets

        target = targets.TARGETS[reader]
        others = target.seeds()
        for data in others:
            target.check(data)
    run = Run(folder, target.check)

    def mutate(data: bytes, size: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < target.raw:
            return bytes(atheris.Mutate(data, size))
        mutated = target.mutate(data, others, random)
        return mutated if len(mutated) <= size else data

    for number, data in enumerate(others):
        (folder / "corpus" / f"seed-{number}").write_bytes(data)
    options = [
        f"-runs={runs}",
        f"-seed={seed}",
        f"-timeout={_TIMEOUT}",
        f"-rss_limit_mb={_MEMORY}",
        f"-max_len={target.longest}",
        "-len_control=0",
        "-print_final_stats=1",
        f"-artifact_prefix={folder}/finds/native-",
    ]
    atheris.Setup([sys.argv[0], *options, str(folder / "corpus")], run.once, custom_mutator=mutate)
    import atexit

    atexit.register(run.note)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
