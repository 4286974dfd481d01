"""What a run is at: told on a terminal that a person looks at, after a while, and cleared again."""

from __future__ import annotations

import io
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportlint.cli.progress import Progress, can_show, show_progress
from reportlint.reporters.common.screen import count_columns
from tests.corpus import CLEAN


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def told(seconds: float, *paths: str, language: str = "zh", ticks: int = 1) -> list[str]:
    """The lines that are drawn while each file takes so long."""
    clock, stream = Clock(), Terminal()
    progress = Progress(paths, language, stream, clock)
    lines = []
    for _ in paths:
        for _ in range(ticks):
            clock.now += seconds / ticks
            progress.tick()
        with progress:
            lines += [line.rstrip() for line in stream.getvalue().split("\r") if line.strip()]
            assert not stream.getvalue() or stream.getvalue().endswith(f"\r{' ' * 79}\r")
            progress.tick()
            progress.step()
            stream.seek(0)
            stream.truncate()
    return lines


def test_a_short_run_tells_nothing() -> None:
    assert told(0.3, "a.txt", "b.txt", "c.txt") == []


def test_a_long_run_tells_which_file_it_is_at_and_for_how_long() -> None:
    assert told(0.6, "a.txt", "b.txt", "c.txt") == ["正在检查 2/3：b.txt", "正在检查 3/3：c.txt"]
    assert told(3, "a.txt", "b.txt", language="en") == [
        "checking 1/2: a.txt (3 s)",
        "checking 2/2: b.txt (3 s)",
    ]


def test_a_single_file_that_takes_long_is_told_too() -> None:
    assert told(4, "年报.pdf", ticks=4) == [f"正在检查：年报.pdf（{n} 秒）" for n in (1, 2, 3, 4)]
    assert told(0.9, "a.pdf", ticks=3) == []


def test_it_fits_the_line_whatever_the_name() -> None:
    lines = told(2, "年度报告/" * 30 + "\x1b[2J.txt", language="en")
    assert lines[0].startswith("checking: 年度报告/")
    assert lines[0].endswith("(2 s)")
    assert {count_columns(line) for line in lines} <= {77, 78, 79}
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize(
    ("stream", "environment", "shown"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"CI": "false"}, True),
        (Terminal(), {"CI": "true"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
        (None, {}, False),
    ],
)
def test_nothing_is_told_where_no_person_looks(
    stream: io.StringIO | None,
    environment: dict[str, str],
    shown: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert can_show(stream) is shown
    monkeypatch.setattr(sys, "stderr", stream)
    items = iter("ab")
    assert (show_progress(items, ["a.txt"], "zh") is items) is not shown


def test_the_line_is_drawn_while_the_next_file_is_awaited() -> None:
    stream = Terminal()

    def slow() -> Iterator[str]:
        time.sleep(1.4)
        yield "a"

    for item in Progress(["a.txt"], "en", stream).track(slow()):
        assert item == "a"
        assert "checking: a.txt" in stream.getvalue()
        assert stream.getvalue().endswith(f"\r{' ' * 79}\r")


_SLOW = """
import sys, time
from reportlint import readers
read = readers.read
def slow(*words):
    time.sleep(1.6)
    return read(*words)
readers.read = slow
from reportlint.cli.main import main
sys.exit(main(["check", "slow.txt", "--lang=en", "--color=never"]))
"""


@pytest.mark.skipif(os.name != "posix", reason="terminals and pipes of POSIX systems")
@pytest.mark.parametrize(("ci", "shown"), [("", True), ("true", False)])
def test_a_terminal_shows_one_file_that_takes_long(ci: str, shown: bool, tmp_path: Path) -> None:
    shutil.copy(CLEAN, tmp_path / "slow.txt")
    outer, inner = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _SLOW],
        cwd=tmp_path,
        env={**os.environ, "CI": ci, "TERM": "xterm"},
        stdin=subprocess.DEVNULL,
        stdout=inner,
        stderr=inner,
    )
    os.close(inner)
    seen = _read(outer)
    assert process.wait(20) == 0
    assert (b"checking: slow.txt" in seen) is shown
    assert (b" " * 79 + b"\rPassed: 1 file" in seen) is shown
    assert b"Passed: 1 file" in seen


def _read(terminal: int) -> bytes:
    """Read what appears on a terminal until it is closed."""
    seen = b""
    while select.select([terminal], [], [], 20)[0]:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # so a terminal says that all is closed
            break
        if not piece:
            break
        seen += piece
    os.close(terminal)
    return seen
