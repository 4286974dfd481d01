"""What is no ordinary file: pipes have a time, devices and sockets are refused."""

from __future__ import annotations

import os
import socket
import threading
import time
from pathlib import Path

import pytest

from reportlint import readers
from reportlint.support.errors import UnreadableError

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX systems")


@pytest.fixture
def pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a named pipe that has half a second."""
    monkeypatch.setattr(readers, "PIPE_SECONDS", 0.5)
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    return path


def write(pipe: Path, pieces: list[bytes], pause: float) -> threading.Thread:
    def run() -> None:
        with pipe.open("wb", buffering=0) as file:
            for piece in pieces:
                file.write(piece)
                time.sleep(pause)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


def test_a_pipe_is_read_to_its_end(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "PIPE_SECONDS", 20.0)
    writer = write(pipe, [b"a" * 50_000, b"b"], 0.05)
    assert readers.load(str(pipe)) == b"a" * 50_000 + b"b"
    writer.join(5)


@pytest.mark.parametrize("pieces", [[], [b"a"]])
def test_a_pipe_that_nobody_ends_is_given_up(pipe: Path, pieces: list[bytes]) -> None:
    writer = write(pipe, pieces, 2) if pieces else None
    with pytest.raises(UnreadableError, match="a pipe that was not written within"):
        readers.load(str(pipe))
    if writer is not None:
        writer.join(5)


def test_too_much_in_a_pipe_is_too_much(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "PIPE_SECONDS", 20.0)
    monkeypatch.setattr(readers, "MAX_FILE_BYTES", 1000)
    writer = write(pipe, [b"a" * 2000], 0)
    with pytest.raises(UnreadableError, match="larger than"):
        readers.load(str(pipe))
    writer.join(5)


@pytest.mark.parametrize("path", ["/dev/null", "/dev/zero", "/dev/tty"])
def test_devices_are_refused(path: str) -> None:
    if not Path(path).exists():
        pytest.skip(f"no {path}")
    with pytest.raises(UnreadableError, match="a device, not a file"):
        readers.load(path)


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        with pytest.raises(UnreadableError, match="a socket, not a file"):
            readers.load("s.txt")
