"""``python -m tests.bench [FILE]``: measure and print a Markdown table, or write it to FILE."""

from __future__ import annotations

import platform
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import reportlint
from reportlint import api
from tests.bench import clocks, drafts, peers

Row = tuple[str, str, str]


def main() -> None:
    """Measure everything."""
    rows = [*cold(), *loading(), *formats(), *batch(), *families(), *growth()]
    lines = [
        f"Python {platform.python_version()}, reportlint {reportlint.__version__}",
        "",
        "| what | measured | bar |",
        "| --- | --- | --- |",
        *(f"| {what} | {measured} | {bar} |" for what, measured, bar in rows),
        "",
    ]
    text = "\n".join(lines)
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


def cold(rounds: int = 30) -> Iterator[Row]:
    """One clean text file from the shell, against a bare start, with and without the cache."""
    script = Path(sysconfig.get_path("scripts")) / "reportlint"
    draft = str(drafts.CLEAN)
    with tempfile.TemporaryDirectory() as cache:
        environment = clocks.surroundings(REPORTLINT_CACHE_DIR=cache)
        named = {
            "bare": [sys.executable, "-c", "pass"],
            "script": [str(script), "check", draft],
            "module": [sys.executable, "-m", "reportlint", "check", draft],
        }
        clocks.commands({"fill the cache": named["script"]}, 2, environment)
        others = peers.commands()
        times = clocks.commands(named | others, rounds, environment)
        bare_best, bare_median = times["bare"]
        yield ("bare `python -c pass`", f"{1000 * bare_best:.1f} ms", "")
        for name, label in (
            ("script", "reportlint check"),
            ("module", "python -m reportlint check"),
        ):
            best, middle = times[name]
            measured = f"{best / bare_best:.1f} × (median {middle / bare_median:.1f} ×)"
            yield (f"`{label} clean.txt`", measured, "at most 7 ×, then 2.5 ×")
        for name in others:
            best, middle = times[name]
            measured = f"{best / bare_best:.1f} × (median {middle / bare_median:.1f} ×)"
            yield (f"`{name}` on a file of its own kind", measured, "")
    with tempfile.TemporaryDirectory() as empty:
        environment = clocks.surroundings(REPORTLINT_CACHE_DIR=str(Path(empty) / "missing"))
        first, _ = clocks.commands({"first": named["script"]}, 1, environment)["first"]
        yield ("the very first run, which fills the cache", f"{first / bare_best:.0f} ×", "")


#: Loads the rules twice, each time as a new process does: the second time with the modules there.
_LOADING = """
from time import perf_counter
from reportlint.rules import builtin
for _ in range(2):
    builtin._Kept.stamp, builtin._Kept.builtin = b"", None
    start = perf_counter()
    assert builtin.builtin().rules
    taken = perf_counter() - start
assert builtin._Kept.stored
print(taken)
"""


def loading(rounds: int = 30) -> Iterator[Row]:
    """All built-in rules from the cache, without the imports that running them needs anyway."""
    with tempfile.TemporaryDirectory() as cache:
        environment = clocks.surroundings(REPORTLINT_CACHE_DIR=cache)
        named = {
            "bare": [sys.executable, "-c", "pass"],
            "fill": [sys.executable, "-m", "reportlint", "check", str(drafts.CLEAN)],
        }
        bare, _ = clocks.commands(named, rounds, environment)["bare"]
        words = [sys.executable, "-c", _LOADING]
        taken = min(float(clocks.told(words, environment)) for _ in range(rounds))
    yield ("all rules from the cache", f"{taken / bare:.2f} ×", "at most 0.5 ×")


def formats(rounds: int = 20) -> Iterator[Row]:
    """A Word file and PDFs from the shell, against a bare start; the memory of a long PDF."""
    environment = clocks.surroundings()
    check = [sys.executable, "-m", "reportlint", "check"]
    named = {
        "bare": [sys.executable, "-c", "pass"],
        "clean Word file": [*check, str(drafts.WORD)],
        f"PDF of {drafts.PAGES} pages": [*check, str(drafts.PDF)],
    }
    times = clocks.commands(named, rounds, environment)
    bars = {"clean Word file": "at most 10 ×"}
    for name in list(named)[1:]:
        best, middle = times[name]
        measured = f"{best / times['bare'][0]:.1f} × (median {middle / times['bare'][1]:.1f} ×)"
        yield (f"a {name} from the shell", measured, bars.get(name, "at most 25 ×"))
    with tempfile.TemporaryDirectory() as top:
        long = drafts.long_pdf(Path(top) / "long.pdf", 300)
        peak = clocks.peak_memory([*check, str(long)], environment)
    yield ("peak memory of a PDF of 300 pages", f"{peak / 1024:.0f} MB", "under 150 MB")


def families() -> Iterator[Row]:
    """All families of rules against those of the tables alone, in process."""
    text = drafts.CLEAN.read_text(encoding="utf-8")
    tables = ("T", "C", "A")
    works = (partial(api.check, text, select=tables), partial(api.check, text))
    for work in works:
        work()
    rounds = [[clocks.best(work, 5) for work in works] for _ in range(40)]
    alone, every = (min(times) for times in zip(*rounds, strict=True))
    measured = f"{every / alone:.2f} ×"
    yield ("a check by all rules against one by the table rules", measured, "at most 2 ×")


def batch(count: int = 300) -> Iterator[Row]:
    """Many files in one process, and the memory they take."""
    text = drafts.CLEAN.read_text(encoding="utf-8")
    api.check(text)
    once = clocks.best(lambda: api.check(text), 50)
    yield ("a report in process, read, parsed and checked", f"{1000 * once:.2f} ms", "under 6 ms")
    with tempfile.TemporaryDirectory() as top:
        few = drafts.copies(Path(top) / "few", 10)
        many = drafts.copies(Path(top) / "many", count)
        words = [sys.executable, "-m", "reportlint", "check", "--jobs", "1"]
        environment = clocks.surroundings()
        named = {"few": [*words, str(few)], "many": [*words, str(many)]}
        times = clocks.commands(named, 3, environment)
        rate = (count - 10) / (times["many"][0] - times["few"][0])
        yield (f"reports a second and core, folder of {count}", f"{rate:.0f}", "at least 150")
        grown = clocks.peak_memory(named["many"], environment)
        base = clocks.peak_memory(named["few"], environment)
        yield (f"peak memory with {count} files against 10", f"{grown / base:.2f} ×", "flat")


def growth() -> Iterator[Row]:
    """What another kB costs in a report of a megabyte, against one of a hundred kB."""
    for name, make in (("prose", drafts.grown), ("the whole report", drafts.repeated)):
        times = {}
        for size in (10_000, 100_000, 1_000_000):
            text = make(size)
            rounds = 20 if size < 100_000 else 3
            times[len(text.encode())] = clocks.best(partial(api.check, text), rounds)
        (small, first), (middle, second), (large, third) = times.items()
        early = (second - first) / (middle - small)
        late = (third - second) / (large - middle)
        measured = f"{late / early:.2f} × ({1e6 * late:.2f} ms a kB)"
        yield (f"another kB at 1 MB against 100 kB, {name} repeated", measured, "linear")


if __name__ == "__main__":
    main()
