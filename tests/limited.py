"""The real command with readers that do to their process what hostile files do, and low limits."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: What reading a PDF does, by the first word that stands in it after its signature.
_CODE = """
import ctypes, os, sys, time
from reportlint import readers
from reportlint.engine import worker_process
from reportlint.readers import plain
worker_process.SECONDS, worker_process.MEMORY = {seconds}, {memory}
def read(data, path):
    what = data.split()[1].decode()
    if what == "hangs":
        time.sleep(600)
    if what == "spins":
        while True: pass
    if what == "eats":
        held = [bytearray(1 << 20) for _ in range(1 << 20)]
    if what == "aborts":
        os.abort()
    if what == "crashes":
        ctypes.string_at(0)
    return plain.read(data.split(b"\\n", 1)[1], path)
sys.modules["tests.hostile"] = type(sys)("tests.hostile")
sys.modules["tests.hostile"].read = read
pdf = readers.SIGNED_FORMATS[0]
readers.SIGNED_FORMATS = (type(pdf)(pdf.name, pdf.suffixes, pdf.matches, "tests.hostile:read"),
                          *readers.SIGNED_FORMATS[1:])
from reportlint.cli.main import run
sys.exit(run())
"""


def command(*words: str, seconds: float = 60, memory: int = 2 << 30) -> list[str]:
    """Return the command line of a check in which PDF files do what they say."""
    code = _CODE.format(seconds=seconds, memory=memory)
    return [sys.executable, "-c", code, "check", *words]


def hostile(folder: Path, name: str, what: str, text: bytes = b"") -> str:
    """Write a PDF that hangs, spins, eats, aborts or crashes; ``text`` is read where it does not.

    Return its path.
    """
    path = folder / name
    path.write_bytes(b"%PDF-1.4 " + what.encode() + b"\n" + text)
    return str(path)


def run_command(words: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command line in a folder."""
    return subprocess.run(
        words, cwd=folder, capture_output=True, check=False, encoding="utf-8", timeout=60
    )
