"""One interrupt ends a run within a second; what is complete is written, nothing else is left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.corpus import CLEAN
from tests.limited import command, hostile

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and /proc of Linux")

#: A run is ended once so much is done; it has so many seconds for that.
_PATIENCE = 30.0
#: Promised is one second; the rest is for a machine that does much else.
_SOON = 3.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with drafts, one of which hangs, and a place for results."""
    for number in range(3):
        hostile(tmp_path, f"a{number}.pdf", "reads", CLEAN.read_bytes())
    hostile(tmp_path, "b.pdf", "hangs")
    for number in range(4):
        (tmp_path / f"c{number}.txt").write_bytes(CLEAN.read_bytes())
    (tmp_path / "out").mkdir()
    return tmp_path


def begun(folder: Path, *words: str) -> subprocess.Popen[str]:
    """Start a check and wait until it hangs."""
    process = subprocess.Popen(
        command(".", "--lang", "en", *words),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    deadline = time.monotonic() + _PATIENCE
    while not _sleeps(process.pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return process


def _sleeps(pid: int) -> bool:
    """Whether a child of a process sleeps in its reader."""
    return any("nanosleep" in _read(f"/proc/{child}/wchan") for child in _children(pid))


def _children(pid: int) -> list[str]:
    return _read(f"/proc/{pid}/task/{pid}/children").split()


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def ended(process: subprocess.Popen[str]) -> tuple[str, str, float]:
    """Return what a process still writes, and how long that takes it."""
    begin = time.monotonic()
    out, told = process.communicate(timeout=_PATIENCE)
    return out, told, time.monotonic() - begin


@pytest.mark.parametrize(
    ("jobs", "number"),
    [("1", signal.SIGINT), ("2", signal.SIGINT), ("2", signal.SIGTERM), ("1", signal.SIGHUP)],
)
def test_one_interrupt_ends_it_with_what_is_done(jobs: str, number: int, folder: Path) -> None:
    formats = ("--output-format", "json=out/o.json", "--output-format", "concise")
    process = begun(folder, "--jobs", jobs, *formats)
    children = _children(process.pid)
    assert children
    # NOTE: a terminal sends it to all, a program to one.
    if number == signal.SIGINT:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    out, told, seconds = ended(process)
    assert process.returncode == 128 + number
    assert seconds < _SOON
    files = json.loads((folder / "out" / "o.json").read_text(encoding="utf-8"))["files"]
    names = [file["path"] for file in files]
    assert jobs == "2" or names == ["a0.pdf", "a1.pdf", "a2.pdf"]
    assert names == sorted({*names} - {"b.pdf"})
    assert f"interrupted: {len(files)} of 8 files checked\n" in told
    assert out.startswith("Interrupted: ")
    assert f" checked, no errors or warnings; {8 - len(files)} not checked." in out
    assert _names(folder / "out") == {"o.json"}
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def test_a_second_interrupt_changes_nothing(folder: Path) -> None:
    process = begun(folder, "--jobs", "2", "--output-format", "html=out/o.html")
    children = _children(process.pid)
    for _ in range(3):
        os.killpg(process.pid, signal.SIGINT)
    _, told, seconds = ended(process)
    assert process.returncode == 130
    assert seconds < _SOON
    assert "Traceback" not in told
    assert _names(folder / "out") <= {"o.html"}
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def test_no_baseline_comes_of_half_a_run(folder: Path) -> None:
    process = begun(folder, "--write-baseline", "--baseline", "out/baseline.json")
    process.send_signal(signal.SIGTERM)
    ended(process)
    assert _names(folder / "out") == set()


def test_workers_end_with_a_parent_that_was_killed(folder: Path) -> None:
    (folder / "b.pdf").unlink()
    hostile(folder, "b.pdf", "naps")
    words = command(".", "--jobs", "2")
    words[2] = words[2].replace('"hangs"', '"naps"').replace("sleep(600)", "sleep(2)")
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + _PATIENCE
    while len(children := _children(process.pid)) < 2 or not _sleeps(process.pid):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.kill()
    process.wait()
    deadline = time.monotonic() + _PATIENCE
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_an_ignored_signal_stays_ignored(tmp_path: Path) -> None:
    hostile(tmp_path, "a.pdf", "naps", CLEAN.read_bytes())
    words = command("a.pdf")
    words[2] = words[2].replace('"hangs"', '"naps"').replace("sleep(600)", "sleep(1)")
    words = ["/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh", *words]
    process = subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE)
    deadline = time.monotonic() + _PATIENCE
    while not _sleeps(process.pid):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=_PATIENCE)
    assert process.returncode == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_libreoffice_ends_with_its_group_and_its_folder(jobs: str, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nsleep 600 &\necho $! > "$MARK"\nwait\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "temp").mkdir()
    for name in ("a.rtf", "b.rtf"):
        (tmp_path / name).write_bytes(b"{\\rtf1 a}")
    mark = tmp_path / "mark"
    process = subprocess.Popen(
        command(".", "--jobs", jobs, "--quiet"),
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        env={
            **os.environ,
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "TMPDIR": str(tmp_path / "temp"),
            "MARK": str(mark),
        },
    )
    deadline = time.monotonic() + _PATIENCE
    while not _read(str(mark)).strip():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    assert process.wait(_PATIENCE) == 143
    assert _names(tmp_path / "temp") == set()
    assert not _read(f"/proc/{mark.read_text(encoding='utf-8').strip()}/cmdline")


def test_a_closed_pipe_ends_the_workers_too(folder: Path) -> None:
    (folder / "b.pdf").unlink()
    read, write = os.pipe()
    process = subprocess.Popen(
        command(".", "--jobs", "2", "--output-format", "json"),
        cwd=folder,
        stdout=write,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    os.close(write)
    assert os.read(read, 1) == b"{"
    os.close(read)
    children: set[str] = set()
    deadline = time.monotonic() + _PATIENCE
    while process.poll() is None:
        children.update(_children(process.pid))
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert process.returncode == 141
    assert process.communicate()[1] == ""
    assert children
    assert not any(Path(f"/proc/{child}").exists() for child in children)
