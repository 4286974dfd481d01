"""Office formats that LibreOffice turns into .docx: .doc, .wps, .rtf, .odt."""

from __future__ import annotations

import os
import subprocess

from reportlint.readers import docx, soffice
from reportlint.readers.archive import encryption_error
from reportlint.support import time_allowance
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Document
    from reportlint.readers.docx.chunks import EmbeddedReader

#: How long a conversion may take, in seconds: it takes one.
TIMEOUT = 120
#: Names that the program knows its formats by; others are told by their first bytes.
_SUFFIXES = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott")
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"{\\rtf", ".rtf"),
    (b"PK", ".odt"),
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
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


def read(data: bytes, path: str, read_embedded: EmbeddedReader | None = None) -> Document:
    """Read a file through LibreOffice; raises UnreadableError where that is not installed.

    The conversion happens in a folder of its own that is removed again: nothing is written beside
    the file, and no profile of the user's is touched.
    """
    if _ENCRYPTED in data:
        raise encryption_error()
    program = _find_program()
    with soffice.scratch_folder() as folder:
        docx_data = _convert(program, data, _suffix(data, path), folder)
    return replace(docx.read(docx_data, path, read_embedded), format="office")


def _find_program() -> str:
    program = soffice.find_program()
    if program is not None:
        return program
    raise UnreadableError(
        Message("readers.office.libreoffice_missing"),
        Message("readers.office.save_or_install_libreoffice"),
    )


def _suffix(data: bytes, path: str) -> str:
    suffix = os.path.splitext(path)[1].lower()
    detected_suffix = next(
        (name for signature, name in _SIGNATURES if data.startswith(signature)), ".doc"
    )
    return (
        suffix
        if suffix in _SUFFIXES and not _is_misnamed(suffix, detected_suffix)
        else detected_suffix
    )


def _is_misnamed(suffix: str, detected_suffix: str) -> bool:
    """Whether a file that is not RTF is called so, or the other way round."""
    return (suffix == ".rtf") != (detected_suffix == ".rtf")


def _convert(program: str, data: bytes, suffix: str, folder: str) -> bytes:
    """Turn a file into .docx within a folder, and give its bytes."""
    source = os.path.join(folder, f"draft{suffix}")
    profile = os.path.join(folder, soffice.PROFILE, "user")
    result = os.path.join(folder, "result")
    os.makedirs(profile)
    _write(source, data)
    _write(os.path.join(profile, "registrymodifications.xcu"), _SETTINGS.encode())
    _run(
        [
            program,
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            result,
            source,
        ],
        folder,
    )
    try:
        with open(os.path.join(result, "draft.docx"), "rb") as file:
            return file.read()
    except OSError:
        raise _conversion_error() from None


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def _run(command: list[str], folder: str) -> None:
    time_allowance.ask(TIMEOUT)
    try:
        soffice.run(command, folder, TIMEOUT)
    except OSError as error:
        raise _conversion_error() from error
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            Message("readers.office.conversion_timed_out", timeout=TIMEOUT),
            Message("readers.office.save_as_docx"),
        ) from None


def _conversion_error() -> UnreadableError:
    return UnreadableError(
        Message("readers.office.conversion_failed"),
        Message("readers.office.save_as_docx"),
    )
