"""Files that appear whole or not at all: written beside their place, and then moved there.

What they are called until then nobody can know beforehand, and nothing that bears the name, a
link least of all, is written through.
"""

from __future__ import annotations

import os
import stat

from reportlint.support.interrupts import DeferredInterrupts

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_FLAGS |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Replacement:
    """A file under way to its place: ``stream`` takes bytes, and :meth:`commit` moves it there.

    Unless that is called, :meth:`close` leaves no trace.
    """

    def __init__(self, path: str, mode: int = 0o666) -> None:
        """Open it beside ``path``, which is no link; raises OSError where that is impossible.

        ``mode`` is who may use a new file, as far as the user's settings leave it; who may use one
        that is replaced stays.
        """
        self._path = path
        self._beside = os.path.join(os.path.dirname(path), f".reportlint-{os.urandom(8).hex()}.tmp")
        self.stream = open(os.open(self._beside, _FLAGS, mode), "wb")  # noqa: SIM115 - see close

    def commit(self) -> None:
        """Let what was written take its place."""
        self.stream.flush()
        os.fsync(self.stream.fileno())
        self.stream.close()
        if os.path.exists(self._path):
            _copy_owner(self._path, self._beside)
        with DeferredInterrupts():
            os.replace(self._beside, self._path)
            self._beside = ""

    def close(self) -> None:
        """End writing; what was not kept is removed."""
        try:
            self.stream.close()
        finally:
            if self._beside:
                os.unlink(self._beside)
                self._beside = ""


def write_file(path: str, content: bytes, mode: int = 0o666) -> None:
    """Write a file whole or not at all; raises OSError. See :class:`Replacement`."""
    with DeferredInterrupts():
        replacement = Replacement(path, mode)
        try:
            replacement.stream.write(content)
            replacement.commit()
        finally:
            replacement.close()


def _copy_owner(source: str, target: str) -> None:
    """Return a file the permissions of another, and its owner where that is allowed."""
    old, new = os.stat(source), os.stat(target)
    os.chmod(target, stat.S_IMODE(old.st_mode))
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        try:
            os.chown(target, old.st_uid, old.st_gid)
        except PermissionError:
            # NOTE: only an administrator may; the file is then owned by who runs this.
            os.chmod(target, stat.S_IMODE(old.st_mode) & 0o777)
