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


class Target(Record):
    """A file to read. ``named``: on the command line, not met in a folder.

    ``data`` is what it holds if that was read already. ``fault`` is why it cannot be read: it is
    a folder that cannot be listed. ``config`` is the path of its configuration, if it has one.
    ``piped``: it is standard input.
    ``excluded`` tells by which pattern it is left out: only what is named is given all the same.
    """

    path: str
    named: bool
    data: bytes | None = None
    fault: UnreadableError | None = None
    config: str | None = None
    excluded: str = ""
    piped: bool = False

    @property
    def is_regular(self) -> bool:
        """Whether it is an ordinary file, which can be read again, and by another process."""
        return self.data is None and os.path.isfile(self.path)

    def load(self) -> bytes:
        """Give what it holds; raises UnreadableError."""
        if self.fault is not None:
            raise self.fault
        return load(self.path) if self.data is None else self.data


class LeftOut(Record):
    """A file or folder met in a folder and not checked: its kind (``file_kinds``), and why."""

    path: str
    kind: str
    why: str = ""


class Found(Record):
    """The files to read, and what was left out of folders; of a folder left out, itself alone."""

    targets: tuple[Target, ...]
    left_out: tuple[LeftOut, ...] = ()


def plain(path: str) -> str:
    """Give a path below the current folder without ``./``."""
    return path.removeprefix(os.path.join(os.curdir, ""))
