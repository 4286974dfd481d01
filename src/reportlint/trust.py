"""Whose files are relied on, and where a project ends.

Settings are looked for beside drafts and above them, where somebody else may have put theirs.
"""

from __future__ import annotations

import os

#: What lies at the top of a repository; the first is looked for most.
REPOSITORY_MARKS = (".git", ".hg", ".svn", ".jj", ".bzr")


def is_repository(folder: str) -> bool:
    """Whether a folder is the top of a repository, a worktree or a submodule."""
    return any(os.path.lexists(os.path.join(folder, mark)) for mark in REPOSITORY_MARKS)


def project_of(path: str) -> str:
    """Return the top of the repository that a file lies in; else the folder it lies in."""
    beside = folder = os.path.dirname(os.path.abspath(path))
    while not is_repository(folder):
        above = os.path.dirname(folder)
        if above == folder:
            return beside
        folder = above
    return folder


def owners(beside: str) -> frozenset[int]:
    """Return whose files are relied on beside a file or folder; nobody where files have no owners.

    They are the user, the administrator, whoever owns what they lie beside, and whoever has
    installed this program.
    """
    if not hasattr(os, "geteuid"):
        return frozenset()
    return frozenset((os.geteuid(), 0, owner(beside), owner(__file__)))


def is_foreign(path: str, known: frozenset[int]) -> bool:
    """Whether a file or folder belongs to somebody else than those owners."""
    return bool(known) and owner(path) not in known


def owner(path: str) -> int:
    """Return the number of a file's owner; of one that is not there, the user's."""
    try:
        return os.stat(path).st_uid
    except (OSError, ValueError):
        return os.geteuid() if hasattr(os, "geteuid") else 0
