"""How far a run is: told on a terminal that shows nothing else, after a while."""

from __future__ import annotations

import io
import sys

import pytest

from reportlint.commands.progress import Progress
from reportlint.display.width import columns


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


def told(stream: io.StringIO, seconds: float, *paths: str, language: str = "zh") -> str:
    """What is told of files that take so long each."""
    clock = Clock()
    progress = Progress(len(paths), language, stream, clock)
    for path in paths:
        clock.now += seconds
        progress.step(path)
    shown = stream.getvalue()
    progress.end()
    return shown


def test_a_short_run_tells_nothing() -> None:
    stream = Terminal()
    assert told(stream, 0.3, "a.txt", "b.txt", "c.txt") == ""
    assert stream.getvalue() == ""


def test_a_long_run_tells_how_far_it_is_and_leaves_no_trace() -> None:
    stream = Terminal()
    shown = told(stream, 0.6, "a.txt", "b.txt", "c.txt")
    assert [line.rstrip() for line in shown.split("\r")] == [
        "",
        "已检查 2/3：b.txt",
        "已检查 3/3：c.txt",
    ]
    assert stream.getvalue().endswith(f"\r{' ' * 79}\r")


def test_it_is_told_in_english_too_and_fits_the_line() -> None:
    shown = told(Terminal(), 2, "年度报告/" * 30 + "\x1b[2J.txt", "b.txt", language="en")
    lines = shown.split("\r")[1:]
    assert lines[0].startswith("checked 1/2: 年度报告/")
    assert {columns(line) for line in lines} <= {78, 79}
    assert all(line.isprintable() for line in lines)


def test_files_that_go_by_quickly_are_not_all_told() -> None:
    shown = told(Terminal(), 0.05, *(f"{n}.txt" for n in range(60)))
    assert 5 <= shown.count("\r") <= 15


def test_nothing_is_told_where_no_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(io.StringIO(), 5, "a.txt", "b.txt") == ""
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert told(Terminal(), 5, "a.txt", "b.txt") == ""
