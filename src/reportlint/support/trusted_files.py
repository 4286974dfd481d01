"""Files that others may have put there: whose are relied on, and what is read of them.

Settings are looked for beside drafts and above them, where somebody else may have put theirs. What
somebody's folder brings along is read only if it is an ordinary file, and not too big: a device, a
pipe or a link that leads elsewhere may stand where a file is expected. It is never waited for, and
nothing that lies outside is read.
"""

from __future__ import annotations

import os
import stat

from reportlint.support.errors import RefusedFileError
from reportlint.support.localized_text import Message
from reportlint.support.paths import is_within, leaves_folder, project_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

#: More bytes than anybody writes settings, rules or reasons in.
LIMIT: Final = 1024 * 1024
#: Where names stand for what a program has open: a shell's ``/dev/stdout`` and ``/dev/fd/63``.
_DEVICES = ("/dev", "/proc")
#: Opening neither waits for a pipe, nor makes a terminal that of the program.
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))


def read_file(path: str, top: str | None = None, limit: int = LIMIT) -> bytes:
    """Return what a file holds.

    ``top`` is the folder that a link must not leave: by default the repository that the file lies
    in, else its folder. Raises OSError where it cannot be read, and RefusedFileError where it is no
    ordinary file, a link that leaves, or has more than ``limit`` bytes.
    """
    if os.path.islink(path):
        top = project_of(path) if top is None else os.path.abspath(top)
        if leaves_folder(path, top):
            raise RefusedFileError(Message("support.trusted_files.link_out_of_folder", top=top))
    _check(os.stat(path))
    with open(os.open(path, os.O_RDONLY | _FLAGS), "rb") as file:
        _check(os.fstat(file.fileno()))
        content = file.read(limit + 1)
    if len(content) > limit:
        message = Message("support.trusted_files.too_large", limit=limit // 1024 // 1024)
        raise RefusedFileError(message)
    return content


def _check(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise RefusedFileError(Message("support.trusted_files.not_regular_file"))


def find_trusted_owners(beside: str) -> frozenset[int]:
    """Return whose files are relied on beside a file or folder; nobody where files have no owners.

    They are the user, the administrator, whoever owns what they lie beside, and whoever has
    installed this program.
    """
    if not hasattr(os, "geteuid"):
        return frozenset()
    return frozenset((os.geteuid(), 0, owner_of(beside), owner_of(__file__)))


def is_foreign(path: str, owner_ids: frozenset[int]) -> bool:
    """Whether a file or folder belongs to somebody else than those owners."""
    return bool(owner_ids) and owner_of(path) not in owner_ids


def owner_of(path: str) -> int:
    """Return the number of a file's owner; of one that is not there, the user's."""
    try:
        return os.stat(path).st_uid
    except (OSError, ValueError):
        return os.geteuid() if hasattr(os, "geteuid") else 0


def resolve_target(path: str) -> str | None:
    """Return the absolute path that writing to ``path`` is to replace: links are resolved.

    None for a device or pipe, which is written to directly. Raises RefusedFileError where links
    lead out of the current folder or, for a path elsewhere, out of the folder that is named: they
    may be somebody else's idea.
    """
    folder, here = os.path.dirname(os.path.abspath(path)), os.getcwd()
    real = os.path.realpath(path)
    below = is_within(folder, here)
    direct = not _is_regular(real) or any(is_within(folder, top) for top in _DEVICES)
    if leaves_folder(path, here if below else folder) and (below or not direct):
        raise RefusedFileError(Message("support.trusted_files.path_out_of_folder", real=real))
    return None if direct else real


def _is_regular(path: str) -> bool:
    """Whether a file of that path is, or would become, an ordinary one."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True
