"""Office formats that LibreOffice, run as a program, turns into .docx: .doc, .wps, .rtf, .odt."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager, suppress

from reportlint.readers import docx
from reportlint.readers.archive import ENCRYPTED_PACKAGE
from reportlint.readers.signatures import OLE, unreadable
from reportlint.support import time_allowance
from reportlint.support.interrupts import DeferredInterrupts
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Document
    from reportlint.readers.docx.package import EmbeddedReader

#: How long a conversion may take, in seconds: it takes one.
TIMEOUT = 120
#: Names that the program knows its formats by; others are told by their first bytes.
_SUFFIXES = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott")
_SIGNATURES = ((OLE, ".doc"), (b"{\\rtf", ".rtf"), (b"PK", ".odt"))
#: What it is told, but for the folder that the result is to lie in, and the file.
_OPTIONS = (
    *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
    *("--convert-to", "docx:MS Word 2007 XML", "--outdir"),
)
#: Settings of a profile in which nothing of a file runs and nothing is fetched: what still were
#: fetched would go through a proxy that is not there.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetNoProxy" oor:op="fuse"><value></value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""
_PROGRAM_NAMES = ("soffice", "libreoffice")
_PROGRAM_SUFFIXES = (".com", ".exe", "") if os.name == "nt" else ("",)
#: Where its installers put it without telling the path.
_PROGRAM_PATHS = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\com",
)
#: The folder of its settings, within the one that it works in.
PROFILE = "profile"
#: Where it puts the socket by which a second start finds the first; no setting leads it elsewhere.
_SOCKETS = ("/tmp", "/var/tmp")  # noqa: S108 - not a place that anything is written to


def read(data: bytes, path: str, read_embedded: EmbeddedReader | None = None) -> Document:
    """Read a file through LibreOffice; raises UnreadableError where that is not installed.

    The conversion happens in a folder of its own that is removed again: nothing is written beside
    the file, and no profile of the user's is touched.

    >>> read("EncryptedPackage".encode("utf-16-le"), "draft.doc")
    Traceback (most recent call last):
    reportlint.support.errors.UnreadableError: ...
    """
    if ENCRYPTED_PACKAGE in data:
        raise unreadable("archive.encrypted", "archive.remove_password")
    program = _find_program()
    if program is None:
        raise unreadable("office.libreoffice_missing", "office.save_or_install_libreoffice")
    with _scratch_folder() as folder:
        docx_data = _convert(program, data, _suffix(data, path), folder)
    return replace(docx.read(docx_data, path, read_embedded), format="office")


def _suffix(data: bytes, path: str) -> str:
    suffix = os.path.splitext(path)[1].lower()
    by_content = next((name for start, name in _SIGNATURES if data.startswith(start)), ".doc")
    # NOTE: what is not RTF may be called so, and the other way round.
    is_misnamed = (suffix == ".rtf") != (by_content == ".rtf")
    return suffix if suffix in _SUFFIXES and not is_misnamed else by_content


def _convert(program: str, data: bytes, suffix: str, folder: str) -> bytes:
    """Turn a file into .docx within a folder, and give its bytes."""
    from pathlib import Path

    source, result = Path(folder, f"draft{suffix}"), Path(folder, "result")
    settings = Path(folder, PROFILE, "user", "registrymodifications.xcu")
    settings.parent.mkdir(parents=True)
    source.write_bytes(data)
    settings.write_text(_SETTINGS, encoding="utf-8", newline="")
    time_allowance.ask(TIMEOUT)
    try:
        _run_program([program, *_OPTIONS, str(result), str(source)], folder, TIMEOUT)
        return (result / "draft.docx").read_bytes()
    except OSError as error:
        raise unreadable("office.conversion_failed", "office.save_as_docx") from error
    except subprocess.TimeoutExpired:
        raise unreadable(
            "office.conversion_timed_out", "office.save_as_docx", timeout=TIMEOUT
        ) from None


def _find_program() -> str | None:
    """Return the path of the program, None where it is not installed.

    It is not looked for in the current folder, nor in any that is named relative to it: those are
    where drafts lie.
    """
    folders = filter(os.path.isabs, os.environ.get("PATH", "").split(os.pathsep))
    paths = (
        os.path.join(folder, name + suffix)
        for folder in folders
        for name in _PROGRAM_NAMES
        for suffix in _PROGRAM_SUFFIXES
    )
    return next((path for path in (*paths, *_PROGRAM_PATHS) if shutil.which(path)), None)


@contextmanager
def _scratch_folder() -> Iterator[str]:
    """Return a folder that is removed whatever happens, an interrupt included."""
    folder = ""
    try:
        with DeferredInterrupts():
            folder = tempfile.mkdtemp(prefix="reportlint-")
        yield folder
    finally:
        with DeferredInterrupts():
            shutil.rmtree(folder, ignore_errors=True)


def _run_program(command: Sequence[str], folder: str, seconds: float) -> None:
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
