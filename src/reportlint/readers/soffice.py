"""LibreOffice as a program of its own: where it is, and how it ends with all that it started."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager, suppress

from reportlint.support.interrupts import DeferredInterrupts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAMES = ("soffice", "libreoffice")
_SUFFIXES = (".com", ".exe", "") if os.name == "nt" else ("",)
#: Where its installers put it without telling the path.
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
#: The folder of its settings, within the one that it works in.
PROFILE = "profile"
#: Where it puts the socket by which a second start finds the first; no setting leads it elsewhere.
_SOCKETS = ("/tmp", "/var/tmp")  # noqa: S108 - not a place that anything is written to


def find_program() -> str | None:
    """Return the path of the program, None where it is not installed.

    It is not looked for in the current folder, nor in any that is named relative to it: those are
    where drafts lie.
    """
    folders = filter(os.path.isabs, os.environ.get("PATH", "").split(os.pathsep))
    paths = (
        os.path.join(folder, name + suffix)
        for folder in folders
        for name in _NAMES
        for suffix in _SUFFIXES
    )
    return next((path for path in (*paths, *_PLACES) if shutil.which(path)), None)


@contextmanager
def scratch_folder() -> Iterator[str]:
    """Return a folder that is removed whatever happens, an interrupt included."""
    folder = ""
    try:
        with DeferredInterrupts():
            folder = tempfile.mkdtemp(prefix="reportlint-")
        yield folder
    finally:
        with DeferredInterrupts():
            shutil.rmtree(folder, ignore_errors=True)


def run(command: Sequence[str], folder: str, seconds: float) -> None:
    """Run a command in a folder, and wait for it; nothing that it started or made outlives it.

    What it keeps and what it writes meanwhile lies in the folder. Raises OSError where it does not
    start, subprocess.TimeoutExpired where it takes longer.
    """
    from pathlib import Path

    process = None
    profile = Path(folder, PROFILE).as_uri()
    try:
        with DeferredInterrupts():
            # NOTE: the program is LibreOffice as installed; only our own names are passed.
            process = subprocess.Popen(  # noqa: S603
                [*command, f"-env:UserInstallation={profile}"],
                cwd=folder,
                env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        process.wait(seconds)
    finally:
        if process is not None:
            with DeferredInterrupts():
                _end_process(process)
                _remove_socket(profile)


def _end_process(process: subprocess.Popen[bytes]) -> None:
    """End a program with its group: soffice is a script around the program proper."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _remove_socket(profile: str) -> None:
    """Remove the socket that a program which was ended by force leaves, named after its profile."""
    from hashlib import md5

    digest = md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    ident = "".join(f"{byte:x}" for byte in digest)
    for folder in _SOCKETS if hasattr(os, "getuid") else ():
        with suppress(OSError):
            os.unlink(f"{folder}/OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{ident}")
