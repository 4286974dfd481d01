"""Ordinary files: what somebody's folder brings along is read only if it is one, and not too big.

A device, a pipe or a link that leads elsewhere may stand where a file is expected: it is never
waited for, and nothing that lies outside is read.
"""

from __future__ import annotations

import os
import stat

from reportlint.bilingual import Bilingual
from reportlint.errors import RefusedFileError
from reportlint.trust import project_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

#: More bytes than anybody writes settings, rules or reasons in.
LIMIT: Final = 1024 * 1024
_NOT_ORDINARY = Bilingual("不是普通文件", "it is no ordinary file")
_LEAVES = Bilingual(
    "是指向文件夹 {top} 之外的链接，没有跟随",
    "it is a link that leads out of the folder {top}, and is not followed",
)
_TOO_BIG = Bilingual("文件超过 {limit} MB", "the file is larger than {limit} MB")
#: Opening neither waits for a pipe, nor makes a terminal that of the program.
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))


def read(path: str, top: str | None = None, limit: int = LIMIT) -> bytes:
    """Return what a file holds.

    ``top`` is the folder that a link must not leave: by default the repository that the file lies
    in, else its folder. Raises OSError where it cannot be read, and RefusedFileError where it is no
    ordinary file, a link that leaves, or has more than ``limit`` bytes.
    """
    if os.path.islink(path):
        top = project_of(path) if top is None else os.path.abspath(top)
        if leaves(path, top):
            raise RefusedFileError(_LEAVES.format(top=top))
    _check(os.stat(path))
    with open(os.open(path, os.O_RDONLY | _FLAGS), "rb") as file:
        _check(os.fstat(file.fileno()))
        content = file.read(limit + 1)
    if len(content) > limit:
        raise RefusedFileError(_TOO_BIG.format(limit=limit // 1024 // 1024))
    return content


def leaves(path: str, top: str) -> bool:
    """Whether links lead from a path out of a folder; never so for a path that lies elsewhere."""
    if not within(os.path.abspath(path), os.path.abspath(top)):
        return False
    return not within(os.path.realpath(path), os.path.realpath(top))


def within(path: str, folder: str) -> bool:
    """Whether an absolute path is a folder's, or of something below it."""
    return path == folder or path.startswith(os.path.join(folder, ""))


def _check(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise RefusedFileError(_NOT_ORDINARY)
