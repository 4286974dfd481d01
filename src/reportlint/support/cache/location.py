"""Where the cache lies, and whether that folder can be trusted.

It is the user's own: given by an absolute path, reached through no link, written by nobody else,
and no part of a project, which may be somebody else's.
"""

from __future__ import annotations

import os
import stat
import sys

from reportlint.support.localized_text import Bilingual
from reportlint.support.trusted_files import is_repository, is_within, upwards

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

VARIABLE = "REPORTLINT_CACHE_DIR"
_APPLICATION = "reportlint"
_CONFIGURATION = "reportlint.toml"
OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_RELATIVE = Bilingual("不是绝对路径", "it is no absolute path")
_LINK = Bilingual("{path} 是链接", "{path} is a link")
_NO_FOLDER = Bilingual("{path} 不是文件夹", "{path} is no folder")
_FOREIGN = Bilingual("{path} 属于别的用户", "{path} belongs to another user")
_OPEN = Bilingual("别的用户可以写入 {path}", "other users can write into {path}")
_PROJECT = Bilingual("它在项目 {path} 里", "it lies within the project {path}")
#: Folders that this run is about, besides the current one.
_subjects: list[str] = []


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


def find_refusal(path: str) -> Bilingual | None:
    """Return why a folder is not to be trusted, None where it is; it need not be there yet."""
    if not os.path.isabs(path):
        return _RELATIVE
    path = os.path.normpath(path)
    link = next(filter(os.path.islink, upwards(path)), None)
    if link is not None:
        # NOTE: at the top only the system puts links: /tmp and /var of macOS.
        if not _is_at_top(link):
            return _LINK.format(path=link)
        path = os.path.realpath(path)
    return _unsafe(path) or _in_project(path)


def _is_at_top(path: str) -> bool:
    above = os.path.dirname(path)
    return above == os.path.dirname(above)


def _unsafe(path: str) -> Bilingual | None:
    """Return why somebody else could have written what lies in a folder."""
    # NOTE: whoever can replace the folder cannot make one that is the user's.
    try:
        status = os.stat(path)
    except OSError:
        return None
    if not stat.S_ISDIR(status.st_mode):
        return _NO_FOLDER.format(path=path)
    if not hasattr(os, "geteuid"):
        return None
    if status.st_uid != os.geteuid():
        return _FOREIGN.format(path=path)
    return _OPEN.format(path=path) if status.st_mode & OTHERS_WRITE else None


def _in_project(path: str) -> Bilingual | None:
    """Return in which project a folder lies; a home is none, whatever is in it."""
    home = os.path.realpath(_home())
    subjects = [os.getcwd(), *_subjects]
    for above in upwards(path):
        if is_within(home, above):
            break
        if above in subjects or _is_project(above):
            return _PROJECT.format(path=above)
    return None


def _is_project(folder: str) -> bool:
    return is_repository(folder) or os.path.lexists(os.path.join(folder, _CONFIGURATION))


def _home() -> str:
    """Return the user's home, "" for one without."""
    home = os.path.expanduser("~")
    return home if os.path.isabs(home) else ""
