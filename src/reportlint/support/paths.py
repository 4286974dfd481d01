"""Where paths lead, where the program's data lies, and where its cache does.

The data are ``rules/`` and ``grammars/`` of the checkout, or ``_data`` in the wheel, which also
carries what was compiled of them when it was built, in ``bundle``. The cache is the user's own:
given by an absolute path, reached through no link, written by nobody else, and no part of a
project, which may be somebody else's.
"""

from __future__ import annotations

import os
import stat
import sys

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


#: What lies at the top of a repository; the first is looked for most.
REPOSITORY_MARKS = (".git", ".hg", ".svn", ".jj", ".bzr")
#: The folder of the program itself.
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
#: Folders of the program that make nothing of what is stored, nor what it is made of.
_UNRELATED = frozenset(
    "__pycache__ _data cli engine fixing messages readers reporters ruletests".split()  # noqa: SIM905
)
CACHE_VARIABLE = "REPORTLINT_CACHE_DIR"
_APPLICATION = "reportlint"
_CONFIGURATION = "reportlint.toml"
OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
#: Why folders are not trusted, None for one that is: each is looked at once in a process.
cache_refusals: dict[str, Refusal | None] = {}
#: Folders that this run is about, besides the current one.
_subjects: list[str] = []


def leaves_folder(path: str, top: str) -> bool:
    """Whether links lead from a path out of a folder; never so for a path that lies elsewhere."""
    if not is_within(os.path.abspath(path), os.path.abspath(top)):
        return False
    return not is_within(os.path.realpath(path), os.path.realpath(top))


def is_within(path: str, folder: str) -> bool:
    """Whether an absolute path is a folder's, or of something below it.

    >>> is_within("/a/b", "/a"), is_within("/ab", "/a")
    (True, False)
    """
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


def data_dir() -> str:
    """Return the folder that holds ``rules`` and ``grammars``."""
    data_folder = os.path.join(PACKAGE, "_data")
    return data_folder if os.path.isdir(data_folder) else os.path.dirname(os.path.dirname(PACKAGE))


def bundle_file(name: str) -> str:
    """Return where a wheel carries what it compiled under a name; a checkout has no such file."""
    return os.path.join(data_dir(), "bundle", f"{name}.bin")


def stat_files() -> list[tuple[str, int, int]]:
    """Return path, size and time of change of every file that what is loaded depends on.

    In a checkout that is the program too: whoever works on it must not meet what an earlier
    version of it stored.
    """
    folders = _data_folders()
    if not os.path.isdir(os.path.join(PACKAGE, "_data")):
        folders.append(PACKAGE)
    statuses = [(entry.path, entry.stat()) for entry in _sources(folders)]
    return sorted([(path, status.st_size, status.st_mtime_ns) for path, status in statuses])


def read_sources() -> list[tuple[str, bytes]]:
    """Return name and content of every file that what is loaded depends on, wherever it lies.

    The program is among it. Raises OSError for what cannot be read.
    """
    contents: list[tuple[str, bytes]] = []
    program = PACKAGE
    for top, folders in ((data_dir(), _data_folders()), (program, [program])):
        for entry in _sources(folders):
            with open(entry.path, "rb") as file:
                contents.append((entry.path[len(top) :].replace(os.sep, "/"), file.read()))
    return sorted(contents)


def _data_folders() -> list[str]:
    top = data_dir()
    return [path for name in ("rules", "grammars") if os.path.isdir(path := f"{top}/{name}")]


def _sources(folders: list[str]) -> Iterator[os.DirEntry[str]]:
    """Yield the rules, grammars and modules in folders and below; what is unrelated is left out."""
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".yaml", ".lark", ".py")):
                    yield entry
                elif "." not in entry.name and entry.name not in _UNRELATED and entry.is_dir():
                    folders.append(entry.path)


class Refusal(Record):
    """Why a folder is not to be trusted: ``reason``, and the path that it is about.

    The reasons are ``relative``, ``link``, ``no-folder``, ``foreign`` (another user's), ``open``
    (others can write into it) and ``project`` (it lies within one).
    """

    reason: str
    path: str


def cache_folder() -> str:
    """Return the folder: REPORTLINT_CACHE_DIR, or where the system keeps such.

    Raises FileNotFoundError for a user without a home.
    """
    override = os.environ.get(CACHE_VARIABLE)
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
    general = os.path.realpath(general) if os.path.isabs(general) else general
    return os.path.join(general, _APPLICATION)


def exclude_cache_folders(paths: Iterable[str]) -> None:
    """Say which folders a run is about: none of them may hold the cache."""
    _subjects.extend(os.path.realpath(path) for path in paths if os.path.isdir(path))
    cache_refusals.clear()


def find_cache_refusal(path: str) -> Refusal | None:
    """Return why a folder is not to be trusted, None where it is; it need not be there yet."""
    if not os.path.isabs(path):
        return Refusal("relative", path)
    path = os.path.normpath(path)
    link = next(filter(os.path.islink, upwards(path)), None)
    if link is not None:
        # NOTE: at the top only the system puts links: /tmp and /var of macOS.
        above = os.path.dirname(link)
        if above != os.path.dirname(above):
            return Refusal("link", link)
        path = os.path.realpath(path)
    return _unsafe(path) or _in_project(path)


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
        is_configured = os.path.lexists(os.path.join(above, _CONFIGURATION))
        if above in subjects or is_configured or is_repository(above):
            return Refusal("project", above)
    return None


def _home() -> str:
    """Return the user's home, "" for one without."""
    home = os.path.expanduser("~")
    return home if os.path.isabs(home) else ""
