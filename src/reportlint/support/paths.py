"""Where paths lead: within which folder or repository, and through links out of it."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: What lies at the top of a repository; the first is looked for most.
REPOSITORY_MARKS = (".git", ".hg", ".svn", ".jj", ".bzr")


def leaves_folder(path: str, top: str) -> bool:
    """Whether links lead from a path out of a folder; never so for a path that lies elsewhere."""
    if not is_within(os.path.abspath(path), os.path.abspath(top)):
        return False
    return not is_within(os.path.realpath(path), os.path.realpath(top))


def is_within(path: str, folder: str) -> bool:
    """Whether an absolute path is a folder's, or of something below it."""
    return path == folder or path.startswith(os.path.join(folder, ""))


def is_repository(folder: str) -> bool:
    """Whether a folder is the top of a repository, a worktree or a submodule."""
    return any(os.path.lexists(os.path.join(folder, mark)) for mark in REPOSITORY_MARKS)


def project_of(path: str) -> str:
    """Return the top of the repository that a file lies in; else the folder it lies in."""
    beside = os.path.dirname(os.path.abspath(path))
    return next(filter(is_repository, upwards(beside)), beside)


def upwards(path: str) -> Iterator[str]:
    """Yield an absolute path and all above it."""
    yield path
    while (above := os.path.dirname(path)) != path:
        path = above
        yield path
