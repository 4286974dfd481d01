"""The files that a run is about, and what it leaves out."""

from __future__ import annotations

import os

from reportlint.readers import load
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.support.errors import UnreadableError

#: The path that stands for standard input.
STDIN = "-"


class InputFile(Record):
    """A file to read. ``is_named``: on the command line, not met in a folder.

    ``data`` is what it holds if that was read already. ``error`` is why it cannot be read: it is
    a folder that cannot be listed. ``config`` is the path of its configuration, if it has one.
    ``is_piped``: it is standard input.
    ``exclude_pattern`` is the pattern by which it is left out: only what is named is given all the
    same.
    """

    path: str
    is_named: bool
    data: bytes | None = None
    error: UnreadableError | None = None
    config: str | None = None
    exclude_pattern: str = ""
    is_piped: bool = False

    @property
    def is_regular(self) -> bool:
        """Whether it is an ordinary file, which can be read again, and by another process."""
        return self.data is None and os.path.isfile(self.path)

    def load(self) -> bytes:
        """Return what it holds; raises UnreadableError."""
        if self.error is not None:
            raise self.error
        return load(self.path) if self.data is None else self.data


class LeftOut(Record):
    """A file or folder met in a folder and not checked: its kind (``file_kinds``), and why."""

    path: str
    kind: str
    why: str = ""


class DiscoveredFiles(Record):
    """The files to read, and what was left out of folders; of a folder left out, itself alone."""

    input_files: tuple[InputFile, ...]
    left_out: tuple[LeftOut, ...] = ()


def strip_current_folder(path: str) -> str:
    """Return a path below the current folder without ``./``."""
    return path.removeprefix(os.path.join(os.curdir, ""))
