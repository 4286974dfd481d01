"""Where the cache lies, and whether that folder can be trusted.

It is the user's own: given by an absolute path, reached through no link, written by nobody else,
and no part of a project, which may be somebody else's.
"""

from __future__ import annotations

import os
import stat
import sys

from reportlint.support.paths import is_repository, is_within, upwards
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

VARIABLE = "REPORTLINT_CACHE_DIR"
_APPLICATION = "reportlint"
_CONFIGURATION = "reportlint.toml"
OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
#: Why folders are not trusted, None for one that is: each is looked at once in a process.
refusals: dict[str, Refusal | None] = {}
#: Folders that this run is about, besides the current one.
_subjects: list[str] = []


class Refusal(Record):
    """Why a folder is not to be trusted: ``reason``, and the path that it is about.

    The reasons are ``relative``, ``link``, ``no-folder``, ``foreign`` (another user's), ``open``
    (others can write into it) and ``project`` (it lies within one).
    """

    reason: str
    path: str


def folder() -> str:
    """Return the folder: REPORTLINT_CACHE_DIR, or where the system keeps such.

    Raises FileNotFoundError for a user without a home.
    """
    override = os.environ.get(VARIABLE)
    if override:
        return override
    home = _home()
    if not home:
        raise FileNotFoundError(home)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, _APPLICATION, "Cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", _APPLICATION)
    general = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    # NOTE: where a home really lies is its owner's affair; what lies in it is looked at.
    return os.path.join(
        os.path.realpath(general) if os.path.isabs(general) else general, _APPLICATION
    )


def exclude_folders(paths: Iterable[str]) -> None:
    """Say which folders a run is about: none of them may hold the cache."""
    _subjects.extend(os.path.realpath(path) for path in paths if os.path.isdir(path))
    refusals.clear()


def find_refusal(path: str) -> Refusal | None:
    """Return why a folder is not to be trusted, None where it is; it need not be there yet."""
    if not os.path.isabs(path):
        return Refusal("relative", path)
    path = os.path.normpath(path)
    link = next(filter(os.path.islink, upwards(path)), None)
    if link is not None:
        # NOTE: at the top only the system puts links: /tmp and /var of macOS.
        if not _is_at_top(link):
            return Refusal("link", link)
        path = os.path.realpath(path)
    return _unsafe(path) or _in_project(path)


def _is_at_top(path: str) -> bool:
    above = os.path.dirname(path)
    return above == os.path.dirname(above)


def _unsafe(path: str) -> Refusal | None:
    """Return why somebody else could have written what lies in a folder."""
    # NOTE: whoever can replace the folder cannot make one that is the user's.
    try:
        status = os.stat(path)
    except OSError:
        return None
    if not stat.S_ISDIR(status.st_mode):
        return Refusal("no-folder", path)
    if not hasattr(os, "geteuid"):
        return None
    if status.st_uid != os.geteuid():
        return Refusal("foreign", path)
    return Refusal("open", path) if status.st_mode & OTHERS_WRITE else None


def _in_project(path: str) -> Refusal | None:
    """Return in which project a folder lies; a home is none, whatever is in it."""
    home = os.path.realpath(_home())
    subjects = [os.getcwd(), *_subjects]
    for above in upwards(path):
        if is_within(home, above):
            break
        if above in subjects or _is_project(above):
            return Refusal("project", above)
    return None


def _is_project(folder: str) -> bool:
    return is_repository(folder) or os.path.lexists(os.path.join(folder, _CONFIGURATION))


def _home() -> str:
    """Return the user's home, "" for one without."""
    home = os.path.expanduser("~")
    return home if os.path.isabs(home) else ""
