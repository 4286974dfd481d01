"""Finds the configuration of a draft: the nearest file that has one, upwards from its folder.

The search ends at the top of a repository, and before what belongs to somebody else: a
configuration beyond is not that of these drafts, whoever put it there.
"""

from __future__ import annotations

import os

from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record
from reportlint.support.trusted_files import is_foreign, is_repository, owners, upwards

#: The file of that name is a configuration; of the other, only if it has our table.
OWN, SHARED = "reportlint.toml", "pyproject.toml"
_MARK = b"reportlint"
_TOOL = r"""[ \t]*\[{0,2}[ \t]*["']?tool["']?[ \t]*"""
_TABLE = Pattern(_TOOL + r"""\.[ \t]*["']?reportlint["']?[ \t]*[].=]""")
#: Other ways to write it, which only a reader of TOML tells from what looks alike.
_OTHERWISE = Pattern(_TOOL + r"[]=]")
_REPOSITORY = Bilingual("它是版本库的顶层", "it is the top of a repository")
_FOLDER = Bilingual("再往上的文件夹属于别的用户", "the folder above belongs to another user")
_FILE = Bilingual("那里的配置文件属于别的用户", "the configuration there belongs to another user")


class Search(Record):
    """What came of looking for a configuration: its ``path``, None where there is none.

    ``end`` is the folder that the search did not go beyond, and ``why``; "" where nothing ended it.
    ``passed`` is the path of a configuration that was not taken for that reason, "" if there is
    none.
    """

    path: str | None = None
    end: str = ""
    why: Bilingual = Bilingual("", "")
    passed: str = ""


#: What was found, by folder and whose files are relied on there.
_known: dict[tuple[str, frozenset[int]], Search] = {}


def nearest(folder: str) -> str | None:
    """Return the path of the configuration for a folder, None if there is none."""
    return search(folder).path


def search(folder: str) -> Search:
    """Look for the configuration for a folder."""
    folder = os.path.abspath(folder)
    known = owners(folder)
    passed = []
    found = None
    while found is None and (found := _known.get((folder, known))) is None:
        passed.append(folder)
        found = _ended(folder, known)
        folder = os.path.dirname(folder)
    _known.update({(one, known): found for one in passed})
    return found


def searches() -> tuple[Search, ...]:
    """Return what came of every search so far, each once."""
    return tuple(dict.fromkeys(_known.values()))


def forget() -> None:
    """Look anew from now on: files may have come and gone."""
    _known.clear()


def _ended(folder: str, known: frozenset[int]) -> Search | None:
    """Return what the search comes to in a folder, None where it goes on above it."""
    path = _in(folder)
    if path is not None:
        return Search(None, folder, _FILE, path) if is_foreign(path, known) else Search(path)
    above = os.path.dirname(folder)
    if above == folder:
        return Search()
    if is_repository(folder):
        return Search(None, folder, _REPOSITORY, _beyond(above))
    if is_foreign(above, known):
        return Search(None, folder, _FOLDER, _beyond(above))
    return None


def _beyond(folder: str) -> str:
    """Return the path of the nearest configuration from a folder upwards, whosever it is."""
    return next((path for one in upwards(folder) if (path := _in(one)) is not None), "")


def _in(folder: str) -> str | None:
    """Return the path of a folder's configuration; what may be one, but cannot be read, is one."""
    own = os.path.join(folder, OWN)
    if os.path.lexists(own):
        return own
    shared = os.path.join(folder, SHARED)
    if not os.path.lexists(shared):
        return None
    from reportlint.support.errors import RefusedFileError
    from reportlint.support.trusted_files import read

    try:
        content = read(shared)
    except RefusedFileError:
        return shared
    except OSError:
        return None
    return shared if _is_ours(content) else None


def _is_ours(content: bytes) -> bool:
    """Whether a shared file has our table."""
    # NOTE: most such files are not about us, and reading TOML takes long.
    if _MARK not in content:
        return False
    text = content.decode("utf-8", "replace")
    lines = [line for line in text.split("\n") if "tool" in line]
    if any(map(_TABLE.regex.match, lines)):
        return True
    if not any(map(_OTHERWISE.regex.match, lines)):
        return False
    from reportlint.config.reader import has_table

    return has_table(content)
