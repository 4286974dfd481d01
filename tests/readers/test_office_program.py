"""LibreOffice ends with all that it started, and its folders go, however a run ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reportlint.readers import office
from reportlint.support.errors import UnreadableError
from tests.needs import needs_scripts

pytestmark = needs_scripts
RTF = rb"{\rtf1 text}"
#: Starts a program that would outlive it, says so, and goes on as it is told.
SCRIPT = "#!/bin/sh\nsleep 300 &\necho $! > '{folder}/child'\n{end}\n"
_SECONDS = 30.0


def stand_in(folder: Path, end: str) -> Path:
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(SCRIPT.format(folder=folder, end=end), encoding="utf-8")
    program.chmod(0o755)
    (folder / "tmp").mkdir()
    return program


def child(folder: Path) -> int:
    """Wait for the program to have started another, and give that one's number."""
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        if (folder / "child").exists() and (text := (folder / "child").read_text()).endswith("\n"):
            return int(text)
        time.sleep(0.02)
    raise AssertionError("the program did not start")


def is_gone(number: int) -> bool:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        # NOTE: where nobody collects them, dead processes keep their number.
        state = Path(f"/proc/{number}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_it_and_removes_its_folder(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    stand_in(tmp_path, "sleep 300")
    (tmp_path / "draft.rtf").write_bytes(RTF)
    with subprocess.Popen(
        [Path(sys.executable).with_name("reportlint"), "check", "draft.rtf"],
        cwd=tmp_path,
        env={
            **os.environ,
            "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "TMPDIR": str(tmp_path / "tmp"),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        started = child(tmp_path)
        assert list((tmp_path / "tmp").glob("reportlint-*"))
        process.send_signal(number)
        assert process.wait(_SECONDS) == code
    assert is_gone(started)
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("sleep 300", "more than"),
        ("exit 3", "cannot convert"),
        ("", "cannot"),
        (': > "$TMPDIR/lu1.tmp"', "cannot"),
    ],
)
def test_a_failure_ends_what_it_started(
    end: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stand_in(tmp_path, end)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(office, "TIMEOUT", 1)
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)]
    with pytest.raises(UnreadableError, match=told):
        office.read(RTF, "draft.rtf")
    assert is_gone(child(tmp_path))
    assert list((tmp_path / "tmp").iterdir()) == []
    assert [signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGHUP)] == before


def listening(folder: Path) -> tuple[int, list[Path]]:
    """Return a program whose command line names a folder, and the sockets that it listens at."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.fsencode(folder) not in (process / "cmdline").read_bytes():
                continue
            held = {str(handle.readlink()) for handle in (process / "fd").iterdir()}
        except OSError:  # it has ended
            continue
        listed = (line.split() for line in Path("/proc/net/unix").read_text().splitlines())
        found = [Path(words[7]) for words in listed if words[7:] and f"socket:[{words[6]}]" in held]
        if found:
            return int(process.name), found
    return 0, []


@pytest.mark.skipif(
    shutil.which("soffice") is None or sys.platform != "linux",
    reason="LibreOffice (soffice) is not installed, or there is no /proc",
)
def test_nothing_of_it_is_left_where_it_is_ended_by_force(tmp_path: Path) -> None:
    met: list[Path] = []

    def kill_when_it_listens() -> None:
        end, number = time.monotonic() + _SECONDS, 0
        while not met and time.monotonic() < end:
            time.sleep(0.1)
            number, sockets = listening(tmp_path)
            met.extend(path for path in sockets if "OSL_PIPE" in path.name and path.exists())
        if met:
            os.killpg(os.getpgid(number), signal.SIGKILL)

    watch = threading.Thread(target=kill_when_it_listens)
    watch.start()
    program = office._find_program()
    assert program is not None
    office._run_program([program, "--headless"], str(tmp_path), _SECONDS)
    watch.join()
    assert len(met) == 1
    assert not met[0].exists()


@pytest.mark.parametrize("path", ["", ".", "bin", f".{os.pathsep}{os.pathsep}bin"])
def test_it_is_not_looked_for_beside_drafts(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stand_in(tmp_path, "")
    (tmp_path / "soffice").write_bytes(program.read_bytes())
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(office, "_PROGRAM_PATHS", ())
    monkeypatch.setenv("PATH", path)
    assert office._find_program() is None
    monkeypatch.setenv("PATH", f"bin{os.pathsep}{program.parent}")
    assert office._find_program() == str(program)
